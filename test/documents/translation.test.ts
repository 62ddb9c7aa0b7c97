import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { EditionDocument } from '../../app/documents/edition-document'
import { renderPdf } from '../../app/documents/pdf.server'
import { renderText } from '../../app/documents/plain.server'
import { renderWord } from '../../app/documents/word-out.server'
import { aDocument, has, paragraph, printed, unbroken } from './sample'

const poppler = has('pdftotext') && has('pdfinfo')
if (!poppler) console.info('pdftotext and pdfinfo are missing: skipping what reads a PDF.')
const reading = test.skipIf(!poppler)

const doc = {
  type: 'doc',
  content: [
    { type: 'date' },
    { type: 'addressees' },
    { type: 'salutation', content: [{ type: 'text', text: 'Estimado Secretario Mayorkas:' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Escribimos sobre la revisión de cada caso' },
        { type: 'footnote', attrs: { text: 'Véase la directiva interina.' } },
        { type: 'text', text: '.' },
      ],
    },
    {
      type: 'asks',
      content: [
        {
          type: 'ask',
          attrs: { id: 'one' },
          content: [paragraph('La revisión se hará bajo la autoridad del Secretario.')],
        },
      ],
    },
    { type: 'closing', content: [{ type: 'text', text: 'Atentamente,' }] },
  ],
}

function translated(change: (document: EditionDocument) => void = () => {}): EditionDocument {
  return aDocument((document) => {
    document.translations = [
      { language: 'es', title: 'Cada persona detenida debe ser considerada', doc, hash: 'ab'.repeat(32) },
    ]
    change(document)
  })
}

const order = [
  'Re: Every person in ICE custody',
  'The undersigned',
  'Edition 1 of March 29, 2021.',
  'abab abab abab',
  'Traducción de cortesía',
  'El texto que se firma es el que está en inglés.',
  '29 de marzo de 2021',
  'Asunto: Cada persona detenida debe ser considerada',
  'Estimado Secretario Mayorkas:',
  'Escribimos sobre la revisión de cada caso',
  '1. La revisión se hará bajo la autoridad del Secretario.',
  'Atentamente,',
  'Véase la directiva interina.',
]

function inOrder(text: string) {
  const whole = unbroken(text.replaceAll('\u00a0', ' '))
  let from = 0
  for (const each of order) {
    const at = whole.indexOf(unbroken(each), from)
    if (at === -1) throw new Error(`Not found, or not after the one before: ${each}`)
    from = at
  }
}

reading(
  'the PDF prints the translation after the letter and its list, tagged in its language, the same bytes again',
  async () => {
    const [one, other] = [await renderPdf(translated()), await renderPdf(translated())]
    expect(one.hash).toBe(other.hash)
    expect(one.undrawable).toEqual([])
    const before = await renderPdf(aDocument())
    expect(one.pages).toBe(before.pages + 1)
    inOrder(printed('pdftotext', ['FILE', '-'], one.bytes))
    const info = printed('pdfinfo', ['FILE'], one.bytes)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(one.bytes.toString('latin1')).toMatch(/pdfuaid/i)
    // The letter is in English, and only what stands in the translation is tagged as Spanish.
    const languages = (bytes: Buffer) => [
      ...new Set([...bytes.toString('latin1').matchAll(/\/Lang\s*\(([^)]*)\)/g)].map(([, tag]) => tag)),
    ]
    expect(languages(before.bytes)).toEqual(['en-US'])
    expect(new Set(languages(one.bytes))).toEqual(new Set(['en-US', 'es-US']))
  },
)

reading('without a translation the PDF is as it was', async () => {
  const without = await renderPdf(aDocument())
  const empty = await renderPdf(
    aDocument((document) => {
      document.translations = []
    }),
  )
  expect(empty.hash).toBe(without.hash)
})

test('the plain text has it after the list', () => {
  inOrder(renderText(translated()))
})

test('the Word file has it on a page of its own, in its language, with its own footnote', async () => {
  const word = await renderWord(translated())
  const part = (name: string) => partOf(word, name)
  const xml = await part('word/document.xml')
  expect(xml).toMatch(/<w:lang w:val="es-US"\/>/)
  expect(xml.indexOf('Traducción de cortesía')).toBeGreaterThan(xml.indexOf('Edition 1 of'))
  const [, after = ''] = xml.split('Traducción de cortesía')
  expect(after).toMatch(/Asunto: Cada persona/)
  const notes = await part('word/footnotes.xml')
  const number = /w:footnote [^>]*w:id="(\d+)"(?:(?!<w:footnote ).)*Véase la directiva/s.exec(notes)?.[1]
  expect(after).toMatch(new RegExp(`<w:footnoteReference w:id="${number}"/>`))
})

function partOf(bytes: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
        })
      })
      zip.on('end', () => resolve(''))
      zip.readEntry()
    })
  })
}
