import { type Marker, markerOf } from './markers.server'
import { type Line, type Run, slice, textOf } from './reading.server'

export type Layout = {
  /** Lines break at a width, so that a paragraph has many. */
  wrapped: boolean
  width: number
  /** Every line is as full as its width allows, so that a line with room for the next word ends a paragraph. */
  strict: boolean
  /** Blank lines stand between paragraphs. */
  spaced: boolean
  /** Lower-case words of the letter, to tell a broken word from a hyphenated one. */
  words: Set<string>
}

export type Paragraph = {
  line: number
  lastLine: number
  text: string
  runs: Run[]
  marker: Marker | null
  lines: Line[]
  gap: boolean
}

const ENDS = /[.?!:;…]["”’')\]]{0,2}(?:\[?\d{1,3}\]?|[*†‡¹²³⁴-⁹]{1,3})?$/
const LOWER = /^["“‘'(]?\p{Ll}/u

/** How the letter is set: its width where lines wrap, and whether blank lines part its paragraphs. */
export function measure(lines: Line[]): Layout {
  const widths: number[] = []
  const wraps: [Line, Line][] = []
  let long = 0
  let gaps = 0
  let ends = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (line.text.length > 170) long++
    if (!next || line.text.length < 40) return
    if (ENDS.test(line.text)) {
      ends++
      if (next.gap && !next.page) gaps++
    }
    const continues = LOWER.test(next.text) && !/[;:.]$/.test(line.text) && !markerOf(next)
    if (continues && !next.style && line.text.length <= 170) {
      widths.push(line.text.length)
      if (line.indent === 0 && next.indent === 0) wraps.push([line, next])
    }
  })
  widths.sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.92)] ?? 0
  const most = widths.at(-1) ?? 0
  const loose = wraps.filter(
    ([line, next]) => line.indent + line.text.length + 1 + firstWord(next.text) <= most,
  ).length
  const strict = wraps.length >= 6 && loose === 0
  const wrapped = widths.length > 0 && long <= widths.length / 3
  return {
    wrapped,
    width: strict ? most : width,
    strict,
    spaced: gaps >= 2 && gaps >= ends * 0.3,
    words: wordsOf(lines),
  }
}

/** The paragraphs the lines were before a page broke them; nothing but line ends is changed. */
export function paragraphsOf(lines: Line[], layout: Layout): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Line[] = []
  let marker: Marker | null = null
  let expected = 0
  lines.forEach((line, index) => {
    const found = markerOf(line)
    const breaks = open.length === 0 || startsNew(lines, index, open, marker, found, expected, layout)
    if (breaks) {
      if (open.length) paragraphs.push(join(open, marker, layout))
      open = [line]
      marker = found && isMarked(found, line, lines[index - 1], expected) ? found : null
      if (marker?.kind === 'number') expected = marker.value + 1
    } else open.push(line)
  })
  if (open.length) paragraphs.push(join(open, marker, layout))
  return paragraphs
}

function startsNew(
  lines: Line[],
  index: number,
  open: Line[],
  marker: Marker | null,
  found: Marker | null,
  expected: number,
  layout: Layout,
): boolean {
  const line = lines[index]
  const before = lines[index - 1]
  if (!line || !before) return true
  if (
    before.style?.kind !== line.style?.kind ||
    line.style?.kind === 'item' ||
    line.style?.kind === 'more' ||
    line.style?.kind === 'heading'
  )
    return true
  if (found && isMarked(found, line, before, expected)) return true
  const ended = ENDS.test(before.text)
  const lower = LOWER.test(line.text)
  const full = before.text.length >= layout.width * 0.75
  if (!layout.wrapped) return !(line.page && !ended && lower)
  if (line.gap && !line.page) return !(lower && !ended && full && !marker)
  if (line.page) {
    if (!ended) return !(lower || full)
    return !full || isShort(lines, index - 1, line, layout, 0.1)
  }
  if (/\S@\S{1,80}[^\s,;]$/.test(before.text) && !lower) return true
  const shift = line.indent - before.indent
  if (shift >= 2 && !(marker && open.length === 1)) return true
  if (shift <= -2 && !(open.length === 1 && (!marker || line.indent === 0) && full)) return true
  if (lower && !/^\S{1,64}@/.test(line.text)) return false
  // A short line with a colon after a full stop leads in what follows: "With questions, contact:".
  const room = before.text.length + 1 + firstWord(line.text) < layout.width
  if (ended && room && line.text.endsWith(':') && line.text.length < layout.width * 0.5) return true
  if (!ended) return before.text.length < layout.width * 0.5 || isShort(lines, index - 1, line, layout, 0.38)
  return isShort(lines, index - 1, line, layout, layout.spaced ? 0.35 : 0.08)
}

