import { afterAll, beforeEach, expect, test, vi } from 'vitest'

// Before anything of ours reads the settings.
const server = await vi.hoisted(async () => {
  const { standInForSmtp } = await import('../smtp')
  const server = await standInForSmtp()
  process.env.SMTP_URL = server.url
  process.env.MAIL_FROM = 'letters@letters.example'
  return server
})

import * as messages from '~/domain/messages.server'
import { claim } from '~/jobs/queue.server'
import { workOff } from '~/jobs/worker.server'
import { db, jobs, mailBatches, messages as table, transact } from '~db'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1_000)

beforeEach(async () => {
  server.accepted.length = 0
  server.faults.length = 0
  await transact(async (tx) => {
    await tx.delete(jobs)
    await tx.delete(table)
    await tx.delete(mailBatches)
  })
})
afterAll(() => server.close())

test('a mail goes to the mail server once, with both its parts and an id of ours', async () => {
  await promise('ada@signer.example')
  await workOff(at(0))
  await workOff(at(3_600))
  expect(server.accepted.map(({ to }) => to)).toEqual(['ada@signer.example'])
  const { bytes = '' } = server.accepted[0] ?? {}
  expect(bytes).toMatch(/^From: Undersigned <letters@letters\.example>/m)
  expect(bytes).toMatch(/^Message-ID: <[\da-f-]{36}@localhost>/im)
  expect(bytes).toContain('Content-Type: text/plain')
  expect(bytes).toContain('Content-Type: text/html')
  expect(await told()).toEqual([{ state: 'accepted', problem: null }])
})

test('a recipient whom the server does not know fails, and no other', async () => {
  for (const name of ['ada', 'ben', 'cleo']) await promise(`${name}@signer.example`)
  server.faults.push({ refuse: '550 5.1.1 no such user' })
  await workOff(at(0))
  expect(server.accepted).toHaveLength(2)
  expect((await told()).map(({ state }) => state).sort()).toEqual(['accepted', 'accepted', 'failed'])
})

test('a server that asks to wait is asked again until it takes the mail', async () => {
  await promise('ada@signer.example')
  server.faults.push({ refuse: '450 4.2.0 greylisted' }, { refuse: '421 4.3.2 busy' })
  await workOff(at(0))
  expect(await told()).toEqual([{ state: 'sending', problem: 'The mail server asked to wait (450).' }])
  await workOff(at(299))
  expect(server.accepted).toEqual([])
  await workOff(at(300))
  await workOff(at(600))
  expect(server.accepted).toHaveLength(1)
  expect(await told()).toEqual([{ state: 'accepted', problem: null }])
})

test('a server that puts a mail off for more than a day is not asked any more', async () => {
  await promise('ada@signer.example')
  server.faults.push({ refuse: '450 4.2.0 greylisted' })
  await workOff(at(0))
  await workOff(at(25 * 3_600))
  expect(await told()).toEqual([{ state: 'parked', problem: 'The mail server has put it off for a day.' }])
})

test.each(['drop at greeting', 'drop at recipient', 'drop in mail'] as const)(
  'a connection that ends before the mail was whole is tried again: %s',
  async (fault) => {
    await promise('ada@signer.example')
    server.faults.push(fault)
    await workOff(at(0))
    expect(await told()).toEqual([{ state: 'sending', problem: 'The mail server could not be reached.' }])
    await workOff(at(60))
    expect(server.accepted).toHaveLength(1)
    expect(await told()).toEqual([{ state: 'accepted', problem: null }])
  },
)

test('a mail that left whole and was not answered waits for a person, who may know', async () => {
  await promise('ada@signer.example')
  server.faults.push('drop after mail')
  await workOff(at(0))
  await workOff(at(3_600))
  expect(server.accepted).toHaveLength(1)
  expect(await told()).toMatchObject([
    { state: 'parked', problem: expect.stringContaining('Ask the recipient') },
  ])
})

test('a mail that was under way when the product stopped is not sent again by itself', async () => {
  await promise('ada@signer.example')
  server.faults.push({ refuse: '450 4.2.0 greylisted' })
  await workOff(at(0))
  // What a crash leaves behind in the midst of the second try.
  await transact(async (tx) => {
    await tx.update(table).set({ problem: null })
  })
  await claim(1, at(300))
  await workOff(at(400))
  expect(server.accepted).toEqual([])
  expect(await told()).toMatchObject([
    { state: 'parked', problem: expect.stringContaining('may have gone out') },
  ])
})

test('a server that does not answer is left alone for a minute after five tries', async () => {
  for (let each = 0; each < 20; each += 1) await promise(`${each}@signer.example`)
  server.faults.push(...Array.from({ length: 20 }, () => 'drop at greeting' as const))
  const before = server.connections()
  await workOff(at(0))
  expect(server.connections() - before).toBe(5)
  server.faults.length = 0
  await workOff(at(60))
  expect(server.accepted).toHaveLength(20)
})

async function promise(to: string) {
  const mail = {
    template: 'sign-in' as const,
    to,
    data: {},
    secrets: { secret: crypto.randomUUID(), code: '123456' },
    cause: crypto.randomUUID(),
  }
  await transact((tx) => messages.promise(tx, [mail], { dueAt: at(0) }))
}

function told() {
  return db.select({ state: table.state, problem: table.problem }).from(table)
}
