import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLikely } from '~/domain/duplicates.server'
import { blocksOf, soughtOf } from '~/domain/organizations/blocks'
import { comparable, compare } from '~/domain/organizations/comparing'
import { keyOf } from '~/domain/organizations/keys'

const pairsIn = (file: string) =>
  readFileSync(`test/fixtures/${file}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([, , label]) => label === 'same' || label === 'different')

const FILES = ['letters/organization-pairs.tsv', 'registry/fresh-pairs.tsv']

describe.each(FILES)('%s', (file) => {
  const verdicts = (label: string) =>
    pairsIn(file)
      .filter((pair) => pair[2] === label)
      .map(([a = '', b = '']) => ({ a, b, ...compare(a, b) }))
  const share = (label: string, is: (verdict: string) => boolean) => {
    const all = verdicts(label)
    return all.filter(({ verdict }) => is(verdict)).length / all.length
  }

  test('no two that differ are the same', () => {
    expect(verdicts('different').filter(({ verdict }) => verdict === 'same')).toEqual([])
  })

  test('of those that are one, 85 of 100 are the same or likely', () => {
    expect(share('same', (verdict) => verdict !== 'different')).toBeGreaterThanOrEqual(0.85)
  })

  test('of those that differ, at most 25 of 100 are likely', () => {
    expect(share('different', (verdict) => verdict === 'likely')).toBeLessThanOrEqual(0.25)
  })

  test('a pair is compared alike both ways, each with a reason', () => {
    for (const [a = '', b = ''] of pairsIn(file)) {
      const { verdict, reasons } = compare(a, b)
      expect([a, b, compare(b, a).verdict]).toEqual([a, b, verdict])
      expect(reasons.join('')).not.toBe('')
    }
  })

  test('likely pairs meet in what their names have in common', () => {
    const missed = pairsIn(file).filter(([a = '', b = '']) => {
      const blocks = new Set(blocksOf(comparable(a)))
      return (
        compare(a, b).verdict !== 'different' && !soughtOf(comparable(b)).some((each) => blocks.has(each))
      )
    })
    expect(missed).toEqual([])
  })
})

test.each([
  ['same words in another order', 'Cleveland Jobs with Justice', 'Jobs With Justice Cleveland'],
  ['are the initials', 'SIREN', 'Services, Immigrant Rights and Education Network'],
  ['one letter differs', 'Third Word Network', 'Third World Network'],
  [
    'parent and program',
    "Heartland Alliance's National Immigrant Justice Center",
    'National Immigrant Justice Center',
  ],
  ['a short or other name', 'CHIRLA', 'Coalition for Humane Immigrant Rights (CHIRLA)'],
  ['without its initials or other name', 'Clerics of St. Viator (Viatorians)', 'Clerics of St. Viator'],
  ['letters that look alike', 'CASA', 'C\u0410SA'],
  ['written in one word or in several', 'AsylumWorks', 'Asylum Works'],
  ['one word in two languages', 'Migrant Justice', 'Justicia Migrante'],
  ['are the initials of', 'Northern Virginia DSA', 'Northern Virginia Democratic Socialists of America'],
  ['adds a place', 'El Centro de las Americas', 'El Centro de Las Americas ( Nebraska)'],
])('%s: %s, %s', (why, one, other) => {
  expect(compare(one, other)).toMatchObject({
    verdict: 'likely',
    reasons: expect.arrayContaining([expect.stringContaining(why)]),
  })
})

test.each([
  ['two places', 'ACLU of Arizona', 'ACLU of Texas'],
  ['two places', 'Arkansas Immigrant Defense', 'Kansas Immigrant Defense'],
  ['local of the other', 'SEIU', 'SEIU Local 32BJ'],
  ['words that count', 'SEIU Local 1199', 'SEIU Local 32BJ'],
  ['sister body', 'Community Change Action', 'Community Change'],
  ['two universities', 'University of Miami', 'Miami University'],
  ['words that count', 'St. John’s Lutheran Church', 'St. John’s Episcopal Church'],
  ['a part of the other', 'Columbia Law School', 'Columbia Law School Immigrants’ Rights Clinic'],
  ['missing', '', ''],
])('different, %s: %s, %s', (why, one, other) => {
  expect(compare(one, other)).toEqual({ verdict: 'different', reasons: [expect.stringContaining(why)] })
})

describe('the key', () => {
  test.each([
    ['Center for Gender & Refugee Studies', 'center for gender and refugee studies'],
    [
      'ACCESS (Arab Community Center for Economic and Social Services)',
      'access arab community center for economic and social services',
    ],
    ['Catholic Legal Immigration Network, Inc.', 'catholic legal immigration network'],
    ['Clerics of Saint Viator', 'clerics of st viator'],
    [
      'Central American Resource Center\n(CARECEN) of California',
      'central american resource center carecen of california',
    ],
    ['Center for Victims of Torture (CVT)', 'center for victims of torture'],
    ['Central American Resource Center (CARECEN), Inc.', 'central american resource center'],
    ['National Immigration Project (NIPNLG)', 'national immigration project nipnlg'],
    ['Immigrant Rights Coalition (NYC)', 'immigrant rights coalition nyc'],
    ['Jobs with Justice (Georgia)', 'jobs with justice georgia'],
    ['Legal Services Corporation', 'legal services corporation'],
    ['Sierra Club Foundation', 'sierra club foundation'],
    ['The Advocates', 'the advocates'],
    ['Inc.', 'inc'],
    ['St.Albans Friends', 'st albans friends'],
    ['America´s Voice™', 'americas voice'],
  ])('of %s', (name, key) => {
    expect(keyOf(name)).toBe(key)
  })

  test('of itself is itself, and capitals make no other', () => {
    const words = fc.constantFrom(
      'Center',
      'for',
      'Saint',
      'Ana',
      'Inc.',
      '(CSA)',
      'LLC',
      '&',
      'É',
      'of',
      'P.C.',
      '-',
      '(NY)',
    )
    expect(keyOf('Center Inc. -')).toBe(keyOf('Center'))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: fc.constantFrom(...'abXYñÉßẞΣς.,&()-’ 1') }))),
        (parts) => {
          const name = parts.join(' ')
          expect(keyOf(keyOf(name))).toBe(keyOf(name))
          expect(keyOf(name.toUpperCase())).toBe(keyOf(name.toLowerCase()))
        },
      ),
    )
  })
})

test('a long name of any kind is compared in no time', () => {
  const started = performance.now()
  const long = 'National Association of Immigrant and Refugee Workers’ Rights '.repeat(20)
  compare(long, `${long}(NAIRWR)`)
  compare('('.repeat(300), 'a(b'.repeat(100))
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('two thousand names are searched for likely ones in a moment, each pair once', () => {
  const names = Array.from(
    { length: 2_000 },
    (_, at) => `${'abcdefghij'[at % 10]}lder${at} Immigrant Rights Coalition`,
  )
  const found = findLikely([...names, 'Mujeres Unidas', 'Mujeres Unida', 'Unidas Mujeres'])
  expect(found.map(({ names: pair }) => pair)).toEqual([
    ['Mujeres Unidas', 'Mujeres Unida'],
    ['Mujeres Unidas', 'Unidas Mujeres'],
    ['Mujeres Unida', 'Unidas Mujeres'],
  ])
})
