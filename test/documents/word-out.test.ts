import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { renderPdf } from '../../app/documents/pdf.server'
import { renderText } from '../../app/documents/plain.server'
import { renderWord } from '../../app/documents/word-out.server'
import { aDocument, entriesOf, has, printed, textOfPdf, unbroken } from './sample'

const office = ['soffice', 'libreoffice'].find(has)
if (!office) console.info('LibreOffice is missing: skipping the test that opens the Word file in it.')
const python = has('python3')
if (!python) console.info('python3 is missing: skipping the test that parses the Word file’s XML.')

function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

async function partOf(bytes: Buffer, name: string): Promise<string> {
  return (await partsOf(bytes)).get(name) ?? ''
}

function textIn(xml: string): string {
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

test('the Word file holds the whole letter in order, with its names in two columns', async () => {
  const document = aDocument()
  const bytes = await renderWord(document)
  const xml = await partOf(bytes, 'word/document.xml')
  const text = unbroken(textIn(xml))
  const names = entriesOf(document).map((entry) => entry.name)
  expect(text).toContain(unbroken(names.join(' ')))
  expect(text.indexOf(unbroken('Dear Secretary'))).toBeLessThan(
    text.indexOf(unbroken('The undersigned organizations')),
  )
  expect(xml).toMatch(/<w:cols [^>]*w:num="2"/)
  expect(xml).toContain('w:val="continuous"')
  expect(xml.match(/w:val="Heading1"/g)).toHaveLength(1)
  expect(xml.match(/w:val="StoryQuote"/g)).toHaveLength(6)
  expect(xml.match(/<w:numPr>/g)).toHaveLength(3)
  expect(xml.match(/w:val="Signatory"/g)).toHaveLength(160)
})

test('its foot has edition, code and page numbers, its properties the title, its styles the language', async () => {
  const parts = await partsOf(
    await renderWord(aDocument((document) => Object.assign(document, { language: 'es' }))),
  )
  const foot = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? ''
  expect(textIn(foot)).toContain('Edición 1 · verifique esta copia en letters.example/v/K7QM-4TDX-9PQR-2345')
  expect(foot).toContain('NUMPAGES')
  expect(parts.get('docProps/core.xml')).toContain(
    'Every person in ICE custody should be considered for release',
  )
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="es-US"')
  expect(parts.get('word/_rels/document.xml.rels')).toContain('https://example.org/letters/february-18')
})

test('asks are numbered on through the letter, and other lists begin anew', async () => {
  const ask = (text: string) => ({
    type: 'ask',
    attrs: { id: text },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const xml = await partOf(
    await renderWord(
      aDocument((document) => {
        document.text.doc.content?.push({ type: 'asks', content: [ask('A fourth ask')] })
      }),
    ),
    'word/numbering.xml',
  )
  expect(xml).toContain('<w:start w:val="4"/>')
})

test.skipIf(!python)('every part is well-formed XML, whatever stands in the letter', async () => {
  const bytes = await renderWord(
    aDocument((document) => {
      const entry = document.groups[0]?.entries[0]
      if (entry) entry.name = 'A & B <c> "d" \u0007\u0000 ]]> 🙂 \ud800'
    }),
  )
  const check =
    'import sys,zipfile,xml.dom.minidom as m\nz=zipfile.ZipFile(sys.argv[1])\nn=[p for p in z.namelist() if p.endswith((".xml",".rels"))]\n[m.parseString(z.read(p)) for p in n]\nprint(len(n))'
  expect(Number(printed('python3', ['-c', check, 'FILE'], bytes, 'letter.docx'))).toBeGreaterThan(5)
  expect(textIn(await partOf(bytes, 'word/document.xml'))).toContain('A & B <c> "d"')
})

test.skipIf(!office)('LibreOffice opens it (skipped where LibreOffice is missing)', async () => {
  const bytes = await renderWord(aDocument())
  const convert = ['--headless', '--convert-to', 'pdf', '--outdir', 'FOLDER', 'FILE']
  expect(printed(office ?? 'soffice', convert, bytes, 'letter.docx')).toContain('letter.pdf')
})

function withNotes() {
  return aDocument(({ text }) => {
    const paragraphs = (text.doc.content ?? []).filter(({ type }) => type === 'paragraph')
    for (const [at, each] of paragraphs.slice(0, 2).entries())
      each.content?.push({ type: 'footnote', attrs: { text: `Note number ${at + 1}, at 45 <&>.` } })
  })
}

test('footnotes are footnotes in Word, on paper and in plain text', async () => {
  const document = withNotes()
  const bytes = await renderWord(document)
  expect((await partOf(bytes, 'word/document.xml')).match(/<w:footnoteReference /g)).toHaveLength(2)
  expect(textIn(await partOf(bytes, 'word/footnotes.xml'))).toContain('Note number 2, at 45 <&>.')
  expect(renderText(document)).toMatch(/\[1\].*\[2\].*\n\n\[1\] Note number 1, at 45 <&>\.\n\n\[2\] Note/s)
  const pdf = await renderPdf(document)
  if (has('pdftotext'))
    expect(unbroken(textOfPdf(pdf.bytes))).toContain(unbroken('Note number 2, at 45 <&>.'))
})
