import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LetterReading, type Refusal, readFile } from '~/domain/imports/index.server'
import { readLines } from '~/domain/imports/letter.server'
import { linesOfWord } from '~/domain/imports/word-lines.server'
import { type DocNode, plainOf, readDoc } from '~/domain/text'
import { readWord } from '../../app/documents/word-in.server'
import { renderWord } from '../../app/documents/word-out.server'
import { aDocument, has, paragraph, printed } from './sample'

const office = ['soffice', 'libreoffice'].find(has)
if (!office) console.info('LibreOffice is missing: skipping the test that saves a letter with it.')

const { addressees, contacts, title, date } = aDocument().text

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

function asWord(doc: DocNode): Promise<Buffer> {
  return renderWord({
    ...aDocument(),
    text: { title, date, addressees, contacts, doc },
    edition: null,
    version: 0,
    working: true,
    groups: [],
    order: '',
  })
}

/** The same as readFile, without a process for each of many files. */
async function within(bytes: Uint8Array): Promise<LetterReading | Refusal> {
  const word = await readWord(bytes)
  return 'refused' in word ? word : readLines(linesOfWord(word.words), word.remarks)
}

/** As the schema has it, without what the file cannot hold: which ask is which, and whose story a passage tells. */
function plainDoc(doc: unknown): DocNode {
  const read = readDoc(doc)
  if ('refused' in read) throw new Error(read.refused)
  const visit = ({ attrs, content, ...node }: DocNode): DocNode => ({
    ...node,
    ...(attrs ? { attrs: { ...attrs, id: undefined, story: undefined } } : {}),
    ...(content ? { content: content.map(visit) } : {}),
  })
  return JSON.parse(JSON.stringify(visit(read.doc)))
}

const text = (words: string, ...marks: NonNullable<DocNode['marks']>): DocNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})

const word = fc.constantFrom(
  ...'children water nine lights office doctor station nobody Corazón “quoted” § 1226(c) U.S. it’s <b> &amp; a&b 100% — well-known niños'.split(
    ' ',
  ),
)
const words = fc.array(word, { minLength: 3, maxLength: 9 }).map((all) => all.join(' '))
const mark = fc.constantFrom<NonNullable<DocNode['marks']>>(
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'bold' }, { type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://example.org/a?b=1&c=%20d' } }],
  [{ type: 'link', attrs: { href: 'mailto:ana@example.org' } }, { type: 'bold' }],
)
const note = words.map((said): DocNode => ({ type: 'footnote', attrs: { text: `${said}, at 3.` } }))

/** A sentence with marks and now and then a footnote, as the schema joins its pieces. */
const line = fc
  .tuple(words, mark, words, fc.option(note, { freq: 3 }), words)
  .map(([first, marks, middle, footnote, last]) => [
    text(`We saw ${first} `),
    text(middle, ...marks),
    ...(footnote ? [text('.'), footnote] : []),
    text(` ${last}.`),
  ])
const sentence = line.map((content): DocNode => ({ type: 'paragraph', content }))

const list: fc.Arbitrary<DocNode> = fc.letrec<{ list: DocNode; item: DocNode }>((tie) => ({
  item: fc
    .tuple(sentence, fc.array(sentence, { maxLength: 1 }), fc.option(tie('list'), { maxDepth: 2, freq: 2 }))
    .map(([first, more, inner]) => ({
      type: 'listItem',
      content: [first, ...more, ...(inner ? [inner] : [])],
    })),
  list: fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    )
    .map(([ordered, start, content]) =>
      ordered ? { type: 'orderedList', attrs: { start }, content } : { type: 'bulletList', content },
    ),
})).list

const block = fc.oneof(
  { weight: 3, arbitrary: sentence.map((one) => [one]) },
  {
    weight: 2,
    arbitrary: words.map((said) => [
      { type: 'heading', attrs: { level: 2 }, content: [text(`About ${said}`)] },
    ]),
  },
  { weight: 2, arbitrary: sentence.map((one) => [{ type: 'quote', content: [one] }]) },
  // What stands between two lists keeps them apart.
  { weight: 3, arbitrary: fc.tuple(list, sentence) },
)

const asks = fc
  .array(fc.tuple(words, fc.array(sentence, { maxLength: 1 }), fc.option(list, { freq: 3 })), {
    minLength: 2,
    maxLength: 4,
  })
  .map(
    (all): DocNode => ({
      type: 'asks',
      content: all.map(([said, more, inner], at) => ({
        type: 'ask',
        attrs: { id: `ask-${at}` },
        content: [paragraph(`Close the station, ${said}.`), ...more, ...(inner ? [inner] : [])],
      })),
    }),
  )

const letter = fc.tuple(sentence, fc.array(block, { maxLength: 7 }), asks, sentence).map(
  ([first, blocks, demands, last]): DocNode => ({
    type: 'doc',
    content: [
      { type: 'date' },
      { type: 'addressees' },
      { type: 'salutation', content: [text('Dear Secretary Quill:')] },
      first,
      ...blocks.flat(),
      paragraph('We urge you to:'),
      demands,
      last,
      paragraph('With questions, contact:'),
      { type: 'contacts' },
      { type: 'closing', content: [text('Sincerely,')] },
    ],
  }),
)

test('the sample goes out as Word and comes in again as it was, and so the next time', async () => {
  const doc = aDocument().text.doc as DocNode
  const once = accepted(await readFile(await asWord(doc)))
  expect(plainDoc(once.doc)).toEqual(plainDoc(doc))
  expect(once).toMatchObject({ title, date, contacts })
  expect(once.addressees.map(({ name, office: at }) => [name, at])).toEqual(
    addressees.map(({ name, office: at, component }) => [name, at ?? component]),
  )
  const again = accepted(await readFile(await asWord(once.doc as DocNode)))
  expect(plainDoc(again.doc)).toEqual(plainDoc(once.doc))
})

test('whatever a letter holds, Word keeps its words, marks, links, lists, footnotes, headings, stories and asks', async () => {
  await fc.assert(
    fc.asyncProperty(letter, async (doc) => {
      const known = plainDoc(doc)
      const once = accepted(await within(await asWord(known)))
      expect(plainDoc(once.doc)).toEqual(known)
    }),
    { numRuns: 60 },
  )
}, 120_000)

test.skipIf(!office)(
  'a letter that LibreOffice has saved again comes in as it was (skipped where LibreOffice is missing)',
  async () => {
    const [doc] = fc.sample(letter, { seed: 7, numRuns: 1 }).map(plainDoc)
    const saved = printed(
      'sh',
      [
        '-c',
        `mkdir FOLDER/out && ${office} --headless --convert-to docx --outdir FOLDER/out FILE >&2 && base64 FOLDER/out/letter.docx`,
      ],
      await asWord(doc ?? { type: 'doc' }),
      'letter.docx',
    )
    const once = accepted(await readFile(Buffer.from(saved, 'base64')))
    const plain = (of: DocNode) => plainOf({ title, addressees: [], contacts, doc: of })
    expect(plain(once.doc as DocNode)).toBe(plain(doc ?? { type: 'doc' }))
  },
)
