import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, type LetterReading, type Refusal, readFile, readLetter } from '~/domain/imports/index.server'
import { renderPdf } from '../../app/documents/pdf.server'
import { aDocument, has } from '../documents/sample'

const sample = readFileSync(new URL('../fixtures/letters/sample.txt', import.meta.url))
const text = sample.toString('utf8')

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

function refusal(reading: object): string {
  return 'refused' in reading ? String(reading.refused) : ''
}

async function refusalOf(bytes: Uint8Array | string): Promise<string> {
  return refusal(await readFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes))
}

function inUtf16(words: string, { big = false, mark = true } = {}): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + words, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('encodings', () => {
  const letter =
    'Dear Secretary Núñez,\n\nWe — the “undersigned” — write to you about the people of Corazón, and we ask you to reply.\n\nSincerely,\nCorazón Arizona\n'
  const ansi = Buffer.from(
    [...letter].map((char) => ({ '—': 0x97, '“': 0x93, '”': 0x94 })[char] ?? char.charCodeAt(0)),
  )

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
    const reading = accepted(await readFile(bytes))
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
    ['a damaged PDF', pdf, /PDF.*Word.*plain text/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /picture/],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /\.docx/],
    ['rich text', '{\\rtf1\\ansi Dear Secretary,\\par We write.}', /RTF/],
    [
      'arbitrary bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)),
      /not a text file/,
    ],
    [
      'a table',
      'Organization,Contact,City\nCasa Vecina,Ana Ruiz,Austin\nLantern Network,Jo Bell,Boston\nOpen Table,Lu Prado,Reno\n',
      /table.*Paste a list/,
    ],
    ['JSON', JSON.stringify({ letter: ['a', 'b'], dear: 'we' }, null, 2), /code or data/],
    [
      'a web page without a letter',
      '<!DOCTYPE html><html><head><title>We write</title></head><body><p>Dear Secretary,</p></body></html>',
      /no text under it/,
    ],
    [
      'program code',
      'import fs from "node:fs"\n\nexport function main() {\n  const x = 1\n  return x;\n}\n\nmain();\n',
      /code/,
    ],
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
    ['a list of names', text.split('\n').slice(152).join('\n'), /list of names.*whom it asks.*Paste a list/],
    [
      'a list of names under a heading',
      `The undersigned organizations:\n\n${text.split('\n').slice(152, 170).join('\n')}`,
      /list of names/,
    ],
    [
      'a numbered list of names',
      text
        .split('\n')
        .slice(152, 190)
        .map((name, at) => `${at + 1}. ${name.trim()}`)
        .join('\n'),
      /list of names/,
    ],
  ])('%s', async (_, bytes, sentence) => {
    expect(await refusalOf(bytes)).toMatch(sentence)
  })

  test('a letter without salutation and closing still imports', () => {
    const body = text.split('\n').slice(1, 140).join('\n')
    expect(accepted(readLetter(body)).blocks.length).toBeGreaterThan(15)
  })

  test('whatever text comes, the answer is a reading or a sentence', () => {
    const pieces = fc.constantFrom(
      'Dear ',
      'Secretary ',
      'Doe:\n',
      '\n\n',
      '1. ',
      '(a) ',
      'Sincerely,\n',
      'cc: ',
      'We urge you to:\n',
      '\f',
      '\t',
      '   ',
      'ana@x.example',
      'Page 2',
      '2\n',
      '“',
      '(',
      '•',
      'Re: ',
      'Individuals\n',
      '\u0000',
      '\ud800',
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(pieces, fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 20 })),
          { maxLength: 60 },
        ),
        (parts) => {
          const reading = readLetter(parts.join(''))
          if ('refused' in reading) expect(reading.refused).toMatch(/\.$/)
          else expect(JSON.stringify(reading.doc)).not.toMatch(/\\u00[01]\d|\\t|\u200b/)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('speed', () => {
  // Of processor time: others on the machine do not count.
  function milliseconds(work: () => unknown): number {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  }

  test('the sample is read well within 200 ms', () => {
    accepted(readLetter(text))
    const times = Array.from({ length: 7 }, () => milliseconds(() => readLetter(text)))
    expect(Math.min(...times)).toBeLessThan(200)
  })

  test('10,000 names take seconds at most, and all are there', () => {
    const names = Array.from(
      { length: 10_000 },
      (_, at) => `Coalition ${at} for Open Doors in County ${at % 77}`,
    )
    const long = `${text.split('\n').slice(0, 152).join('\n')}\n${names.join('\n')}\n`
    let reading: LetterReading | Refusal = { refused: '' }
    const spent = milliseconds(() => {
      reading = readLetter(long)
    })
    expect(accepted(reading).signatories.map((one) => one.name)).toEqual(names)
    expect(spent).toBeLessThan(4000)
  })

  const opening = 'Dear Secretary Doe:\n\nWe write to you about this, and we ask for a reply.\n\n'
  const folded = (line: string) => line.replace(/(.{70})/g, '$1\n')
  const hostile: [string, string][] = [
    'a',
    'A',
    ' ',
    'a ',
    'A ',
    '. ',
    '-',
    'a-',
    '(',
    ')',
    '()',
    '[a](',
    '**a',
    '*',
    '@',
    'a@',
    'a@b.',
    '1. ',
    '(1) ',
    '1',
    ',',
    ', ',
    ';',
    '“',
    '“a',
    '”',
    "'",
    'Dear ',
    'Re: ',
    'cc: ',
    'https://',
    'www.',
    'page 1 ',
    'the undersigned 1 organizations ',
    'names have been changed ',
    'Ana (',
    'Ana Ruiz ',
    'organizations, ',
    'national ',
    'of the ',
    '\t',
    'a   ',
    'Secretary ',
    'and ',
    'Street ',
    'A.',
    'é',
    '\u00a0',
    'contact ',
    'First, ',
  ].map((unit) => [JSON.stringify(unit), unit])

  test.each(hostile)('four times as many %s cost no more than about four times the work', (_, unit) => {
    const cost = (size: number) => {
      const line = unit.repeat(Math.ceil(size / unit.length))
      const letters = [
        line,
        `${opening}${line}\n\nSincerely,\n${line}\nCasa Vecina\n`,
        `${opening}${folded(line)}\n\nSincerely,\n${folded(line)}\n`,
      ]
      return Math.min(
        ...Array.from({ length: 2 }, () =>
          milliseconds(() => letters.forEach((letter) => void readLetter(letter))),
        ),
      )
    }
    // A quadratic step would cost sixteen times; the rest is room for a busy machine.
    expect(cost(100_000)).toBeLessThan(cost(25_000) * 10 + 150)
  })
})

describe('a letter from another program', () => {
  const opening = 'Dear Secretary Quill:'
  const html = `<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><!-- ${opening} --><div>
    <p>Dear Secretary Quill:</p><script>alert(1)</script>
    <b style="font-weight:normal"><p>We write about <b>Station&nbsp;14</b> and the <a href='https://guidance.example/teds'>standards</a>
    that are <em>ignored</em> by Nu&ntilde;ez &mdash; <a href="javascript:alert(1)">always</a>.</p></b>
    <h2>What stands out</h2><ul><li>The lights are never off.</li><li>Nobody goes out.</li></ul>
    <p>We urge you to:</p><ol><li>Close the station.</li><li><p>Answer us.</p></li></ol>
    <p>Sincerely,</p></div></body></html>`
  const markdown = `Dear Secretary Quill:

We write about **Station 14** and the [standards](https://guidance.example/teds) that are *ignored*.[^teds]

## What stands out

- The lights are never off.
- Nobody goes out.

We urge you to:

1. Close the station.
2. Answer us.

Sincerely,

[^teds]: Report of 2021, at 3.
`

  test.each<[string, string]>([
    ['HTML', html],
    ['Markdown', markdown],
  ])('%s keeps headings, bold, italic, links and lists', async (_, source) => {
    const { doc, salutation, asks } = accepted(await readFile(new TextEncoder().encode(source)))
    expect(salutation).toBe(opening)
    expect(doc.content.map(({ type }) => type)).toEqual([
      'date',
      'addressees',
      'salutation',
      'paragraph',
      'heading',
      'bulletList',
      'paragraph',
      'asks',
      'closing',
    ])
    const marked = doc.content[3]?.content?.filter(({ marks }) => marks)
    expect(marked?.map(({ text: words, marks }) => [words?.replace('\u00a0', ' '), marks])).toEqual([
      ['Station 14', [{ type: 'bold' }]],
      ['standards', [{ type: 'link', attrs: { href: 'https://guidance.example/teds' } }]],
      ['ignored', [{ type: 'italic' }]],
    ])
    expect(asks.map(({ text: ask }) => ask)).toEqual(['Close the station.', 'Answer us.'])
    expect(JSON.stringify(doc)).not.toMatch(/alert|script/)
  })

  test('a footnote of Markdown stands where it is named', async () => {
    const { doc } = accepted(await readFile(new TextEncoder().encode(markdown)))
    expect(doc.content[3]?.content?.at(-1)).toEqual({
      type: 'footnote',
      attrs: { text: 'Report of 2021, at 3.' },
    })
  })

  test.runIf(has('pdftotext'))('our own PDF of the sample is read back, its asks whole', async () => {
    const { bytes } = await renderPdf(aDocument())
    const letter = accepted(await readFile(bytes))
    expect(letter.asks.map(({ text: ask }) => ask)).toEqual(
      accepted(await readFile(sample)).asks.map(({ text: ask }) => ask),
    )
    expect(letter.warnings.map(({ message }) => message)).toContain(
      'A PDF does not say what is bold, a heading, a list or a link. Compare the draft with it.',
    )
  })

  test('ten megabytes of beginnings that never end are read in good time', async () => {
    for (const piece of ['<!--', '<script', '<a href="', '<blockquote>']) {
      const start = performance.now()
      await readFile(new TextEncoder().encode(`<html>${piece.repeat(Math.floor(9_000_000 / piece.length))}`))
      expect(performance.now() - start).toBeLessThan(10_000)
    }
  }, 60_000)
})
