import { lt, sql } from 'drizzle-orm'
import { limits, type Tx, transact } from '~db'

/** Counts one more, and says whether that is still within `most` in this stretch of time. */
export function within(key: string, most: number, seconds: number, now = new Date()): Promise<boolean> {
  return transact((tx) => withinHere(tx, key, most, seconds, now))
}

/** The same, inside a transaction that is under way. */
export async function withinHere(
  tx: Tx,
  key: string,
  most: number,
  seconds: number,
  now = new Date(),
): Promise<boolean> {
  const bucket = Math.floor(now.getTime() / 1000 / seconds)
  const [counted] = await tx
    .insert(limits)
    .values({ key, bucket, count: 1, expiresAt: new Date((bucket + 1) * seconds * 1000) })
    .onConflictDoUpdate({ target: [limits.key, limits.bucket], set: { count: sql`${limits.count} + 1` } })
    .returning({ count: limits.count })
  return (counted?.count ?? Number.POSITIVE_INFINITY) <= most
}

/** Forgets what no longer limits anyone. */
export async function sweepDue(now = new Date()): Promise<void> {
  await transact(async (tx) => {
    await tx.delete(limits).where(lt(limits.expiresAt, now))
  })
}
