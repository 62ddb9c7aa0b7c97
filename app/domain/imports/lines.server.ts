import type { Line, Run, Style } from './reading.server'

/** The lines of a text, numbered from 1 as the author's editor shows them, blank ones turned into gaps. */
export function linesOf(text: string, { markdown = false } = {}): Line[] {
  const lines: Line[] = []
  let gap = false
  let page = false
  let number = 0
  const notes = new Map<string, number>()
  for (const raw of text.normalize('NFC').split(/\r\n|[\n\r\v\u2028\u2029]/)) {
    number++
    if (raw.includes('\f')) page = true
    const whole = clean(raw)
    const trimmed = whole.trim()
    if (!trimmed) {
      gap = true
      continue
    }
    const { style, start } = styleOf(trimmed, markdown)
    const body = style?.kind === 'note' ? noted(trimmed, start, notes) : trimmed.slice(start)
    const runs = markdown ? inline(body, notes) : [{ text: body }]
    const plain = markdown ? runs.map((run) => run.text).join('') : body
    if (!plain) continue
    lines.push({ number, text: plain, runs, indent: indentOf(whole), gap, page, style })
    gap = false
    page = false
  }
  return settleMargin(lines)
}

/** Without what cannot be seen or printed: C0 and C1 controls but the tab, zero-width spaces, byte order marks inside. */
export function clean(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b\u2060\ufeff\u00ad]/g
const PLAIN = /^[\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u1fff]*$/

function indentOf(text: string): number {
  let columns = 0
  for (const char of text) {
    if (char === '\t') columns += 4
    else if (char === ' ' || char === '\u00a0') columns++
    else break
  }
  return columns
}

/** A margin common to the long lines is the page's, not a sign of anything. */
function settleMargin(lines: Line[]): Line[] {
  const counts = new Map<number, number>()
  for (const line of lines) {
    if (line.text.length > 50) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1)
  }
  const long = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const common = [...counts].filter(([, count]) => count >= long * 0.15).map(([indent]) => indent)
  const margin = common.length ? Math.min(...common) : 0
  if (margin > 0) for (const line of lines) line.indent = Math.max(0, line.indent - margin)
  return lines
}

function styleOf(text: string, markdown: boolean): { style: Style | null; start: number } {
  const heading = /^(#{1,6})[ \t]+(?=\S)/.exec(text)
  if (heading) return { style: { kind: 'heading', level: heading[1]?.length ?? 1 }, start: heading[0].length }
  const note = markdown ? NOTE.exec(text) : null
  if (note) return { style: { kind: 'note' }, start: note[0].length }
  const quote = /^>[ \t]?/.exec(text)
  if (quote) return { style: { kind: 'quote' }, start: quote[0].length }
  if (markdown && /^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return { style: null, start: text.length }
  return { style: null, start: 0 }
}

const INLINE =
  /\*\*([^*\n]{1,2000})\*\*|\*([^*\s][^*\n]{0,1000})\*|\[([^\][\n]{1,1000})\]\(((?:https:|mailto:)[^()\s]{1,1000})\)|\[\^([\w-]{1,40})\]/g

const NOTE = /^\[\^([\w-]{1,40})\]:[ \t]*/

/** A Markdown footnote as its number and its words. */
function noted(text: string, start: number, notes: Map<string, number>): string {
  return `[${numberOf(NOTE.exec(text)?.[1] ?? '', notes)}] ${text.slice(start)}`
}

/** Footnotes are numbered as they are first named, whatever their names. */
function numberOf(note: string, notes: Map<string, number>): number {
  const number = notes.get(note) ?? notes.size + 1
  notes.set(note, number)
  return number
}

/** Markdown's bold, italic, links and footnotes; everything else stays as typed. */
function inline(text: string, notes: Map<string, number>): Run[] {
  const runs: Run[] = []
  let at = 0
  const start = /^\* /.test(text) ? 2 : 0
  for (const match of text.slice(start).matchAll(INLINE)) {
    const index = match.index + start
    if (index > at) runs.push({ text: text.slice(at, index) })
    const [whole, bold, italic, label, href, note] = match
    if (bold) runs.push({ text: bold, bold: true })
    else if (italic) runs.push({ text: italic, italic: true })
    else if (label && href) runs.push({ text: label, href })
    else if (note) {
      const count = numberOf(note, notes)
      runs.push({ text: `[${count}]`, note: count })
    }
    at = index + whole.length
  }
  if (at < text.length) runs.push({ text: text.slice(at) })
  return runs
}
