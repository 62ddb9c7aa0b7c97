import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as history from '~/domain/history.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { HistoryTable } from '~/ui/history-table'
import { PageHead } from '~/ui/layout'
import { Paging } from '~/ui/paging'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const page = Math.max(
    1,
    Math.min(10_000, Number.parseInt(new URL(request.url).searchParams.get('page') ?? '1', 10) || 1),
  )
  const [entries, total] = await Promise.all([
    history.listOfCoalition(coalition.id, page, SIZE),
    history.countOfCoalition(coalition.id),
  ])
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    zone: coalition.zone,
    page,
    total,
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
  }
}

export const meta = () => [{ title: 'History: Undersigned' }]

export default function History() {
  const { coalition, member, zone, page, total, entries } = useLoaderData<typeof loader>()
  const at = (to: number) => `/c/${coalition.slug}/history?page=${to}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="history">
      <PageHead heading="Who did what" under="Newest first. Entries can be added and never changed." />
      <HistoryTable entries={entries} zone={zone} />
      <Paging page={page} size={SIZE} total={total} href={at} />
    </CoalitionPage>
  )
}
