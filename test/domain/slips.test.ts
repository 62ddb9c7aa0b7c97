import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differenceOf, ofText, wordsIn } from '~/domain/differences'
import { readLetter } from '~/domain/imports/index.server'
import { measureOf, missingFrom, slipsIn } from '~/domain/slips'
import { draftSchema } from '~/domain/suggestions/marks'
import { countWords, type DocNode } from '~/domain/text'
import { done } from '../make'

const block = (type: string, text: string): DocNode => ({ type, content: [{ type: 'text', text }] })
const p = (text: string) => block('paragraph', text)
const doc = (...content: DocNode[]): DocNode => ({ type: 'doc', content })
const about = { addressees: [{ name: 'Alejandro N. Mayorkas' }], year: 2021 }

/** Each slip as its kind and the words it is about. */
function slips(text: DocNode): string[] {
  const node = draftSchema.nodeFromJSON(text)
  return slipsIn(text, about).map(({ kind, from, to }) => `${kind}: ${node.textBetween(from, to, '|', '|')}`)
}

test.each([
  ['Files wait.  Nobody looks.', 'spaces:   '],
  ['On February 30 it ended.', 'date: February 30'],
  ['On February 29, 2021 it ended.', 'date: February 29, 2021'],
  ['By April 31st we expect it.', 'date: April 31st'],
  ['By May 32, 2021 we expect it.', 'date: May 32, 2021'],
  ['El 31 de abril de 2021 terminó.', 'date: 31 de abril de 2021'],
  ['On 31 June 2021 it ended.', 'date: 31 June 2021'],
  ['Sign by Friday, March 27, 2021.', 'weekday: Friday, March 27, 2021'],
  ['Sign by Tuesday, March 28 at noon.', 'weekday: Tuesday, March 28'],
  ['Firme el viernes 27 de marzo de 2021.', 'weekday: viernes 27 de marzo de 2021'],
  ['Secretary Garland, we ask you to act.', 'addressee: Secretary Garland'],
  ['We urge Attorney General Merrick Garland to act.', 'addressee: Attorney General Merrick Garland'],
  ['We, the undersigned 160 organizations, write.', 'count:  160'],
  ['We, the undersigned forty-two civil rights organizations, write.', 'count:  forty-two'],
  ['The 160 undersigned organizations write.', 'count:  160'],
])('%s', (text, slip) => {
  expect(slips(doc(p(text)))).toEqual([slip])
})

test.each([
  'On February 28 and March 5th, 2021, and on February 29, 2024, and by Feb. 29.',
  'May 40 people sign? March 50 miles. In March 2021, 45 people did.',
  'Sign by Friday, March 26, 2021, or Thursday, March 25.',
  'El viernes 26 de marzo de 2021 y el 30 de abril.',
  'We thank President Biden and Senator Warren. Secretary Garland said so.',
  'Secretary Mayorkas, we ask you to act. We urge Secretary Alejandro Mayorkas to act.',
  'We, the undersigned organizations, write. The undersigned are 160 organizations.',
  'He is 5\'10" tall, they say, and “we” agree.',
  'A pause … and 3.5 percent; April 31.5 is none.',
])('no slip in: %s', (text) => {
  expect(slips(doc(p(text)))).toEqual([])
})

test('the rarer kind of quotation mark is the slip', () => {
  expect(slips(doc(p('“One” and “two” and "three".')))).toEqual(['quotes: "', 'quotes: "'])
  expect(slips(doc(p('It\'s "one", it\'s "two".'), p('It’s three.')))).toEqual(['quotes: ’'])
  expect(slips(doc(p('It\'s "one", it\'s "two".')))).toEqual([])
})

test('whoever the salutation names is among the addressees', () => {
  expect(slips(doc(block('salutation', 'Dear Secretary Mayorkas and Acting Director Johnson:')))).toEqual([
    'addressee: Acting Director Johnson',
  ])
  expect(slips(doc(block('salutation', 'Dear Secretary Mayorkas:')))).toEqual([])
})

test('an ask that is a question is told with its number', () => {
  const ask = (id: string, text: string) => ({ type: 'ask', attrs: { id }, content: [p(text)] })
  const asks = doc({ type: 'date' }, { type: 'asks', content: [ask('a', 'Act.'), ask('b', 'Will you act?')] })
  expect(slips(asks)).toEqual(['ask: Will you act?'])
  expect(slipsIn(asks, about)[0]?.says).toMatch(/^Ask 2 is a question/)
})

test('words that are only suggested are no slips, and places after them are right', () => {
  const suggested = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Now' },
      { type: 'text', text: '  really', marks: [{ type: 'insertion', attrs: { id: 'a.b' } }] },
      { type: 'text', text: ' February 30.' },
    ],
  }
  expect(slips(doc(suggested))).toEqual(['date: February 30'])
})

test('in the sample letter there is nothing to say but what is so', () => {
  const { doc: sample, addressees } = done(
    readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8')),
  )
  const node = draftSchema.nodeFromJSON(sample)
  const said = slipsIn(sample, { addressees, year: 2021 }).map(
    ({ kind, from, to }) => `${kind}: ${node.textBetween(from, to, '|', '|')}`,
  )
  expect(said).toEqual([])
})

test('words, characters and minutes are those of a reader', () => {
  expect(measureOf(doc({ type: 'date' }, p('One two'), p('three.')))).toEqual({
    words: 3,
    characters: 13,
    minutes: 1,
  })
  expect(measureOf(doc(p('word '.repeat(1_150)))).minutes).toBe(5)
})

test('a block that has something to print is in the text, or is offered', () => {
  const text = doc({ type: 'date' }, p('We write.'))
  const particulars = { addressees: [{}], contacts: [{}], date: 'March 26, 2021' }
  expect(missingFrom(text, particulars).map(({ part }) => part)).toEqual(['addressees', 'contacts'])
  expect(missingFrom(text, { addressees: [], contacts: [], date: null })).toEqual([])
  expect(missingFrom(doc(p('We write.')), { ...particulars, addressees: [], contacts: [] })[0]?.says).toMatch(
    /^The letter has a date/,
  )
})

test('whoever counts the words of a text counts the same', () => {
  const text = (words: string, ...marks: string[]) => ({
    type: 'text',
    text: words,
    marks: marks.map((type) => ({ type })),
  })
  const counted = doc(
    { type: 'addressees' },
    {
      type: 'paragraph',
      content: [
        text('Par'),
        text('tial – high-risk', 'bold'),
        { type: 'footnote', attrs: { text: 'Log, at 3.' } },
      ],
    },
    {
      type: 'paragraph',
      content: [text('Stays '), text('suggested', 'insertion'), text('struck.', 'deletion')],
    },
  )
  expect(countWords(counted)).toBe(7)
  expect(measureOf(counted).words).toBe(7)
  const plainText = (body: DocNode) => ({ title: 'A title', addressees: [], contacts: [], doc: body })
  const stands = doc({
    type: 'paragraph',
    content: [
      text('Par'),
      text('tial – high-risk', 'bold'),
      { type: 'footnote', attrs: { text: 'Log, at 3.' } },
    ],
  })
  const changes = differenceOf(plainText(doc()), plainText(stands))
  expect(wordsIn(ofText(changes))).toEqual({ added: countWords(stands), removed: 0 })
})
