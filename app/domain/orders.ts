import { type Language, words } from '~/words'
import { stateIn } from './states'

export type Ordered = 'alphabet' | 'leads-first' | 'by-state'

type Entry = {
  id: string
  name: string
  kind: 'organization' | 'individual'
  place?: string | null
  organizationId?: string | null
}

export type Group<E> = { heading: string | null; entries: E[] }

/** Known by the registry's entry, or only by name. */
type Leading = { name: string; organizationId?: string | null }

type How = {
  order: Ordered
  /** The organizations that lead the letter, in their order. */
  leads?: Leading[]
  language: Language
  /** Whether individuals stand after the organizations, or in one list with them. */
  apart?: boolean
}

const collator = new Intl.Collator('en')
const alike = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true })

/** The names in the order a letter prints them: alphabetical as English has it, equals left as they came. */
export function inPrintedOrder(names: string[]): string[] {
  return names.toSorted(collator.compare)
}

/** The list as it prints: in groups under headings in the letter's language, the same however the entries came. */
export function arrange<E extends Entry>(
  entries: E[],
  { order, leads = [], language, apart = true }: How,
): Group<E>[] {
  const sorted = entries.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
  const people = apart ? sorted.filter(({ kind }) => kind === 'individual') : []
  const others = apart ? sorted.filter(({ kind }) => kind === 'organization') : sorted
  const listed = order === 'by-state' ? byState(others, language) : [plain(others, order, leads)]
  const groups = listed.filter((group) => group.entries.length > 0)
  if (people.length === 0) return groups
  const heading = groups.length > 0 ? words(language)('letter.people') : null
  return [...groups, { heading, entries: people }]
}

/** What the colophon says of an order, in the letter's language. */
export function sentenceOf({ order, language, apart = true }: How, groups: Group<Entry>[]): string {
  const t = words(language)
  const said = {
    alphabet: t('letter.orderAlphabet'),
    'leads-first': t('letter.orderLeadsFirst'),
    'by-state': t('letter.orderByState'),
  }[order]
  const hasBoth = apart && groups.length > 1 && groups.at(-1)?.entries[0]?.kind === 'individual'
  return hasBoth ? `${said} ${t('letter.orderApart')}` : said
}

function plain<E extends Entry>(entries: E[], order: Ordered, leads: Leading[]): Group<E> {
  if (order === 'alphabet') return { heading: null, entries }
  const led = leads.flatMap((lead) => entries.filter((entry) => isSame(lead, entry)))
  return { heading: null, entries: [...new Set([...led, ...entries])] }
}

function isSame(lead: Leading, { name, organizationId }: Entry): boolean {
  if (lead.organizationId && lead.organizationId === organizationId) return true
  return alike.compare(lead.name, name) === 0
}

function byState<E extends Entry>(entries: E[], language: Language): Group<E>[] {
  const states = new Map<string, E[]>()
  const elsewhere: E[] = []
  for (const each of entries) {
    const state = stateIn(each.place, language)
    if (state) states.set(state, [...(states.get(state) ?? []), each])
    else elsewhere.push(each)
  }
  const groups = [...states].map(([heading, theirs]) => ({ heading, entries: theirs }))
  groups.sort((a, b) => collator.compare(a.heading, b.heading))
  const rest = groups.length > 0 ? words(language)('letter.elsewhere') : null
  return [...groups, { heading: rest, entries: elsewhere }]
}
