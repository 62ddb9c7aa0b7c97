import type { Comparable } from './comparing'
import { SMALL } from './initials'
import { singly } from './readings'
import { type Word, weighty } from './words'

/**
 * What a name has in common with nearly every name that is likely the same, and with few others: its own words, pairs
 * of neighbours among common words, its initials, its letters without spaces, and of a short name those with one left
 * out. Names that share none of these need not be compared.
 */
export function blocksOf(name: Comparable): string[] {
  const { short, long } = beginningsOf(name)
  return [
    ...new Set([...sharedOf(name), ...short.map((each) => `<${each}`), ...long.map((each) => `>${each}`)]),
  ]
}

/** The blocks by which a name finds others: initials look for what begins as they do, and names for initials. */
export function soughtOf(name: Comparable): string[] {
  const { short, long } = beginningsOf(name)
  return [
    ...new Set([...sharedOf(name), ...long.map((each) => `<${each}`), ...short.map((each) => `>${each}`)]),
  ]
}

function sharedOf({ key, reading }: Comparable): string[] {
  const words = weighty(reading.words)
  const stems = words.map(({ stem }) => stem)
  const pairs = stems.flatMap((stem, at) => (at === 0 ? [] : [pairOf(stems[at - 1] ?? '', stem)]))
  const letters = stems.join('').replace(/ /g, '')
  return [
    `=${key}`,
    ...words.filter(isOwn).map(({ stem }) => stem),
    ...(words.length === 1 ? stems : []),
    ...pairs,
    ...shortsOf(reading.words, reading.aliases).map((short) => `.${short}`),
    `-${letters}`,
    ...(words.length < 3 && letters.length <= 24 ? lessOne(letters).map((less) => `-${less}`) : []),
  ]
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function isOwn({ kind }: Word): boolean {
  return kind === 'other' || kind === 'number'
}

/** What a name calls itself in short, and what its words would give. */
function shortsOf(words: Word[], aliases: string[]): string[] {
  const all = singly(words)
  const [only] = all
  const main = all.filter((word) => !SMALL.has(word))
  const initials = [all, main].map((each) => each.map((word) => word[0]).join(''))
  const short = words.map(({ folded }) => folded).filter((word) => /^[\p{L}\d]{3,8}$/u.test(word))
  return [
    ...(main.length > 2 ? initials : []),
    ...aliases.filter((alias) => !alias.includes(' ')),
    ...(all.length === 1 && only ? [only] : []),
    ...(main.length <= 3 ? short : []),
  ]
}

// Initials may take more letters of a word, or pass one over; with their first two they begin alike.
function beginningsOf({ reading: { words, aliases } }: Comparable): { short: string[]; long: string[] } {
  const all = singly(words)
  const main = all.filter((word) => !SMALL.has(word))
  const [first] = words
  const short = first && words.length <= 2 && first.folded.length <= 8 ? [first.folded] : []
  return {
    short: [...short, ...aliases.filter((alias) => !alias.includes(' '))].map((each) => each.slice(0, 2)),
    long: main.length > 2 ? [all, main].map(([one = '', other = '']) => `${one[0]}${other[0]}`) : [],
  }
}

function lessOne(letters: string): string[] {
  return letters.length < 4 ? [] : [...letters].map((_, at) => letters.slice(0, at) + letters.slice(at + 1))
}
