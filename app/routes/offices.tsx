import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as offices from '~/domain/offices/index.server'
import { dayOf } from '~/domain/signatures/index.server'
import { askingFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Empty } from '~/ui/empty'
import { Known } from '~/ui/known'
import { PageHead } from '~/ui/layout'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const { search = '' } = askingFilter(request)
  const today = dayOf(new Date(), coalition.zone)
  const found = await offices.list(coalition, { search })
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    writes: coalition.role !== 'viewer',
    search,
    rows: found.map(({ id, name, component, holderTitle, address, known, holders }) => {
      const holder = offices.holderOn(holders, today)
      return {
        id,
        name,
        component,
        holder: holder?.name ?? null,
        title: holder?.title ?? holderTitle,
        address,
        known,
      }
    }),
  }
}

export const meta = () => [{ title: 'Offices: Undersigned' }]

export default function Offices() {
  const { coalition, member, writes, search, rows } = useLoaderData<typeof loader>()
  const at = `/c/${coalition.slug}/offices`
  return (
    <CoalitionPage coalition={coalition} member={member} section="offices">
      <PageHead
        heading="Offices"
        under="To whom letters go: the offices, and whoever holds them. A letter takes its addressees from here, and keeps them as they were when it was sent."
        act={
          writes ? (
            <a className="btn" href={`${at}/new`}>
              Add an office
            </a>
          ) : undefined
        }
      />
      <section aria-label="The directory">
        <search aria-label="Find an office">
          <form className="filters dense" method="get" action={at}>
            <div className="full">
              <label htmlFor="q">Office, department, or holder</label>
              <input id="q" name="q" type="search" defaultValue={search} />
            </div>
            <div className="go">
              <button type="submit" className="btn second dense">
                Show
              </button>
            </div>
          </form>
        </search>
        {search ? (
          <p className="chips">
            <span>Shown: “{search}”</span>
            <a href={at}>Clear</a>
          </p>
        ) : null}
        {rows.length === 0 ? (
          <Empty
            says={search ? 'No office is called so.' : 'No offices yet.'}
            then={search ? 'Try one word of its name.' : 'Add the first one.'}
          />
        ) : (
          <table className="stackable">
            <caption className="vh">Offices, by department</caption>
            <thead>
              <tr>
                <th scope="col">Office</th>
                <th scope="col">Held by</th>
                <th scope="col">Postal address</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={`${at}/${row.id}`}>{row.name}</a>
                    {row.component ? <span className="sub">{row.component}</span> : null}
                  </th>
                  <td className="wide">
                    {row.holder ?? 'Nobody recorded'}
                    <span className="sub">{row.title}</span>
                  </td>
                  <td className="wide">
                    {row.address.join(', ')}
                    <Known known={row.known} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </CoalitionPage>
  )
}
