import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { Redline } from '~/documents/redline'
import { renderRedline } from '~/documents/redline.server'
import { differenceOf } from '~/domain/differences'
import { readLetter } from '~/domain/imports/index.server'
import type { DocNode } from '~/domain/text'
import { done } from '../make'
import { has, paragraph, printed } from './sample'

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

function documentIn(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => {
        if (entry.fileName !== 'word/document.xml') return zip.readEntry()
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          resolve(Buffer.concat(chunks).toString('utf8'))
        })
      })
      zip.readEntry()
    })
  })
}

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
  const xml = await documentIn(bytes)
  expect(texts(xml, 'ins', 't')).toEqual(['14,000', 'New ', 'words'])
  expect(texts(xml, 'del', 'delText')).toEqual(['13,000', 'To go.'])
  expect(xml.match(/w:author="Ada Lark" w:date="2026-03-10T15:00:00.000Z"/g)?.length).toBeGreaterThan(4)
  expect(xml).toMatch(/<w:rPrChange .*?<w:b w:val="false"\/>/s)
  // The paragraphs themselves come and go with their words.
  expect(xml.match(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:(?:ins|del) [^>]*\/>/gs)).toHaveLength(2)
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
