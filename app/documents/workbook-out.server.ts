import { setImmediate as breathe } from 'node:timers/promises'
import JSZip from 'jszip'

/** How many rows are written before others get their turn. */
const TURN = 500

/**
 * Makes a table as an Excel workbook of one sheet. Every cell is text, never a formula; a header row that stays in view.
 * ECMA-376 part 1, §18.3 (sheets) and §12 (packages).
 */
export async function renderWorkbook(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const zip = new JSZip()
  zip.file('[Content_Types].xml', TYPES)
  zip.file('_rels/.rels', rels('officeDocument', 'xl/workbook.xml'))
  zip.file('xl/workbook.xml', workbook(name))
  zip.file('xl/_rels/workbook.xml.rels', rels('worksheet', 'worksheets/sheet1.xml'))
  zip.file('xl/worksheets/sheet1.xml', await sheet(columns, rows))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`

function rels(kind: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`
}

function workbook(name: string): string {
  // A sheet's name: 31 characters, none of these.
  const title = escaped(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="r1"/></sheets></workbook>`
}

async function sheet(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const parts = [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    row(columns),
  ]
  for (let from = 0; from < rows.length; from += TURN) {
    parts.push(
      rows
        .slice(from, from + TURN)
        .map(row)
        .join(''),
    )
    await breathe()
  }
  parts.push('</sheetData></worksheet>')
  return parts.join('')
}

function row(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => (cell ? `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>` : '<c/>')).join('')}</row>`
}

function escaped(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // What XML 1.0 cannot hold.
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  )
}
