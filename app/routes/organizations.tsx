import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import * as segments from '~/domain/segments/index.server'
import { pageOf, queryOf, registryFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Disclose } from '~/ui/disclose'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/layout'
import { Paging } from '~/ui/paging'
import { RegistryActs } from '~/ui/registry-acts'
import { filterWords, RegistryFilters } from '~/ui/registry-filters'
import { RegistryTable } from '~/ui/registry-table'
import { RegistryTold } from '~/ui/registry-told'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const query = new URL(request.url).searchParams
  const { filter, order } = registryFilter(query)
  const page = pageOf(request)
  const [list, total, choices, saved, open] = await Promise.all([
    segments.listPage(coalition, filter, { order, page, size: SIZE }),
    segments.count(coalition, filter),
    segments.choicesOf(coalition),
    segments.listSaved(coalition),
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
    writes: coalition.role !== 'viewer',
    filter,
    order,
    page,
    total,
    query: queryOf(filter),
    open,
    choices,
    saved: saved.map(({ id, name, filter: its }) => ({ id, name, query: queryOf(its) })),
    told: {
      told: query.get('told') ?? '',
      n: Number(query.get('n') ?? 0),
      batch: query.get('batch') ?? '',
      name: query.get('name') ?? '',
    },
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
  const { coalition, member, writes, filter, order, page, total, rows, ...more } =
    useLoaderData<typeof loader>()
  const { query, choices, saved, open, told } = more
  const at = `/c/${coalition.slug}/organizations`
  const words = filterWords(filter, choices.letters)
  const to = (next: number) => `${at}?${query}&order=${order}&page=${next}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <PageHead
        heading="Organizations"
        under="Every organization that signed, was asked, or stands under a letter you brought in."
        told={<RegistryTold at={at} home={`/c/${coalition.slug}`} query={query} {...told} />}
      />
      {open > 0 ? (
        <p>
          <a href={`${at}/duplicates`}>
            {open === 1
              ? 'One likely pair to look at'
              : `${open.toLocaleString('en')} likely pairs to look at`}
          </a>
        </p>
      ) : null}
      <section aria-label="The registry">
        {saved.length > 0 ? (
          <p className="chips">
            <span>Segments:</span>
            {saved.map((each) => (
              <a
                key={each.id}
                href={`${at}?${each.query}`}
                aria-current={each.query === query ? 'true' : undefined}
              >
                {each.name}
              </a>
            ))}
          </p>
        ) : null}
        <RegistryFilters here={at} filter={filter} order={order} choices={choices} />
        {words ? (
          <p className="chips">
            <span>
              Shown: {words}, {total.toLocaleString('en-US')} {total === 1 ? 'organization' : 'organizations'}
            </span>
            <a href={at}>Clear</a>
          </p>
        ) : null}
        {writes && words ? <SegmentForm home={`/c/${coalition.slug}`} query={query} saved={saved} /> : null}
        {rows.length === 0 ? (
          <Empty
            says={words ? 'No organization is like this.' : 'No organizations yet.'}
            then={
              words
                ? 'Take a word away, or clear the filter.'
                : 'Bring in a letter you sent: its signatories become your registry.'
            }
          />
        ) : (
          <form method="post" action={`${at}/tagging`}>
            <input type="hidden" name="filter" value={query} />
            <RegistryTable at={at} rows={rows} picks={writes} />
            {writes ? (
              <RegistryActs at={at} total={total} shown={rows.length} letters={choices.letters} />
            ) : null}
          </form>
        )}
        <Paging page={page} size={SIZE} total={total} href={to} />
        {total > 0 ? (
          <Disclose summary={words ? 'Take these with you' : 'Take the registry with you'}>
            <ul className="plain">
              <li>
                The organizations: <a href={`${at}/export/organizations.xlsx?${query}`}>Excel</a>,{' '}
                <a href={`${at}/export/organizations.csv?${query}`}>CSV</a>,{' '}
                <a href={`${at}/print?${query}`}>to print</a>
              </li>
              <li>
                Their contacts: <a href={`${at}/export/contacts.xlsx?${query}`}>Excel</a>,{' '}
                <a href={`${at}/export/contacts.csv?${query}`}>CSV</a>,{' '}
                <a href={`${at}/export/contacts.vcf?${query}`}>vCard</a>
              </li>
            </ul>
          </Disclose>
        ) : null}
      </section>
    </CoalitionPage>
  )
}

type SegmentFormProps = {
  home: string
  query: string
  saved: { id: string; name: string; query: string }[]
}

/** What is shown can be kept as a segment; one that is kept can be forgotten. */
function SegmentForm({ home, query, saved }: SegmentFormProps) {
  const known = saved.find((each) => each.query === query)
  if (known)
    return (
      <form method="post" action={`${home}/segments/${known.id}/removal`}>
        <p className="small">
          This is the segment “{known.name}”.{' '}
          <button type="submit" className="linkbtn">
            Forget the segment
          </button>
        </p>
      </form>
    )
  return (
    <form className="filters dense" method="post" action={`${home}/segments`}>
      <input type="hidden" name="filter" value={query} />
      <div className="full">
        <label htmlFor="segment">Keep this as a segment called</label>
        <input id="segment" name="name" maxLength={100} autoComplete="off" />
      </div>
      <div className="go">
        <button type="submit" className="btn second dense">
          Keep
        </button>
      </div>
    </form>
  )
}
