import { eq } from 'drizzle-orm'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { type As, type Coalition, coalitionFor, coalitionOf, type Letter } from '~/domain/access.server'
import * as contacts from '~/domain/contacts/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { cardsOf } from '~/domain/segments/cards'
import * as segments from '~/domain/segments/index.server'
import { invitations, organizations as table, transact } from '~db'
import { aCoalition, anOpenLetter, anOwner, aSignature, done, found } from '../make'

async function known(
  coalition: { id: string },
  name: string,
  set: Partial<typeof table.$inferInsert> = {},
): Promise<string> {
  const { id } = await transact((tx) => organizations.findOrAdd(tx, coalition.id, name))
  if (Object.keys(set).length > 0)
    await transact(async (tx) => {
      await tx.update(table).set(set).where(eq(table.id, id))
    })
  return id
}

async function named(coalition: As<'viewer', Coalition>, filter: segments.SegmentFilter) {
  return (await segments.listPage(coalition, filter)).map(({ name }) => name)
}

test('a filter means what it says: scope, place, kind, tag, contact, words', async () => {
  const coalition = await aCoalition()
  const casa = await known(coalition, 'Casa Vecina', { scope: 'local', state: 'AZ', city: 'Tucson' })
  await known(coalition, 'Harbor Lantern', { scope: 'national', kind: 'nonprofit-c3', state: 'ME' })
  await known(coalition, 'The Long Table', { scope: 'national', state: 'AZ', city: 'Ajo' })
  done(await contacts.add(coalition, casa, { name: 'Rosa Tun', email: 'rosa@casa.example' }))
  await segments.tag(coalition, [casa], 'border')
  expect(await named(coalition, { scope: 'national' })).toEqual(['Harbor Lantern', 'The Long Table'])
  expect(await named(coalition, { state: 'AZ' })).toEqual(['Casa Vecina', 'The Long Table'])
  expect(await named(coalition, { kind: 'nonprofit-c3' })).toEqual(['Harbor Lantern'])
  expect(await named(coalition, { tag: 'border' })).toEqual(['Casa Vecina'])
  expect(await named(coalition, { reach: 'some' })).toEqual(['Casa Vecina'])
  expect(await named(coalition, { reach: 'none', state: 'AZ' })).toEqual(['The Long Table'])
  expect(await named(coalition, { search: 'lantern' })).toEqual(['Harbor Lantern'])
  expect(await segments.count(coalition, { scope: 'national' })).toBe(2)
  const byPlace = await segments.listPage(coalition, {}, { order: 'place' })
  expect(byPlace.map(({ name }) => name)).toEqual(['The Long Table', 'Casa Vecina', 'Harbor Lantern'])
  expect((await segments.choicesOf(coalition)).states).toEqual(['AZ', 'ME'])
})

test('who signed one letter and not another; who was asked twice and is silent', async () => {
  const last = await anOpenLetter({ title: 'The last letter' })
  const coalition = coalitionOf(last)
  const now = await anOpenLetter({ coalition, title: 'This letter' })
  await aSignature(last, { name: 'Casa Vecina' })
  await aSignature(last, { name: 'Harbor Lantern' })
  await aSignature(now, { name: 'Harbor Lantern' })
  await aSignature(last, { name: 'The Long Table', state: 'held' })
  expect(await named(coalition, { signed: last.slug })).toEqual(['Casa Vecina', 'Harbor Lantern'])
  expect(await named(coalition, { signed: last.slug, unsigned: now.slug })).toEqual(['Casa Vecina'])
  expect(await named(coalition, { unsigned: last.slug })).toEqual(['The Long Table'])
  expect(await named(coalition, { signed: 'of-nobody' })).toEqual([])
  await asked(now, await known(coalition, 'Casa Vecina'), 1)
  await asked(now, await known(coalition, 'The Long Table'), 0)
  expect(await named(coalition, { silent: 1 })).toEqual(['Casa Vecina', 'The Long Table'])
  expect(await named(coalition, { silent: 2 })).toEqual(['Casa Vecina'])
})

async function asked(letter: Letter, organizationId: string, reminders: number) {
  await transact(async (tx) => {
    await tx
      .insert(invitations)
      .values({ letterId: letter.id, organizationId, state: 'sent', sentAt: new Date(), reminders })
  })
}

