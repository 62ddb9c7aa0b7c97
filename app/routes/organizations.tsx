import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import { askingFilter, pageOf } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/layout'
import { Note } from '~/ui/note'
import { Paging } from '~/ui/paging'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const { search = '' } = askingFilter(request)
  const page = pageOf(request)
  const [list, total, open] = await Promise.all([
    organizations.list(coalition, { search, page, size: SIZE }),
    organizations.count(coalition, { search }),
    organizations.countOpen(coalition),
  ])
  const ids = list.map(({ id }) => id)
  const [signed, people] = await Promise.all([
    organizations.countSigned(coalition.id, ids),
    organizations.countContacts(coalition.id, ids),
  ])
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    search,
    page,
    total,
    open,
    told: new URL(request.url).searchParams.get('told') ?? '',
    rows: list.map(({ id, name, city, state }) => ({
      id,
      name,
      place: [city, state].filter(Boolean).join(', '),
      contacts: people.get(id) ?? 0,
      signed: signed.get(id) ?? 0,
    })),
  }
}

export const meta = () => [{ title: 'Organizations: Undersigned' }]

export default function Organizations() {
  const { coalition, member, search, page, total, open, told, rows } = useLoaderData<typeof loader>()
  const at = `/c/${coalition.slug}/organizations`
  const to = (next: number) =>
    `${at}?${new URLSearchParams({ ...(search ? { q: search } : {}), page: String(next) })}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <PageHead
        heading="Organizations"
        under="Every organization that signed, was asked, or stands under a letter you brought in."
      />
      {told === 'not-separated' ? (
        <Note caution>
          This merge was undone already, or one that came after it has to be undone first. Open the
          organization to see which.
        </Note>
      ) : null}
      <p className="row">
        {open > 0 ? (
          <a href={`${at}/duplicates`}>
            {open === 1
              ? 'One likely pair to look at'
              : `${open.toLocaleString('en')} likely pairs to look at`}
          </a>
        ) : null}
        <a href={`${at}.csv${search ? `?${new URLSearchParams({ q: search })}` : ''}`}>
          {search ? 'Download these as CSV' : 'Download as CSV'}
        </a>
      </p>
      <section aria-label="The registry">
        <search aria-label="Find an organization">
          <form className="filters dense" method="get" action={at}>
            <div className="full">
              <label htmlFor="q">Name, or another name</label>
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
            says={search ? 'No organization is called so.' : 'No organizations yet.'}
            then="Bring in a letter you sent: its signatories become your registry."
          />
        ) : (
          <div className="tablewrap">
            <table className="stackable registry">
              <caption className="vh">Organizations, by name</caption>
              <thead>
                <tr>
                  <th scope="col">Name as published</th>
                  <th scope="col">Place</th>
                  <th scope="col" className="r">
                    Contacts
                  </th>
                  <th scope="col" className="r">
                    Letters signed
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <a href={`${at}/${row.id}`}>{row.name}</a>
                    </th>
                    <td>{row.place}</td>
                    <td className="r">
                      {row.contacts}
                      <span className="pl">{row.contacts === 1 ? ' contact' : ' contacts'}</span>
                    </td>
                    <td className="r">
                      <span className="pl">signed </span>
                      {row.signed}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Paging page={page} size={SIZE} total={total} href={to} />
      </section>
    </CoalitionPage>
  )
}
