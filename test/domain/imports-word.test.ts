import { readFileSync } from 'node:fs'
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, test } from 'vitest'
import { type LetterReading, type Refusal, readFile } from '~/domain/imports/index.server'
import { type Entry, zip } from '../zips'

const sample = readFileSync(new URL('../fixtures/letters/sample.txt', import.meta.url))

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const reading = await readFile(bytes)
  return 'refused' in reading ? reading.refused : ''
}

const numbering = {
  config: [
    {
      reference: 'numbers',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2.', alignment: AlignmentType.LEFT },
      ],
    },
  ],
}

function word(children: (Paragraph | Table)[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ numbering, sections: [{ children }] }))
}

function line(words: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...more, children: [new TextRun(words)] })
}

function wordLetter(inside: ParagraphChild[]): Promise<Buffer> {
  const row = (cells: string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [line(cell)] })) })
  return word([
    line('Letter on Station 14', { heading: HeadingLevel.TITLE }),
    line('May 2, 2025'),
    line(''),
    new Paragraph({
      children: [
        'The Honorable Ada Quill',
        'Commissioner',
        'U.S. Customs and Border Protection',
        'Washington, DC 20229',
      ].map((part, at) => new TextRun({ text: part, break: at === 0 ? 0 : 1 })),
    }),
    line(''),
    line('Dear Commissioner Quill:'),
    new Paragraph({ children: inside }),
    line('Who is held', { heading: HeadingLevel.HEADING_2 }),
    line('Children are held there for nine days on average, although the limit is three.'),
    line('I have not been outside since I came here, and the lights are never turned off.', {
      indent: { left: 720 },
    }),
    line('We urge you to:'),
    line('Release every child held longer than 72 hours.', { numbering: { reference: 'numbers', level: 0 } }),
    line('Admit physicians', { numbering: { reference: 'numbers', level: 0 } }),
    line('without notice; and', { numbering: { reference: 'numbers', level: 1 } }),
    line('at any hour.', { numbering: { reference: 'numbers', level: 1 } }),
    line('Meet with us.', { numbering: { reference: 'numbers', level: 0 } }),
    line('Sincerely,'),
    new Table({
      rows: [
        row(['Alliance for Open Doors', 'Casa Amparo']),
        row(['Bridge Street Legal Aid', 'Doctors for Safe Borders']),
      ],
    }),
    line('cc: Senator Ruth Calloway'),
  ])
}

