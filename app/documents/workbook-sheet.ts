import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { HUGE, Refused } from './workbook-zip'

export type SheetRow = { line: number; cells: string[] }

const LIMITS = { rows: 200_001, cells: 6_000_000, columns: 500, piece: 20_000_000, strings: 100_000_000 }

const TOO_MANY_ROWS =
  'The sheet has more than 200,000 rows. Split it into parts, each with the first row of headings, and import them one after the other.'
const FORBIDDEN =
  'The workbook has parts that no spreadsheet program writes. Open it in one, save it again as .xlsx or CSV, and import that.'

const ROW = /<(?:\w{1,9}:)?row\b([^>]{0,2000})>([\s\S]*?)<\/(?:\w{1,9}:)?row>/g
const CELL = /<(?:\w{1,9}:)?c\b([^>]{0,500}?)(?:\/>|>([\s\S]*?)<\/(?:\w{1,9}:)?c>)/g
const VALUE = /<(?:\w{1,9}:)?v\b[^>]{0,100}>([\s\S]*?)<\/(?:\w{1,9}:)?v>/
const TEXT = /<(?:\w{1,9}:)?t\b[^>]{0,100}?(?:\/>|>([\s\S]*?)<\/(?:\w{1,9}:)?t>)/g
const ITEM = /<(?:\w{1,9}:)?si\b[^>]{0,100}?(?:\/>|>([\s\S]*?)<\/(?:\w{1,9}:)?si>)/g
/** How a word is read aloud, in Japanese workbooks. */
const PHONETIC = /<(?:\w{1,9}:)?rPh\b[\s\S]*?<\/(?:\w{1,9}:)?rPh>/g

/** The texts that cells refer to by number. */
export async function sharedStrings(stream: Readable): Promise<string[]> {
  const strings: string[] = []
  let size = 0
  for await (const piece of piecesOf(stream, /<\/(?:\w{1,9}:)?si>/g)) {
    for (const [, inner = ''] of piece.matchAll(ITEM)) {
      const text = textsIn(inner)
      size += text.length
      if (size > LIMITS.strings) throw new Refused(HUGE)
      strings.push(text)
    }
  }
  return strings
}

/** The rows of a sheet that hold something, as text; dates as "2021-03-24 15:45:03". */
export async function* sheetRows(
  stream: Readable,
  { strings, dates, from1904 }: { strings: string[]; dates: Set<number>; from1904: boolean },
): AsyncGenerator<SheetRow> {
  let line = 0
  let rows = 0
  let count = 0
  for await (const piece of piecesOf(stream, /<\/(?:\w{1,9}:)?row>/g)) {
    for (const [, attributes = '', inner = ''] of piece.matchAll(ROW)) {
      line = Number(/\br="(\d{1,7})"/.exec(attributes)?.[1] ?? line + 1)
      const cells: string[] = []
      for (const [, about = '', content = ''] of inner.matchAll(CELL)) {
        const at = columnOf(about) ?? cells.length
        if (at >= LIMITS.columns) continue
        while (cells.length < at) cells.push('')
        cells[at] = textOfCell(about, content)
        if (++count > LIMITS.cells) throw new Refused(HUGE)
      }
      if (cells.every((cell) => cell === '')) continue
      if (++rows > LIMITS.rows) throw new Refused(TOO_MANY_ROWS)
      yield { line, cells }
    }
  }

  function textOfCell(about: string, content: string): string {
    const kind = /\bt="(\w{1,10})"/.exec(about)?.[1] ?? 'n'
    if (kind === 'inlineStr') return textsIn(content)
    const value = VALUE.exec(content)?.[1] ?? ''
    if (kind === 's') return strings[Number(value)] ?? ''
    if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (kind !== 'n' || value === '') return decoded(value)
    const style = Number(/\bs="(\d{1,6})"/.exec(about)?.[1] ?? -1)
    return dates.has(style) ? dateOf(Number(value) + (from1904 ? 1462 : 0)) : numberOf(value)
  }
}

/** Pieces that end where something ends, as they unpack. */
async function* piecesOf(stream: Readable, end: RegExp): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const part of stream) {
    const text = decoder.write(part as Buffer)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(rest.slice(-20) + text)) throw new Refused(FORBIDDEN)
    rest += text
    const last = lastEnd(rest, end)
    if (last > 0 && rest.length > 65_536) {
      yield rest.slice(0, last)
      rest = rest.slice(last)
    }
    if (rest.length > LIMITS.piece) throw new Refused(HUGE)
  }
  yield rest + decoder.end()
}

function lastEnd(text: string, end: RegExp): number {
  const tail = Math.max(0, text.length - 200_000)
  let last = 0
  for (const from of tail > 0 ? [tail, 0] : [0]) {
    for (const found of text.slice(from).matchAll(end)) last = from + found.index + found[0].length
    if (last > 0) return last
  }
  return 0
}

function columnOf(about: string): number | null {
  const letters = /\br="([A-Z]{1,3})\d/.exec(about)?.[1]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function textsIn(xml: string): string {
  let text = ''
  for (const [, inner = ''] of xml.replace(PHONETIC, '').matchAll(TEXT)) text += decoded(inner)
  return text
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML's entities, and the "_x000D_" with which workbooks write characters XML cannot hold. */
function decoded(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
      if (name) return NAMED[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function numberOf(value: string): string {
  const number = Number(value)
  // Workbooks store 0.1 as 0.10000000000000001.
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : decoded(value)
}

function dateOf(serial: number): string {
  if (!(serial >= 1 && serial < 2_958_466)) return String(serial)
  const iso = new Date(Math.round((serial - 25_569) * 86_400) * 1_000).toISOString()
  return serial % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
