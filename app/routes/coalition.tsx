import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as letters from '~/domain/letters/index.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { FirstRun } from '~/ui/first-run'
import { LetterGroup, NeedsYou, sinceWords } from '~/ui/home'
import { PageHead } from '~/ui/layout'
import { longDayOf } from '~/ui/when'

const groups = [
  { heading: 'Open for signatures', states: ['open'] },
  { heading: 'Closed, to be frozen', states: ['closed'] },
  { heading: 'Drafting', states: ['drafting'] },
  { heading: 'Final', states: ['final'] },
  { heading: 'Delivered, waiting for answers', states: ['delivered'] },
  { heading: 'Concluded', states: ['concluded'] },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const now = new Date()
  const home = await letters.homeOf(coalition, now)
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    role: coalition.role,
    zone: coalition.zone,
    now,
    ...home,
  }
}

export const meta = () => [{ title: 'Letters: Undersigned' }]

export default function CoalitionHome() {
  const { coalition, member, role, zone, now, letters: list, since } = useLoaderData<typeof loader>()
  const at = `/c/${coalition.slug}`
  const writes = role !== 'viewer'
  if (list.length === 0) {
    return (
      <CoalitionPage coalition={coalition} member={member} section="letters">
        <FirstRun at={at} role={role} />
      </CoalitionPage>
    )
  }
  const said = sinceWords(since)
  return (
    <CoalitionPage coalition={coalition} member={member} section="letters">
      <PageHead
        heading="Letters"
        under={`${coalition.name}, ${longDayOf(now, zone, 'en')}`}
        act={
          writes ? (
            <a className="btn" href={`${at}/letters/new`}>
              Write or bring in a letter
            </a>
          ) : undefined
        }
      />
      <div className="cols">
        <aside className="rail railfirst" aria-labelledby="today">
          <h2 id="today">Needs you today</h2>
          <NeedsYou letters={list} at={`${at}/letters`} />
          {said ? (
            <>
              <h2>Since yesterday</h2>
              <p className="small">
                {said} <a href={`${at}/history`}>History</a>
              </p>
            </>
          ) : null}
        </aside>
        <div>
          {groups.map(({ heading, states }) => {
            const these = list.filter(({ state }) => states.includes(state))
            return these.length === 0 ? null : (
              <LetterGroup
                key={heading}
                heading={heading}
                id={states[0] ?? ''}
                letters={these}
                at={`${at}/letters`}
                zone={zone}
              />
            )
          })}
        </div>
      </div>
    </CoalitionPage>
  )
}
