import { describe, expect, test } from 'vitest'
import { type LetterReading, type Refusal, readFile } from '~/domain/imports/index.server'
import { renderPdf } from '../../app/documents/pdf.server'
import { fromLibrary, readPdf } from '../../app/documents/pdf-in.server'
import { renderWord } from '../../app/documents/word-out.server'
import { aDocument, entriesOf, has, printed } from '../documents/sample'

const poppler = has('pdftotext')
if (!poppler) console.info('pdftotext is missing: PDFs are read with the library alone.')
const office = ['soffice', 'libreoffice'].find(has)
if (!office) console.info('LibreOffice is missing: skipping the test that reads a PDF of its.')

const readers: [string, () => Promise<null>][] = [['the library', async () => null]]

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

type Piece = { x: number; y: number; text: string; size?: number }

/** A PDF by hand, in the order of its pieces; heights are from the top. */
function aPdf(pages: Piece[][]): Buffer {
  const objects: string[] = ['<</Type/Catalog/Pages 2 0 R>>']
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`)
  objects.push(`<</Type/Pages/Count ${pages.length}/Kids[${kids.join(' ')}]>>`)
  objects.push('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  for (const [at, pieces] of pages.entries()) {
    const content = pieces
      .map(
        ({ x, y, text, size = 11 }) =>
          `BT /F1 ${size} Tf ${x} ${792 - y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n')
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + at * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj${object}endobj\n`
    return offset
  })
  const start = file.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(file, 'latin1')
}

const NAMES = Array.from('ABCDEFGHIJKLMNOPQRST', (letter) => `${letter}lliance of Workers`)

/** A letter on two pages with a running head, a foot and two columns of names, drawn across or down. */
function aLetter({ across }: { across: boolean }): Buffer {
  const around = (page: number): Piece[] => [
    { x: 72, y: 40, text: 'Coalition of the Example', size: 9 },
    { x: 72, y: 760, text: `Printed on March 3, 2026, sheet ${page}`, size: 9 },
    { x: 300, y: 770, text: String(page), size: 9 },
  ]
  const lines = (from: number, texts: string[]) =>
    texts.map((text, at) => ({ x: 72, y: from + at * 14, text }))
  const left = NAMES.slice(0, 10).map((text, at) => ({ x: 72, y: 200 + at * 14, text }))
  const right = NAMES.slice(10).map((text, at) => ({ x: 330, y: 200 + at * 14, text }))
  const rows = left.flatMap((name, at) => [name, ...right.slice(at, at + 1)])
  return aPdf([
    [
      ...around(1),
      ...lines(90, ['March 3, 2026']),
      ...lines(120, ['Dear Secretary Quill:']),
      ...lines(150, [
        'The people who are held at Station 14 have written to us again and again of the condi-',
        'tions in which they live, and nobody has looked at what they wrote or has answered',
        'them. The lights are never off, and the water is not clean at any hour of the day.',
      ]),
      ...lines(206, [
        'We write to you because your office alone can close this station, and because the law',
        'says that it must be closed when it is not fit for people to be held in it, which all who',
      ]),
    ],
    [
      ...around(2),
      ...lines(90, ['have seen it say. We ask you to look at it yourself and to answer us in writing.']),
      ...lines(130, ['Sincerely,']),
      ...(across ? rows : [...left, ...right]),
    ],
  ])
}

describe.each([...(poppler ? [['pdftotext', undefined] as const] : []), ...readers])('with %s', (_, from) => {
  const read = (bytes: Uint8Array) => readPdf(bytes, from)

  test.each([true, false])(
    'two columns of names drawn across (%s) are read down, running heads, feet and page numbers left out',
    async (across) => {
      const answer = await read(aLetter({ across }))
      const text = 'text' in answer ? answer.text : ''
      expect(text).not.toMatch(/Coalition of the Example|sheet|^\s*\d\s*$/m)
      expect(
        text
          .split('Sincerely,')[1]
          ?.split(/\s*[\n\f]+\s*/)
          .filter(Boolean),
      ).toEqual(NAMES)
    },
  )

  test('our own PDF of the sample reads alike', async () => {
    const { bytes } = await renderPdf(aDocument())
    const answer = await read(bytes)
    const text = 'text' in answer ? answer.text : ''
    expect(text).not.toMatch(/check this copy|Page \d of|undersigned, continued/)
    expect(text).toContain('\fTae Johnson\n')
  })

  test('a file with a password, a broken one and one of pictures are refused with a sentence', async () => {
    expect(await read(aPdf([[]]))).toEqual({ refused: expect.stringMatching(/no text, only pictures/) })
    expect(await read(Buffer.from('%PDF-1.7\nnothing'))).toEqual({
      refused: expect.stringMatching(/could not be read/),
    })
    const locked = aPdf([[{ x: 72, y: 72, text: 'Secret' }]])
      .toString('latin1')
      .replace(
        '/Root 1 0 R',
        `/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
      )
    expect(await read(Buffer.from(locked, 'latin1'))).toEqual({ refused: expect.stringMatching(/password/) })
  })
})

