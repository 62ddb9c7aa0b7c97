import { Pick } from './pick'
import { authorityWords } from './sign-on-words'
import { type StateName, stateWord } from './state'

export type SignOnQuery = {
  state?: StateName | 'waiting' | 'unanswered'
  search: string
  authority?: string
  place?: string
  last?: string
  sort: 'newest' | 'name'
}

const states = [
  'invited',
  'opened',
  'silent',
  'considering',
  'pending',
  'held',
  'active',
  'stale',
  'declined',
  'withdrawn',
  'rejected',
  'expired',
  'bounced',
  'suppressed',
  'listed',
] as const

/** The address of the list under a filter with something changed; a change leads back to the first page. */
export function hrefWith(
  here: string,
  filter: SignOnQuery,
  { page, ...change }: Partial<SignOnQuery> & { page?: number },
): string {
  const { search, sort, ...rest } = { ...filter, ...change }
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...rest, q: search })) if (value) params.set(name, value)
  if (sort !== 'newest') params.set('sort', sort)
  if (page && page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `${here}?${query}` : here
}

type SignOnFiltersProps = {
  here: string
  filter: SignOnQuery
  places: string[]
  /** Whether there is a letter before to ask about. */
  follows: boolean
  total: number
}

/** The filter bar, and under it in words what is shown. */
export function SignOnFilters({ here, filter, places, follows, total }: SignOnFiltersProps) {
  const words = shownWords(filter)
  return (
    <>
      <search aria-label="Filter sign-ons">
        <form className="filters dense" method="get" action={here}>
          <div className="full">
            <label htmlFor="q">Organization, person or e-mail</label>
            <input id="q" name="q" type="search" defaultValue={filter.search} />
          </div>
          <Pick
            name="state"
            label="State"
            value={filter.state}
            options={[
              ['', 'All states'],
              ['waiting', 'Those that need you'],
              ['unanswered', 'Those without an answer'],
              ...states.map((state): [string, string] => [state, stateWord(state)]),
            ]}
          />
          <Pick
            name="authority"
            label="Authority"
            value={filter.authority}
            options={[['', 'Any'], ...Object.entries(authorityWords)]}
          />
          {places.length > 0 ? (
            <Pick
              name="place"
              label="Place"
              value={filter.place}
              options={[['', 'Any'], ...places.map((place): [string, string] => [place, place])]}
            />
          ) : null}
          {follows ? (
            <Pick
              name="last"
              label="Last letter"
              value={filter.last}
              options={[
                ['', 'Any'],
                ['signed', 'Signed it'],
                ['not', 'Did not'],
              ]}
            />
          ) : null}
          {filter.sort === 'name' ? <input type="hidden" name="sort" value="name" /> : null}
          <div className="go">
            <button type="submit" className="btn second dense">
              Show
            </button>
          </div>
        </form>
      </search>
      {words ? (
        <p className="chips">
          <span>
            Shown: {words}, {total.toLocaleString('en-US')} {total === 1 ? 'row' : 'rows'}
          </span>
          <a href={here}>Clear</a>
        </p>
      ) : null}
    </>
  )
}

function shownWords({ state, search, authority, place, last }: SignOnQuery): string {
  const words = [
    state === 'waiting' ? 'those that need you' : '',
    state === 'unanswered' ? 'those without an answer' : '',
    state && state !== 'waiting' && state !== 'unanswered' ? stateWord(state).toLowerCase() : '',
    search ? `“${search}”` : '',
    authority && authority in authorityWords
      ? authorityWords[authority as keyof typeof authorityWords].toLowerCase()
      : '',
    place ?? '',
    last === 'signed' ? 'signed last time' : '',
    last === 'not' ? 'did not sign last time' : '',
  ]
  return words.filter(Boolean).join(', ')
}
