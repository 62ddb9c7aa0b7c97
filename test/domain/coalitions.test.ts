import { expect, test } from 'vitest'
import { coalitionFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import * as outbox from '~/domain/outbox.server'
import { workOff } from '~/jobs/worker.server'
import { transact } from '~db'
import { aCoalition, found } from '../make'

test('of two who found the first coalition at once, one does', async () => {
  const found = (name: string) =>
    coalitions.setUp({ name, ownerName: name, email: `${name}@lead.example`, password: null })
  const founded = await Promise.all([found('first'), found('second')])
  expect(founded.filter((each) => each !== null)).toHaveLength(1)
})

test('a colleague asked in by mail joins with the role of the offer, once', async () => {
  const coalition = await aCoalition()
  await coalitions.invite(coalition, { email: 'Ben@Lead.example ', name: 'Ben', role: 'editor' })
  const secret = await secretIn('ben@lead.example')
  expect(await coalitions.findOffer(secret)).toMatchObject({ email: 'ben@lead.example', role: 'editor' })
  // Looking, as a mail scanner does, uses nothing up.
  expect(await coalitions.findOffer(secret)).not.toBeNull()
  const ben = found(await coalitions.accept(secret, { name: 'Ben Oduya', password: null }))
  expect(ben).toMatchObject({ email: 'ben@lead.example', name: 'Ben Oduya' })
  expect(await coalitionFor(ben.id, coalition.slug, 'editor')).not.toBeNull()
  expect(await coalitionFor(ben.id, coalition.slug, 'owner')).toBeNull()
  expect(await coalitions.findOffer(secret)).toBeNull()
  expect(await coalitions.accept(secret, { name: 'Someone Else', password: null })).toBeNull()
})

test('an offer lasts a week', async () => {
  const coalition = await aCoalition()
  const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000)
  await coalitions.invite(
    coalition,
    { email: 'late@lead.example', name: 'Late', role: 'viewer' },
    eightDaysAgo,
  )
  const secret = await secretIn('late@lead.example')
  expect(await coalitions.findOffer(secret)).toBeNull()
  expect(await coalitions.accept(secret, { name: 'Late', password: null })).toBeNull()
})

test('who has an account keeps name and password by joining, and of two roles the higher', async () => {
  const coalition = await aCoalition()
  const cleo = await transact((tx) => accounts.create(tx, { email: 'cleo@lead.example', name: 'Cleo' }))
  const offer = async (role: 'viewer' | 'editor') => {
    await coalitions.invite(coalition, { email: 'cleo@lead.example', name: 'C', role })
    return secretIn('cleo@lead.example')
  }
  const [viewing, editing, less] = [await offer('viewer'), await offer('editor'), await offer('viewer')]
  const join = (secret: string) => coalitions.accept(secret, { name: 'Other', password: 'another password' })
  await join(viewing)
  expect(await coalitionFor(cleo.id, coalition.slug, 'editor')).toBeNull()
  await join(editing)
  expect(await coalitionFor(cleo.id, coalition.slug, 'editor')).not.toBeNull()
  await join(less)
  expect(await coalitionFor(cleo.id, coalition.slug, 'editor')).not.toBeNull()
  expect(
    await coalitions.invite(coalition, { email: 'CLEO@lead.example', name: 'C', role: 'owner' }),
  ).toEqual({
    refused: expect.stringContaining('Cleo is a member already'),
  })
  expect((await accounts.findByEmail('cleo@lead.example'))?.name).toBe('Cleo')
  expect(await accounts.checkPassword('cleo@lead.example', 'another password')).toBeNull()
})

/** The secret in the newest mail to this address. */
async function secretIn(to: string): Promise<string> {
  await workOff()
  const mail = found((await outbox.list()).find((each) => each.to === to))
  expect(mail.text).toContain('http://localhost:3000/join/')
  return found(/\/join\/([\w-]+)/.exec(mail.text)?.[1])
}
