import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findLikely } from '~/domain/duplicates.server'
import * as editions from '~/domain/editions/index.server'
import * as findings from '~/domain/import-findings.server'
import * as stories from '~/domain/stories.server'
import { importFindings, letters, transact } from '~db'
import { anOpenLetter, aSignature, found } from '../make'
import { rows } from '../readings'

type OpenLetter = Awaited<ReturnType<typeof anOpenLetter>>
let letter: OpenLetter

const today = new Date().toISOString().slice(0, 10)
const closed = { state: 'closed', date: today } as const

beforeEach(async () => {
  letter = await anOpenLetter({}, closed)
})

async function freeze(count: number) {
  const { mark } = found(await editions.findProspect(letter.id))
  return editions.freeze(letter, { count, mark })
}

const said = (findings: editions.Finding[]) => findings.map(({ what }) => what)

/** What is worth a look about these names. */
async function looksAt(...names: string[]) {
  for (const name of names) await aSignature(letter, { name })
  const { look } = await editions.check(letter)
  return look.map(({ what, names: those }) => [what, ...those.map(({ name }) => name)])
}

describe('what stands in the way', () => {
  test('a letter that was never opened, and one that nobody has signed', async () => {
    expect(said((await editions.check(letter)).settle)).toEqual(['Nobody has signed this text.'])
    expect(await freeze(0)).toMatchObject({ at: 'findings' })
    await transact(async (tx) => {
      await tx.update(letters).set({ versionId: null }).where(eq(letters.id, letter.id))
    })
    expect(said((await editions.check(letter)).settle)).toEqual([
      'This letter was never opened for signatures.',
    ])
  })

  test('a story without consent, until an owner overrides it with a reason', async () => {
    letter = await anOpenLetter(
      { stories: [{ name: 'Laura', pseudonym: true, vouchedBy: 'Casa Clara' }] },
      closed,
    )
    await aSignature(letter, { name: 'Casa Clara' })
    const { settle } = await editions.check(letter)
    expect(settle).toMatchObject([
      { what: expect.stringContaining('Laura'), why: expect.stringContaining('Casa Clara vouches') },
    ])
    expect(await freeze(1)).toMatchObject({ at: 'findings', refused: expect.stringContaining('Laura') })
    const [story] = await stories.list(letter, '2026-03-01')
    await stories.override(letter, found(story).id, 'Her lawyer agreed on the phone.')
    expect((await editions.check(letter)).fine).toContain('1 story on an owner’s word')
    expect(await freeze(1)).toMatchObject({ number: 1 })
  })

  test('a name that no typeface can draw', async () => {
    await aSignature(letter, { name: 'Casa \u{13000}' })
    expect((await editions.check(letter)).settle).toMatchObject([{ names: [{ name: 'Casa \u{13000}' }] }])
    expect(await freeze(1)).toMatchObject({ at: 'findings' })
  })
})

