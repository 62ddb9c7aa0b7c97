import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as offices from '~/domain/offices/index.server'
import { dayOf } from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { holderForm, holderOf } from '~/http/offices.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { Known } from '~/ui/known'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { BRANCHES, HolderFields } from '~/ui/office-fields'
import { Day, TableMoment } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const { holders, ...office } = (await offices.find(coalition, params.office ?? '')) ?? notFound()
  const today = dayOf(new Date(), coalition.zone)
  const letters = await offices.listLetters(coalition, office.id)
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    writes: coalition.role !== 'viewer',
    zone: coalition.zone,
    office: { ...office, changedAt: null, createdAt: null },
    greeting: offices.greetingFor({ ...office, holders }, today),
    now: offices.holderOn(holders, today)?.id ?? null,
    holders: holders.map(({ id, name, title, since, until, source }) => ({
      id,
      name,
      title,
      since,
      until,
      source,
    })),
    letters,
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, holderForm)
  if ('answer' in read) return again(read.answer)
  const added = await offices.addHolder(coalition, params.office ?? '', holderOf(read.value))
  if ('refused' in added) return refuse(read.form, { [added.field ?? 'holder']: added.refused })
  return goOn(`/c/${coalition.slug}/offices/${params.office}`, { told: 'holder' })
}

export const meta = () => [{ title: 'An office: Undersigned' }]

const says: Record<string, string> = {
  added: 'The office is in the directory.',
  changed: 'The office is changed.',
  holder: 'Recorded. Letters that name somebody else and are not sent yet say so.',
  removed: 'Taken out of the directory.',
}

export default function OneOffice() {
  const { coalition, member, writes, zone, office, greeting, now, holders, letters, told } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/offices`
  return (
    <CoalitionPage coalition={coalition} member={member} section="offices">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={office.name}
        under={office.component ?? undefined}
        crumb={{ label: 'Offices', href: at }}
        told={says[told] ? <Toast>{says[told]}</Toast> : undefined}
        act={
          writes ? (
            <a className="btn second" href={`${at}/${office.id}/change`}>
              Change the office
            </a>
          ) : undefined
        }
      />
      <section className="sec" aria-labelledby="what">
        <h2 id="what">What is known of it</h2>
        <Facts across>
          <Fact term="Its holder is called">{office.holderTitle}</Fact>
          <Fact term="Branch">{BRANCHES[office.branch]}</Fact>
          <Fact term="Postal address">
            {office.address.join(', ')}
            <Known known={office.known} />
          </Fact>
          <Fact term="E-mail">{office.email ?? 'None known'}</Fact>
          {office.secretariat ? <Fact term="Executive secretariat">{office.secretariat}</Fact> : null}
          {(greeting ?? office.salutation) ? (
            <Fact term="Greeted">{greeting ?? office.salutation}</Fact>
          ) : null}
          <Fact term="Answer expected">within {office.benchmark} business days</Fact>
          {office.source ? <Fact term="Known from">{office.source}</Fact> : null}
          {office.notes ? <Fact term="Notes">{office.notes}</Fact> : null}
        </Facts>
      </section>
      <section className="sec" aria-labelledby="holders">
        <h2 id="holders">{holders.length === 0 ? 'Nobody is recorded as its holder yet' : 'Who holds it'}</h2>
        {holders.length > 0 ? (
          <table className="stackable">
            <caption className="vh">Holders, the latest first</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">In office</th>
                <th scope="col">Known from</th>
              </tr>
            </thead>
            <tbody>
              {holders.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    {writes ? <a href={`${at}/${office.id}/holders/${each.id}`}>{each.name}</a> : each.name}
                    <span className="sub">
                      {[each.title ?? office.holderTitle, each.id === now ? 'holds it now' : '']
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </th>
                  <td className="wide">
                    {each.since ? (
                      <>
                        From <Day day={each.since} weekday={false} />
                      </>
                    ) : (
                      'From a day nobody wrote down'
                    )}
                    {each.until ? (
                      <>
                        {' '}
                        to <Day day={each.until} weekday={false} />
                      </>
                    ) : null}
                  </td>
                  <td className="wide">{each.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {writes ? (
          <Disclose summary="Record who holds it" open={Boolean(answer)}>
            <p>Whoever held it until then ends the day before the new one begins.</p>
            <form method="post" noValidate className="form">
              <HolderFields answer={answer} />
              <p className="row">
                <button type="submit" className="btn">
                  Record the holder
                </button>
              </p>
            </form>
          </Disclose>
        ) : null}
      </section>
      <section className="sec" aria-labelledby="letters">
        <h2 id="letters">{letters.length === 0 ? 'No letter is addressed to it yet' : 'Letters to it'}</h2>
        {letters.length > 0 ? (
          <table className="stackable">
            <caption className="vh">Letters, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Letter</th>
                <th scope="col">Addressed to</th>
                <th scope="col">Delivered</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((each) => (
                <tr key={each.slug}>
                  <th scope="row">
                    <a href={`/c/${coalition.slug}/letters/${each.slug}`}>{each.title}</a>
                  </th>
                  <td className="wide">{each.name || office.holderTitle}</td>
                  <td>{each.sentAt ? <TableMoment at={each.sentAt} zone={zone} /> : 'Not yet'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
    </CoalitionPage>
  )
}
