/**
 * Reads the first sheet with rows of a workbook, or the one CSV of an archive, in a process of its own, which its parent may kill.
 * Started by workbook-in.server.ts; never imported.
 */
import type { Entry, ZipFile } from 'yauzl'
import { type SheetRow, sharedStrings, sheetRows } from './workbook-sheet'
import { open, Refused, streamOf, textOf } from './workbook-zip'

export type WorkbookMessage =
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'done'; sheet: string; others: string[] }
  | { kind: 'csv'; name: string; bytes: Uint8Array }
  | { kind: 'refused'; refused: string }

const BATCH = 1_000

const NO_SHEET =
  'The file is an archive but no workbook. Unpack it and import the table inside, as CSV or Excel (.xlsx).'
const WORD =
  'This is a Word file, not a table. Look for the spreadsheet or form it was made from, export that as CSV or Excel (.xlsx), and import the export.'
const OPEN_DOCUMENT =
  'This is an OpenDocument file. Open it in LibreOffice, save it as CSV or as an Excel workbook (.xlsx), and import that.'
const NUMBERS =
  'This is a Numbers file. In Numbers choose File, Export To, CSV or Excel, and import the export.'
const EMPTY = 'No sheet of this workbook has rows. Choose the workbook that holds the answers.'
const MANY = 'The archive holds more than one table. Unpack it and import the one with the answers.'
const BINARY =
  'This is a binary workbook (.xlsb). Open it in Excel, save it as a workbook (.xlsx) or as CSV, and import that.'

process.once('message', async (bytes: Uint8Array) => {
  const last = await read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    (error: unknown): WorkbookMessage => ({
      kind: 'refused',
      refused: error instanceof Refused ? error.message : '',
    }),
  )
  process.send?.(last, undefined, undefined, () => process.exit(0))
})

async function read(bytes: Buffer): Promise<WorkbookMessage> {
  const { zip, entries } = await open(bytes)
  const workbook = await textOf(zip, entries.get('xl/workbook.xml'))
  if (workbook === null) return otherwise(zip, entries)
  const links = (await textOf(zip, entries.get('xl/_rels/workbook.xml.rels'))) ?? ''
  const dates = datesOf((await textOf(zip, entries.get('xl/styles.xml'))) ?? '')
  const shared = entries.get('xl/sharedStrings.xml')
  const strings = shared ? await sharedStrings(await streamOf(zip, shared)) : []
  const from1904 = /\bdate1904="(?:1|true)"/.test(workbook)
  const sheets = sheetsOf(workbook, links, entries)
  for (const { name, entry } of sheets) {
    const rows = sheetRows(await streamOf(zip, entry), { strings, dates, from1904 })
    if ((await send(rows)) === 0) continue
    return {
      kind: 'done',
      sheet: name,
      others: sheets.filter((each) => each.name !== name).map((each) => each.name),
    }
  }
  throw new Refused(EMPTY)
}

async function send(rows: AsyncGenerator<SheetRow>): Promise<number> {
  let count = 0
  let batch: SheetRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    count += batch.length
    await told({ kind: 'rows', rows: batch })
    batch = []
  }
  if (batch.length > 0) await told({ kind: 'rows', rows: batch })
  return count + batch.length
}

function told(message: WorkbookMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}

async function otherwise(zip: ZipFile, entries: Map<string, Entry>): Promise<WorkbookMessage> {
  if (entries.has('word/document.xml')) throw new Refused(WORD)
  if (entries.has('xl/workbook.bin')) throw new Refused(BINARY)
  if ((await textOf(zip, entries.get('mimetype')))?.includes('opendocument')) throw new Refused(OPEN_DOCUMENT)
  const names = [...entries.keys()]
  if (names.some((name) => /\.iwa$/.test(name))) throw new Refused(NUMBERS)
  const tables = names.filter(
    (name) => /\.(?:csv|tsv)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name),
  )
  if (tables.length > 1) throw new Refused(MANY)
  const [name] = tables
  const entry = name === undefined ? undefined : entries.get(name)
  if (!name || !entry) throw new Refused(NO_SHEET)
  const parts: Buffer[] = []
  for await (const part of await streamOf(zip, entry)) parts.push(part as Buffer)
  return { kind: 'csv', name, bytes: Buffer.concat(parts) }
}

/** The sheets in the order of their tabs, those in sight first. */
function sheetsOf(workbook: string, links: string, entries: Map<string, Entry>) {
  const targets = new Map<string, string>()
  for (const [tag] of links.matchAll(/<Relationship\b[^>]{0,2000}>/g)) {
    const id = /\bId="([^"]{1,200})"/.exec(tag)?.[1]
    const target = /\bTarget="([^"]{1,500})"/.exec(tag)?.[1]
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets = [...workbook.matchAll(/<(?:\w{1,9}:)?sheet\b[^>]{0,2000}>/g)].flatMap(([tag]) => {
    const id = /\br:id="([^"]{1,200})"/.exec(tag)?.[1] ?? /:id="([^"]{1,200})"/.exec(tag)?.[1] ?? ''
    const entry = entries.get(targets.get(id) ?? '')
    const name = /\bname="([^"]{1,200})"/.exec(tag)?.[1] ?? ''
    return entry ? [{ name, entry, hidden: /\bstate="\w*[hH]idden"/.test(tag) }] : []
  })
  return [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)]
}

/** The styles under which a number is a day or a time. */
function datesOf(styles: string): Set<number> {
  const known = new Set<number>()
  for (let id = 14; id <= 22; id++) known.add(id)
  for (let id = 27; id <= 36; id++) known.add(id)
  for (let id = 45; id <= 58; id++) if (id <= 47 || id >= 50) known.add(id)
  for (const [tag] of styles.matchAll(/<(?:\w{1,9}:)?numFmt\b[^>]{0,2000}>/g)) {
    const id = Number(/\bnumFmtId="(\d{1,6})"/.exec(tag)?.[1])
    const code = /\bformatCode="([^"]{0,500})"/.exec(tag)?.[1] ?? ''
    if (/[dmyhs]/i.test(code.replace(/&quot;.*?&quot;|\[[^\]]*\]|\\./g, ''))) known.add(id)
  }
  const formats = /<(?:\w{1,9}:)?cellXfs\b[\s\S]*?<\/(?:\w{1,9}:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const dates = new Set<number>()
  ;[...formats.matchAll(/<(?:\w{1,9}:)?xf\b[^>]{0,2000}>/g)].forEach(([tag], style) => {
    if (known.has(Number(/\bnumFmtId="(\d{1,6})"/.exec(tag)?.[1]))) dates.add(style)
  })
  return dates
}
