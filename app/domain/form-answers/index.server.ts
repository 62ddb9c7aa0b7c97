import { breathe, NO_ROWS, type Row, type Table } from '../tables/index.server'
import type { Answer, Status } from './answers'
import { type Field, headingOf, isHeading, type Mapping, mappingOf } from './columns.server'
import { orderOf } from './dates.server'
import { type Reader, readRow } from './rows.server'
import { type Entry, settle, settleContacts } from './standings.server'

export type { Answer, Issue, Status } from './answers'
export { statuses } from './answers'
export { type Field, fields, type Mapping } from './columns.server'
export { deadlineIn } from './dates.server'
export { reasons } from './reasons'

export type Reading = {
  /** The headings as they stand, empty where the table has none. */
  headings: string[]
  mapping: Mapping
  answers: Answer[]
  summary: Record<Status, number>
}

export type Options = {
  /** What a person said each column holds; else the headings tell. */
  mapping?: Mapping
  /** Wall time of the zone after which an answer is late. */
  deadline?: string | null
  /** Of the form's sheet: an IANA name. */
  zone?: string | null
  /** Of contacts an organization may have many; each signs once. */
  purpose?: 'signatures' | 'contacts'
}

const ABOVE = 10

/** Reads a form's answers: each row cleaned and judged, then all of them together. Nothing is repaired but in a suggestion. */
export async function readAnswers(
  table: Table,
  { mapping, deadline = null, zone = null, purpose = 'signatures' }: Options = {},
): Promise<Reading | { refused: string }> {
  const { headings, width, rows } = parted(table)
  if (rows.length === 0) return { refused: NO_ROWS }
  const columns = mapping ?? (headings.length > 0 ? mappingOf(headings) : guessed(rows))
  if (!columns.includes('organization')) return { refused: noNames(headings) }
  const reader: Reader = {
    columns: columnsOf(columns),
    headings: headings.map(headingOf),
    width: table.format === 'text' && table.delimiter !== null ? widthOf(rows, width) : null,
    order: orderOf(column(rows, columns, 'submittedAt'), isSpanish(headings)),
    zone,
    deadline,
  }
  const answers: Answer[] = []
  const entries: Entry[] = []
  for (const [at, row] of rows.entries()) {
    const read = readRow(row, at + 1, reader)
    answers.push(read.answer)
    if (read.answer.status !== 'skip') entries.push(read)
    // A hundred thousand rows are not kept twice.
    if (purpose === 'contacts') row.cells = []
    await breathe()
  }
  if (purpose === 'contacts') await settleContacts(entries)
  else await settle(entries)
  return { headings, mapping: columns, answers, summary: summed(answers) }
}

/** The row of headings and the rows under it; titles above it are left out. Blank columns at the end are none. */
function parted({ rows, format }: Table): { headings: string[]; width: number; rows: Row[] } {
  const at = format === 'cards' ? 0 : rows.slice(0, ABOVE).findIndex(({ cells }) => isHeading(cells))
  if (at < 0) return { headings: [], width: 0, rows }
  const headings = [...(rows[at]?.cells ?? [])]
  const width = headings.length
  while (headings.at(-1)?.trim() === '') headings.pop()
  return { headings, width, rows: rows.slice(at + 1) }
}

/** How many cells a row should have: as many as headings, or as most rows, where those only end in blank ones. */
function widthOf(rows: Row[], width: number): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows)
    if (cells.length > width && cells.slice(width).every((cell) => width === 0 || cell.trim() === ''))
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  return most && (width === 0 || most[1] > rows.length / 2) ? most[0] : width
}

function columnsOf(mapping: Mapping): Map<Field, number[]> {
  const columns = new Map<Field, number[]>()
  for (const [at, field] of mapping.entries())
    if (field) columns.set(field, [...(columns.get(field) ?? []), at])
  return columns
}

function column(rows: Row[], mapping: Mapping, field: Field): string[] {
  const at = mapping.indexOf(field)
  return at < 0 ? [] : rows.map(({ cells }) => cells[at] ?? '')
}

/** Without headings: the column of addresses, that of times, and the first that holds words. */
function guessed(rows: Row[]): Mapping {
  const width = Math.max(...rows.slice(0, 200).map(({ cells }) => cells.length))
  const mapping: Mapping = Array.from({ length: width }, () => null)
  const share = (at: number, of: RegExp) => {
    const filled = rows.slice(0, 200).flatMap(({ cells }) => cells[at]?.trim() || [])
    return filled.length === 0 ? 0 : filled.filter((cell) => of.test(cell)).length / filled.length
  }
  for (let at = 0; at < width; at++) {
    if (share(at, /^\S+@\S+\.\S+$/) > 0.6 && !mapping.includes('contactEmail')) mapping[at] = 'contactEmail'
    else if (share(at, /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/) > 0.6 && !mapping.includes('submittedAt'))
      mapping[at] = 'submittedAt'
    else if (share(at, /\p{L}{2}/u) > 0.6 && !mapping.includes('organization')) mapping[at] = 'organization'
  }
  return mapping
}

function isSpanish(headings: string[]): boolean {
  return headings.some((heading) =>
    /\b(?:marca temporal|correo|organizaci[oó]n|nombre|fecha|ciudad|comentarios)\b/i.test(heading),
  )
}

function noNames(headings: string[]): string {
  const seen = headings
    .filter((heading) => heading.trim() !== '')
    .slice(0, 6)
    .map((heading) => `“${heading.replace(/\s+/g, ' ').trim().slice(0, 40)}”`)
  return seen.length > 0
    ? `No column is headed as one with names of organizations; the headings are ${seen.join(', ')}. Name the right one “Organization” and import the file again.`
    : 'No column holds names. Put the names into a column headed “Organization” and import the file again.'
}

function summed(answers: Answer[]): Record<Status, number> {
  const summary = { accept: 0, duplicate: 0, review: 0, reject: 0, skip: 0, superseded: 0, withdrawn: 0 }
  for (const { status } of answers) summary[status]++
  return summary
}