/** Whether the next line's first word would have fitted, with room to spare, where the lines nearby are this wide. */
function isShort(lines: Line[], at: number, next: Line, layout: Layout, spare: number): boolean {
  let width = layout.width * 0.75
  for (let near = at - 2; near <= at + 2; near++) {
    const length = near === at ? 0 : (lines[near]?.text.length ?? 0)
    if (length <= layout.width * 1.1) width = Math.max(width, length)
  }
  const word = firstWord(next.text)
  const own = lines[at]
  if (layout.strict && own && own.indent === 0 && next.indent === 0)
    return own.text.length + 1 + word <= layout.width
  return (lines[at]?.text.length ?? 0) + 1 + word < width * (1 - spare)
}

function firstWord(text: string): number {
  const space = text.indexOf(' ')
  return space < 0 ? text.length : space
}

/** A wrapped line may happen to begin with a number or dash; a list goes on where it left off, or begins after a pause. */
function isMarked(marker: Marker, line: Line, before: Line | undefined, expected: number): boolean {
  if (!before || line.style?.kind === 'item' || marker.kind === 'bullet') return true
  if (marker.kind === 'number') {
    if (marker.value === expected && expected > 1) return true
    return marker.value === 1
      ? ENDS.test(before.text) || line.gap || !LOWER.test(line.text.slice(marker.length))
      : line.gap
  }
  if (marker.kind === 'dash') return line.gap || ENDS.test(before.text) || Boolean(markerOf(before))
  return line.gap || /[.:;,]$|(?:and|or|y|o)$/.test(before.text)
}

function join(lines: Line[], marker: Marker | null, layout: Layout): Paragraph {
  const first = lines[0]
  let runs: Run[] = first ? [...first.runs] : []
  lines.slice(1).forEach((line, index) => {
    runs = joined(runs, lines[index]?.text ?? '', line, layout)
  })
  runs = slice(runs.map(withoutTabs), marker ? marker.length : 0)
  return {
    line: first?.number ?? 1,
    lastLine: lines.at(-1)?.number ?? 1,
    text: textOf(runs),
    runs,
    marker,
    lines,
    gap: first?.gap ?? false,
  }
}

function withoutTabs(run: Run): Run {
  return run.text.includes('\t') ? { ...run, text: run.text.replace(/\t/g, ' ') } : run
}

function joined(runs: Run[], before: string, line: Line, layout: Layout): Run[] {
  const last = runs.at(-1)
  if (!last) return [...line.runs]
  let text = last.text
  const left = /(\p{L}{1,30})-$/u.exec(before)
  const right = /^(\p{L}{1,30})/u.exec(line.text)
  if (left && right) {
    if (isBroken(left[1] ?? '', right[1] ?? '', before, layout.words)) text = text.slice(0, -1)
  } else if (!/[^\s—][—/]$/.test(before)) text += ' '
  const head = { ...last, text }
  const [first, ...rest] = line.runs
  if (!first) return runs
  const kept = runs.slice(0, -1)
  const same =
    head.bold === first.bold &&
    head.italic === first.italic &&
    head.href === first.href &&
    !head.note &&
    !first.note
  if (same) return [...kept, { ...head, text: head.text + first.text }, ...rest]
  return [...kept, head, first, ...rest]
}

// What stands in compounds, before and after their hyphen.
const COMPOUND =
  /^(?:non|self|well|long|short|anti|pre|post|multi|cross|high|low|mid|full|half|part|year|day|hour|court|case|top|step|life|over|out|off|back|down|up|in|based|old|term|time|wide|free|made|like|related|funded|led|owned|run|ordered|income|level|scale|rights|state|citizen|born|known|called|being)$/

/** Whether a hyphen at a line’s end breaks a word: the letter has the word whole, or neither part is one. */
function isBroken(left: string, right: string, before: string, words: Set<string>): boolean {
  if (words.has(`${left}${right}`.toLowerCase())) return true
  if (!/^\p{Ll}{2,}$/u.test(left) || !/^\p{Ll}{3,}$/u.test(right)) return false
  // “then six-year-” goes on with a third part.
  if (/-\p{L}{1,30}-$/u.test(before)) return false
  return ![left, right].some((part) => words.has(part) || COMPOUND.test(part))
}

function wordsOf(lines: Line[]): Set<string> {
  const words = new Set<string>()
  for (const line of lines) {
    if (line.text.length < 30) continue
    for (const match of line.text.matchAll(/[^\p{L}-](\p{Ll}{2,40})(?=[^\p{L}-])/gu))
      if (match[1]) words.add(match[1])
  }
  return words
}
