import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { coalitionFor, coalitionOf } from '~/domain/access.server'
import * as letters from '~/domain/letters/index.server'
import * as offices from '~/domain/offices/index.server'
import { SHIPPED } from '~/domain/offices/shipped'
import { offices as officeTable, transact } from '~db'
import { aCoalition, aLetter, anOpenLetter, anOwner, done, found } from '../make'

const CBP = {
  name: 'Office of the Commissioner',
  holderTitle: 'Commissioner',
  component: 'U.S. Customs and Border Protection',
  branch: 'executive' as const,
  address: ['1 Example Square', 'Washington, DC 20229'],
  email: null,
  secretariat: null,
  salutation: 'Dear Commissioner NAME',
  benchmark: 20,
  notes: null,
  source: 'Its page, read on a day',
}

const holder = (name: string, more: Partial<offices.HolderInput> = {}) => ({
  name,
  title: null,
  since: null,
  until: null,
  source: null,
  ...more,
})

test('a coalition begins with the shipped offices, each with its source, and with no holder', async () => {
  const coalition = await aCoalition()
  const list = await offices.list(coalition)
  expect(new Set(list.map(({ shipped }) => shipped))).toEqual(new Set(SHIPPED.map(({ shipped }) => shipped)))
  expect(list.every(({ source, holders, email }) => source && holders.length === 0 && email === null)).toBe(
    true,
  )
  const missing = list.filter(({ known }) => known === 'missing')
  expect(missing.map(({ address }) => address)).toEqual([[], []])
})

test('a release corrects the offices that no member changed, and leaves the others', async () => {
  const coalition = await aCoalition()
  const [one, other] = await offices.list(coalition)
  done(await offices.change(coalition, found(one).id, CBP))
  await transact(async (tx) => {
    await tx
      .update(officeTable)
      .set({ address: ['An older release'] })
      .where(eq(officeTable.id, found(other).id))
  })
  await offices.shipAll()
  const after = await offices.list(coalition)
  expect(after).toHaveLength(SHIPPED.length)
  expect(after.find(({ id }) => id === one?.id)?.address).toEqual(CBP.address)
  expect(after.find(({ id }) => id === other?.id)?.address).toEqual(other?.address)
})

test('a new holder ends the one before on the day before, and a search finds either', async () => {
  const coalition = await aCoalition()
  const { id } = await offices.add(coalition, CBP)
  done(await offices.addHolder(coalition, id, holder('Ana Example', { since: '2024-01-20' })))
  const acting = holder('Bo Sample', { since: '2025-06-01', title: 'Acting Commissioner' })
  done(await offices.addHolder(coalition, id, acting))
  const office = found(await offices.find(coalition, id))
  expect(office.holders.map(({ name, until }) => [name, until])).toEqual([
    ['Bo Sample', null],
    ['Ana Example', '2025-05-31'],
  ])
  expect(offices.holderOn(office.holders, '2025-05-31')?.name).toBe('Ana Example')
  expect(offices.holderOn(office.holders, '2025-06-01')?.name).toBe('Bo Sample')
  expect(offices.holderOn(office.holders, '2023-12-31')).toBeNull()
  expect((await offices.list(coalition, { search: 'ana exam' })).map((each) => each.id)).toEqual([id])
  expect(offices.greetingFor(office, '2025-06-02')).toBe('Dear Commissioner Sample')
})

test('a last day before the first is refused at its field', async () => {
  const coalition = await aCoalition()
  const { id } = await offices.add(coalition, CBP)
  const disordered = holder('Ana Example', { since: '2025-01-02', until: '2025-01-01' })
  expect(await offices.addHolder(coalition, id, disordered)).toMatchObject({ field: 'until' })
})

test('an addressee taken from the directory is flagged when its holder changes, and takes the new name', async () => {
  const letter = await aLetter()
  const coalition = coalitionOf(letter)
  const { id } = await offices.add(coalition, CBP)
  const ana = holder('The Honorable Ana Example', { since: '2024-01-20' })
  const first = done(await offices.addHolder(coalition, id, ana))
  const office = found(await offices.find(coalition, id))
  expect(await letters.addAddressee(letter, offices.addresseeFor(office, '2025-01-01'))).toBeNull()
  const [addressee] = await letters.listAddressees(letter)
  expect(addressee).toMatchObject({
    name: 'The Honorable Ana Example',
    title: 'Commissioner',
    office: CBP.name,
    benchmark: 20,
    officeId: id,
  })
  expect(await offices.listChangedHolders(letter, '2025-01-01')).toEqual([])

  done(await offices.changeHolder(coalition, id, first.id, holder('Ana Example', { until: '2025-05-31' })))
  const [vacant] = await offices.listChangedHolders(letter, '2025-06-02')
  expect(vacant?.says).toBe(
    'The Honorable Ana Example left Office of the Commissioner on May 31, 2025, and the directory names nobody after that.',
  )
  expect(await offices.takeHolder(letter, found(addressee).id, '2025-06-02')).toMatchObject({
    refused: expect.stringContaining('nobody else'),
  })

  const acting = holder('Bo Sample', { since: '2025-06-01', title: 'Acting Commissioner' })
  done(await offices.addHolder(coalition, id, acting))
  const [changed] = await offices.listChangedHolders(letter, '2025-06-02')
  expect(changed?.says).toContain('Bo Sample holds it now')
  expect(await offices.takeHolder(letter, found(addressee).id, '2025-06-02')).toBeNull()
  expect((await letters.listAddressees(letter))[0]).toMatchObject({
    name: 'Bo Sample',
    title: 'Acting Commissioner',
    officeId: id,
  })
  expect(await offices.listChangedHolders(letter, '2025-06-02')).toEqual([])
})

test('the text that signers agreed to keeps its addressee, and the flag stays', async () => {
  const coalition = await aCoalition()
  const { id } = await offices.add(coalition, CBP)
  const ana = holder('Ana Example', { since: '2024-01-20', until: '2025-05-31' })
  done(await offices.addHolder(coalition, id, ana))
  const input = offices.addresseeFor(found(await offices.find(coalition, id)), '2025-01-01')
  const letter = await anOpenLetter({ coalition, addressees: [input] })
  done(await offices.addHolder(coalition, id, holder('Bo Sample', { since: '2025-06-01' })))
  const [changed] = await offices.listChangedHolders(letter, '2025-06-02')
  expect(await offices.takeHolder(letter, found(changed).addresseeId, '2025-06-02')).toHaveProperty('refused')
  expect((await letters.listAddressees(letter))[0]?.name).toBe('Ana Example')
})

test('another coalition’s office is neither found, changed, nor addressed', async () => {
  const coalition = await aCoalition()
  const { id } = await offices.add(coalition, CBP)
  const owner = await anOwner()
  const stranger = found(await coalitionFor(owner.id, owner.coalitionSlug, 'owner'))
  expect(await offices.find(stranger, id)).toBeNull()
  expect(await offices.change(stranger, id, CBP)).toHaveProperty('refused')
  expect(await offices.addHolder(stranger, id, holder('Ana Example'))).toHaveProperty('refused')
  const letter = await aLetter({ coalition: stranger })
  const input = offices.addresseeFor(found(await offices.find(coalition, id)), '2025-01-01')
  expect(await letters.addAddressee(letter, input)).toHaveProperty('refused')
})
