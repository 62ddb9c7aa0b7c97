import { looksShort, SMALL } from './initials'
import { wordsOf } from './keys'
import { DIRECTIONS, placeAt, placeOfCode } from './places'
import { type Kind, kindOf, singular, spelledOut, translated } from './vocabulary'

/** A word of a name, with what it means beside how it is written. */
export type Word = {
  /** As it stands in the name. */
  raw: string
  /** Folded. A place of several words is one word here. */
  folded: string
  /** By which two words are one: singular, in English, written in full; a place by its name. */
  stem: string
  kind: Kind
}

/** The words of a name, or of a part of one. `shouted`: the whole of it is in capitals, which then say nothing. */
export function readWords(text: string, shouted = false): Word[] {
  const pieces = piecesOf(text)
  const folded = pieces.map(({ folded: word }) => word)
  const owners = pieces.map(({ raw, folded: word }) => (OWNER.test(raw) ? word.slice(0, -1) : word))
  const read: Word[] = []
  for (let at = 0; at < pieces.length; ) {
    const raw = pieces[at]?.raw ?? ''
    const code = shouted && raw.length < 3 ? null : placeOfCode(raw.replace(/\./g, ''))
    const named = placeAt(owners, at)
    const length = named?.length ?? 1
    if (code || named) {
      const spelling = folded.slice(at, at + length).join(' ')
      const written = pieces.slice(at, at + length).map((piece) => piece.raw)
      read.push(
        ...placeWords(written.join(' '), spelling, code && length === 1 ? code : (named?.place ?? '')),
      )
    } else if (POINTS[raw.replace('.', '')] && placeAt(owners, at + 1))
      read.push({
        raw,
        folded: folded[at] ?? '',
        stem: POINTS[raw.replace('.', '')] ?? '',
        kind: 'direction',
      })
    else if (!shouted && /^\p{Lu}{2,}$/u.test(raw)) read.push(initials(raw, folded[at] ?? ''))
    else read.push(...plainWords(raw, folded[at] ?? ''))
    at += length
  }
  return read
}

/** Whether a name has no small letters, so that its capitals mark no initials. */
export function isShouted(name: string): boolean {
  return !/\p{Ll}/u.test(name) && (name.match(/\p{Lu}{2,}/gu)?.length ?? 0) > 2
}

/** The words that carry weight. */
export function weighty(words: Word[]): Word[] {
  return words.filter(({ kind }) => kind !== 'small')
}

/** Whether a word is written as initials. */
export function isInitials({ raw, kind }: Word): boolean {
  return kind !== 'place' && kind !== 'number' && looksShort(raw)
}

const OWNER = /\p{L}['’]s$/iu

// "W. Michigan"
const POINTS: Record<string, string> = { N: 'north', S: 'south', E: 'east', W: 'west' }

function placeWords(raw: string, folded: string, place: string): Word[] {
  const [first = '', ...rest] = place.split(' ')
  const direction = rest.length > 0 && first.endsWith('ern') ? DIRECTIONS.get(first) : undefined
  if (!direction) return [{ raw, folded, stem: place, kind: 'place' }]
  return [
    { raw, folded: first, stem: direction, kind: 'direction' },
    { raw, folded: rest.join(' '), stem: rest.join(' '), kind: 'place' },
  ]
}

function plainWords(raw: string, folded: string): Word[] {
  const direction = DIRECTIONS.get(folded)
  if (direction) return [{ raw, folded, stem: direction, kind: 'direction' }]
  if (SMALL.has(folded)) return [{ raw, folded, stem: folded, kind: 'small' }]
  const english = translated(folded)?.split(' ') ?? [spelledOut(folded)]
  return english.map((word) => {
    const stem = singular(word)
    return { raw, folded, stem, kind: kindOf(stem) }
  })
}

// Initials have no plural.
function initials(raw: string, folded: string): Word {
  return { raw, folded, stem: folded, kind: kindOf(folded) }
}

// How a word is written is needed beside how it folds: PA is a place, and pa is not.
function piecesOf(text: string): { raw: string; folded: string }[] {
  return text.split(/[\s/|+]+|(?<=[^\s.])[-–—:;,()](?=\S)/u).flatMap((chunk) => {
    // Most are plain words, and folding is slow.
    if (/^[A-Za-z]+$/.test(chunk)) return [{ raw: chunk, folded: chunk.toLowerCase() }]
    const folded = wordsOf(chunk)
    if (folded.length <= 1)
      return folded.map((word) => ({
        raw: chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '') || chunk,
        folded: word,
      }))
    return folded.map((word) => ({ raw: word, folded: word }))
  })
}
