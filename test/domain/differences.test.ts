import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differenceOf, runsOf } from '~/domain/differences'
import { readLetter } from '~/domain/imports/index.server'
import type { DocNode } from '~/domain/text'
import { done } from '../make'

const said = (text: string, ...marks: string[]): DocNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const p = (...content: (string | DocNode)[]): DocNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? said(each) : each)),
})
const ask = (id: string, text: string): DocNode => ({ type: 'ask', attrs: { id }, content: [p(text)] })
const letter = (...content: DocNode[]) => ({
  title: 'Second looks',
  addressees: [],
  contacts: [],
  doc: { type: 'doc', content },
})
const changed = (before: DocNode[], after: DocNode[]) =>
  differenceOf(letter(...before), letter(...after)).filter(({ kind }) => kind !== 'same')

test('a text does not differ from itself', () => {
  const { doc } = done(readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8')))
  const all = differenceOf(letter(...doc.content), letter(...doc.content))
  expect(all.length).toBeGreaterThan(20)
  expect(all.every(({ kind, notes }) => kind === 'same' && notes.length === 0)).toBe(true)
})

test('one word reworded is one word out and one in, figures whole', () => {
  expect(changed([p('About 13,000 people wait today.')], [p('About 14,000 people wait today.')])).toEqual([
    {
      kind: 'changed',
      type: 'paragraph',
      notes: [],
      parts: [
        { kind: 'same', text: 'About ' },
        { kind: 'removed', text: '13,000' },
        { kind: 'added', text: '14,000' },
        { kind: 'same', text: ' people wait today.' },
      ],
    },
  ])
})

test('paragraphs with few words in common are one removed and one added', () => {
  const kinds = changed([p('We ask for a review.')], [p('Nobody has answered since March.')]).map(
    ({ kind }) => kind,
  )
  expect(kinds).toEqual(['added', 'removed'])
})

test('a paragraph that moved is said to have moved, here and there', () => {
  const [a, b, c] = [p('First of all.'), p('In the second place.'), p('Finally, thirdly.')]
  const moved = changed([a, b, c], [b, c, a])
  expect(moved.map(({ kind, parts }) => [kind, parts.map((part) => part.kind)])).toEqual([
    ['moved', ['removed']],
    ['moved', ['same']],
  ])
})

test('a mark that changed is noted where no word did', () => {
  expect(changed([p('All of it.')], [p(said('All of it.', 'italic'))])[0]?.notes).toEqual(['now italic'])
  expect(changed([p(said('All', 'bold'), ' of it.')], [p('All of it.')])[0]).toMatchObject({
    kind: 'changed',
    notes: ['“All” no longer bold'],
    parts: [{ kind: 'same', text: 'All of it.' }],
  })
})

test('a paragraph that moved tells where it stood, and whether a word differs', () => {
  const [a, b, c] = [p('First of all.'), p('In the second place.'), p('Finally, thirdly.')]
  const notes = changed([a, b, c], [b, c, a]).map((each) => each.notes)
  expect(notes).toEqual([[], ['stood after “Second looks”', 'not one word differs']])
})

test('what is bold, italic or a link is known in every part, before and after', () => {
  const link = {
    type: 'text',
    text: 'report',
    marks: [{ type: 'link', attrs: { href: 'https://a.example' } }],
  }
  const [change] = changed(
    [p('See the ', said('old', 'bold'), ' ', link, ' now.')],
    [p('See the ', said('new', 'italic'), ' ', link, ' now.')],
  )
  const looks = change ? runsOf(change).map(({ part, runs }) => [part.kind, ...runs.map(lookOf)]) : []
  expect(looks).toEqual([
    ['same', 'See the '],
    ['removed', '*old*'],
    ['added', '/new/'],
    ['same', ' ', 'report(https://a.example)', ' now.'],
  ])
})

const lookOf = ({ text, bold, italic, href }: ReturnType<typeof runsOf>[number]['runs'][number]) =>
  `${bold ? '*' : ''}${italic ? '/' : ''}${text}${italic ? '/' : ''}${bold ? '*' : ''}${href ? `(${href})` : ''}`

test('a paragraph put in another language is said to be', () => {
  const spanish = { ...p('Todo.'), attrs: { lang: 'es' } }
  expect(changed([p('Todo.')], [spanish])[0]?.notes).toEqual(['now in Spanish'])
  expect(changed([spanish], [p('Todo.')])[0]?.notes).toEqual(['now in the language of the letter'])
})

test('a mark that grew is not said to be gone', () => {
  const grown = changed([p(said('All', 'bold'), ' of it.')], [p(said('All of', 'bold'), ' it.')])
  expect(grown[0]?.notes).toEqual(['“All of” now bold'])
})

test('the longest letters are compared in good time', () => {
  const many = (from: number) =>
    Array.from({ length: 2_000 }, (_, at) => p(`w${from + at} x${from + at} y${from + at}`))
  const began = performance.now()
  expect(changed(many(0), many(5_000))).toHaveLength(4_000)
  expect(performance.now() - began).toBeLessThan(15_000)
})

test('an ask is known by its identity, however it is reworded or numbered', () => {
  const before = [{ type: 'asks', content: [ask('a', 'Reopen the files.')] }]
  const after = [
    { type: 'asks', content: [ask('b', 'Publish numbers monthly.'), ask('a', 'Look at every case again.')] },
  ]
  expect(changed(before, after)).toMatchObject([
    { kind: 'added', label: 'Ask 1' },
    { kind: 'changed', label: 'Ask 2', notes: ['was Ask 1'] },
  ])
})
