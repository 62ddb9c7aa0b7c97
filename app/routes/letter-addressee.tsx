import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { coalitionOf } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as letters from '~/domain/letters/index.server'
import * as offices from '~/domain/offices/index.server'
import { addresseeForm, addresseeOf, officeOptions, valuesOf } from '~/http/addressees.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { AddresseeFields } from '~/ui/addressee-fields'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { pathOf } from '~/ui/letter-page'
import { Note } from '~/ui/note'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const rows = await letters.listAddressees(letter)
  const one = rows.find(({ id }) => id === params.addressee) ?? notFound()
  return {
    frame: frameOf(letter),
    locked: drafts.lockIn(letter.state),
    id: one.id,
    name: one.name || one.title || one.office || '',
    values: valuesOf(one),
    directory: officeOptions(await offices.list(coalitionOf(letter))),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, addresseeForm)
  if ('answer' in read) return again(read.answer)
  const refused = await letters.changeAddressee(letter, params.addressee ?? '', addresseeOf(read.value))
  if (refused) return refuse(read.form, { name: refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/addressees`, { told: 'changed' })
}

export const meta = () => [{ title: 'An addressee: Undersigned' }]

export default function AddresseePage() {
  const { frame, locked, id, name, values, directory } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/addressees`
  return (
    <WritingPage letter={frame} at="addressees">
      <section className="sec" aria-labelledby="one">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="one">{name}</h2>
        {locked ? (
          <Note>
            <p>{locked} Only what does not print may still change.</p>
          </Note>
        ) : null}
        <form method="post" noValidate className="form">
          <AddresseeFields
            values={answer?.values ?? values}
            errors={answer?.errors}
            locked={locked !== null}
            directory={directory}
          />
          <p className="row after">
            <button type="submit" className="btn">
              Save the addressee
            </button>
            <a href={at}>Not now</a>
          </p>
        </form>
      </section>
      {locked === null ? (
        <section className="sec" aria-label="Other acts">
          <Disclose summary={`Take ${name} out of the letter`}>
            <p>The letter then no longer goes to {name}, and no longer names this office.</p>
            <form method="post" action={`${at}/${id}/removal`}>
              <p className="after">
                <button type="submit" className="btn stop">
                  Take {name} out
                </button>
              </p>
            </form>
          </Disclose>
        </section>
      ) : null}
    </WritingPage>
  )
}
