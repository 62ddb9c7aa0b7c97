import { expect, test } from 'vitest'
import { renderCsv, renderText } from '../../app/documents/plain.server'
import { aDocument, entriesOf, organizations } from './sample'

test('the plain text has each paragraph on one line and the list name by name', () => {
  const document = aDocument()
  const text = renderText(document)
  const paragraphs = text.trimEnd().split('\n\n')
  expect(paragraphs[0]).toBe('File Review Coalition\n1 Example Plaza, Washington, D.C. 20001')
  expect(paragraphs[1]).toBe('March 29, 2021')
  expect(paragraphs[5]).toBe('Re: Every person in ICE custody should be considered for release')
  expect(paragraphs[7]).toMatch(/^The undersigned organizations write today .* their wellbeing\.$/)
  expect(text).toContain('\n\n1. The review must be conducted')
  expect(text).toContain('\n\n3. DHS must ensure')
  expect(text).toContain(
    entriesOf(document)
      .map((entry) => entry.name)
      .join('\n'),
  )
  expect(text).toContain('letters.example/v/K7QM-4TDX-9PQR-2345')
})

test('a list in an ask, a quote and an unfrozen letter keep their form', () => {
  const item = {
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'inner' }] }],
  }
  const text = renderText(
    aDocument((document) => {
      document.edition = null
      document.groups = []
      const asks = document.text.doc.content?.find((node) => node.type === 'asks')
      asks?.content?.[0]?.content?.push({ type: 'bulletList', content: [item] })
    }),
  )
  expect(text).toContain('\n\n   • inner\n\n2. The review')
  expect(text).toContain('\n\n    Mariposa Legal requested')
  expect(text).toContain('Version 2, open for signatures. No signatories yet.')
})

test('the table opens in a spreadsheet and computes nothing', () => {
  const csv = renderCsv(
    aDocument((document) => {
      document.groups = organizations([
        '=HYPERLINK("http://evil.example")',
        '+1',
        '-2',
        '@SUM(A1)',
        'Plain, "quoted"',
        '\tTab',
      ])
      document.groups.push({
        heading: 'People',
        entries: [{ name: 'Ana Ñ', kind: 'individual', detail: 'Chair' }],
      })
    }),
  )
  expect(csv.startsWith('\ufeffposition,name,kind,group,detail\n')).toBe(true)
  const lines = csv.trimEnd().split('\n')
  expect(lines[1]).toBe(`1,"'=HYPERLINK(""http://evil.example"")",organization,,`)
  expect(lines.slice(2, 5)).toEqual([
    "2,'+1,organization,,",
    "3,'-2,organization,,",
    "4,'@SUM(A1),organization,,",
  ])
  expect(lines[5]).toBe('5,"Plain, ""quoted""",organization,,')
  expect(lines[7]).toBe('7,Ana Ñ,individual,People,Chair')
})
