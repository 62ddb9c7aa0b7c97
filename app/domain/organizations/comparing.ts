import { type Alignment, align } from './alignments'
import { weigh } from './extensions'
import { abbreviates, stands } from './initials'
import { endsOf, keyOf, spelled } from './keys'
import { type Reading, read, singly } from './readings'
import { type Word, weighty } from './words'

export type Comparison = { verdict: 'same' | 'likely' | 'different'; reasons: string[] }

/** A name made ready for being compared with many. */
export type Comparable = { name: string; key: string; reading: Reading }

/** Makes a name ready for being compared with many. */
export function comparable(name: string): Comparable {
  return { name, key: keyOf(name), reading: read(name) }
}

/**
 * Whether two names are one organization's, by the names alone, with the reasons in words. *same* is the exact
 * normalized key and nothing else; *likely* is for a person to decide.
 */
export function compare(one: string, other: string): Comparison {
  return compareRead(comparable(one), comparable(other))
}

/** The same of names that were made ready. */
export function compareRead(one: Comparable, other: Comparable): Comparison {
  if (one.key === '' || other.key === '') return different('one name is missing')
  if (one.key === other.key) return { verdict: 'same', reasons: [sameness(one.name, other.name)] }
  const [a, b] = [one.reading, other.reading]
  const whole = ofWhole(a, b)
  if (whole.verdict === 'likely') return whole
  return ofAliases(a, b) ?? ofParts(a, b) ?? ofParts(b, a) ?? whole
}

function sameness(one: string, other: string): string {
  if (one === other) return 'the same name'
  if (spelled(one) === spelled(other)) return 'the same but for capitals, accents, spaces or punctuation'
  const ends = [...new Set([...endsOf(one), ...endsOf(other)])]
  return ends.length > 0 ? `the same but for ${ends.join(' and ')}` : 'the same in another spelling'
}

function ofWhole(a: Reading, b: Reading): Comparison {
  const found = align(a.words, b.words)
  const left = withoutAliases(found.left, a, b)
  const [la, lb] = left
  if (found.matched[0] === 0) return different('they share no word that counts')
  const placed = addedPlaces(a, b)
  if (placed.conflict) return different(placed.conflict)
  if (found.near > Math.ceil(found.matched[0] / 2)) return different('too many of their words differ')
  if (la.length > 0 && lb.length > 0 && !areKindred(la, lb, found)) return different(apart(la, lb))
  if (la.length > 0 && lb.length > 0)
    return {
      verdict: 'likely',
      reasons: [`one says ${quoted(la)}, the other ${quoted(lb)}`, ...found.forgiven],
    }
  const reasons = [...found.forgiven, ...placed.reasons]
  const [extra, shorter, longer] = la.length > 0 ? [la, b.words, a.words] : [lb, a.words, b.words]
  if (extra.length > 0) {
    if (extra.every(isLocal) && namesAnother(la.length > 0 ? b : a)) return different(apart(la, lb))
    const { likely, why } = weigh(extra, shorter, longer)
    const firm =
      found.inOrder || extra.every(({ kind }) => kind === 'chapter') || weighty(shorter).length >= 4
    return likely && firm ? { verdict: 'likely', reasons: [why, ...reasons] } : different(why)
  }
  if (!found.inOrder && styleOf(a.words) !== styleOf(b.words))
    return different('the names of two universities in another order')
  if (!found.inOrder) reasons.unshift('same words in another order')
  if (a.aliases.join() !== b.aliases.join())
    reasons.push('one is the other without its initials or other name')
  if (reasons.length === 0)
    reasons.push(
      a.aliases.length > 0 && singly(a.words).join(' ') === singly(b.words).join(' ')
        ? 'the same words and initials, set in another way'
        : 'only a small word such as “The” or “of” differs',
    )
  return { verdict: 'likely', reasons }
}

function ofAliases(a: Reading, b: Reading): Comparison | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const alone = aloneIn(one)
    if (alone && other.aliases.includes(alone))
      return likely(`“${alone.toUpperCase()}” is a short or other name that the other gives itself`)
    if (one.words.length > 0 && other.aliases.includes(singly(one.words).join(' ')))
      return likely('one is the other name that the other gives itself')
    if (alone && stands(alone, singly(other.words))) return likely('one is the initials of the other')
  }
  const shared = a.aliases.find((alias) => b.aliases.includes(alias))
  if (!shared) return null
  const { left, matched } = align(a.words, b.words)
  const overlap = Math.max(...matched) / Math.min(weighty(a.words).length, weighty(b.words).length)
  const covered = [a, b].some(({ words }) => stands(shared, singly(words)))
  const places = left.map((words) => words.some(isLocal))
  if (overlap < 0.5 || (places[0] && places[1]) || ((places[0] || places[1]) && !covered)) return null
  return likely(`both call themselves “${shared.toUpperCase()}”`)
}