test('a letter in a PDF comes in whole: paragraphs over a page, broken words, names in columns', async () => {
  const letter = accepted(await readFile(aLetter({ across: true })))
  expect(letter.date).toBe('2026-03-03')
  expect(letter.salutation).toBe('Dear Secretary Quill:')
  const paragraphs = letter.blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => text)
  expect(paragraphs).toHaveLength(2)
  expect(paragraphs[0]).toContain('of the conditions in which they live')
  expect(paragraphs[1]).toContain('which all who have seen it say')
  expect(letter.signatories.map(({ name }) => name)).toEqual(NAMES)
})

/** Letters alone, however lines were broken. */
const bare = (text: string) => text.replace(/[\s\u00ad-]+/g, '')

function isWhole(letter: LetterReading): void {
  const document = aDocument()
  expect(letter.signatories.map(({ name }) => name)).toEqual(entriesOf(document).map(({ name }) => name))
  const blocks = letter.blocks.map(({ text }) => bare(text))
  for (const node of document.text.doc.content ?? []) {
    if (node.type !== 'paragraph') continue
    const text = bare((node.content ?? []).map((child) => child.text ?? '').join(''))
    expect(blocks).toContain(text)
  }
  expect(letter.asks).toHaveLength(3)
  expect(letter.addressees.map(({ name, office }) => [name, office])).toEqual([
    ['Alejandro Mayorkas', 'U.S. Department of Homeland Security'],
    ['Tae Johnson', 'U.S. Immigration and Customs Enforcement'],
    ['Esther Olavarria', 'Domestic Policy Council'],
  ])
  expect(letter.title).toBe('Every person in ICE custody should be considered for release')
}

test('our own PDF of the sample is read back: its 160 names, every paragraph, its asks and addressees', async () => {
  const { bytes } = await renderPdf(aDocument())
  isWhole(accepted(await readFile(bytes)))
})

test.skipIf(!office)(
  'so is the PDF that LibreOffice makes of our Word file (skipped where LibreOffice is missing)',
  async () => {
    const word = await renderWord(aDocument())
    const pdf = printed(
      'sh',
      ['-c', `${office} --headless --convert-to pdf --outdir FOLDER FILE >&2 && base64 FOLDER/letter.pdf`],
      word,
      'letter.docx',
    )
    const letter = accepted(await readFile(Buffer.from(pdf, 'base64')))
    expect(letter.signatories.map(({ name }) => name)).toEqual(entriesOf(aDocument()).map(({ name }) => name))
    expect(letter.asks).toHaveLength(3)
  },
)

test('the library alone reads what it can', async () => {
  expect(await fromLibrary(aPdf([[{ x: 72, y: 72, text: 'One (two) words' }]]))).toMatchObject({
    pages: [{ height: 792, words: [{ text: 'One (two) words' }] }],
  })
})
