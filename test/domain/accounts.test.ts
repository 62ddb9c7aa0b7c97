import { expect, test } from 'vitest'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import * as history from '~/domain/history.server'
import * as outbox from '~/domain/outbox.server'
import { workOff } from '~/jobs/worker.server'
import { transact } from '~db'
import { anOwner } from '../make'

const account = (email: string) => transact((tx) => accounts.create(tx, { email, name: 'Someone' }))

async function linkIn(to: string): Promise<{ secret: string; code: string }> {
  await workOff()
  const mail = (await outbox.list()).find((each) => each.to === to)
  const [, secret = ''] = mail?.text.match(/\/sign-in\/([\w-]+)/) ?? []
  const [, a = '', b = ''] = mail?.text.match(/\b(\d{3}) (\d{3})\b/) ?? []
  return { secret, code: a + b }
}

test('a sign-in link works once, in the browser that asked', async () => {
  const made = await account('link@lead.example')
  await accounts.askForLink('Link@Lead.example ', 'this browser')
  const { secret } = await linkIn('link@lead.example')
  expect(await accounts.enterByLink(secret, 'another browser')).toBeNull()
  expect((await accounts.enterByLink(secret, 'this browser'))?.id).toBe(made.id)
  expect(await accounts.enterByLink(secret, 'this browser')).toBeNull()
})

test('a code lets in across devices, and five wrong ones end it', async () => {
  await account('code@lead.example')
  await accounts.askForLink('code@lead.example', 'x')
  const { code } = await linkIn('code@lead.example')
  const wrong = code === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n += 1) expect(await accounts.enterByCode('code@lead.example', wrong)).toBeNull()
  expect(await accounts.enterByCode('code@lead.example', code)).toBeNull()
})

test('an address without account gets no mail', async () => {
  await accounts.askForLink('nobody@lead.example', 'x')
  await workOff()
  expect((await outbox.list()).filter(({ to }) => to === 'nobody@lead.example')).toEqual([])
})

test('a coalition keeps its last owner, and its history fits', async () => {
  const owner = await anOwner()
  const made = await transact((tx) => coalitions.create(tx, { name: 'Keeps One' }, owner.id))
  const { coalitionFor } = await import('~/domain/access.server')
  const coalition = await coalitionFor(owner.id, made.slug, 'owner')
  if (!coalition) throw new Error('The owner is not let in.')
  expect(await coalitions.changeRole(coalition, owner.id, 'viewer')).toMatchObject({
    refused: expect.any(String),
  })
  expect(await coalitions.remove(coalition, owner.id)).toMatchObject({ refused: expect.any(String) })
  expect(await coalitionFor((await account('other@lead.example')).id, made.slug, 'viewer')).toBeNull()
  expect(await history.verify()).toMatchObject({ broken: null })
})
