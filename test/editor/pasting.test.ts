import { readFileSync } from 'node:fs'
import { DOMParser as Parser } from '@tiptap/pm/model'
import fc from 'fast-check'
import { Window } from 'happy-dom'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type DocNode, limits, readDoc, schema } from '~/domain/text'
import { cleanHtml, listsOf, sizeOf, tooMuch } from '~/editor/pasting'

const window = new Window()
beforeAll(() => {
  vi.stubGlobal('DOMParser', window.DOMParser)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

/** What the letter takes of a piece of HTML. */
function taken(html: string): DocNode[] {
  const { body } = new window.DOMParser().parseFromString(html, 'text/html')
  const doc = Parser.fromSchema(schema).parse(body as unknown as Node)
  const read = readDoc(doc.toJSON())
  if ('refused' in read) throw new Error(read.refused)
  return read.doc.content ?? []
}

function pasted(program: string): string {
  return cleanHtml(readFileSync(`test/fixtures/clipboard/${program}.html`, 'utf8'))
}

const LISTS = {
  asked:
    '<ol><li><p>Number one</p></li><li><p>Number two</p><ol><li><p>Letter a</p></li><li><p><strong>Letter b</strong></p></li></ol></li></ol>',
  on: '<p>A paragraph between.</p><ol start="3"><li><p>Number three</p></li></ol>',
  points: '<ul><li><p>A point</p><ul><li><p>A point below</p></li></ul></li></ul>',
}

describe('what other programs put on the clipboard keeps its form and nothing else', () => {
  test('Google Docs', () => {
    expect(pasted('google-docs')).toBe(
      '<h2>Pasted heading</h2>' +
        '<p>Some <strong>bold</strong> and <em>italic</em> and <strong><em>both</em></strong> and <a href="https://example.org/pasted">a link</a> and <a href="https://example.org/round?a=1&amp;b=2">one by a way round</a> and a bad one.</p>' +
        `<h3>What we ask</h3>${LISTS.asked}${LISTS.on}${LISTS.points}`,
    )
  })

  test('Word', () => {
    expect(pasted('word')).toBe(
      '<h2>Pasted heading</h2>' +
        '<p>Some <strong>bold</strong> and <em>italic</em> and <strong><em>both</em></strong> and <a href="https://example.org/pasted">a link</a> and a bad one in Tucson.<sup data-footnote="Report of 2021, at 3."></sup></p>' +
        '<p>Changed: put in and commented on. End.</p>' +
        `<h3>What we ask</h3>${LISTS.asked}${LISTS.on}${LISTS.points}`,
    )
  })

  test('Word in the browser', () => {
    expect(pasted('word-online')).toBe(
      '<h2>Pasted heading</h2>' +
        '<p>Some <strong>bold</strong> and <em>italic</em> and <a href="https://example.org/pasted">a link</a>.</p>' +
        '<ol><li><p>Number one</p></li><li><p>Number two</p><ol><li><p>Letter a</p></li></ol></li></ol>' +
        `${LISTS.on}<ul><li><p>A point</p></li></ul>`,
    )
  })

  test.each(['google-docs', 'word', 'word-online'])('%s is a letter’s text as it stands', (program) => {
    const types = taken(pasted(program)).map(({ type }) => type)
    expect(types.slice(0, 2)).toEqual(['heading', 'paragraph'])
    expect(types.slice(-4)).toEqual(['orderedList', 'paragraph', 'orderedList', 'bulletList'])
    expect(JSON.stringify(taken(pasted(program)))).not.toMatch(/alert|javascript|color|style|Are we sure/)
  })

  test('a list that counts from one again is another list', () => {
    const list = '<ol><li>One</li><li>Two</li></ol>'
    expect(cleanHtml(list + list).match(/<ol>/g)).toHaveLength(2)
  })

  test('what the desk itself copied is left as it is', () => {
    const own = '<ol data-asks="" data-pm-slice="1 1 []"><li data-ask="" id="a"><p>An ask</p></li></ol>'
    expect(cleanHtml(own)).toBe(own)
  })

  test('whatever is pasted, a letter comes of it that may be kept', () => {
    const tag = fc.constantFrom(
      ...'p div h1 h4 ol ul li b i a span table td blockquote br img script style sup del'.split(' '),
    )
    const style = fc.constantFrom(
      'mso-list:l0 level2 lfo1',
      'font-weight:700',
      'mso-list:Ignore',
      'mso-element:footnote',
      '"',
    )
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .tuple(tag, style)
        .map(([name, value]) => `<${name} style="${value}" href="javascript:x" aria-level="3">`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(
        '<a href="#_ftnref1">',
        '<a href="#_ftn1">',
        '1.',
        '\u00a0',
        '&nbsp;',
        '<!--[if x]>',
        '-->',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = cleanHtml(pieces.join(''))
        expect(html).not.toMatch(/javascript:|<script|<img|style=/i)
        taken(html || '<p></p>')
      }),
      { numRuns: 300 },
    )
  })
})

describe('lines of plain text', () => {
  test('that are numbered in turn, or have bullets, are a list', () => {
    expect(listsOf('We ask:\r\n1. Close it.\r\n\r\n2) Answer us,\r\n   in writing.\r\nThank you.')).toBe(
      '<p>We ask:</p><ol><li><p>Close it.</p></li><li><p>Answer us, in writing.</p></li></ol><p>Thank you.</p>',
    )
    expect(listsOf('4. Four\n5. Five')).toBe('<ol start="4"><li><p>Four</p></li><li><p>Five</p></li></ol>')
    expect(listsOf('• One\n• Two <b>')).toBe('<ul><li><p>One</p></li><li><p>Two &lt;b&gt;</p></li></ul>')
  })

  test.each([
    '1. A single line',
    'No list',
    '1. One\n3. Three',
    '2021. A year\n2022 another',
    '- a dash alone\nand words',
  ])('“%s” stays as it was typed', (text) => {
    expect(listsOf(text)).toBeNull()
  })

  test('one number beside a list stays as it was typed', () => {
    expect(listsOf('9. Nine\n• One\n• Two')).toBe(
      '<p>9. Nine</p><ul><li><p>One</p></li><li><p>Two</p></li></ul>',
    )
  })
})

test('what does not fit into a letter is refused with a sentence', () => {
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('x'.repeat(1_000))])])
  expect(sizeOf(doc)).toEqual({ characters: 1_000, nodes: 2 })
  expect(tooMuch({ characters: limits.characters - 1_000, nodes: 1 }, doc)).toBeNull()
  expect(tooMuch({ characters: limits.characters - 999 }, doc)).toMatch(/^Not pasted: a letter holds 200,000/)
  expect(tooMuch({ characters: 1, nodes: limits.nodes }, doc)).toMatch(/^Not pasted: it has more paragraphs/)
})

test('a megabyte of Word is read in good time', () => {
  const whole = readFileSync('test/fixtures/clipboard/word.html', 'utf8')
  const item = /<p class=MsoListParagraphCxSpMiddle[\s\S]*?<\/p>/.exec(whole)?.[0] ?? ''
  const start = performance.now()
  expect(cleanHtml(item.repeat(2_000)).match(/<li>/g)).toHaveLength(2_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})
