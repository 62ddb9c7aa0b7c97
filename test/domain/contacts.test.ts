import { expect, test } from 'vitest'
import { coalitionFor, coalitionOf } from '~/domain/access.server'
import * as contacts from '~/domain/contacts/index.server'
import * as invitations from '~/domain/invitations/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { transact } from '~db'
import { aCoalition, anOpenLetter, anOwner, done, found } from '../make'

const DAY = '2026-11-24'

async function aContact(input: Partial<contacts.ContactInput> = {}) {
  const coalition = await aCoalition()
  const casa = await organization(coalition.id, 'Casa Vecina')
  const contact = done(
    await contacts.add(coalition, casa.id, { name: 'Rosa Tun', email: 'Rosa@casa.example', ...input }),
  )
  return { coalition, casa, contact }
}

function organization(coalitionId: string, name: string) {
  return transact((tx) => organizations.findOrAdd(tx, coalitionId, name))
}

function standing(organizationId: string, email: string, day = DAY) {
  return transact((tx) => contacts.standingOf(tx, organizationId, email, day))
}

test('who left is kept with what they did, and counts as known no more', async () => {
  const { coalition, casa, contact } = await aContact({ since: '2020-01-01' })
  expect(await standing(casa.id, 'rosa@casa.example')).toEqual({ known: true, why: null })
  expect(await contacts.leave(coalition, contact.id, '2019-12-31')).toMatchObject({ field: 'until' })
  done(await contacts.leave(coalition, contact.id, '2026-11-20'))
  expect(await standing(casa.id, 'rosa@casa.example', '2026-11-20')).toEqual({ known: true, why: null })
  expect(await standing(casa.id, 'rosa@casa.example')).toEqual({
    known: true,
    why: 'By the registry, Rosa Tun left the organization.',
  })
  expect(await contacts.listOf(coalition, casa.id)).toHaveLength(1)
  done(await contacts.comeBack(coalition, contact.id))
  expect((await standing(casa.id, 'rosa@casa.example')).why).toBeNull()
})

test('who may not sign, or no longer, is told to the leads; a further address is theirs too', async () => {
  const { coalition, casa, contact } = await aContact({
    otherEmails: ['Rosa@Mail.example', 'rosa@casa.example'],
  })
  expect(await standing(casa.id, 'rosa@mail.example')).toEqual({ known: true, why: null })
  expect((await contacts.knownOf(coalition, contact)).otherEmails).toEqual(['rosa@mail.example'])
  const typed = { name: 'Rosa Tun', email: 'rosa@casa.example' }
  done(await contacts.change(coalition, contact.id, { ...typed, maySign: 'no' }))
  expect((await standing(casa.id, 'rosa@casa.example')).why).toContain('may not sign')
  done(await contacts.change(coalition, contact.id, { ...typed, maySign: 'yes', scopeUntil: '2026-06-30' }))
  expect((await standing(casa.id, 'rosa@casa.example', '2026-06-30')).why).toBeNull()
  expect((await standing(casa.id, 'rosa@casa.example')).why).toContain('only until a day that has passed')
  expect(await standing(casa.id, 'nobody@casa.example')).toEqual({ known: false, why: null })
})

test('one person stands at several organizations, and leaving one leaves the others', async () => {
  const { coalition, casa, contact } = await aContact()
  const harbor = await organization(coalition.id, 'Harbor Lantern Legal Aid')
  const input = {
    organization: 'harbor lantern legal aid',
    title: 'Board member',
    email: 'rosa@harbor.example',
  }
  const role = done(await contacts.addRole(coalition, contact.id, input))
  expect(await contacts.addRole(coalition, contact.id, input)).toMatchObject({ field: 'organization' })
  const nowhere = { organization: 'Nowhere at All' }
  expect(await contacts.addRole(coalition, contact.id, nowhere)).toMatchObject({ field: 'organization' })
  done(await contacts.leave(coalition, contact.id, '2026-01-01'))
  done(await contacts.change(coalition, role.id, { name: 'Rosa Tun Ixcoy', email: 'rosa@harbor.example' }))
  const known = await contacts.knownOf(coalition, found(await contacts.find(coalition, role.id)))
  expect(known.elsewhere).toMatchObject([
    { id: contact.id, organization: 'Casa Vecina', until: '2026-01-01' },
  ])
  expect((await contacts.listOf(coalition, casa.id))[0]?.name).toBe('Rosa Tun Ixcoy')
  expect((await standing(harbor.id, 'rosa@harbor.example')).why).toBeNull()
})

test('two entries with one address are one person only when a lead says so', async () => {
  const { coalition, contact } = await aContact()
  const harbor = await organization(coalition.id, 'Harbor Lantern Legal Aid')
  const there = done(await contacts.add(coalition, harbor.id, { name: 'R. Tun', email: 'rosa@casa.example' }))
  expect((await contacts.knownOf(coalition, there)).elsewhere).toEqual([])
  expect((await contacts.listSameAddress(coalition, there)).map(({ id }) => id)).toEqual([contact.id])
  done(await contacts.samePerson(coalition, there.id, contact.id))
  const joined = found(await contacts.find(coalition, there.id))
  expect(joined.name).toBe('Rosa Tun')
  expect((await contacts.knownOf(coalition, joined)).elsewhere.map(({ id }) => id)).toEqual([contact.id])
})

test('an organization is asked through who is there and may sign', async () => {
  const letter = await anOpenLetter()
  const coalition = coalitionOf(letter)
  const casa = await organization(coalition.id, 'Casa Vecina')
  const add = async (name: string, more: Partial<contacts.ContactInput>) =>
    done(await contacts.add(coalition, casa.id, { name, email: `${name}@casa.example`, ...more })).id
  await add('gone', { until: '2026-01-01', maySign: 'yes' })
  await add('never', { maySign: 'no' })
  await add('perhaps', {})
  const asked = await add('signs', { maySign: 'yes' })
  await invitations.choose(letter, { organizationIds: [casa.id] })
  expect((await invitations.list(letter)).map(({ contact }) => contact?.id)).toEqual([asked])
})

test('another coalition’s contact is neither found nor changed', async () => {
  const { contact } = await aContact()
  const owner = await anOwner()
  const stranger = found(await coalitionFor(owner.id, owner.coalitionSlug, 'owner'))
  expect(await contacts.find(stranger, contact.id)).toBeNull()
  expect(await contacts.leave(stranger, contact.id, DAY)).toHaveProperty('refused')
  expect(await contacts.reached(stranger, contact.id, { on: DAY, by: 'phone' })).toHaveProperty('refused')
  expect(await contacts.samePerson(stranger, contact.id, contact.id)).toHaveProperty('refused')
  expect(await contacts.addRole(stranger, contact.id, { organization: 'Casa Vecina' })).toHaveProperty(
    'refused',
  )
})
