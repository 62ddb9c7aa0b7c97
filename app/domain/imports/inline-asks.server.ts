import { announcesAsks, isAskList } from './lists.server'
import type { Paragraph } from './paragraphs.server'
import { type Part, part, slice } from './reading.server'

const MARK = /(?:^|\s)\(?(\d{1,2}|[a-h])\)\s/g

/** Asks run into a sentence, "we urge you to (1) end …; (2) restore …; and (3) …", as a lead, the asks and what follows; null when there are none. */
export function inlineAsks(paragraph: Paragraph): Part[] | null {
  const { text } = paragraph
  const marks = sequence(text)
  const first = marks[0]
  if (marks.length < 2 || !first || paragraph.marker) return null
  const lead = text.slice(0, first.start)
  const last = marks.at(-1)
  if (!last) return null
  const end = sentenceEnd(text, last.end)
  const items = marks.map((mark, at) => ({ from: mark.end, to: marks[at + 1]?.start ?? end }))
  const texts = items.map(({ from, to }) => text.slice(from, to).trim())
  if (!lead.trim() || !announcesAsks(lead) || !isAskList(lead, texts)) return null
  const rest = slice(paragraph.runs, end)
  return [
    part('paragraph', paragraph.line, slice(paragraph.runs, 0, first.start)),
    ...items.map(({ from, to }) =>
      part('ask', lineAt(paragraph, from), slice(paragraph.runs, from, to), { ordered: true }),
    ),
    ...(rest.length ? [part('paragraph', lineAt(paragraph, end), rest)] : []),
  ]
}

/** The longest run of marks that count 1, 2, 3 or a, b, c. */
function sequence(text: string): { start: number; end: number }[] {
  const marks: { start: number; end: number }[] = []
  let expected: string | null = null
  for (const match of text.matchAll(MARK)) {
    const name = match[1] ?? ''
    if (expected === null ? name === '1' || name === 'a' : name === expected) {
      marks.push({ start: match.index, end: match.index + match[0].length })
      expected = /\d/.test(name) ? String(Number(name) + 1) : String.fromCharCode(name.charCodeAt(0) + 1)
    }
  }
  return marks
}

function sentenceEnd(text: string, from: number): number {
  const found = /[.!?]["”’)]?\s(?=["“]?\p{Lu})/u.exec(text.slice(from))
  return found ? from + found.index + found[0].trimEnd().length : text.length
}

/** The line on which a character of a re-joined paragraph stood. */
function lineAt(paragraph: Paragraph, at: number): number {
  let passed = 0
  for (const line of paragraph.lines) {
    passed += line.text.length + 1
    if (at < passed) return line.number
  }
  return paragraph.lastLine
}
