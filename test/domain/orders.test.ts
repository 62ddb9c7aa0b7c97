import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrange, inPrintedOrder, sentenceOf } from '~/domain/orders'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  id: name,
  name,
  kind: 'organization',
  ...more,
})

type Entry = { id: string; name: string; kind: 'organization' | 'individual'; place?: string | null }

const shown = (groups: { heading: string | null; entries: Entry[] }[]) =>
  groups.map(({ heading, entries }) => [heading, entries.map(({ name }) => name)])

test('names sort as English prints them, and equals stay as they came', () => {
  expect(inPrintedOrder(['Zebra', 'álamo', 'Alba', 'acorn', 'ACCESS of WNY', 'ACCESS (Arab)'])).toEqual([
    'ACCESS (Arab)',
    'ACCESS of WNY',
    'acorn',
    'álamo',
    'Alba',
    'Zebra',
  ])
})

describe('the list of a letter', () => {
  test('the sample’s 160 names stand as they were printed, however they came', () => {
    const printed = readFileSync('test/fixtures/letters/sample-signatories.tsv', 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t')[1] ?? '')
    const entries = printed.map((name, at) => entry(name, { id: String((at * 37) % 160) }))
    const [group, ...more] = arrange(
      entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      { order: 'alphabet', language: 'en' },
    )
    expect(more).toEqual([])
    expect(group?.entries.map(({ name }) => name)).toEqual(printed)
  })

  test('individuals stand apart, under a heading in the letter’s language, where that is wished', () => {
    const entries = [
      entry('Zoe Ax', { kind: 'individual' }),
      entry('Casa Clara'),
      entry('Ana Bo', { kind: 'individual' }),
    ]
    expect(shown(arrange(entries, { order: 'alphabet', language: 'es' }))).toEqual([
      [null, ['Casa Clara']],
      ['Personas', ['Ana Bo', 'Zoe Ax']],
    ])
    expect(shown(arrange(entries, { order: 'alphabet', language: 'en', apart: false }))).toEqual([
      [null, ['Ana Bo', 'Casa Clara', 'Zoe Ax']],
    ])
    expect(
      shown(arrange([entry('Ana Bo', { kind: 'individual' })], { order: 'alphabet', language: 'en' })),
    ).toEqual([[null, ['Ana Bo']]])
  })

  test('the leads stand first, however case and punctuation of their names differ', () => {
    const entries = ['Zenith Law', 'Amber House', 'Mesa Legal, Inc.'].map((name) => entry(name))
    expect(
      shown(
        arrange(entries, {
          order: 'leads-first',
          leads: [{ name: 'Zenith Law' }, { name: 'mesa legal inc' }],
          language: 'en',
        }),
      ),
    ).toEqual([[null, ['Zenith Law', 'Mesa Legal, Inc.', 'Amber House']]])
  })

  test('by state, however the state was written; what has none comes last', () => {
    const entries = [
      entry('B', { place: 'ny' }),
      entry('A', { place: 'New York' }),
      entry('D', { place: 'D.C.' }),
      entry('C'),
      entry('E', { place: 'Ontario' }),
    ]
    expect(shown(arrange(entries, { order: 'by-state', language: 'en' }))).toEqual([
      ['District of Columbia', ['D']],
      ['New York', ['A', 'B']],
      ['National and other organizations', ['C', 'E']],
    ])
    expect(arrange(entries, { order: 'by-state', language: 'es' })[1]?.heading).toBe('Nueva York')
    expect(shown(arrange([entry('C')], { order: 'by-state', language: 'en' }))).toEqual([[null, ['C']]])
  })

  test('names that are the same stand in the same order every time', () => {
    const twins = [entry('Amber House', { id: '2' }), entry('Amber House', { id: '1' })]
    const ids = (entries: Entry[]) =>
      arrange(entries, { order: 'alphabet', language: 'en' })[0]?.entries.map(({ id }) => id)
    expect(ids(twins)).toEqual(['1', '2'])
    expect(ids(twins.toReversed())).toEqual(['1', '2'])
  })

  test('the colophon says how the list is ordered', () => {
    const how = { order: 'leads-first', language: 'en' } as const
    const groups = arrange([entry('A'), entry('Ana', { kind: 'individual' })], how)
    expect(sentenceOf(how, groups)).toBe(
      'The leads first, then in alphabetical order. Individuals stand after the organizations.',
    )
    expect(sentenceOf({ ...how, apart: false }, groups)).not.toContain('Individuals')
  })
})
