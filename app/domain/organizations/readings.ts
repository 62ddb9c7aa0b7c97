import { looksShort, stands } from './initials'
import { unmarked, wordsOf } from './keys'
import { isPlace } from './places'
import { isShouted, readWords, type Word, weighty } from './words'

/** A name as a reader takes it apart. */
export type Reading = {
  /** Its words, without legal forms, without what only repeats the name as initials, without a place added to it. */
  words: Word[]
  /** Its parts, where a dash, a colon, a bar, a slash or a comma parts it; one part alone if nothing does. */
  parts: { mark: string; words: Word[]; starts: string }[]
  /** Short or other names that it gives itself: "CAPAS (Congregational …)" says both. */
  aliases: string[]
  /** Places added in brackets or after a comma, as an address is. */
  added: Word[]
}

/** Takes a name apart. */
export function read(name: string): Reading {
  const shouted = isShouted(name)
  const aliases: string[] = []
  const added: Word[] = []
  const outside = withoutBrackets(
    unmarked(name)
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, ''),
    aliases,
    added,
  )
  const cut = cutUp(outside)
  const long = cut.some(({ text }) => wordsOf(text).length > 1)
  const parts = cut.flatMap(({ mark, text }) => {
    if (LEGAL.test(text)) return []
    const short = wordsOf(text).length === 1 && looksShort(text) && !isPlace(text)
    if (short && long && cut.length > 1) {
      aliases.push(...wordsOf(text))
      return []
    }
    if (mark === ',' && isPlace(text)) {
      added.push(...readWords(text, shouted))
      return []
    }
    const bare = text.replace(TRAILING_LEGAL, '') || text
    const words = readWords(bare, shouted)
    return words.length > 0 ? [{ mark, words, starts: bare.trim().split(/\s/)[0]?.toLowerCase() ?? '' }] : []
  })
  const words = parts.flatMap((part) => part.words)
  return { words: trimmed(words), parts, aliases: [...new Set(aliases)], added }
}

/** The words as initials see them, one by one: places of several words are taken apart. */
export function singly(words: Word[]): string[] {
  return words.flatMap(({ folded }) => folded.split(' '))
}

function withoutBrackets(name: string, aliases: string[], added: Word[]): string {
  let rest = name
  for (;;) {
    const found = /\s*[([]\s*([^()[\]]*?)\s*[)\]]\s*/u.exec(rest)
    if (!found) return rest.replace(/[()[\]]/g, ' ')
    const [whole, inside = ''] = found
    const before = rest.slice(0, found.index)
    const after = rest.slice(found.index + whole.length)
    const short = lastShort(before)
    if (wordsOf(inside).length > 1 && short && expands(inside, short, before, after)) {
      aliases.push(...wordsOf(short))
      rest = `${before.slice(0, before.length - short.length)}${inside} ${after}`
    } else rest = `${before} ${kept(inside, aliases, added)} ${after}`
  }
}

/** What stands in brackets and belongs to the name itself; what is another name, or a place, is noted instead. */
function kept(inside: string, aliases: string[], added: Word[]): string {
  const words = readWords(inside)
  if (words.length > 0 && words.every(({ kind }) => ['place', 'direction', 'small'].includes(kind))) {
    added.push(...weighty(words))
    return ''
  }
  const other =
    /^(?:also known as|formerly(?: known as)?|a\.?k\.?a\.?|f\/?k\/?a|d\/?b\/?a|antes)\s+(.+)$/iu.exec(inside)
  if (other) {
    aliases.push(wordsOf(other[1] ?? '').join(' '))
    return ''
  }
  if (words.some(({ kind }) => DISTINGUISHING.has(kind)) && !(words.length === 1 && looksShort(inside)))
    return inside
  const [first, ...rest] = words
  // "SEATINI-Uganda" says which of several it is.
  if (first && looksShort(first.raw) && rest.length > 0) {
    aliases.push(first.folded)
    return rest.map(({ raw }) => raw).join(' ')
  }
  aliases.push(wordsOf(inside).join(' '))
  return ''
}

function lastShort(before: string): string | null {
  const last = /(\S+)$/.exec(before)?.[1] ?? ''
  return looksShort(last) ? last : null
}

// "CLINIC (Catholic Legal …)" is short and long; "… CARECEN (Washington office)" is not.
function expands(inside: string, short: string, before: string, after: string): boolean {
  if (before.trim() === short && after.trim() === '') return true
  const [letters = ''] = wordsOf(short)
  return stands(letters, wordsOf(`${inside} ${after}`)) || stands(letters, wordsOf(inside))
}

function cutUp(text: string): { mark: string; text: string }[] {
  const cut: { mark: string; text: string }[] = []
  let mark = ''
  for (const piece of text.split(
    /(\s*[|:;]\s*|\s*[–—]\s*|\s+[-/]\s+|(?<=\p{L}{2})-\s+|\s+-(?=\p{L})|,\s+)/u,
  )) {
    if (/^\s*[|:;–—/,-]\s*$/u.test(piece)) mark = piece.trim()
    else if (piece.trim() !== '') cut.push({ mark: cut.length === 0 ? '' : mark, text: piece.trim() })
  }
  return cut
}

function trimmed(words: Word[]): Word[] {
  const from = words.findIndex(({ kind }) => kind !== 'small')
  return from > 0 ? words.slice(from) : words
}

const DISTINGUISHING = new Set(['number', 'chapter', 'part', 'sister'])
const LEGAL =
  /^(?:inc(?:orporated)?|l\.?\s?l\.?\s?c|l\.?l\.?p|p\.?l\.?l\.?c|ltd|limited|n\.?f\.?p|gmbh|p\.?c|a\.?c|i\.?a\.?p|s\.?a\.? de c\.?v)\.?$/iu
const TRAILING_LEGAL =
  /\s+(?:inc(?:orporated)?|l\.?\s?l\.?\s?c|l\.?l\.?p|p\.?l\.?l\.?c|ltd|limited|n\.?f\.?p|gmbh|P\.?C|a\.c|i\.a\.p|s\.?a\.? de c\.?v)\.?$/iu
