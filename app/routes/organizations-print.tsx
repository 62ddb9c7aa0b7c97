import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as segments from '~/domain/segments/index.server'
import { queryOf, registryFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { PageHead } from '~/ui/layout'
import { filterWords } from '~/ui/registry-filters'

/** What is printed at once: about sixty pages. */
const MOST = 2_500

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const { filter } = registryFilter(new URL(request.url).searchParams)
  const [list, total, { letters }] = await Promise.all([
    segments.listPage(coalition, filter, { size: MOST }),
    segments.count(coalition, filter),
    segments.choicesOf(coalition),
  ])
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    filter,
    letters,
    query: queryOf(filter),
    total,
    rows: list.map(({ id, name, city, state }) => ({
      id,
      name,
      place: [city, state].filter(Boolean).join(', '),
    })),
  }
}

export const meta = () => [{ title: 'Organizations, to print: Undersigned' }]

export default function OrganizationsPrint() {
  const { coalition, member, filter, letters, query, total, rows } = useLoaderData<typeof loader>()
  const words = filterWords(filter, letters)
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <PageHead
        heading="Organizations"
        under={[
          coalition.name,
          words,
          total > rows.length
            ? `the first ${rows.length.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`
            : `${total.toLocaleString('en-US')} in all`,
        ]
          .filter(Boolean)
          .join(': ')}
        crumb={{ label: 'Organizations', href: `/c/${coalition.slug}/organizations?${query}` }}
      />
      <table>
        <caption className="vh">Organizations, by name</caption>
        <thead>
          <tr>
            <th scope="col">Name as published</th>
            <th scope="col">Place</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>{row.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CoalitionPage>
  )
}
