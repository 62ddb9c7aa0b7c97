import { asc } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'

// Before anything of ours reads the settings.
const provider = await vi.hoisted(async () => {
  const { standInForResend } = await import('../resend')
  const provider = await standInForResend()
  process.env.RESEND_API_KEY = 're_stand_in'
  process.env.RESEND_BASE_URL = provider.url
  process.env.MAIL_FROM = 'letters@letters.example'
  return provider
})

import * as messages from '~/domain/messages.server'
import { workOff } from '~/jobs/worker.server'
import { type Envelope, send } from '~/mail.server'
import { db, jobs, mailBatches, messages as table, transact } from '~db'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1_000)

beforeEach(async () => {
  provider.clear()
  await transact(async (tx) => {
    await tx.delete(jobs)
    await tx.delete(table)
    await tx.delete(mailBatches)
  })
})
afterAll(() => provider.close())

describe('mails by Resend', () => {
  test('go out once each, a hundred in a request, and leave nothing to read behind', async () => {
    await promise(250)
    await workOff(at(0))
    expect(new Set(provider.accepted.map(({ to }) => to)).size).toBe(250)
    expect(provider.accepted).toHaveLength(250)
    expect(provider.asked.map(({ path }) => path)).toEqual(Array(3).fill('/emails/batch'))
    expect(new Set(provider.asked.map(({ key }) => key)).size).toBe(3)
    expect(await states()).toEqual({ accepted: 250 })
    const ids = new Map(provider.accepted.map(({ to, id }) => [to, id]))
    for (const row of await db.select().from(table)) expect(row.providerId).toBe(ids.get(row.to))
    for (const batch of await db.select().from(mailBatches)) expect(batch.bytes).toBeNull()
  })

  test('are tried again with the same bytes under the same key after a fault', async () => {
    await promise(3)
    provider.faults.push({ status: 500 }, { status: 502, html: true })
    await workOff(at(0))
    expect(await states()).toEqual({ unknown: 3 })
    expect(await workOff(at(14))).toBe(0)
    await workOff(at(15))
    await workOff(at(30))
    expect(new Set(provider.asked.map(({ key, bytes }) => key + bytes)).size).toBe(1)
    expect(provider.asked).toHaveLength(3)
    expect(provider.accepted).toHaveLength(3)
    expect(await states()).toEqual({ accepted: 3 })
  })

  test.each(['reset after', 'cut off after', 'reset before'] as const)(
    'are one mail each though the answer was lost: %s',
    async (fault) => {
      await promise(2)
      provider.faults.push(fault)
      await workOff(at(0))
      expect(await states()).toEqual({ unknown: 2 })
      await workOff(at(15))
      expect(provider.accepted).toHaveLength(2)
      expect(await states()).toEqual({ accepted: 2 })
    },
  )

  test('are given up on after at most fifteen seconds of silence', async () => {
    const patience: number[] = []
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      patience.push(milliseconds)
      return timeout(20)
    })
    await promise(1)
    provider.faults.push('hang')
    await workOff(at(0))
    expect(patience[0]).toBeLessThanOrEqual(15_000)
    expect(await states()).toEqual({ unknown: 1 })
  })

  test('wait as long as the provider asks, and spend no attempt', async () => {
    await promise(1)
    provider.faults.push({ status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '7' } })
    await workOff(at(0))
    expect(await states()).toEqual({ sending: 1 })
    expect((await db.select().from(jobs))[0]).toMatchObject({ attempts: 0, dueAt: at(7) })
    await workOff(at(6))
    expect(provider.asked).toHaveLength(1)
    await workOff(at(7))
    expect(await states()).toEqual({ accepted: 1 })
  })

  test('of which one is refused go out but for that one', async () => {
    await promise(5, (number) => (number === 2 ? 'two@refused.example' : `${number}@signer.example`))
    await workOff(at(0))
    expect(provider.accepted.map(({ to }) => to).sort()).toEqual(
      [0, 1, 3, 4].map((number) => `${number}@signer.example`),
    )
    const ids = new Map(provider.accepted.map(({ to, id }) => [to, id]))
    for (const row of await db.select().from(table).orderBy(asc(table.to))) {
      if (row.to === 'two@refused.example')
        expect(row).toMatchObject({
          state: 'failed',
          problem: expect.stringContaining('Invalid `to` field.'),
        })
      else expect(row).toMatchObject({ state: 'accepted', providerId: ids.get(row.to) })
    }
    expect(await db.$count(jobs)).toBe(0)
  })

  test('wait for a person when the provider had other bytes under their key, or refuses our own', async () => {
    await promise(1)
    const [batch] = await db.select().from(mailBatches)
    provider.remember(batch?.key ?? '', 'other bytes')
    await workOff(at(0))
    expect(await states()).toEqual({ parked: 1 })
    await promise(1)
    provider.faults.push({ status: 403, name: 'invalid_api_key' })
    await workOff(at(0))
    expect(await states()).toEqual({ parked: 2 })
    expect(provider.accepted).toEqual([])
    for (const job of await db.select().from(jobs)) expect(job.dueAt).toBeNull()
  })

  test('are never sent by themselves once the provider has forgotten the key', async () => {
    await promise(1)
    provider.faults.push('reset after')
    await workOff(at(0))
    await workOff(at(25 * 3_600))
    expect(provider.accepted).toHaveLength(1)
    expect(provider.asked).toHaveLength(1)
    expect(await states()).toEqual({ parked: 1 })
  })

  test('that wait out an outage go out when it is over, and do not hammer on the provider', async () => {
    for (let each = 0; each < 6; each += 1) await promise(1)
    provider.faults.push(...Array.from({ length: 500 }, () => ({ status: 503 })))
    let now = 0
    for (; now < 1_800; now += 20) await workOff(at(now))
    // At first each in turn; then one look a minute.
    expect(500 - provider.faults.length).toBeLessThan(40)
    provider.faults.length = 0
    for (const end = now + 120; now <= end; now += 20) await workOff(at(now))
    expect(await states()).toEqual({ accepted: 6 })
    expect(provider.accepted).toHaveLength(6)
  })
})

