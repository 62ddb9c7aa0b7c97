import { kindWords, scopeWords } from './organization-words'
import { Pick } from './pick'

export type RegistryQuery = {
  search?: string
  scope?: string
  kind?: string
  state?: string
  tag?: string
  signed?: string
  unsigned?: string
  silent?: number
  reach?: 'some' | 'none'
}

type Choices = {
  states: string[]
  tags: string[]
  letters: { slug: string; title: string }[]
}

type RegistryFiltersProps = { here: string; filter: RegistryQuery; order: string; choices: Choices }

/** What part of the registry is shown, and in what order. */
export function RegistryFilters({ here, filter, order, choices }: RegistryFiltersProps) {
  const letters = choices.letters.map(({ slug, title }): [string, string] => [slug, title])
  return (
    <search aria-label="Filter the registry">
      <form className="filters dense" method="get" action={here}>
        <div className="full">
          <label htmlFor="q">Name, or another name</label>
          <input id="q" name="q" type="search" defaultValue={filter.search} />
        </div>
        <Pick
          name="scope"
          label="Scope"
          value={filter.scope}
          options={[['', 'Any'], ...Object.entries(scopeWords)]}
        />
        <Pick
          name="kind"
          label="Kind"
          value={filter.kind}
          options={[['', 'Any'], ...Object.entries(kindWords)]}
        />
        {choices.states.length > 0 ? (
          <Pick
            name="state"
            label="State"
            value={filter.state}
            options={[['', 'Any'], ...same(choices.states)]}
          />
        ) : null}
        {choices.tags.length > 0 ? (
          <Pick name="tag" label="Tag" value={filter.tag} options={[['', 'Any'], ...same(choices.tags)]} />
        ) : null}
        {letters.length > 0 ? (
          <>
            <Pick
              name="signed"
              label="Signed"
              value={filter.signed}
              options={[['', 'Any letter, or none'], ...letters]}
            />
            <Pick
              name="unsigned"
              label="Did not sign"
              value={filter.unsigned}
              options={[['', 'Whatever'], ...letters]}
            />
            <Pick
              name="silent"
              label="Asked, silent"
              value={filter.silent === undefined ? '' : String(filter.silent)}
              options={[
                ['', 'Whatever'],
                ['1', 'Asked once or more'],
                ['2', 'Asked twice or more'],
                ['3', 'Three times or more'],
              ]}
            />
          </>
        ) : null}
        <Pick
          name="reach"
          label="Contact"
          value={filter.reach}
          options={[
            ['', 'Whatever'],
            ['some', 'Somebody can be written to'],
            ['none', 'Nobody can'],
          ]}
        />
        <Pick
          name="order"
          label="Order"
          value={order}
          options={[
            ['name', 'By name'],
            ['place', 'By place'],
            ['newest', 'Newest first'],
          ]}
        />
        <div className="go">
          <button type="submit" className="btn second dense">
            Show
          </button>
        </div>
      </form>
    </search>
  )
}

/** A filter in words, for the line over the list; empty for the whole registry. */
export function filterWords(filter: RegistryQuery, letters: Choices['letters']): string {
  const titled = (slug: string) =>
    letters.find((each) => each.slug === slug)?.title ?? 'a letter that is gone'
  return [
    filter.search ? `“${filter.search}”` : '',
    filter.scope ? called(scopeWords, filter.scope).toLowerCase() : '',
    filter.kind ? called(kindWords, filter.kind) : '',
    filter.state ? `in ${filter.state}` : '',
    filter.tag ? `tagged “${filter.tag}”` : '',
    filter.signed ? `signed “${titled(filter.signed)}”` : '',
    filter.unsigned ? `did not sign “${titled(filter.unsigned)}”` : '',
    filter.silent ? `asked ${TIMES[filter.silent] ?? `${filter.silent} times`} or more, silent` : '',
    filter.reach === 'some' ? 'somebody can be written to' : '',
    filter.reach === 'none' ? 'nobody can be written to' : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function called(words: Record<string, string>, word: string): string {
  return words[word] ?? word
}

const TIMES: Record<number, string> = { 1: 'once', 2: 'twice' }

function same(words: string[]): [string, string][] {
  return words.map((word) => [word, word])
}
