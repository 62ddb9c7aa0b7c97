import { readFileSync } from 'node:fs'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { codeOf, readCode } from '~/documents/package.server'
import { coalitionFor } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import { readLetter } from '~/domain/imports/index.server'
import * as letters from '~/domain/letters/index.server'
import { inPrintedOrder } from '~/domain/orders'
import * as organizations from '~/domain/organizations/index.server'
import { plainOf } from '~/domain/text'
import * as versions from '~/domain/versions.server'
import { addressees, db, editionSignatories, editions, invitations } from '~db'
import { aCoalition, again, aLetter, done, found } from '../make'
import { fixture, read } from '../readings'

const sample = () => done(readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8')))

test('a letter starts in drafting at an address nobody can guess', async () => {
  const letter = await aLetter({ title: 'Café files' })
  expect(letter.slug).toMatch(/^cafe-files-[a-z0-9]{22}$/)
  expect(letter).toMatchObject({ state: 'drafting', visibility: 'link' })
  expect((await history.listOfLetter(letter.id)).map((entry) => entry.action)).toEqual(['letter started'])
})

test('a letter sent long ago comes in as it was printed', async () => {
  const coalition = await aCoalition()
  const { slug, id } = done(await letters.bringIn(coalition, sample(), 'sent'))
  expect(await again(coalition, slug)).toMatchObject({ state: 'final', asPrinted: true })

  const [edition] = await db.select().from(editions).where(eq(editions.letterId, id))
  const { id: editionId, code, manifest, textHash, listHash } = found(edition)
  const names = await db
    .select({ name: editionSignatories.name })
    .from(editionSignatories)
    .where(eq(editionSignatories.editionId, editionId))
    .orderBy(asc(editionSignatories.position))
  const printed = names.map((each) => each.name)
  expect(printed).toHaveLength(160)
  expect(printed).toEqual(inPrintedOrder(printed))
  expect(readCode(code)).toBe(codeOf(JSON.parse(manifest)))
  expect(JSON.parse(manifest)).toMatchObject({ textHash, listHash })
  expect(await versions.find(id, 1)).toMatchObject({ kind: 'imported', hash: textHash })
  expect(await letters.listOf(coalition)).toMatchObject([{ slug, names: 160, signatures: 0 }])
  expect(await history.verify()).toMatchObject({ broken: null })
})

test('of a draft the organizations are listed for asking, and persons are left to a person', async () => {
  const coalition = await aCoalition()
  const reading = sample()
  const [first] = reading.signatories
  const person = { ...found(first), name: 'Ada Lark', kind: 'individual' as const }
  const twice = { ...found(first), name: found(first).name.toUpperCase() }
  const signatories = [...reading.signatories, person, twice]
  const letter = done(await letters.bringIn(coalition, { ...reading, signatories }, 'draft'))
  expect(letter).toMatchObject({ organizations: 159, individuals: 1, unsure: 1 })
  expect(await organizations.count(coalition)).toBe(159)
  const asked = await db.select().from(invitations).where(eq(invitations.letterId, letter.id))
  expect(asked).toHaveLength(159)
  expect(asked.every(({ state }) => state === 'listed')).toBe(true)
})

test('what a letter printed beside a name is kept, and what is left out of it is said', async () => {
  const coalition = await aCoalition()
  const reading = read(fixture('letterhead-blocks.txt'))
  const told = reading.warnings.map(({ message }) => message).join('\n')
  expect(told).toContain('“VIA EMAIL AND FEDEX” says how it was sent, and was left out.')
  const { slug } = done(await letters.bringIn(coalition, reading, 'draft'))
  const text = plainOf(await letters.textOf(await again(coalition, slug)))
  expect(text).toContain('The Honorable Marguerite Oyelaran\nSecretary\n')
  expect(text).toContain('\n\nDear Secretary Oyelaran')
  expect(await organizations.list(coalition, { search: 'Casa Vecina' })).toMatchObject([
    { name: 'Casa Vecina', city: 'Austin', state: 'TX' },
  ])
})

test('a deadline is a time that the clock on the wall shows once', async () => {
  const letter = await aLetter()
  const at = (wall: string, zone = 'America/New_York') =>
    letters.describe(letter, {
      title: 'Second looks',
      date: null,
      deadline: { wall, zone },
      language: 'en',
      shows: 'count',
      takesIndividuals: true,
    })
  expect(await at('2021-03-14T02:30')).toMatchObject({ refused: expect.stringContaining('clocks change') })
  expect(await at('2021-11-07T01:30')).toMatchObject({ refused: expect.stringContaining('clocks change') })
  expect(await at('2021-02-30T12:00')).toMatchObject({ refused: expect.stringContaining('day and a time') })
  expect(await at('2021-03-26T17:00', 'Mars/Olympus')).toMatchObject({
    refused: expect.stringContaining('zone'),
  })
  expect(await at('2021-03-26T17:00')).toBeNull()
  expect(await again(await owner(letter), letter.slug)).toMatchObject({
    title: 'Second looks',
    deadlineAt: new Date('2021-03-26T21:00:00Z'),
    deadlineWall: '2021-03-26T17:00',
  })
})

test('a deadline that is over, and a letter dated before it, are said', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  const days = { state: 'drafting' as const, date: '2026-12-10', deadlineWall: '2026-12-04T17:00' }
  const ahead = new Date('2026-12-04T22:00:00Z')
  expect(letters.doubtsOfDays({ ...days, deadlineAt: ahead }, now)).toEqual([])
  expect(letters.doubtsOfDays({ ...days, deadlineAt: ahead, date: '2026-12-03' }, now)).toEqual([
    expect.stringContaining('dated before signing ends'),
  ])
  expect(letters.doubtsOfDays({ ...days, deadlineAt: new Date('2026-11-23T22:00:00Z') }, now)).toEqual([
    expect.stringContaining('deadline has passed'),
  ])
})

test('addressees keep who they are when they are reordered, and print no longer change once final', async () => {
  const coalition = await aCoalition()
  const one = { title: 'Secretary', name: 'A. One', office: null, component: null, address: [], cc: false }
  const letter = await aLetter({
    coalition,
    addressees: [one, { ...one, name: 'B. Two', email: 'two@example.org' }],
  })
  const before = (await letters.textOf(letter)).addressees
  expect(await letters.setAddressees(letter, before.toReversed())).toBeNull()
  expect((await letters.textOf(letter)).addressees).toEqual(before.toReversed())
  const mailed = await db
    .select({ email: addressees.email })
    .from(addressees)
    .where(eq(addressees.letterId, letter.id))
  expect(mailed.map(({ email }) => email).filter(Boolean)).toEqual(['two@example.org'])

  const { slug } = done(await letters.bringIn(coalition, sample(), 'sent'))
  const sent = await again(coalition, slug)
  const printed = (await letters.textOf(sent)).addressees
  expect(
    await letters.setAddressees(
      sent,
      printed.map((each) => ({ ...each, email: 'a@example.org' })),
    ),
  ).toBeNull()
  expect(await letters.setAddressees(sent, [one])).toEqual({ refused: expect.stringContaining('final') })
  expect(await letters.setContacts(sent, [])).toEqual({ refused: expect.stringContaining('final') })
})

async function owner(letter: Awaited<ReturnType<typeof aLetter>>) {
  return found(await coalitionFor(letter.actor.id, letter.coalition.slug, 'owner'))
}
