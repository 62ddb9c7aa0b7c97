import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Redline } from '~/documents/redline'
import { renderRedline } from '~/documents/redline.server'
import { differenceOf } from '~/domain/differences'
import { readLetter } from '~/domain/imports/index.server'
import type { DocNode } from '~/domain/text'
import { done } from '../make'
import { has, paragraph, printed } from './sample'
import { decided, partsOf } from './tracked'

const office = ['soffice', 'libreoffice'].find(has)
if (!office) console.info('LibreOffice is missing: skipping the test that opens the comparison in it.')

const about: Omit<Redline, 'blocks'> = {
  title: 'Second looks',
  heading: 'Version 1 compared with version 2',
  sum: 'One paragraph reworded.',
  language: 'en',
  author: 'Ada Lark',
  date: '2026-03-10T15:00:00.000Z',
}
const letter = (...content: DocNode[]) => ({
  title: 'Second looks',
  addressees: [],
  contacts: [],
  doc: { type: 'doc', content },
})
const before = letter(
  paragraph('About 13,000 people wait & hope.'),
  paragraph('To go.'),
  paragraph('Stays <here>.'),
)
const after = letter(
  paragraph('About 14,000 people wait & hope.'),
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Stays <' },
      { type: 'text', text: 'here', marks: [{ type: 'bold' }] },
      { type: 'text', text: '>.' },
    ],
  },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'New ' },
      { type: 'text', text: 'words', marks: [{ type: 'link', attrs: { href: 'https://a.example/?b&c' } }] },
    ],
  },
)
const changes = differenceOf(before, after)

const texts = (xml: string, element: 'ins' | 'del', text: 't' | 'delText') =>
  [...xml.matchAll(new RegExp(`<w:${element} [^>]*>(?:(?!</w:${element}>).)*</w:${element}>`, 'gs'))]
    .map(([whole]) =>
      [...whole.matchAll(new RegExp(`<w:${text}(?: [^>]*)?>([^<]*)<`, 'g'))]
        .map(([, words]) => words)
        .join(''),
    )
    .filter(Boolean)

test('the Word file tracks exactly the words that were added and removed, by their author and date', async () => {
  const { bytes } = done(await renderRedline('docx', { ...about, changes }))
  const xml = (await partsOf(bytes)).get('word/document.xml') ?? ''
  expect(texts(xml, 'ins', 't')).toEqual(['14,000', 'New ', 'words'])
  expect(texts(xml, 'del', 'delText')).toEqual(['13,000', 'To go.'])
  expect(xml.match(/w:author="Ada Lark" w:date="2026-03-10T15:00:00.000Z"/g)?.length).toBeGreaterThan(4)
  expect(xml).toMatch(/<w:rPrChange .*?<w:b w:val="false"\/>/s)
  // The paragraphs themselves come and go with their words.
  expect(xml.match(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:(?:ins|del) [^>]*\/>/gs)).toHaveLength(2)
})

const line = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content })
const words = (text: string, ...marks: NonNullable<DocNode['marks']>): DocNode =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
const link = (href: string) => ({ type: 'link', attrs: { href } })
const note = (text: string): DocNode => ({ type: 'footnote', attrs: { text } })
const heading = (level: number, text: string): DocNode => ({
  type: 'heading',
  attrs: { level },
  content: [words(text)],
})
const item = (text: string, ...more: DocNode[]): DocNode => ({
  type: 'listItem',
  content: [paragraph(text), ...more],
})
const bullets = (...content: DocNode[]): DocNode => ({ type: 'bulletList', content })
const numbers = (...content: DocNode[]): DocNode => ({ type: 'orderedList', content })
const ask = (id: string, ...content: DocNode[]): DocNode => ({ type: 'ask', attrs: { id }, content })
const quote = (...content: DocNode[]): DocNode => ({ type: 'quote', content })

