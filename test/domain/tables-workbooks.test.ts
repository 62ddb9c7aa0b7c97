import { expect, test } from 'vitest'
import { readAnswers } from '~/domain/form-answers/index.server'
import { readTable } from '~/domain/tables/index.server'
import { encoded } from '../answers'
import { done } from '../make'
import { zip } from '../zips'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A workbook as spreadsheet programs pack it: sheets of rows of cells, each cell's XML as given. */
function workbook(
  sheets: { name: string; rows: string[]; state?: string }[],
  { shared = [] as string[], more = '' } = {},
): Buffer {
  return zip([
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook ${MAIN} ${RELS}>${more}<sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="m/d/yyyy\\ h:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...(shared.length > 0
      ? [
          {
            name: 'xl/sharedStrings.xml',
            data: `<sst ${MAIN}>${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
          },
        ]
      : []),
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData></worksheet>`,
    })),
  ])
}

const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
const shared = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`

test('a workbook is read from its first sheet with rows: shared and inline texts, dates, gaps', async () => {
  const bytes = workbook(
    [
      { name: 'Cover', rows: [] },
      { name: 'Hidden', rows: [row(1, shared('A1', 0))], state: 'hidden' },
      {
        name: 'Form Responses 1',
        rows: [
          row(1, shared('A1', 0), shared('B1', 1), shared('C1', 2), shared('D1', 5)),
          row(2, '<c r="A2" s="1"><v>44279.65629</v></c>', shared('B2', 3), shared('D2', 4)),
          row(
            4,
            '<c r="A4"><v>44279.65629</v></c>',
            '<c r="B4" t="inlineStr"><is><t>Juntos</t></is></c>',
            '<c r="C4" t="str"><f>A1</f><v>Bo &amp; Co</v></c>',
          ),
        ],
      },
    ],
    {
      shared: [
        '<t>Timestamp</t>',
        '<t>Organization name</t>',
        '<t>Your name</t>',
        '<r><t>Corazón </t></r><r><rPr><b/></rPr><t xml:space="preserve">Arizona</t></r><rPh><t>no</t></rPh>',
        '<t>a@x.example_x000D_</t>',
        '<t>Email</t>',
      ],
    },
  )
  const table = done(await readTable(bytes))
  expect(table).toMatchObject({
    format: 'workbook',
    encoding: null,
    delimiter: null,
    notes: [expect.stringContaining('“Form Responses 1”')],
  })
  expect(done(await readAnswers(table)).answers).toMatchObject([
    {
      record: 1,
      line: 2,
      name: 'Corazón Arizona',
      signerName: null,
      contactEmail: 'a@x.example',
      submittedAt: '2021-03-24T15:45:03',
      issues: ['EDGE_SPACE'],
    },
    {
      record: 2,
      line: 4,
      name: 'Juntos',
      signerName: 'Bo & Co',
      submittedAt: '2021-03-24T15:45:03',
      issues: ['EXCEL_SERIAL_DATE'],
    },
  ])
})

test('dates count from 1904 where the workbook says so', async () => {
  const bytes = workbook(
    [
      {
        name: 'A',
        rows: [
          row(
            1,
            '<c r="A1" t="inlineStr"><is><t>Timestamp</t></is></c>',
            '<c r="B1" t="inlineStr"><is><t>Organization</t></is></c>',
          ),
          row(2, '<c r="A2" s="2"><v>42817</v></c>', '<c r="B2" t="inlineStr"><is><t>Juntos</t></is></c>'),
        ],
      },
    ],
    { more: '<workbookPr date1904="1"/>' },
  )
  expect(done(await readAnswers(done(await readTable(bytes)))).answers[0]?.submittedAt).toBe(
    '2021-03-24T00:00:00',
  )
})

test('the one table of an archive is read, as Google Forms gives its answers', async () => {
  const csv = encoded('Organization,Email\nCorazón Arizona,a@x.example\n', 'UTF-8')
  const table = done(
    await readTable(
      zip([
        { name: 'Sign-on.csv/Sign-on.csv', data: csv },
        { name: '__MACOSX/._Sign-on.csv', data: 'x' },
      ]),
    ),
  )
  expect(table).toMatchObject({ format: 'text', delimiter: ',' })
  expect(table.rows).toHaveLength(2)
})

const SHEET = 'xl/worksheets/sheet1.xml'
const book = (sheet: string | Buffer, more: object = {}) => [
  {
    name: 'xl/workbook.xml',
    data: `<workbook ${MAIN} ${RELS}><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  },
  { name: SHEET, data: sheet, ...more },
]

test.each([
  ['a bomb that says how large it is', book(Buffer.alloc(60_000_000, 32)), /unpacks to far more/],
  [
    'a bomb that lies about its size',
    book(Buffer.alloc(60_000_000, 32), { claimed: 900 }),
    /unpacks to far more|damaged|could not be read/,
  ],
  [
    'a row without end',
    book(`<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(2_000_000)}`, { stored: true }),
    /unpacks to far more/,
  ],
  ['entities', book('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), /no spreadsheet program/],
  [
    'too many rows',
    book(`<worksheet><sheetData>${'<row><c t="str"><v>x</v></c></row>'.repeat(200_100)}`, { stored: true }),
    /more than 200,000 rows/,
  ],
  ['no rows', book('<worksheet><sheetData/></worksheet>'), /No sheet/],
  ['a Word file', [{ name: 'word/document.xml', data: '<w:document/>' }], /Word file/],
  [
    'an OpenDocument file',
    [{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }],
    /OpenDocument/,
  ],
  ['a binary workbook', [{ name: 'xl/workbook.bin', data: 'x' }], /xlsb/],
  ['a Numbers file', [{ name: 'Index/Document.iwa', data: 'x' }], /Numbers/],
  [
    'two tables',
    [
      { name: 'a.csv', data: 'a,b' },
      { name: 'b.csv', data: 'a,b' },
    ],
    /more than one table/,
  ],
  ['photos', [{ name: 'a.jpg', data: 'x' }], /archive/],
  ['a password', book('<worksheet/>', { flags: 1 }), /password/],
])(
  '%s is refused with what to do',
  async (_, entries, sentence) => {
    const before = performance.now()
    const table = await readTable(zip(entries))
    expect('refused' in table ? table.refused : '').toMatch(sentence)
    expect('refused' in table ? table.refused : '').toMatch(/\.$/)
    expect(performance.now() - before).toBeLessThan(29_000)
  },
  40_000,
)