describe('what is worth a look', () => {
  test('nothing about a letter that is in order, and that is said', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const { look, settle, fine } = await editions.check(letter)
    expect({ look, settle }).toEqual({ look: [], settle: [] })
    expect(fine).toContain('1 active signature, all for version 1')
    expect(fine).toContain('Every name can be drawn in the PDF’s typefaces')
    expect(fine).toContain('Oldest signature is 0 days old; signers need not be told again')
  })

  test('who would not print, by name and reason', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    await aSignature(letter, { name: 'Amber House', state: 'held', heldFor: 'Nobody here knows it.' })
    await aSignature(letter, { name: 'Mesa Legal', state: 'pending' })
    const { look, leftOut } = await editions.check(letter)
    expect(look[0]).toMatchObject({
      names: [{ name: 'Amber House', note: 'Nobody here knows it.' }],
      acts: [{ to: 'sign-ons?state=held' }],
    })
    expect(leftOut).toEqual({ held: 1, pending: 1, stale: 0 })
  })

  test('a doubt that bringing the letter in left, until it is settled', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const [doubt] = await transact((tx) =>
      tx
        .insert(importFindings)
        .values({ letterId: letter.id, position: 0, kind: 'warning', message: 'A line was doubtful.' })
        .returning(),
    )
    expect((await editions.check(letter)).look).toMatchObject([
      { what: expect.stringContaining('One doubt'), acts: [{ to: 'findings' }] },
    ])
    await findings.settle(letter, found(doubt).id)
    expect((await editions.check(letter)).look).toEqual([])
  })

  test('names that are odd, each with the way to its signature', async () => {
    const one = await aSignature(letter, { name: 'casa Clara' })
    const other = await aSignature(letter, { name: 'amber House' })
    const { look } = await editions.check(letter)
    expect(look[0]?.names.map(({ name, to }) => [name, to])).toEqual([
      ['amber House', `sign-ons/${other.id}`],
      ['casa Clara', `sign-ons/${one.id}`],
    ])
  })

  test('that signing is still open', async () => {
    letter = await anOpenLetter({}, { date: today })
    await aSignature(letter, { name: 'Casa Clara' })
    const { look, closes } = await editions.check(letter)
    expect(said(look)).toEqual(['Signing is still open.'])
    expect(closes).toBe(true)
  })

  test('a letter without a date, and signatures that are old', async () => {
    letter = await anOpenLetter({}, { state: 'closed' })
    await aSignature(letter, { name: 'Casa Clara', activeAt: new Date(Date.now() - 70 * 86_400_000) })
    expect(said((await editions.check(letter)).look)).toEqual([
      'One signature is more than 60 days old.',
      'The letter has no date.',
    ])
  })

  test('a date that looks forgotten', async () => {
    letter = await anOpenLetter({}, { state: 'closed', date: '2021-03-29' })
    await aSignature(letter, { name: 'Casa Clara' })
    const at = (day: string) => editions.check(letter, new Date(`${day}T12:00:00Z`))
    expect(said((await at('2021-04-10')).look)).not.toContainEqual(expect.stringContaining('The date'))
    expect(said((await at('2021-05-08')).look)).toContain('The date on the letter is 40 days ago.')
  })

  test.each([
    ['It is written in capitals throughout.', 'RIGHTS FOR EVERYBODY'],
    ['It begins with a small letter.', 'casa Clara'],
    ['It ends in a comma or a period.', 'Casa Clara,'],
    ['It has two spaces in a row.', 'Casa  Clara'],
    ['It opens a bracket and does not close it, or the other way round.', 'Casa Clara (CC'],
    ['It holds an e-mail address or a web address.', 'Casa Clara ana@casa.example'],
    ['Is Monserrat Padilla an organization or a person?', 'Monserrat Padilla'],
  ])('“%s”', async (what, name) => {
    const looks = await looksAt(name)
    expect(looks.map(([first]) => first)).toEqual([what])
  })

  test('not what is usual in names', async () => {
    expect(
      await looksAt(
        'RAICES',
        'Catholic Legal Immigration Network, Inc.',
        'Casa of D.C.',
        'NETWORK Lobby',
        'POWER Live',
      ),
    ).toEqual([])
  })

  test('names of one list that are written in different ways', async () => {
    expect(
      await looksAt('Rio Aid, Inc.', 'Mesa Aid Inc', 'Women’s Legal', "Men's Legal", 'Girls’ Legal'),
    ).toEqual([
      ['“Inc.” is written in 2 ways.', 'Mesa Aid Inc', 'Rio Aid, Inc.'],
      ['A straight apostrophe stands here, and curly ones elsewhere.', "Men's Legal"],
    ])
  })

  test('a count in the text that the list does not bear out', async () => {
    const doc = (text: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    })
    letter = await anOpenLetter({ doc: doc('The 160 undersigned organizations write to you.') }, closed)
    const [look] = await looksAt('Casa Clara', 'Amber House')
    expect(look).toEqual(['The text says “160 undersigned organizations”, and the list has 2.'])
    letter = await anOpenLetter({ doc: doc('We, the undersigned 2 national organizations, write.') }, closed)
    expect(await looksAt('Casa Clara', 'Amber House')).toEqual([])
    expect((await editions.check(letter)).fine).toContain('The number in the text is the number on the list')
  })
})

describe('likely duplicates', () => {
  test.each([
    ['The Welcoming Center', 'Welcoming Center, Inc.', 'Only a small word'],
    [
      'ISLA: Immigration Services and Legal Advocacy',
      'Immigration Services & Legal Advocacy (ISLA)',
      'set in another way',
    ],
    [
      'Capital Area Immigrants’ Rights (CAIR) Coalition',
      "Capital Area Immigrants' Rights Coalition",
      'without its initials',
    ],
    ['CHIRLA', 'Coalition for Humane Immigrant Rights (CHIRLA)', 'short or other name'],
    ['SIREN', 'Services, Immigrant Rights and Education Network', 'initials'],
    ['Arkansas Unitted', 'Arkansas United', 'One letter differs'],
  ])('%s and %s', (one, other, why) => {
    expect(findLikely([one, 'Casa Clara', other])).toMatchObject([{ why: expect.stringContaining(why) }])
  })

  test('are none of the sample’s names, and hardly one of the pairs that are known to differ', () => {
    expect(findLikely(rows('sample-signatories.tsv').map(([, name = '']) => name))).toEqual([])
    const wrong = rows('organization-pairs.tsv').filter(
      ([one = '', other = '', label]) => label === 'different' && findLikely([one, other]).length > 0,
    )
    expect(wrong.length).toBeLessThanOrEqual(3)
  })
})
