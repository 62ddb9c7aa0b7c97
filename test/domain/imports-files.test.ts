import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
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
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, type LetterReading, type Refusal, readFile, readLetter } from '~/domain/imports/index.server'

const sample = readFileSync(new URL('../fixtures/letters/sample.txt', import.meta.url))
const text = sample.toString('utf8')

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

function refusal(reading: object): string {
  return 'refused' in reading ? String(reading.refused) : ''
}

async function refusalOf(bytes: Uint8Array | string, name = 'letter.txt'): Promise<string> {
  return refusal(await readFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name))
}

function inUtf16(words: string, { big = false, mark = true } = {}): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + words, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('encodings', () => {
  const letter = 'Dear Secretary Núñez,\n\nWe — the “undersigned” — write to you about the people of Corazón, and we ask you to reply.\n\nSincerely,\nCorazón Arizona\n'
  const ansi = Buffer.from([...letter].map((char) => ({ '—': 0x97, '“': 0x93, '”': 0x94 })[char] ?? char.charCodeAt(0)))

  test.each([
    ['UTF-8', Buffer.from(letter), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${letter}`), 'utf-8'],
    ['UTF-16 little-endian', inUtf16(letter), 'utf-16le'],
    ['UTF-16 big-endian', inUtf16(letter, { big: true }), 'utf-16be'],
    ['UTF-16 little-endian without a mark', inUtf16(letter, { mark: false }), 'utf-16le'],
    ['UTF-16 big-endian without a mark', inUtf16(letter, { big: true, mark: false }), 'utf-16be'],
    ['Windows-1252', ansi, 'windows-1252'],
  ])('%s loses nothing', async (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: letter, encoding })
    const reading = accepted(await readFile(bytes, 'letter.txt'))
    expect(reading.addressees[0]?.name).toBe('Núñez')
    expect(reading.signatories[0]?.name).toBe('Corazón Arizona')
    expect(reading.blocks[1]?.text).toContain('We — the “undersigned” — write')
  })
})

describe('what is no letter is refused with a sentence that says what to do', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 0xe2)])

  test.each<[string, Uint8Array | string, RegExp]>([
    ['an empty file', '', /empty/],
    ['white space', ' \n\n\t ', /empty/],
    ['11 MB', Buffer.alloc(11 * 1024 * 1024, 97), /^The file is larger than 10 MB\. /],
    ['a PDF', pdf, /PDF.*plain text.*Word/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /picture/],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /\.docx/],
    ['rich text', '{\\rtf1\\ansi Dear Secretary,\\par We write.}', /RTF/],
    ['arbitrary bytes', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)), /not a text file/],
    ['a table', 'Organization,Contact,City\nCasa Vecina,Ana Ruiz,Austin\nLantern Network,Jo Bell,Boston\nOpen Table,Lu Prado,Reno\n', /table.*Add organizations/],
    ['JSON', JSON.stringify({ letter: ['a', 'b'], dear: 'we' }, null, 2), /code or data/],
    ['a web page', '<!DOCTYPE html><html><body><p>Dear Secretary,</p></body></html>', /web page/],
    ['program code', 'import fs from "node:fs"\n\nexport function main() {\n  const x = 1\n  return x;\n}\n\nmain();\n', /code/],
    [
      'a recipe',
      'Lentil soup\n\n2 cups red lentils\n1 onion, chopped\n6 cups water\n\nRinse the lentils well under cold water. Fry the onion in oil until it is soft and golden.\n\nAdd the lentils and the water, and simmer for about thirty minutes, stirring now and then.\n',
      /not read like a letter/,
    ],
    [
      'filler text',
      'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.',
      /not read like a letter/,
    ],
    ['a list of names', text.split('\n').slice(152).join('\n'), /list of names.*sign-ons page.*Add organizations/],
    ['a list of names under a heading', `The undersigned organizations:\n\n${text.split('\n').slice(152, 170).join('\n')}`, /list of names/],
    ['a numbered list of names', text.split('\n').slice(152, 190).map((name, at) => `${at + 1}. ${name.trim()}`).join('\n'), /list of names/],
  ])('%s', async (_, bytes, sentence) => {
    expect(await refusalOf(bytes)).toMatch(sentence)
  })

  test('a letter without salutation and closing still imports', () => {
    const body = text.split('\n').slice(1, 140).join('\n')
    expect(accepted(readLetter(body)).blocks.length).toBeGreaterThan(15)
  })

  test('whatever text comes, the answer is a reading or a sentence', () => {
    const pieces = fc.constantFrom('Dear ', 'Secretary ', 'Doe:\n', '\n\n', '1. ', '(a) ', 'Sincerely,\n', 'cc: ', 'We urge you to:\n', '\f', '\t', '   ', 'ana@x.example', 'Page 2', '2\n', '“', '(', '•', 'Re: ', 'Individuals\n', '\u0000', '\ud800')
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 60 }), (parts) => {
        const reading = readLetter(parts.join(''))
        if ('refused' in reading) expect(reading.refused).toMatch(/\.$/)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not come through
        else expect(JSON.stringify(reading.doc)).not.toMatch(/\\u00[01]\d|\\t|\u200b/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('speed', () => {
  function milliseconds(work: () => unknown): number {
    const start = performance.now()
    work()
    return performance.now() - start
  }

  test('the sample is read well within 200 ms', () => {
    accepted(readLetter(text))
    const times = Array.from({ length: 5 }, () => milliseconds(() => readLetter(text))).sort((a, b) => a - b)
    expect(times[2]).toBeLessThan(100)
  })

  test('10,000 names take seconds at most, and all are there', () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `Coalition ${at} for Open Doors in County ${at % 77}`)
    const long = `${text.split('\n').slice(0, 152).join('\n')}\n${names.join('\n')}\n`
    let reading: LetterReading | Refusal = { refused: '' }
    const spent = milliseconds(() => {
      reading = readLetter(long)
    })
    expect(accepted(reading).signatories.map((one) => one.name)).toEqual(names)
    expect(spent).toBeLessThan(4000)
  })

  const size = 50_000
  const hostile: [string, string][] = [
    'a', 'A', ' ', 'a ', 'A ', '. ', '-', 'a-', '(', ')', '()', '[a](', '**a', '*', '@', 'a@', 'a@b.', '1. ', '(1) ', '1', ',', ', ', ';', '“', '“a', '”', "'", 'Dear ', 'Re: ', 'cc: ', 'https://', 'www.', 'page 1 ', 'the undersigned 1 organizations ', 'names have been changed ', 'Ana (', 'Ana Ruiz ', 'organizations, ', 'national ', 'of the ', '\t', 'a   ', 'Secretary ', 'and ', 'Street ', 'A.', 'é', '\u00a0', 'contact ', 'First, ',
  ].map((unit) => [JSON.stringify(unit), unit.repeat(Math.ceil(size / unit.length))])

  test.each(hostile)('50 kB of %s cost no more than time linear in them', (_, line) => {
    for (const letter of [line, `Dear Secretary Doe:\n\nWe write to you about this, and we ask for a reply.\n\n${line}\n\nSincerely,\n${line}\nCasa Vecina\n`]) {
      readLetter(letter.slice(0, 2000))
      const whole = milliseconds(() => readLetter(letter))
      expect(whole).toBeLessThan(300)
    }
  })
})

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
  const row = (cells: string[]) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [line(cell)] })) })
  return word([
    line('Letter on Station 14', { heading: HeadingLevel.TITLE }),
    line('May 2, 2025'),
    line(''),
    new Paragraph({
      children: ['The Honorable Ada Quill', 'Commissioner', 'U.S. Customs and Border Protection', 'Washington, DC 20229'].map(
        (part, at) => new TextRun({ text: part, break: at === 0 ? 0 : 1 }),
      ),
    }),
    line(''),
    line('Dear Commissioner Quill:'),
    new Paragraph({ children: inside }),
    line('Who is held', { heading: HeadingLevel.HEADING_2 }),
    line('Children are held there for nine days on average, although the limit is three.'),
    line('I have not been outside since I came here, and the lights are never turned off.', { indent: { left: 720 } }),
    line('We urge you to:'),
    line('Release every child held longer than 72 hours.', { numbering: { reference: 'numbers', level: 0 } }),
    line('Admit physicians', { numbering: { reference: 'numbers', level: 0 } }),
    line('without notice; and', { numbering: { reference: 'numbers', level: 1 } }),
    line('at any hour.', { numbering: { reference: 'numbers', level: 1 } }),
    line('Meet with us.', { numbering: { reference: 'numbers', level: 0 } }),
    line('Sincerely,'),
    new Table({ rows: [row(['Alliance for Open Doors', 'Casa Amparo']), row(['Bridge Street Legal Aid', 'Doctors for Safe Borders'])] }),
    line('cc: Senator Ruth Calloway'),
  ])
}

describe('Word', () => {
  test('headings, real lists, indented quotations, bold, italic and links survive', async () => {
    const bytes = await wordLetter([
      new TextRun('We write about '),
      new TextRun({ text: 'Station 14', bold: true }),
      new TextRun(' and the '),
      new ExternalHyperlink({ link: 'https://guidance.example/teds', children: [new TextRun('national standards')] }),
      new TextRun(' that are '),
      new TextRun({ text: 'ignored', italics: true }),
      new ExternalHyperlink({ link: 'http://plain.example/', children: [new TextRun(' there.')] }),
    ])
    const letter = accepted(await readFile(bytes, 'letter.docx'))
    expect(letter.title).toBe('Letter on Station 14')
    expect(letter.addressees).toEqual([
      { title: 'Commissioner', name: 'Ada Quill', office: 'U.S. Customs and Border Protection', address: ['Washington, DC 20229'] },
    ])
    expect(letter.blocks.map((one) => one.type)).toEqual([
      'date', 'addressee', 'salutation', 'paragraph', 'heading', 'paragraph', 'quote', 'paragraph', 'ask', 'ask', 'item', 'item', 'ask', 'closing',
    ])
    expect(letter.asks.map((one) => one.text)).toEqual(['Release every child held longer than 72 hours.', 'Admit physicians', 'Meet with us.'])
    expect(letter.signatories.map((one) => one.name)).toEqual(['Alliance for Open Doors', 'Bridge Street Legal Aid', 'Casa Amparo', 'Doctors for Safe Borders'])
    expect(letter.cc).toEqual(['Senator Ruth Calloway'])
    expect(letter.doc.content[3]?.content).toEqual([
      { type: 'text', text: 'We write about ' },
      { type: 'text', text: 'Station 14', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and the ' },
      { type: 'text', text: 'national standards', marks: [{ type: 'link', attrs: { href: 'https://guidance.example/teds' } }] },
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
    const letter = accepted(await readFile(bytes, 'letter.docx'))
    expect(letter.blocks[1]?.text).toBe('We ask you to answer this week.')
    const told = letter.warnings.map((one) => one.message)
    expect(told).toContain('The file has unresolved tracked changes; we took insertions as accepted and left deletions out.')
    expect(told).toContain('The file has comments; they were left out.')
  })

  test('the name of a file does not decide what it is', async () => {
    const bytes = await wordLetter([new TextRun('We write about Station 14.')])
    expect(accepted(await readFile(bytes, 'letter.txt')).salutation).toBe('Dear Commissioner Quill:')
    expect(accepted(await readFile(sample, 'letter.docx')).signatories).toHaveLength(160)
  })

  const document = (body: string) => `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

  test.each<[string, Entry[], RegExp]>([
    ['600,000 paragraphs in a small file', [{ name: 'word/document.xml', data: document('<w:p/>'.repeat(600_000)) }], /unpacks to far more/],
    ['30,000 paragraphs', [{ name: 'word/document.xml', data: document('<w:p><w:r><w:t>x y</w:t></w:r></w:p>'.repeat(30_000)), stored: true }], /unpacks to far more/],
    ['60 MB of zeros', [{ name: 'word/media/a.png', data: Buffer.alloc(60_000_000) }], /unpacks to far more/],
    ['an entry that lies about its size', [{ name: 'word/document.xml', data: document('<w:p/>'.repeat(100_000)), claimed: 500 }], /damaged|unpacks/],
    ['deep nesting', [{ name: 'word/document.xml', data: document('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)), stored: true }], /unpacks to far more/],
    ['a DOCTYPE', [{ name: 'word/document.xml', data: `<!DOCTYPE x [<!ENTITY a "b">]>${document('<w:p/>')}` }], /no Word program/],
    ['macros', [{ name: 'word/document.xml', data: document('<w:p/>') }, { name: 'word/vbaProject.bin', data: 'x' }], /macros/],
    ['a password', [{ name: 'word/document.xml', data: document('<w:p/>'), flags: 1 }], /password/],
    ['a way out of the archive', [{ name: '../etc/passwd', data: 'x' }, { name: 'word/document.xml', data: document('<w:p/>') }], /Word/],
    ['a symbolic link', [{ name: 'word/document.xml', data: document('<w:p/>'), mode: 0o120777 }], /no Word program/],
    ['300 entries', Array.from({ length: 300 }, (_, at) => ({ name: `a${at}.xml`, data: 'x' })), /unpacks to far more/],
    ['another archive', [{ name: 'photo.txt', data: 'x' }], /not a Word document/],
    ['a document Word cannot open', [{ name: 'word/document.xml', data: '<w:document' }], /could not be read/],
  ])('%s is refused', async (_, entries, sentence) => {
    expect(await refusalOf(zip(entries), 'letter.docx')).toMatch(sentence)
  })

  test('half a Word file is refused', async () => {
    const bytes = await wordLetter([new TextRun('We write.')])
    expect(await refusalOf(bytes.subarray(0, bytes.length / 2), 'letter.docx')).toMatch(/damaged/)
  })
})

type Entry = { name: string; data: string | Buffer; stored?: boolean; claimed?: number; flags?: number; mode?: number }

/** A zip made by hand, since no library writes bad ones. */
function zip(entries: Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, stored = false, claimed, flags = 0, mode = 0 } of entries) {
    const plain = Buffer.from(data)
    const packed = stored ? plain : deflateRawSync(plain)
    const size = claimed ?? plain.length
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, title]))
    files.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end])
}
