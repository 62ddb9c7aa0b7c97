import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { coalitionOf, reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as letters from '~/domain/letters/index.server'
import * as offices from '~/domain/offices/index.server'
import { dayOf } from '~/domain/signatures/index.server'
import { addresseeForm, addresseeOf, officeOptions, valuesOf } from '~/http/addressees.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { AddresseeFields } from '~/ui/addressee-fields'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { Finding, Findings } from '~/ui/finding'
import { pathOf } from '~/ui/letter-page'
import { Note, Toast } from '~/ui/note'
import { WritingPage } from '~/ui/writing-page'

const told: Record<string, string> = {
  added: 'Added.',
  changed: 'Changed.',
  moved: 'Moved.',
  removed: 'Taken out of the letter.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const today = dayOf(new Date(), letter.coalition.zone)
  const [rows, changed, directory] = await Promise.all([
    letters.listAddressees(letter),
    offices.listChangedHolders(letter, today),
    offices.list(coalitionOf(letter)),
  ])
  const chosen = directory.find(({ id }) => id === new URL(request.url).searchParams.get('office'))
  return {
    frame: frameOf(letter),
    locked: drafts.lockIn(letter.state),
    writes: reaches(letter.role, 'editor'),
    addressees: rows.map(({ id, title, name, office, component, email, cc, benchmark }) => ({
      id,
      name: name || title || office || '',
      under: [name ? title : '', office, component].filter(Boolean).join(', '),
      email,
      cc,
      benchmark,
    })),
    changed,
    directory: officeOptions(directory),
    chosen: chosen ? valuesOf(offices.addresseeFor(chosen, today)) : null,
    said: told[new URL(request.url).searchParams.get('told') ?? ''] ?? null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, addresseeForm)
  if ('answer' in read) return again(read.answer)
  const refused = await letters.addAddressee(letter, addresseeOf(read.value))
  if (refused) return refuse(read.form, { name: refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/addressees`, { told: 'added' })
}

export const meta = () => [{ title: 'Addressees: Undersigned' }]

export default function Addressees() {
  const { frame, locked, writes, addressees, changed, directory, chosen, said } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/addressees`
  const moves = writes && locked === null
  return (
    <WritingPage letter={frame} at="addressees" told={said ? <Toast>{said}</Toast> : undefined}>
      <section className="sec" aria-labelledby="to">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="to">To whom the letter goes</h2>
        {locked ? (
          <Note>
            <p>{locked} Only the e-mail address and the days for an answer may still change.</p>
          </Note>
        ) : null}
        {changed.length > 0 ? (
          <Findings heading="Changed in office" id="changed">
            {changed.map((each) => (
              <Finding key={each.addresseeId} what={each.says}>
                {each.now && moves ? (
                  <form method="post" action={`${at}/${each.addresseeId}/holder`}>
                    <button type="submit" className="btn second dense">
                      Name {each.now.name}
                    </button>
                  </form>
                ) : null}
              </Finding>
            ))}
          </Findings>
        ) : null}
        {addressees.length === 0 ? (
          <Empty
            says="Nobody yet."
            then="The addressees stand here in the order they print in, over the salutation."
          />
        ) : (
          <table className="stackable">
            <caption className="vh">Addressees, in the order they print in</caption>
            <thead>
              <tr>
                <th scope="col">Addressee</th>
                <th scope="col">Delivery</th>
                <th scope="col">Answer expected</th>
                {moves ? <th scope="col">Order</th> : null}
              </tr>
            </thead>
            <tbody>
              {addressees.map((each, index) => (
                <tr key={each.id}>
                  <th scope="row">
                    {writes ? <a href={`${at}/${each.id}`}>{each.name}</a> : each.name}
                    <span className="sub">
                      {[each.under, each.cc ? 'cc' : ''].filter(Boolean).join(' · ')}
                    </span>
                  </th>
                  <td>{each.email ?? 'Not by e-mail'}</td>
                  <td>in {each.benchmark} business days</td>
                  {moves ? (
                    <td className="wide">
                      <form method="post" action={`${at}/${each.id}/move`} className="row">
                        {index > 0 ? (
                          <button type="submit" name="to" value="up" className="linkbtn">
                            Up<span className="vh">: {each.name}</span>
                          </button>
                        ) : null}
                        {index < addressees.length - 1 ? (
                          <button type="submit" name="to" value="down" className="linkbtn">
                            Down<span className="vh">: {each.name}</span>
                          </button>
                        ) : null}
                      </form>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {moves ? (
        <section className="sec" aria-labelledby="add">
          <h2 id="add">Add an addressee</h2>
          <form className="filters dense" method="get" action={`${at}#add`}>
            <Field
              name="office"
              label="From the directory of offices"
              kind="select"
              defaultValue={chosen?.officeId ?? ''}
              options={[{ value: '', label: 'Choose an office, or write it below' }, ...directory]}
            />
            <div className="go">
              <button type="submit" className="btn second dense">
                Fill the form with it
              </button>
            </div>
          </form>
          <form method="post" noValidate className="form">
            <AddresseeFields
              key={chosen?.officeId}
              values={answer?.values ?? chosen ?? { benchmark: '30' }}
              errors={answer?.errors}
              locked={false}
              directory={directory}
            />
            <p className="after">
              <button type="submit" className="btn">
                Add the addressee
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </WritingPage>
  )
}
