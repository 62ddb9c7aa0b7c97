import { expect, test } from 'vitest'
import { differenceOf } from '~/domain/differences'
import { countWords, type DocNode, footnotesOf, type LetterText, plainOf, readDoc } from '~/domain/text'

const note = (text: unknown): DocNode => ({ type: 'footnote', attrs: { text } })

function letter(first: unknown, second: unknown = 'Id., at 4.'): LetterText {
  const doc: DocNode = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { lang: null },
        content: [{ type: 'text', text: 'Nine days' }, note(first), { type: 'text', text: ' on average.' }],
      },
      {
        type: 'paragraph',
        attrs: { lang: null },
        content: [{ type: 'text', text: 'The limit is three.' }, note(second)],
      },
    ],
  }
  return { title: 'A letter', addressees: [], contacts: [], doc }
}

test('footnotes are numbered as they stand, printed at the end, and counted', () => {
  const text = letter('Report of 2021, at 3.')
  expect(readDoc(text.doc)).toEqual({ doc: text.doc })
  expect(footnotesOf(text.doc)).toEqual(['Report of 2021, at 3.', 'Id., at 4.'])
  expect(plainOf(text)).toBe(
    'Nine days[1] on average.\n\nThe limit is three.[2]\n\n[1] Report of 2021, at 3.\n\n[2] Id., at 4.\n',
  )
  expect(countWords(text.doc)).toBe(16)
})

test('a changed footnote is shown where it stands; its number is no change', () => {
  const changes = differenceOf(letter('Report of 2021, at 3.'), letter('Report of 2022, at 3.'))
  expect(changes.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same'])
  expect(changes[1]?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '2021' },
    { kind: 'added', text: '2022' },
  ])
})

test.each<[unknown, string]>([
  ['', 'empty'],
  [' ', 'blank'],
  [7, 'a number'],
  ['x'.repeat(2_001), 'too long'],
  ['a\u0000b', 'a control character'],
  ['a\u200bb', 'a space of no width'],
])('a footnote that is %j is refused: %s', (text) => {
  expect(readDoc(letter(text).doc)).toEqual({
    refused: 'The text holds something that a letter cannot hold. Paste it again as plain text.',
  })
})
