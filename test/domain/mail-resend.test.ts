import { asc, eq } from 'drizzle-orm'
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

import * as history from '~/domain/history.server'
import * as messages from '~/domain/messages.server'
import { workOff } from '~/jobs/worker.server'
import { type Envelope, send } from '~/mail.server'
import { db, jobs, mailBatches, messages as table, transact } from '~db'
import { aCoalition, found } from '../make'

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

describe('a mail that did not go out', () => {
  let coalition: Awaited<ReturnType<typeof aCoalition>>
  beforeEach(async () => {
    coalition = await aCoalition()
  })

  const of = async () =>
    (await messages.listOf(coalition.id)).map(({ state, sentAgain }) =>
      sentAgain ? `${state}, again` : state,
    )

  test('is sent again by an owner as a new mail under a new key, once, and the history says so', async () => {
    await promise(2, (number) => (number === 1 ? 'two@refused.example' : 'one@signer.example'), coalition.id)
    await workOff(at(0))
    const [one, two] = await db.select().from(table).orderBy(asc(table.to))
    expect(one).toMatchObject({ state: 'accepted', sealed: null })
    expect(two).toMatchObject({ state: 'failed' })
    expect(await messages.sendAgain(coalition, found(one).id)).toHaveProperty('refused')

    const both = await Promise.all([1, 2].map(() => messages.sendAgain(coalition, found(two).id, {}, at(9))))
    expect(both.filter((each) => each === null)).toHaveLength(1)
    expect(await of()).toContain('failed, again')
    await workOff(at(10))
    expect(provider.asked).toHaveLength(2)
    expect(new Set(provider.asked.map(({ key }) => key)).size).toBe(2)
    // The link in it is the one that was promised.
    expect(found(provider.asked[1]).bytes).toContain(found(secrets[1]))
    expect(await messages.sendAgain(coalition, found(two).id)).toHaveProperty('refused')
    const entries = await history.listOfCoalition(coalition.id)
    expect(entries.filter(({ action }) => action === 'mail sent again')).toHaveLength(1)
  })

  test('and may have arrived is sent again only on an owner’s word, and its batch waits for nobody then', async () => {
    await promise(1, undefined, coalition.id)
    provider.faults.push('reset after')
    await workOff(at(0))
    const [mail] = await db.select().from(table)
    // The product itself still asks what became of it.
    expect(await messages.sendAgain(coalition, found(mail).id, { mayArriveTwice: true })).toHaveProperty(
      'refused',
    )
    await workOff(at(25 * 3_600))
    expect(await of()).toEqual(['parked'])
    expect(await messages.sendAgain(coalition, found(mail).id)).toMatchObject({
      refused: expect.stringContaining('twice'),
    })
    expect(provider.accepted).toHaveLength(1)
    const later = at(26 * 3_600)
    expect(await messages.sendAgain(coalition, found(mail).id, { mayArriveTwice: true }, later)).toBeNull()
    await workOff(later)
    expect(provider.accepted).toHaveLength(2)
    expect(await of()).toEqual(expect.arrayContaining(['parked, again', 'accepted']))
    expect(await db.$count(jobs)).toBe(0)
    for (const batch of await db.select().from(mailBatches)) expect(batch.bytes).toBeNull()
  })

  test('is out of reach for another coalition, without its link, and for an address that wants no mail', async () => {
    await promise(1, () => 'two@refused.example', coalition.id)
    await workOff(at(0))
    const [mail] = await db.select().from(table)
    const { id } = found(mail)
    expect(await messages.sendAgain(await aCoalition(), id)).toHaveProperty('refused')
    await transact((tx) => tx.update(table).set({ sealed: null }).where(eq(table.id, id)))
    expect(await messages.sendAgain(coalition, id)).toMatchObject({
      refused: expect.stringContaining('private link'),
    })
    await transact((tx) =>
      tx
        .update(table)
        .set({ sealed: found(mail).sealed })
        .where(eq(table.id, id)),
    )
    await transact((tx) => messages.suppress(tx, coalition.id, 'two@refused.example', 'unsubscribed'))
    expect(await messages.sendAgain(coalition, id)).toMatchObject({
      refused: expect.stringContaining('no more mail'),
    })
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

let secrets: string[] = []

async function promise(
  count: number,
  to = (number: number) => `${crypto.randomUUID()}-${number}@signer.example`,
  coalitionId?: string,
) {
  secrets = Array.from({ length: count }, () => crypto.randomUUID())
  const mails = Array.from({ length: count }, (_, number) => ({
    template: 'sign-in' as const,
    to: to(number),
    data: {},
    secrets: { secret: found(secrets[number]), code: '123456' },
    cause: crypto.randomUUID(),
    coalitionId,
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