describe('Word', () => {
  test('headings, real lists, indented quotations, bold, italic and links survive', async () => {
    const bytes = await wordLetter([
      new TextRun('We write about '),
      new TextRun({ text: 'Station 14', bold: true }),
      new TextRun(' and the '),
      new ExternalHyperlink({
        link: 'https://guidance.example/teds',
        children: [new TextRun('national standards')],
      }),
      new TextRun(' that are '),
      new TextRun({ text: 'ignored', italics: true }),
      new ExternalHyperlink({ link: 'http://plain.example/', children: [new TextRun(' there.')] }),
    ])
    const letter = accepted(await readFile(bytes))
    expect(letter.title).toBe('Letter on Station 14')
    expect(letter.addressees).toEqual([
      {
        title: 'Commissioner',
        name: 'The Honorable Ada Quill',
        office: 'U.S. Customs and Border Protection',
        address: ['Washington, DC 20229'],
      },
    ])
    expect(letter.blocks.map((one) => one.type)).toEqual([
      'date',
      'addressee',
      'salutation',
      'paragraph',
      'heading',
      'paragraph',
      'quote',
      'paragraph',
      'ask',
      'ask',
      'item',
      'item',
      'ask',
      'closing',
    ])
    expect(letter.asks.map((one) => one.text)).toEqual([
      'Release every child held longer than 72 hours.',
      'Admit physicians',
      'Meet with us.',
    ])
    expect(letter.signatories.map((one) => one.name)).toEqual([
      'Alliance for Open Doors',
      'Bridge Street Legal Aid',
      'Casa Amparo',
      'Doctors for Safe Borders',
    ])
    expect(letter.cc).toEqual(['Senator Ruth Calloway'])
    expect(letter.doc.content[3]?.content).toEqual([
      { type: 'text', text: 'We write about ' },
      { type: 'text', text: 'Station 14', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and the ' },
      {
        type: 'text',
        text: 'national standards',
        marks: [{ type: 'link', attrs: { href: 'https://guidance.example/teds' } }],
      },
      { type: 'text', text: ' that are ' },
      { type: 'text', text: 'ignored', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' there.' },
    ])
    const ask = letter.doc.content.find((node) => node.type === 'asks')?.content?.[1]
    expect(ask?.content?.map((node) => node.type)).toEqual(['paragraph', 'orderedList'])
    expect(letter.warnings.filter((one) => one.message.includes('tracked'))).toEqual([])
  })

  test('tracked changes and comments are told', async () => {
    const change = { author: 'Ana', date: '2025-01-01T00:00:00Z' }
    const bytes = await Packer.toBuffer(
      new Document({
        comments: { children: [{ id: 0, author: 'Ana', children: [line('Really?')] }] },
        sections: [
          {
            children: [
              line('Dear Commissioner Quill:'),
              new Paragraph({
                children: [
                  new CommentRangeStart(0),
                  new TextRun('We ask you to answer'),
                  new CommentRangeEnd(0),
                  new TextRun({ children: [new CommentReference(0)] }),
                  new InsertedTextRun({ text: ' this week', id: 1, ...change }),
                  new DeletedTextRun({ text: ' some day', id: 2, ...change }),
                  new TextRun('.'),
                ],
              }),
              line('Sincerely,'),
            ],
          },
        ],
      }),
    )
    const letter = accepted(await readFile(bytes))
    expect(letter.blocks[1]?.text).toBe('We ask you to answer this week.')
    const told = letter.warnings.map((one) => one.message)
    expect(told).toEqual(
      expect.arrayContaining([
        '“this week” was put in by Ana as a tracked change. It stands in the draft; take it out if it is not agreed.',
        '“some day” was taken out by Ana as a tracked change. It does not stand in the draft; put it back if it should stay.',
        '“We ask you to answer” has a comment by Ana: Really?',
      ]),
    )
    expect(letter.warnings.find(({ message }) => message.includes('Really?'))?.line).toBe(2)
  })

  test('footnotes stand where the file has them', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: {
          1: {
            children: [
              new Paragraph({
                children: [
                  new TextRun('Report, see '),
                  new ExternalHyperlink({
                    link: 'https://guidance.example/a',
                    children: [new TextRun('here')],
                  }),
                  new TextRun('.'),
                ],
              }),
            ],
          },
          2: { children: [line('Id., at 4.')] },
        },
        sections: [
          {
            children: [
              line('Dear Commissioner Quill:'),
              new Paragraph({
                children: [
                  new TextRun('Children are held for nine days'),
                  new FootnoteReferenceRun(1),
                  new TextRun(' on average. We ask you to end this.'),
                  new FootnoteReferenceRun(2),
                ],
              }),
              line('Sincerely,'),
            ],
          },
        ],
      }),
    )
    const letter = accepted(await readFile(bytes))
    expect(letter.doc.content[3]?.content).toEqual([
      { type: 'text', text: 'Children are held for nine days' },
      { type: 'footnote', attrs: { text: 'Report, see here (https://guidance.example/a).' } },
      { type: 'text', text: ' on average. We ask you to end this.' },
      { type: 'footnote', attrs: { text: 'Id., at 4.' } },
    ])
    expect(letter.doc.content.map(({ type }) => type)).toEqual([
      'date',
      'addressees',
      'salutation',
      'paragraph',
      'closing',
    ])
    expect(letter.warnings.filter(({ message }) => message.startsWith('Footnotes'))).toEqual([])
  })

  test('the name of a file does not decide what it is', async () => {
    const bytes = await wordLetter([new TextRun('We write about Station 14.')])
    expect(accepted(await readFile(bytes)).salutation).toBe('Dear Commissioner Quill:')
    expect(accepted(await readFile(sample)).signatories).toHaveLength(160)
  })

  const document = (body: string) =>
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

  test.each<[string, Entry[], RegExp]>([
    [
      '600,000 paragraphs in a small file',
      [{ name: 'word/document.xml', data: document('<w:p/>'.repeat(600_000)) }],
      /unpacks to far more/,
    ],
    [
      '30,000 paragraphs',
      [
        {
          name: 'word/document.xml',
          data: document('<w:p><w:r><w:t>x y</w:t></w:r></w:p>'.repeat(30_000)),
          stored: true,
        },
      ],
      /unpacks to far more/,
    ],
    ['60 MB of zeros', [{ name: 'word/media/a.png', data: Buffer.alloc(60_000_000) }], /unpacks to far more/],
    [
      'an entry that lies about its size',
      [{ name: 'word/document.xml', data: document('<w:p/>'.repeat(100_000)), claimed: 500 }],
      /damaged|unpacks/,
    ],
    [
      'deep nesting',
      [
        {
          name: 'word/document.xml',
          data: document('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)),
          stored: true,
        },
      ],
      /unpacks to far more/,
    ],
    [
      'a DOCTYPE',
      [{ name: 'word/document.xml', data: `<!DOCTYPE x [<!ENTITY a "b">]>${document('<w:p/>')}` }],
      /no Word program/,
    ],
    [
      'an entity from elsewhere',
      [
        {
          name: 'word/document.xml',
          data: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${document('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>')}`,
        },
      ],
      /no Word program/,
    ],
    [
      'an entity in a part beside the text',
      [
        { name: 'word/document.xml', data: document('<w:p/>') },
        {
          name: 'word/_rels/document.xml.rels',
          data: '<!DOCTYPE x SYSTEM "https://elsewhere.example/x.dtd"><x/>',
        },
      ],
      /no Word program/,
    ],
    [
      'macros',
      [
        { name: 'word/document.xml', data: document('<w:p/>') },
        { name: 'word/vbaProject.bin', data: 'x' },
      ],
      /macros/,
    ],
    [
      'a document with macros by its type',
      [
        {
          name: '[Content_Types].xml',
          data: '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        },
        { name: 'word/document.xml', data: document('<w:p/>') },
      ],
      /macros/,
    ],
    ['a password', [{ name: 'word/document.xml', data: document('<w:p/>'), flags: 1 }], /password/],
    [
      'a way out of the archive',
      [
        { name: '../etc/passwd', data: 'x' },
        { name: 'word/document.xml', data: document('<w:p/>') },
      ],
      /Word/,
    ],
    [
      'a symbolic link',
      [{ name: 'word/document.xml', data: document('<w:p/>'), mode: 0o120777 }],
      /no Word program/,
    ],
    [
      '300 entries',
      Array.from({ length: 300 }, (_, at) => ({ name: `a${at}.xml`, data: 'x' })),
      /unpacks to far more/,
    ],
    ['another archive', [{ name: 'photo.txt', data: 'x' }], /not a Word document/],
    [
      'a document Word cannot open',
      [{ name: 'word/document.xml', data: '<w:document' }],
      /could not be read/,
    ],
  ])('%s is refused', async (_, entries, sentence) => {
    const start = performance.now()
    expect(await refusalOf(zip(entries))).toMatch(sentence)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('after all these the server reads the next letter', async () => {
    const bytes = await wordLetter([new TextRun('We write about Station 14.')])
    expect(accepted(await readFile(bytes)).salutation).toBe('Dear Commissioner Quill:')
  })

  test('a text called Word that is no letter is said not to be Word', async () => {
    const told = await readFile(new TextEncoder().encode('just words'), 'letter.docx')
    expect(told).toEqual({ refused: expect.stringContaining('This is not a Word file') })
    const text = await readFile(new TextEncoder().encode('just words'), 'letter.txt')
    expect(text).toEqual({ refused: expect.stringContaining('does not read like a letter') })
  })

  test('half a Word file is refused', async () => {
    const bytes = await wordLetter([new TextRun('We write.')])
    expect(await refusalOf(bytes.subarray(0, bytes.length / 2))).toMatch(/damaged/)
  })
})
