import { startOf } from './signs.server'

export const LARGEST = 50 * 1024 * 1024

export const TOO_LARGE =
  'The file is larger than 50 MB. Split it into parts of at most 200,000 rows, each with the first row of headings, and import them one after the other.'
export const EMPTY = 'The file is empty. Export it again, or copy the cells and paste them.'
export const NO_ROWS =
  'The file has a row of headings but no rows under it. Export it again with its answers, or choose another file.'
export const TOO_MANY_ROWS =
  'The file has more than 200,000 rows. Split it into parts, each with the first row of headings, and import them one after the other.'

const AS_CSV =
  'Save it as CSV or as an Excel workbook (.xlsx) and import that, or copy the cells and paste them.'
const FROM_SOURCE =
  'Look for the spreadsheet or form it was made from, export that as CSV or Excel (.xlsx), and import the export.'

const SIGNS: [string, string][] = [
  ['%PDF-', `This is a PDF. It prints a table but holds none. ${FROM_SOURCE}`],
  ['\x89PNG', `This is a picture, not a table. ${FROM_SOURCE}`],
  ['\xff\xd8\xff', `This is a picture, not a table. ${FROM_SOURCE}`],
  ['GIF8', `This is a picture, not a table. ${FROM_SOURCE}`],
  ['RIFF', `This is a picture or recording, not a table. ${FROM_SOURCE}`],
  [
    '\xd0\xcf\x11\xe0',
    'This is an old Excel file (.xls) or one with a password. Open it in Excel, save it as a workbook (.xlsx) without a password or as CSV, and import that.',
  ],
  ['{\\rtf', `This is a rich-text (RTF) file, not a table. ${FROM_SOURCE}`],
  ['SQLite format 3', `This is a database, not a table. Export the table you need as CSV and import that.`],
  ['Rar!', 'This is an archive. Unpack it and import the table inside, as CSV or Excel (.xlsx).'],
  ['7z\xbc\xaf', 'This is an archive. Unpack it and import the table inside, as CSV or Excel (.xlsx).'],
  ['\x1f\x8b', 'This is an archive. Unpack it and import the table inside, as CSV or Excel (.xlsx).'],
  ['\x7fELF', `This is a program, not a table. ${FROM_SOURCE}`],
  ['MZ\x90', `This is a program, not a table. ${FROM_SOURCE}`],
]

/** The sentence for bytes that a sign at their start tells to be something else than a table. */
export function refusalOf(bytes: Uint8Array): string | null {
  const start = startOf(bytes)
  const sign = SIGNS.find(([prefix]) => start.startsWith(prefix))
  if (sign) return sign[1]
  return start.includes('%PDF-') ? (SIGNS[0]?.[1] ?? null) : null
}

export const NOT_TEXT = `This is not a table: the file holds neither text nor a workbook. ${AS_CSV}`

/** The sentence for a text that is no table, though it is text. */
export function refusalOfText(text: string): string | null {
  const start = text.slice(0, 2_000).trimStart()
  if (/^<(?:!doctype|html|head|body|table|svg|\?xml)/i.test(start))
    return `This is a web page or XML, though its name may say something else. Open it in a spreadsheet program. ${AS_CSV}`
  if (/^[[{]/.test(start) && isJson(text)) return `This is JSON, not a table. ${AS_CSV}`
  return null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
