import type { Marked } from './blocks'
import type { BlockChange } from './index'
import { type ChangePart, partsOf } from './segments'

type Looks = { bold: boolean; italic: boolean; href: string | null }

/** Words that look one way; `was` is how words that stayed looked before, where that changed. */
export type Run = Looks & { text: string; was: Looks | null; note?: string }

/** The parts of a change, each in the runs of words that look one way. */
export function runsOf({ parts, marks }: BlockChange): { part: ChangePart; runs: Run[] }[] {
  let [before, after] = [0, 0]
  return parts.map((part) => {
    const old = { from: before, marks: marks?.before ?? [] }
    const present = { from: after, marks: marks?.after ?? [] }
    if (part.kind !== 'added') before += part.text.length
    if (part.kind !== 'removed') after += part.text.length
    if (part.kind === 'same') return { part, runs: runsAt(part.text, present, old) }
    return { part, runs: runsAt(part.text, part.kind === 'removed' ? old : present) }
  })
}

/** The same change with each footnote whole: one of which a word differs is taken out, and the other put in. */
export function withWholeNotes(change: BlockChange): BlockChange {
  const notesIn = (marks: Marked[]) => marks.filter(({ note }) => note !== undefined)
  const whole = {
    before: notesIn(change.marks?.before ?? []),
    after: notesIn(change.marks?.after ?? []),
  }
  const side = (without: ChangePart['kind']) =>
    change.parts
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join('')
  const [before, after] = [side('added'), side('removed')]
  if (!before || !after || whole.before.length + whole.after.length === 0) return change
  return { ...change, parts: partsOf(before, after, whole) }
}

type Place = { from: number; marks: Marked[] }

function runsAt(text: string, at: Place, was?: Place): Run[] {
  const cuts = [at, ...(was ? [was] : [])].flatMap(({ from, marks }) =>
    marks.flatMap((each) => [each.from - from, each.from + each.text.length - from]),
  )
  const inside = cuts.filter((cut) => cut > 0 && cut < text.length)
  const ends = [...new Set([0, ...inside, text.length])].toSorted((one, other) => one - other)
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0
    const { note, ...looks } = looksAt(at, start, end)
    const before = was && looksAt(was, start, end)
    const changed =
      before && (before.bold !== looks.bold || before.italic !== looks.italic || before.href !== looks.href)
    return {
      text: text.slice(start, end),
      ...looks,
      ...(note === undefined ? {} : { note }),
      was: changed ? { bold: before.bold, italic: before.italic, href: before.href } : null,
    }
  })
}

function looksAt({ from, marks }: Place, start: number, end: number): Looks & { note?: string } {
  const on = marks.filter((each) => each.from - from <= start && each.from + each.text.length - from >= end)
  return {
    bold: on.some(({ mark }) => mark === 'bold'),
    italic: on.some(({ mark }) => mark === 'italic'),
    href: on.find(({ href }) => href !== null)?.href ?? null,
    note: on.find(({ note }) => note !== undefined)?.note,
  }
}