/** Whether one is a part of the other's name: a program with its parent, or a name with what explains it. */
function ofParts(whole: Reading, one: Reading): Comparison | null {
  if (programsOf(whole).some((program) => isWhole(program, one.words)))
    return likely('parent and program: one names its parent too')
  if (
    programsOf(whole).some((program) => programsOf(one).some((other) => isWhole(program, other))) &&
    shareRest(whole, one)
  )
    return likely('the same program, its parent named in another way')
  if (whole.parts.length < 2) return null
  const [first, ...rest] = whole.parts
  const last = rest.at(-1)
  if (!first || !last) return null
  const beyond = rest.flatMap(({ words }) => words)
  if (
    last.mark !== ',' &&
    rest.length === 1 &&
    isWhole(last.words, one.words) &&
    weighty(last.words).length > 1
  )
    return likely('parent and program: one names its parent too')
  if (!isWhole(first.words, one.words)) return null
  if (
    rest.every(({ words }) =>
      /^(?:a )?(?:program|project|initiative|proyecto|programa) (?:of|de) /.test(
        `${singly(words).join(' ')} `,
      ),
    )
  )
    return likely('one names whose program it is too')
  if (beyond.some(({ kind }) => ['sister', 'number', 'chapter'].includes(kind)) || beyond.every(isLocal))
    return null
  const motto = rest[0]?.mark === ':' && beyond.every(({ kind }) => !['body', 'part', 'place'].includes(kind))
  const tagline = rest.length === 1 && ['a', 'an', 'the', 'una', 'un', 'la', 'el'].includes(last.starts)
  const brand = weighty(first.words).length <= 2 && first.words.some(({ kind }) => kind === 'other')
  if (tagline || motto || (brand && weighty(beyond).length > 1))
    return likely('one adds what explains the name')
  return last.mark === '/' ? likely('one gives two names') : null
}

// "Heartland Alliance's National Immigrant Justice Center", "Open Technology Institute at New America".
function programsOf({ words }: Reading): Word[][] {
  const at = words.findIndex(({ folded }) => folded === 'at')
  const before = words.slice(0, Math.max(at, 0))
  const owned = words.slice(words.findIndex(({ raw }) => /\p{L}['’]s$/u.test(raw)) + 1)
  const owns = owned.length < words.length && weighty(owned).length >= 3
  return [...(weighty(before).length > 1 ? [before] : []), ...(owns ? [owned] : [])]
}

function shareRest(one: Reading, other: Reading): boolean {
  const { left, matched } = align(one.words, other.words)
  return matched[0] >= 4 && Math.min(left[0].length, left[1].length) === 0
}

function isWhole(words: Word[], all: Word[]): boolean {
  const { left, near } = align(words, all)
  return near === 0 && left[0].length === 0 && left[1].length === 0
}

function aloneIn({ words }: Reading): string | null {
  const [only, ...others] = words
  return only && others.length === 0 && only.kind !== 'place' ? only.folded : null
}

function withoutAliases([la, lb]: [Word[], Word[]], a: Reading, b: Reading): [Word[], Word[]] {
  return [
    la.filter(({ folded }) => !b.aliases.includes(folded)),
    lb.filter(({ folded }) => !a.aliases.includes(folded)),
  ]
}

function addedPlaces(a: Reading, b: Reading): { reasons: string[]; conflict?: string } {
  const [one, other] = [a.added, b.added].map((words) => words.map(({ stem }) => stem))
  const [inOne, inOther] = [a, b].map(({ words }) => words.filter(isLocal).map(({ stem }) => stem))
  const only = one?.filter((place) => !other?.includes(place) && !inOther?.includes(place)) ?? []
  const onlyOther = other?.filter((place) => !one?.includes(place) && !inOne?.includes(place)) ?? []
  if (only.length > 0 && (onlyOther.length > 0 || (inOther ?? []).length > 0))
    return { reasons: [], conflict: 'they are of two places' }
  if (onlyOther.length > 0 && (inOne ?? []).length > 0)
    return { reasons: [], conflict: 'they are of two places' }
  return { reasons: only.length + onlyOther.length > 0 ? ['one adds a place'] : [] }
}

// "Texas Rights Advocacy Project" and "Network": what a body calls itself is remembered wrongly.
function areKindred(
  [one, ...ones]: Word[],
  [other, ...others]: Word[],
  { matched, inOrder, near }: Alignment,
): boolean {
  const bodies = one?.kind === 'body' && other?.kind === 'body' && ones.length + others.length === 0
  return bodies && inOrder && near === 0 && Math.min(...matched) >= 3
}

// "… | AAJC" says which of several it is, as a place does.
function namesAnother({ words, aliases }: Reading): boolean {
  return aliases.some((alias) => !abbreviates(alias, singly(words).join(' ')))
}

function quoted(words: Word[]): string {
  return `“${words.map(({ raw }) => raw).join(' ')}”`
}

function apart(la: Word[], lb: Word[]): string {
  if (la.length === 0 || lb.length === 0) return `only one names a place: ${quoted([...la, ...lb])}`
  const what =
    la.every(isLocal) && lb.every(isLocal) ? 'they are of two places' : 'they differ in words that count'
  return `${what}: ${quoted(la)}, ${quoted(lb)}`
}

function isLocal({ kind }: Word): boolean {
  return kind === 'place' || kind === 'direction'
}

// "University of Washington" is another body than "Washington University".
function styleOf(words: Word[]): string {
  const at = words.findIndex(({ stem }) => stem === 'university' || stem === 'college')
  if (at < 0) return ''
  return words[at + 1]?.kind === 'small' ? `of ${words[at + 2]?.stem}` : `${words[at - 1]?.stem} before`
}

function likely(reason: string): Comparison {
  return { verdict: 'likely', reasons: [reason] }
}

function different(reason: string): Comparison {
  return { verdict: 'different', reasons: [reason] }
}