test('a file goes along as it is, in a request of its own', async () => {
  const pdf = Buffer.from('%PDF-1.7 and so on').toString('base64')
  const attachments = [{ name: 'letter.pdf', mediaType: 'application/pdf', base64: pdf }]
  expect(await send([anEnvelope({ attachments })], 'file', at(200_000))).toMatchObject([
    { state: 'accepted' },
  ])
  expect(provider.asked[0]?.path).toBe('/emails')
  expect(provider.accepted[0]?.body).toMatchObject({
    attachments: [{ filename: 'letter.pdf', content_type: 'application/pdf', content: pdf }],
    headers: { 'List-Unsubscribe': '<https://letters.example/u/x>' },
    reply_to: 'leads@coalition.example',
  })
})

test('mail is not sent inside a transaction', async () => {
  await expect(transact(() => send([anEnvelope()], 'inside'))).rejects.toThrow(
    'never sent inside a transaction',
  )
  expect(provider.asked).toEqual([])
})

async function promise(
  count: number,
  to = (number: number) => `${crypto.randomUUID()}-${number}@signer.example`,
) {
  const mails = Array.from({ length: count }, (_, number) => ({
    template: 'sign-in' as const,
    to: to(number),
    data: {},
    secrets: { secret: crypto.randomUUID(), code: '123456' },
    cause: crypto.randomUUID(),
  }))
  await transact((tx) => messages.promise(tx, mails, { dueAt: at(0) }))
}

async function states(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const { state } of await db.select({ state: table.state }).from(table))
    counted[state] = (counted[state] ?? 0) + 1
  return counted
}

function anEnvelope(overrides: Partial<Envelope> = {}): Envelope {
  return {
    messageId: crypto.randomUUID(),
    from: '"A Coalition" <letters@letters.example>',
    to: 'ada@signer.example',
    replyTo: 'leads@coalition.example',
    subject: 'A letter',
    html: '<p>A letter</p>',
    text: 'A letter',
    headers: { 'List-Unsubscribe': '<https://letters.example/u/x>' },
    attachments: [],
    ...overrides,
  }
}
