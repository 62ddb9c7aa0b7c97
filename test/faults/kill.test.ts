import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, expect, test, vi } from 'vitest'

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
import { db, isPostgres, messages as table, transact } from '~db'
import type { Step } from '../resend'

const BATCHES = 12
const EACH = 4

afterAll(() => provider.close())

// On PostgreSQL a lease has to run out first, which takes a minute.
test.skipIf(isPostgres)(
  'a mail is sent once, wherever the product is killed while it sends',
  { timeout: 120_000 },
  async () => {
    for (let batch = 0; batch < BATCHES; batch += 1) await promise(batch)
    for (const step of ['asked', 'accepted', 'answered'] as const) await workUntil(step, 2)
    await workUntil('answered', null)
    const recipients = provider.accepted.map(({ to }) => to)
    expect(recipients).toHaveLength(BATCHES * EACH)
    expect(new Set(recipients).size).toBe(BATCHES * EACH)
    for (const { state } of await db.select({ state: table.state }).from(table))
      expect(state).toBe('accepted')
  },
)

/** Lets a worker work and kills it at the so-manieth time that the provider comes to a step, or when all is sent. */
async function workUntil(step: Step, times: number | null) {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'test/faults/work.ts'], {
    env: { ...process.env, VITEST: '', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = once(worker, 'exit')
  let seen = 0
  provider.watch((reached) => {
    if (reached !== step) return
    seen += 1
    if (seen === times) worker.kill('SIGKILL')
  })
  if (times === null) {
    await vi.waitFor(async () => expect(await allSent()).toBe(true), { timeout: 60_000, interval: 50 })
    worker.kill('SIGKILL')
  }
  await ended
}

async function allSent(): Promise<boolean> {
  const states = await db.select({ state: table.state }).from(table)
  return states.every(({ state }) => state === 'accepted')
}

function promise(batch: number) {
  const mails = Array.from({ length: EACH }, (_, number) => ({
    template: 'sign-in' as const,
    to: `${batch}-${number}@signer.example`,
    data: {},
    secrets: { secret: crypto.randomUUID(), code: '123456' },
    cause: `${batch}-${number}`,
  }))
  return transact((tx) => messages.promise(tx, mails))
}
