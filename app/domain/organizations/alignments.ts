import { SMALL, stands } from './initials'
import { singly } from './readings'
import { distance, nearness } from './spellings'
import { singular, translated } from './vocabulary'
import { isInitials, type Word, weighty } from './words'

/** Two names laid side by side. */
export type Alignment = {
  /** The words of each that the other does not have. */
  left: [Word[], Word[]]
  /** How many words of each are matched. */
  matched: [number, number]
  inOrder: boolean
  /** What has to be forgiven for the matched words to be the same, in words. */
  forgiven: string[]
  /** How many words are only close to one another. */
  near: number
}

type Side = { words: Word[]; open: boolean[]; to: (number | null)[] }

/** Pairs the words of two names: the same, then written apart, then initials, then close ones. */
export function align(one: Word[], other: Word[]): Alignment {
  const a = sideOf(one)
  const b = sideOf(other)
  const forgiven: string[] = []
  pairSame(a, b, forgiven)
  pairJoined(a, b, forgiven)
  pairJoined(b, a, forgiven)
  pairInitials(a, b, forgiven)
  pairInitials(b, a, forgiven)
  const near = pairNear(a, b, forgiven) + pairRest(a, b, forgiven)
  const order = a.to.filter((at) => at !== null)
  return {
    left: [leftOf(a), leftOf(b)],
    matched: [matchedOf(a), matchedOf(b)],
    inOrder: order.every((at, i) => i === 0 || at >= (order[i - 1] ?? 0)),
    forgiven: [...new Set(forgiven)],
    near,
  }
}

function sideOf(words: Word[]): Side {
  return { words, open: words.map(({ kind }) => kind !== 'small'), to: words.map(() => null) }
}

function leftOf({ words, open }: Side): Word[] {
  return words.filter((_, at) => open[at])
}

function matchedOf(side: Side): number {
  return weighty(side.words).length - leftOf(side).length
}

function pair(a: Side, i: number, b: Side, j: number): void {
  a.open[i] = false
  b.open[j] = false
  a.to[i] = j
  b.to[j] = i
}

function pairSame(a: Side, b: Side, forgiven: string[]): void {
  // Written alike goes before meaning alike.
  for (const same of [isWrittenAlike, isOne])
    for (const [i, word] of a.words.entries()) {
      if (!a.open[i]) continue
      const j = b.words.findIndex((other, at) => b.open[at] && same(word, other))
      const other = b.words[j]
      if (!other) continue
      pair(a, i, b, j)
      if (word.folded !== other.folded) forgiven.push(sayOne(word, other))
    }
}

function sayOne(one: Word, other: Word): string {
  const both = `“${one.raw}”, “${other.raw}”`
  if (one.kind === 'place') return `one place in two spellings: ${both}`
  if (translated(one.folded) || translated(other.folded)) return `one word in two languages: ${both}`
  return singular(one.folded) === singular(other.folded)
    ? `singular and plural: ${both}`
    : `one word in short and in full: ${both}`
}

function isWrittenAlike(one: Word, other: Word): boolean {
  return one.folded === other.folded && one.stem === other.stem
}

function isOne(one: Word, other: Word): boolean {
  return one.stem === other.stem
}

function pairJoined(a: Side, b: Side, forgiven: string[]): void {
  for (const [i, word] of a.words.entries()) {
    if (!a.open[i]) continue
    for (const length of [2, 3]) {
      const j = b.words.findIndex(
        (_, at) => areFree(b, at, length) && joined(b.words.slice(at, at + length)) === joined([word]),
      )
      if (!a.open[i] || j < 0) continue
      for (let at = j; at < j + length; at += 1) pair(a, i, b, at)
      a.to[i] = j
      forgiven.push(`“${word.raw}” is written in one word or in several`)
    }
  }
}

function joined(words: Word[]): string {
  return words.map(({ folded }) => folded.replace(/ /g, '')).join('')
}

// "Du Page": a small word may be the half of another.
function areFree({ words, open }: Side, at: number, length: number): boolean {
  const run = Array.from({ length }, (_, more) => at + more)
  const free = run.every((each) => open[each] === true || words[each]?.kind === 'small')
  return free && run.some((each) => open[each])
}

function pairInitials(a: Side, b: Side, forgiven: string[]): void {
  for (const [i, word] of a.words.entries()) {
    if (!a.open[i] || !(isInitials(word) || /^[a-z]{3,8}$/.test(word.folded))) continue
    const run = longestRun(word, b)
    if (!run) continue
    for (let at = run.from; at < run.to; at += 1) if (b.open[at]) pair(a, i, b, at)
    a.to[i] = run.from
    const words = b.words.slice(run.from, run.to).map(({ raw }) => raw)
    forgiven.push(`“${word.raw}” are the initials of “${words.join(' ')}”`)
  }
}

function longestRun(word: Word, { words, open }: Side): { from: number; to: number } | null {
  const [letter] = word.folded
  for (let length = words.length; length > 1; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      if (words[from]?.folded[0] !== letter) continue
      const run = words.slice(from, from + length)
      const ends = run[0]?.kind !== 'small' && run.at(-1)?.kind !== 'small'
      const free = run.every(({ kind }, at) => kind === 'small' || open[from + at])
      if (ends && free && areInitials(word, run)) return { from, to: from + length }
    }
  return null
}

function areInitials(word: Word, run: Word[]): boolean {
  const words = singly(run)
  if (stands(word.folded, words)) return true
  const first = words.filter((each) => !SMALL.has(each)).map((each) => each[0])
  return word.folded.length === 2 && isInitials(word) && first.join('') === word.folded
}

function pairNear(a: Side, b: Side, forgiven: string[]): number {
  let near = 0
  for (const [i, word] of a.words.entries()) {
    if (!a.open[i]) continue
    for (const [j, other] of b.words.entries()) {
      const why = b.open[j] && a.open[i] ? nearness(word, other) : null
      if (!why) continue
      pair(a, i, b, j)
      near += 1
      forgiven.push(why)
    }
  }
  return near
}

// "Santa Fe" and "Sante Fe": a letter in a place, or across a space.
function pairRest(a: Side, b: Side, forgiven: string[]): number {
  const [la, lb] = [leftOf(a), leftOf(b)]
  if (la.length + lb.length < 3 || la.length === 0 || lb.length === 0) return 0
  const [one, other] = [joined(la), joined(lb)]
  const known = [la, lb].every((words) => words.every(({ kind }) => kind === 'place'))
  if (known || Math.min(one.length, other.length) < 6 || distance(one, other) !== 1) return 0
  for (const side of [a, b]) side.open.fill(false)
  forgiven.push(
    `one letter differs: “${la.map(({ raw }) => raw).join(' ')}”, “${lb.map(({ raw }) => raw).join(' ')}”`,
  )
  return 1
}
