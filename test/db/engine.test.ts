import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { coalitions, db, history, isInTransaction, isPostgres, limits, settings, transact } from '~db'

const aCoalition = (slug: string) => ({ slug, name: slug })
const named = (slug: string) => db.$count(coalitions, eq(coalitions.slug, slug))

describe('a transaction', () => {
  test('that fails keeps nothing, however long it waited', async () => {
    const failing = transact(async (tx) => {
      await tx.insert(coalitions).values(aCoalition('gone'))
      await wait(20)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await named('gone')).toBe(0)
  })

  test('that fails does not undo its neighbour', async () => {
    const [failed, kept] = await Promise.allSettled([
      transact(async (tx) => {
        await tx.insert(coalitions).values(aCoalition('fails'))
        await wait(10)
        throw new Error('no')
      }),
      transact(async (tx) => {
        await tx.insert(coalitions).values(aCoalition('stays'))
      }),
    ])
    expect([failed.status, kept.status]).toEqual(['rejected', 'fulfilled'])
    expect([await named('fails'), await named('stays')]).toEqual([0, 1])
  })

  test('is not seen by readers before it is over', async () => {
    let inside = -1
    await transact(async (tx) => {
      await tx.insert(coalitions).values(aCoalition('unseen'))
      inside = await named('unseen')
    })
    expect([inside, await named('unseen')]).toEqual([0, 1])
  })

  test('loses none of thirty counts at once', async () => {
    await transact(async (tx) => {
      await tx.insert(limits).values({ key: 'thirty', bucket: 1, count: 0, expiresAt: new Date() })
    })
    const once = () =>
      transact(async (tx) => {
        await tx
          .update(limits)
          .set({ count: sql`${limits.count} + 1` })
          .where(eq(limits.key, 'thirty'))
      })
    await Promise.all(Array.from({ length: 30 }, once))
    const [counted] = await db.select().from(limits).where(eq(limits.key, 'thirty'))
    expect(counted?.count).toBe(30)
  })

  test('lets the process look up while many wait in line', async () => {
    let looked = 0
    const looking = setInterval(() => {
      looked += 1
    }, 1)
    const long = () =>
      transact(async (tx) => {
        await tx.select().from(limits)
        const until = performance.now() + 12
        while (performance.now() < until);
      })
    await Promise.all(Array.from({ length: 10 }, long))
    clearInterval(looking)
    // Where it does not, all ten are done before it looks once.
    expect(looked).toBeGreaterThan(1)
  })

  test('does not nest', async () => {
    await transact(async () => {
      expect(isInTransaction()).toBe(true)
      expect(() => transact(async () => {})).toThrow('pass tx along')
    })
    expect(isInTransaction()).toBe(false)
  })
})

test('every SQLite connection is durable', async () => {
  const found = await settings()
  if (isPostgres) expect(found).toEqual([{ synchronous_commit: 'on' }])
  else
    for (const each of found)
      expect(each).toMatchObject({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 150 })
})

test('history can be added to and not changed', async () => {
  await transact(async (tx) => {
    await tx
      .insert(history)
      .values({ seq: 1, at: new Date(), actorKind: 'product', action: 'x', data: {}, prev: '0', hash: '1' })
  })
  await expect(
    transact(async (tx) => {
      await tx.update(history).set({ action: 'y' })
    }),
  ).rejects.toThrow()
  await expect(
    transact(async (tx) => {
      await tx.delete(history)
    }),
  ).rejects.toThrow()
  const [entry] = await db.select().from(history)
  expect(entry?.action).toBe('x')
})
