import { afterEach, describe, expect, test } from 'vitest'
import { claim, enqueue, fail, finish, GiveUp, prepare, TryAgain } from '~/jobs/queue.server'
import { db, isPostgres, jobs, transact } from '~db'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1_000)

afterEach(() =>
  transact(async (tx) => {
    await tx.delete(jobs)
  }),
)

describe('a job', () => {
  test('is given to one worker, and to the next when the lease runs out', async () => {
    await promise('a')
    const [first] = await claim(10, at(0))
    expect(first?.payload).toEqual({ batchId: 'a' })
    expect(await claim(10, at(59))).toEqual([])
    expect(await claim(10, at(60))).toHaveLength(1)
    // The first comes too late to say anything.
    if (first) await finish(first, at(61))
    expect(await db.$count(jobs)).toBe(1)
  })

  test('waits longer after each failure, and is parked after the eighth', async () => {
    await promise('a')
    const waits: (number | null)[] = []
    for (let now = at(0); waits.length < 8; ) {
      const [job] = await claim(10, now)
      if (!job) throw new Error('It was not due.')
      await fail(job, new Error('no'), now)
      const [row] = await db.select().from(jobs)
      waits.push(row?.dueAt ? (row.dueAt.getTime() - now.getTime()) / 1_000 : null)
      if (row?.dueAt) now = row.dueAt
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, null])
    expect((await db.select().from(jobs))[0]?.error).toBe('no')
  })

  test('that is asked to come again spends no attempt; one that gives up is parked at once', async () => {
    await promise('a')
    const [job] = await claim(10, at(0))
    if (job) await fail(job, new TryAgain(at(5), 'Wait.'), at(0))
    const [again] = await claim(10, at(5))
    expect(again?.attempts).toBe(1)
    if (again) await fail(again, new GiveUp('A person must look.'), at(5))
    expect(await db.select().from(jobs)).toMatchObject([{ dueAt: null, error: 'A person must look.' }])
  })
})

test('a start frees what a crash left in hand, and hurries nothing that waits', async () => {
  for (const name of ['waits', 'asked to wait', 'in hand', 'in hand again', 'later']) await promise(name)
  const claimed = await claim(10, at(0))
  const named = (name: string) => {
    const found = claimed.find(({ payload }) => JSON.stringify(payload).includes(`"${name}"`))
    if (!found) throw new Error(`${name} was not claimed.`)
    return found
  }
  await fail(named('waits'), new Error('no'), at(0))
  await fail(named('asked to wait'), new TryAgain(at(3_600), 'Wait.'), at(0))
  await fail(named('in hand again'), new TryAgain(at(1), 'Wait.'), at(0))
  await finish(named('later'), at(0))
  await claim(10, at(1))
  // It is due in an hour, and was never in hand.
  await transact((tx) => enqueue(tx, 'mail.send', { batchId: 'new' }, { dueAt: at(3_600) }))

  await prepare(at(2))
  const due = await claim(10, at(2))
  const mails = due.filter(({ kind }) => kind === 'mail.send').map(({ payload }) => payload)
  // On PostgreSQL another process may have them in hand.
  const freed = [{ batchId: 'in hand' }, { batchId: 'in hand again' }]
  expect(mails).toHaveLength(isPostgres ? 0 : 2)
  expect(mails).toEqual(isPostgres ? [] : expect.arrayContaining(freed))
})

function promise(batchId: string) {
  return transact((tx) => enqueue(tx, 'mail.send', { batchId }, { dueAt: at(0) }))
}
