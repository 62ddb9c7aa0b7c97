import { fold } from './organizations.server'

/** Two names that may be one organization's, and why a person should look. */
export type Likeness = { names: [string, string]; why: string }

const SMALL = new Set(
  'the a an inc incorporated llc ltd co corp corporation foundation of for and in on at to de del la las los el y e'.split(
    ' ',
  ),
)

/**
 * Which of the names may belong to one organization, each pair with its reason. Nothing is joined: that is for a
 * person to do. Work grows with the number of names, not with the number of pairs.
 */
export function findLikely(names: string[]): Likeness[] {
  const found = new Map<string, Likeness>()
  const note = (one: string, other: string, why: string) => {
    const pair: [string, string] = one < other ? [one, other] : [other, one]
    const key = pair.join('\n')
    if (one !== other && !found.has(key)) found.set(key, { names: pair, why })
  }
  for (const [why, keysOf] of REASONS) {
    const met = new Map<string, string[]>()
    for (const name of new Set(names)) {
      for (const key of keysOf(name)) {
        const others = met.get(key) ?? []
        for (const other of others) if (isMeant(why, name, other)) note(other, name, why)
        others.push(name)
        met.set(key, others)
      }
    }
  }
  return [...found.values()]
}

const SAME = 'They differ only in case, spaces, punctuation or a word such as “The” or “Inc.”.'
const ORDER = 'They are the same words in another order.'
const INSIDE = 'One is what the other is without its brackets, or what stands in them.'
const SHORT = 'One could be the initials of the other.'
const CLOSE = 'They differ in a letter or two of one word.'

const REASONS: [string, (name: string) => string[]][] = [
  [SAME, (name) => [coreOf(name).join('')]],
  [ORDER, (name) => [[...new Set(coreOf(name))].sort(byBytes).join(' ')]],
  [INSIDE, (name) => [...new Set([name, ...partsOf(name)].map((part) => coreOf(part).join(' ')))]],
  [SHORT, (name) => [...new Set([...initialsOf(name), ...asInitials(name)])]],
  [CLOSE, (name) => withoutOneWord(fold(name).split(' '))],
]

/** What the keys cannot tell: two that share what stands in brackets, or the same initials, are not alike for that. */
function isMeant(why: string, one: string, other: string): boolean {
  if (why === SAME || why === ORDER) return true
  if (why === INSIDE) return isPartOf(one, other) || isPartOf(other, one)
  if (why === SHORT) return isInitials(one) !== isInitials(other)
  return differInLetters(fold(one).split(' '), fold(other).split(' '))
}

function coreOf(name: string): string[] {
  const words = fold(name).split(' ')
  const core = words.filter((word) => !SMALL.has(word))
  return core.length > 0 ? core : words
}

/** "CAPAS (Congregational …)" has two: what stands in brackets, and the rest. */
function partsOf(name: string): string[] {
  const inside = name.match(/\(([^()]{2,})\)/)?.[1]
  return inside ? [name.replace(`(${inside})`, ' '), inside] : []
}

function byBytes(one: string, other: string): number {
  return one < other ? -1 : 1
}

function isPartOf(one: string, other: string): boolean {
  const core = coreOf(one).join(' ')
  return partsOf(other).some((part) => coreOf(part).join(' ') === core)
}

function initialsOf(name: string): string[] {
  const words = fold(name.replace(/\(.*?\)/g, ' ')).split(' ')
  const all = words.map((word) => word[0] ?? '').join('')
  const main = words
    .filter((word) => !SMALL.has(word))
    .map((word) => word[0] ?? '')
    .join('')
  return [all, main].filter((initials) => initials.length >= 3)
}

function isInitials(name: string): boolean {
  return /^\p{Lu}{3,8}$/u.test(name.replace(/\./g, ''))
}

function asInitials(name: string): string[] {
  return isInitials(name) ? [fold(name)] : []
}

function withoutOneWord(words: string[]): string[] {
  if (words.length < 2) return []
  return words.map((_, at) => words.map((word, other) => (other === at ? '_' : word)).join(' '))
}

function differInLetters(one: string[], other: string[]): boolean {
  const at = one.findIndex((word, place) => word !== other[place])
  const [a = '', b = ''] = [one[at], other[at]]
  const shorter = Math.min(a.length, b.length)
  return shorter >= 4 && /\p{L}/u.test(a) && distance(a, b) <= (shorter >= 6 ? 2 : 1)
}

/** How many letters are put in, left out or changed from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === against ? 0 : 1)),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