const old = letter(
  heading(2, 'What happened'),
  line(words('See the '), words('report', link('https://old.example/')), words(' of May.'), note('Page 3.')),
  line(words('Nine days'), note('Report of 2021.'), words(' on average, and longer for some.')),
  bullets(item('Apples', bullets(item('red'), item('green'))), item('Pears')),
  heading(2, 'What we ask'),
  {
    type: 'asks',
    content: [
      ask('a', paragraph('Open the files.'), bullets(item('all of them'))),
      ask('b', paragraph('Say so.')),
    ],
  },
  quote(paragraph('I waited.'), paragraph('Nobody came.')),
  paragraph('This is set as a paragraph.'),
  line(words('Plain words that become bold.')),
  line(words('A link that goes.', link('https://gone.example/'))),
  paragraph('The last but one moves up.'),
  paragraph('The end.'),
)
const later = letter(
  heading(2, 'What happened'),
  paragraph('The last but one moves up.'),
  line(words('See the '), words('report', link('https://new.example/')), words(' of May.')),
  line(words('Nine days'), note('Report of 2022.'), words(' on average, and longer for most.'), note('Id.')),
  bullets(
    item('Apples', bullets(item('red'), item('green', numbers(item('light'), item('dark'))))),
    item('Plums'),
  ),
  heading(3, 'What we ask'),
  {
    type: 'asks',
    content: [
      ask(
        'a',
        paragraph('Open all files.'),
        bullets(item('all of them'), item('now')),
        paragraph('And soon.'),
      ),
    ],
  },
  quote(paragraph('I waited long.'), paragraph('Nobody came.')),
  heading(3, 'This is set as a paragraph.'),
  line(words('Plain words '), words('that become', { type: 'bold' }), words(' bold.')),
  line(words('A link that goes.')),
  paragraph('The end.'),
)
const sample = () =>
  done(readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8'))).doc.content ?? []

test.each([
  ['links, footnotes, nested lists, headings, quotes, asks', old, later],
  ['the same the other way about', later, old],
  ['the sample, its paragraphs turned about', letter(...sample()), letter(...sample().toReversed())],
])('accepting all gives exactly the later text, rejecting all the earlier: %s', async (_, from, to) => {
  const file = async (one: typeof from, other: typeof to) =>
    done(await renderRedline('docx', { ...about, changes: differenceOf(one, other) })).bytes
  const [compared, earlier, afterwards] = await Promise.all([file(from, to), file(from, from), file(to, to)])
  expect(await decided(compared, 'accept')).toEqual(await decided(afterwards, 'accept'))
  expect(await decided(compared, 'reject')).toEqual(await decided(earlier, 'accept'))
})

test('a text without changes is in the Word file as it is: its links, notes, lists and headings', async () => {
  const { bytes } = done(await renderRedline('docx', { ...about, changes: differenceOf(later, later) }))
  const linked = (text: string, mark: string) => [...text].map((letter) => `${letter}{${mark}}`).join('')
  expect(await decided(bytes, 'accept')).toEqual([
    'Heading1| Second looks',
    'Heading2| What happened',
    '| The last but one moves up.',
    `| See the ${linked('report', '@https://new.example/')} of May.`,
    '| Nine days[Report of 2022.] on average, and longer for most.[Id.]',
    'ListParagraph bullet 0| Apples',
    'ListParagraph bullet 1| red',
    'ListParagraph bullet 1| green',
    'ListParagraph decimal 2| light',
    'ListParagraph decimal 2| dark',
    'ListParagraph bullet 0| Plums',
    'Heading3| What we ask',
    'ListParagraph decimal 0| Open all files.',
    'ListParagraph bullet 1| all of them',
    'ListParagraph bullet 1| now',
    'in 360| And soon.',
    'Quote| I waited long.',
    'Quote| Nobody came.',
    'Heading3| This is set as a paragraph.',
    `| Plain words ${linked('that become', 'b')} bold.`,
    '| A link that goes.',
    '| The end.',
  ])
})

test('the HTML file says in words where a link leads now, that a heading is smaller, and what a footnote became', async () => {
  const { bytes } = done(await renderRedline('html', { ...about, changes: differenceOf(old, later) }))
  const html = Buffer.from(bytes).toString('utf8')
  const plain = html.replace(/<(?:span|ins|del|a)[^>]*>|<\/(?:span|ins|del|a)>/g, '')
  expect(plain).toContain('[“report” now links to https://new.example/, before to https://old.example/]')
  expect(plain).toMatch(/<h3[^>]*>What we ask \[set as a smaller heading\]<\/h3>/)
  expect(plain).toContain('Nine days [note: Report of [removed: 2021][added: 2022].]')
  expect(plain).toMatch(/padding-left:72px">2\. \[added: dark\]/)
  expect(plain).toMatch(/<blockquote[^>]*>I waited\[added: {2}long\]/)
})

test('the HTML file loads nothing, runs nothing, and says in words what was added and removed', async () => {
  const { bytes } = done(await renderRedline('html', { ...about, changes }))
  const html = Buffer.from(bytes).toString('utf8')
  expect(html).not.toMatch(/<script|<link|<img|<style|src=|url\(/)
  const plain = html.replace(/<(?:span|ins|del|a)[^>]*>|<\/(?:span|ins|del|a)>/g, '')
  expect(plain).toContain('About [removed: 13,000][added: 14,000] people wait &amp; hope.')
  expect(plain).toContain('Stays &lt;<b>here</b>&gt;. [“here” now bold]')
  expect(html).toContain('href="https://a.example/?b&amp;c"')
})

test.skipIf(!office)(
  'LibreOffice opens the comparison of the sample letter (skipped where LibreOffice is missing)',
  async () => {
    const { doc } = done(readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8')))
    const [first, ...rest] = doc.content ?? []
    const later = letter(...rest, ...(first ? [first] : []), paragraph('One more.'))
    const { bytes } = done(
      await renderRedline('docx', { ...about, changes: differenceOf(letter(...(doc.content ?? [])), later) }),
    )
    const convert = ['--headless', '--convert-to', 'pdf', '--outdir', 'FOLDER', 'FILE']
    expect(printed(office ?? 'soffice', convert, bytes, 'comparison.docx')).toContain('comparison.pdf')
  },
)
