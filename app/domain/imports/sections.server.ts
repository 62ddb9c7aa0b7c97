import { splitTitle } from './addressees.server'
import { markerOf } from './markers.server'
import {
  ENCLOSURE,
  isCc,
  isClosing,
  isReach,
  isSalutation,
  isStreet,
  listHeading,
  RE,
  STAR_NOTE,
} from './phrases.server'
import type { Line } from './reading.server'
import { isNote } from './tail.server'

export type Sections = {
  head: Line[]
  salutation: Line[]
  body: Line[]
  closing: Line | null
  tail: Line[]
}

/** The letter in five: what stands above the salutation, the salutation, the text, the closing, and what follows it. */
export function sectionsOf(lines: Line[]): Sections {
  const { head, salutation, rest } = opened(lines)
  const close = closingAt(rest)
  if (close >= 0) {
    return {
      head,
      salutation,
      body: rest.slice(0, close),
      closing: rest[close] ?? null,
      tail: rest.slice(close + 1),
    }
  }
  const start = listAt(rest)
  return { head, salutation, body: rest.slice(0, start), closing: null, tail: rest.slice(start) }
}

function opened(lines: Line[]): { head: Line[]; salutation: Line[]; rest: Line[] } {
  const at = lines.findIndex((line, index) => isSalutation(line.text) || isBareGreeting(lines, index))
  const first = lines[at]
  if (!first) {
    const start = firstProse(lines)
    return { head: lines.slice(0, start), salutation: [], rest: lines.slice(start) }
  }
  const colon = first.text.indexOf(': ')
  if (
    first.text.length > 100 &&
    colon > 0 &&
    colon < 200 &&
    !/^(?:honorable|the hon|to )/i.test(first.text)
  ) {
    const greeting = {
      ...first,
      text: first.text.slice(0, colon + 1),
      runs: [{ text: first.text.slice(0, colon + 1) }],
    }
    const body = first.text.slice(colon + 2)
    return {
      head: lines.slice(0, at),
      salutation: [greeting],
      rest: [{ ...first, text: body, runs: [{ text: body }], gap: true }, ...lines.slice(at + 1)],
    }
  }
  let end = at + 1
  while (end < lines.length && end - at < 8 && greetsOn(lines[end - 1], lines[end])) end++
  return { head: lines.slice(0, at), salutation: lines.slice(at, end), rest: lines.slice(end) }
}

/** "Governor Castellane," without "Dear": alone on its line, with the text under it. */
function isBareGreeting(lines: Line[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line || !next || line.text.length > 120 || !/[:,]$/.test(line.text) || !next.gap) return false
  const { title, name } = splitTitle(line.text.slice(0, -1).split(',')[0] ?? '')
  if (!title || name.split(' ').length > 3 || !/^\p{Lu}/u.test(line.text)) return false
  return isProse(next, lines[at + 2]) || next.text.length > 70
}

/** A salutation to many wraps: it goes on until its colon, or its last comma. */
function greetsOn(before: Line | undefined, line: Line | undefined): boolean {
  if (!before || !line || line.gap || before.text.endsWith(':')) return false
  if (line.text.length > 130 || !/[:,]$/.test(line.text)) return false
  if (/,$/.test(before.text))
    return (
      /^(?:and|y|e|&|acting|deputy|[\p{Lu}][\p{L}-]{2,20}\.? \p{Lu})/u.test(line.text) &&
      line.text.split(' ').length < 14
    )
  return true
}

function firstProse(lines: Line[]): number {
  let re = false
  const at = lines.findIndex((line, index) => {
    const next = lines[index + 1]
    if (line.gap) re = false
    if (RE.test(line.text)) re = true
    if (re || line.style?.kind === 'heading' || isReach(line.text) || isStreet(line.text)) return false
    if (line.text.split(/\s+/).length >= 12 && /[.!?:]["”)]?$/.test(line.text)) return true
    return line.text.length >= 50 && Boolean(next && !next.gap && /^\p{Ll}/u.test(next.text))
  })
  return at < 0 ? Math.min(lines.length, 1) : at
}

/** Whether a line belongs to a sentence: it ends one of some length, or the next line goes on in lower case. */
export function isProse(line: Line, next: Line | undefined): boolean {
  const words = line.text.split(/\s+/).length
  if (words >= 9 && /[.?!]["”’)]?$/.test(line.text) && !/\b(?:Inc|Corp|Ltd|Co|D\.C)\.$/.test(line.text))
    return true
  return (
    line.text.length > 60 &&
    words >= 9 &&
    Boolean(next && !next.gap && /^\p{Ll}/u.test(next.text) && next.text.length > 20)
  )
}

function closingAt(lines: Line[]): number {
  const prose = lines.map((line, index) => isProse(line, lines[index + 1]))
  let left = prose.filter(Boolean).length
  const all = left
  for (const [at, line] of lines.entries()) {
    if (prose[at]) left--
    if (isClosing(line.text) && (left <= all * 0.4 || left <= 2)) return at
  }
  return -1
}

const INTRO =
  /\b(?:undersigned|signed|sign on|signatories|signers|endorse|join(?:ed)? (?:this|in)|firman|suscriben|abajo firmantes|following (?:organizations|groups))\b/i

/** Where a list of names begins that no closing introduces: under its heading, or as the short unended lines that end the text. */
function listAt(lines: Line[]): number {
  const prose = lines.map((line, index) => isProse(line, lines[index + 1]))
  const lastProse = prose.lastIndexOf(true)
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.text.length > 120) continue
    const next = lines[at + 1]
    const heading =
      listHeading(line.text, { apart: line.gap }) ??
      (line.text.endsWith(':') && INTRO.test(line.text) ? {} : null)
    if (!heading || !next || /\b(?:contact|questions)\b/i.test(line.text)) continue
    if (prose.slice(at + 1).filter(Boolean).length <= 2 && at >= lastProse * 0.6 && lines.length - at > 2)
      return at
  }
  let start = lines.length
  while (start > 0 && isNameLike(lines[start - 1], prose[start - 1] ?? false)) start--
  const run = lines.length - start
  const before = lines[start - 1]
  if (run < 3 || !before) return lines.length
  return lines[start]?.gap || /[.?!:]["”)]?$/.test(before.text) ? start : lines.length
}

function isNameLike(line: Line | undefined, prose: boolean): boolean {
  if (!line || prose || line.style?.kind === 'item') return false
  if (isCc(line.text) || STAR_NOTE.test(line.text) || ENCLOSURE.test(line.text) || isNote(line, undefined))
    return true
  if (line.text.length > 110 || /^\p{Ll}/u.test(line.text)) return false
  if (/[.?!:;,]$/.test(line.text) && !/\b(?:Inc|Corp|Ltd|Co|D\.C|Jr|Ph\.D|etc)\.$/.test(line.text))
    return false
  return !markerOf(line) && !isReach(line.text)
}