test('what was merged into another signs with it', async () => {
  const letter = await anOpenLetter()
  const coalition = coalitionOf(letter)
  await aSignature(letter, { name: 'Casa Vecina Inc. of Tucson' })
  const gone = await known(coalition, 'Casa Vecina Inc. of Tucson')
  const kept = await known(coalition, 'Casa Vecina')
  await transact(async (tx) => {
    await tx.update(table).set({ mergedIntoId: kept }).where(eq(table.id, gone))
  })
  expect(await named(coalition, { signed: letter.slug })).toEqual(['Casa Vecina'])
  expect(await named(coalition, { unsigned: letter.slug })).toEqual([])
})

test('a tag given to many is taken back from exactly those who got it', async () => {
  const coalition = await aCoalition()
  const ids = [await known(coalition, 'One'), await known(coalition, 'Two'), await known(coalition, 'Three')]
  await segments.tag(coalition, ids.slice(0, 1), 'spring')
  const { tagged, batch } = await segments.tag(coalition, ids, ' spring ')
  expect(tagged).toBe(2)
  expect(await segments.undoTag(coalition, batch)).toBe(2)
  expect(await named(coalition, { tag: 'spring' })).toEqual(['One'])
  expect(await segments.untag(coalition, ids, 'spring')).toBe(1)
  const stranger = await aStranger()
  expect(await segments.tag(stranger, ids, 'theirs')).toMatchObject({ tagged: 0 })
})

test('a segment keeps a filter under a name, once, and is forgotten', async () => {
  const coalition = await aCoalition()
  const kept = done(await segments.save(coalition, 'In Arizona', { state: 'AZ' }))
  expect(await segments.save(coalition, 'In Arizona', { state: 'NM' })).toHaveProperty('refused')
  expect((await segments.listSaved(coalition)).map(({ name, filter }) => [name, filter])).toEqual([
    ['In Arizona', { state: 'AZ' }],
  ])
  expect(await segments.forget(await aStranger(), kept.id)).toBeNull()
  expect(await segments.forget(coalition, kept.id)).toMatchObject({ name: 'In Arizona' })
  expect(await segments.listSaved(coalition)).toEqual([])
})

test('exports hold every cell as text: no formula runs, nothing is lost', async () => {
  const coalition = await aCoalition()
  const id = await known(coalition, '=cmd|"calc"!A1 <b>Organización</b> & Söhne')
  done(
    await contacts.add(coalition, id, {
      name: '+Rosa "R." Tun',
      email: 'rosa@casa.example',
      notes: 'one\ntwo; three',
    }),
  )
  const csv = String(await segments.exportTable(coalition, {}, 'csv'))
  expect(csv.startsWith('\ufeffname,other_names,')).toBe(true)
  expect(csv).toContain(`\n"'=cmd|""calc""!A1 <b>Organización</b> & Söhne",`)
  const workbook = await JSZip.loadAsync(Buffer.from(await segments.exportPeople(coalition, {}, 'xlsx')))
  const sheet = (await workbook.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
  expect(sheet).toContain('=cmd|&quot;calc&quot;!A1 &lt;b&gt;Organización&lt;/b&gt; &amp; Söhne')
  expect(sheet).not.toContain('<f>')
  const cards = await segments.exportCards(coalition, {})
  expect(cards).toContain('FN:+Rosa "R." Tun\r\n')
  expect(cards).toContain('NOTE:one\\ntwo\\; three\r\n')
})

test('a card’s long lines are folded at 75 octets, no letter cut in two', () => {
  const organization =
    'Organización de la Comunidad Salvadoreña, Guatemalteca y Hondureña del Condado de Ñuble'
  const card = cardsOf([{ name: 'Ana', title: null, organization, emails: [], phone: null, note: null }])
  const lines = card.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(card.replace(/\r\n /g, '')).toContain(`ORG:${organization.replace(/,/g, '\\,')}\r\n`)
})

async function aStranger(): Promise<As<'owner', Coalition>> {
  const owner = await anOwner()
  return found(await coalitionFor(owner.id, owner.coalitionSlug, 'owner'))
}
