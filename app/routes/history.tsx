import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as history from '~/domain/history.server'
import { withObjects } from '~/domain/history-objects.server'
import * as letters from '~/domain/letters/index.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Empty } from '~/ui/empty'
import { HistoryTable } from '~/ui/history-table'
import { PageHead } from '~/ui/layout'
import { Paging } from '~/ui/paging'
import { shortened } from '~/words/shortened'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const asked = new URL(request.url).searchParams
  const page = Math.max(1, Math.min(10_000, Number.parseInt(asked.get('page') ?? '1', 10) || 1))
  const all = await letters.listOf(coalition)
  const letter = all.find(({ slug }) => slug === asked.get('letter')) ?? null
  const word = asked.get('kind')
  const kind = history.isKind(word) ? word : null
  const part = { letterId: letter?.id, kind }
  const [entries, total] = await Promise.all([
    history.listOfCoalition(coalition.id, page, SIZE, part),
    history.countOfCoalition(coalition.id, part),
  ])
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    zone: coalition.zone,
    page,
    total,
    letters: all.map(({ slug, title }) => ({ slug, title })),
    filter: { letter: letter?.slug ?? '', kind: kind ?? '' },
    entries: (await withObjects(entries, coalition.slug)).map(({ at, data, to, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      data: { ...data, to },
    })),
  }
}

export const meta = () => [{ title: 'History: Undersigned' }]

export default function History() {
  const { coalition, member, zone, page, total, letters, filter, entries } = useLoaderData<typeof loader>()
  const path = `/c/${coalition.slug}/history`
  const at = (to: number) => {
    const filled = Object.entries(filter).filter(([, value]) => value)
    return `${path}?${new URLSearchParams([...filled, ['page', String(to)]])}`
  }
  return (
    <CoalitionPage coalition={coalition} member={member} section="history">
      <PageHead heading="Who did what" under="Newest first. Entries can be added and never changed." />
      <search aria-label="Show a part of the history">
        <form className="filters dense" method="get" action={path}>
          <div>
            <label htmlFor="letter">Letter</label>
            <select id="letter" name="letter" defaultValue={filter.letter}>
              <option value="">All</option>
              {letters.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {shortened(title, 80)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="kind">What</label>
            <select id="kind" name="kind" defaultValue={filter.kind}>
              <option value="">Everything</option>
              <option value="writing">Text and letter</option>
              <option value="registry">Organizations and contacts</option>
              <option value="asking">Asking</option>
              <option value="signing">Signing</option>
              <option value="delivering">Editions, delivery and answers</option>
              <option value="team">Coalition and team</option>
            </select>
          </div>
          <div className="go">
            <button type="submit" className="btn second dense">
              Show
            </button>
          </div>
        </form>
      </search>
      {entries.length > 0 ? (
        <HistoryTable entries={entries} zone={zone} letters={`/c/${coalition.slug}/letters`} />
      ) : (
        <Empty says="No entry is of this kind." then="Show everything, or another letter." />
      )}
      <Paging page={page} size={SIZE} total={total} href={at} />
    </CoalitionPage>
  )
}
