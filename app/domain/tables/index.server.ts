import { readWorkbook } from '../../documents/workbook-in.server'
import { breathe } from './breathing.server'
import { rowsOfCards } from './cards.server'
import { delimiterOf, delimiters, separatorLine } from './delimiters.server'
import { decode, decodeAs, type Encoding, encodings } from './encodings.server'
import { type Row, recordsOf } from './records.server'
import {
  EMPTY,
  LARGEST,
  NOT_TEXT,
  refusalOf,
  refusalOfText,
  TOO_LARGE,
  TOO_MANY_ROWS,
} from './refusals.server'
import { isCards, isZip } from './signs.server'

export { breathe } from './breathing.server'
export type { Row } from './records.server'
export { LARGEST, NO_ROWS, TOO_LARGE } from './refusals.server'
export { delimiters, type Encoding, encodings }

export type Table = {
  format: 'text' | 'workbook' | 'cards'
  /** Null for a workbook, which says it itself. */
  encoding: Encoding | null
  /** Whether a byte order mark stands first. */
  bom: boolean
  /** Null where nothing parts cells: a list, one name a line. */
  delimiter: string | null
  rows: Row[]
  /** What was left out, in sentences. */
  notes: string[]
}

/** What a person found wrong about the product's finding. */
export type Reading = { encoding?: Encoding; delimiter?: string }

const MOST_ROWS = 200_000

/** Reads a table by what the file holds rather than by its name: delimited text in any usual encoding, a workbook, cards, a list. */
export async function readTable(
  bytes: Uint8Array,
  reading: Reading = {},
): Promise<Table | { refused: string }> {
  if (bytes.byteLength === 0) return { refused: EMPTY }
  if (bytes.byteLength > LARGEST) return { refused: TOO_LARGE }
  const refused = refusalOf(bytes)
  if (refused) return { refused }
  if (!isZip(bytes)) return readText(bytes, reading)
  const workbook = await readWorkbook(bytes)
  if ('refused' in workbook) return workbook
  if ('csv' in workbook) return readText(workbook.csv, reading)
  const { others } = workbook
  return {
    format: 'workbook',
    encoding: null,
    bom: false,
    delimiter: null,
    rows: workbook.rows.map((row) => ({ ...row, stray: false })),
    notes:
      others.length > 0
        ? [
            `Read was the sheet “${workbook.sheet}”; not read: ${others.map((name) => `“${name}”`).join(', ')}.`,
          ]
        : [],
  }
}

async function readText(bytes: Uint8Array, reading: Reading): Promise<Table | { refused: string }> {
  const decoded = reading.encoding
    ? { text: decodeAs(bytes, reading.encoding), encoding: reading.encoding, bom: false }
    : decode(bytes)
  if (!decoded) return { refused: NOT_TEXT }
  return readDecoded(decoded, reading)
}

/** Reads a table from cells or names that were pasted. */
export function readPasted(text: string, reading: Reading = {}): Promise<Table | { refused: string }> {
  return readDecoded({ text, encoding: 'UTF-8', bom: false }, reading)
}

async function readDecoded(
  { text, encoding, bom }: { text: string; encoding: Encoding; bom: boolean },
  reading: Reading,
): Promise<Table | { refused: string }> {
  if (text.trim() === '') return { refused: EMPTY }
  const found = { encoding, bom, notes: [] }
  if (isCards(text)) return { ...found, format: 'cards', delimiter: null, rows: [...rowsOfCards(text)] }
  const refused = refusalOfText(text)
  if (refused) return { refused }
  const separator = separatorLine(text)
  const body = separator ? text.slice(separator.length) : text
  const delimiter = reading.delimiter ?? separator?.delimiter ?? delimiterOf(body)
  const rows: Row[] = []
  for (const row of delimiter
    ? recordsOf(body, delimiter, separator ? 2 : 1)
    : linesOf(body, separator ? 2 : 1)) {
    rows.push(row)
    await breathe()
    if (rows.length > MOST_ROWS + 1) return { refused: TOO_MANY_ROWS }
  }
  return { ...found, format: 'text', delimiter, rows }
}

/** One cell a line; quotation marks around one are its own, unless they hold a line break. */
function* linesOf(text: string, startLine: number): Generator<Row> {
  yield* recordsOf(text, NO_DELIMITER, startLine)
}

/** A character that no text holds. */
const NO_DELIMITER = '\uffff'
