import { expect, test } from 'vitest'
import * as health from '~/domain/health.server'
import * as history from '~/domain/history.server'
import { prepare } from '~/http/house.server'
import { enqueue } from '~/jobs/queue.server'
import { history as entries, jobs, transact } from '~db'

const record = (count: number) =>
  transact(async (tx) => {
    for (let at = 0; at < count; at += 1)
      await history.record(tx, { kind: 'product' }, { action: 'letter opened' })
  })

test('a start refuses a clock that is behind what was written', async () => {
  await record(5)
  await prepare()
  await prepare(new Date(Date.now() - 4 * 60_000))
  await expect(prepare(new Date(Date.now() - 6 * 60_000))).rejects.toThrow('Set the clock.')
})

test('the history is followed whole, or from near its end', async () => {
  await transact(async (tx) => {
    const forged = { actorKind: 'product', action: 'letter opened', data: {} } as const
    await tx
      .insert(entries)
      .values({ ...forged, seq: 6, at: new Date(), prev: '0'.repeat(64), hash: 'f'.repeat(64) })
  })
  await record(3)
  expect(await history.verify()).toMatchObject({ entries: 5, broken: 6 })
  expect(await history.verify({ last: 4 })).toMatchObject({ broken: 6 })
  expect(await history.verify({ last: 3 })).toMatchObject({ entries: 9, broken: null })
  expect(await history.verify({ last: 100 })).toMatchObject({ broken: 6 })
  await expect(prepare()).rejects.toThrow('does not fit at entry 6')
})

test('work that is late shows, and is why the product is not ready', async () => {
  await transact(async (tx) => {
    await tx.delete(jobs)
  })
  expect(await health.check()).toMatchObject({ writable: true, queueAge: 0, parked: 0, unknownMails: 0 })
  const dueAt = new Date('2026-11-24T10:00:00Z')
  await transact((tx) => enqueue(tx, 'mail.send', { batchId: 'late' }, { dueAt }))
  const { queueAge, ready } = await health.check(new Date('2026-11-24T10:05:00Z'))
  expect({ queueAge, ready }).toEqual({ queueAge: 300, ready: false })
  const well = { writable: true, diskFree: 10, queueAge: 299 }
  expect(health.isReady(well)).toBe(true)
  expect(health.isReady({ ...well, diskFree: 9 })).toBe(false)
  expect(health.isReady({ ...well, queueAge: 300 })).toBe(false)
  expect(health.isReady({ ...well, writable: false, queueAge: null })).toBe(false)
})
