import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { isPostgres, jobs, skipLocked, type Tx, transact } from '~db'
import { type Jobs, type Kind, recurring } from './catalogue'

export type Job = typeof jobs.$inferSelect & { dueAt: Date }

const LEASE = 60_000
const ATTEMPTS = 8

type When = { dueAt?: Date; key?: string }

/** Promises work in the transaction that causes it. The same key twice is once. */
export async function enqueue<K extends Kind>(
  tx: Tx,
  kind: K,
  payload: Jobs[K],
  { dueAt = new Date(), key }: When = {},
): Promise<void> {
  await tx
    .insert(jobs)
    .values({ kind, payload, dueAt, key: key ?? null })
    .onConflictDoNothing()
  wake()
}

/** Takes work back, in the transaction that makes it needless. */
export async function forget(tx: Tx, key: string): Promise<void> {
  await tx.delete(jobs).where(eq(jobs.key, key))
}

/** Takes up to `limit` due jobs. Nobody else is given them until the lease runs out. */
export function claim(limit: number, now = new Date()): Promise<Job[]> {
  return transact(async (tx) => {
    const due = tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(lte(jobs.dueAt, now))
      .orderBy(asc(jobs.dueAt), asc(jobs.id))
      .limit(limit)
    const claimed = await tx
      .update(jobs)
      // The error goes, so that a job in hand can be told from one that waits for its next try.
      .set({ dueAt: new Date(now.getTime() + LEASE), attempts: sql`${jobs.attempts} + 1`, error: null })
      .where(and(inArray(jobs.id, skipLocked(due)), lte(jobs.dueAt, now)))
      .returning()
    return claimed.filter((job): job is Job => job.dueAt !== null)
  })
}

/** Done: gone, or due again. A worker whose lease ran out writes nothing. */
export async function finish(job: Job, now = new Date()): Promise<void> {
  const every = job.kind in recurring ? recurring[job.kind as keyof typeof recurring] : undefined
  await transact(async (tx) => {
    if (every === undefined) await tx.delete(jobs).where(held(job))
    else
      await tx
        .update(jobs)
        .set({ dueAt: new Date(now.getTime() + every * 1000), attempts: 0, error: null })
        .where(held(job))
  })
}

/** Thrown by a handler to be asked again at a time, without spending an attempt. */
export class TryAgain extends Error {
  constructor(
    readonly at: Date,
    reason: string,
  ) {
    super(reason)
  }
}

/** Thrown by a handler when trying again cannot help: a person must look. */
export class GiveUp extends Error {}

/** Not done: due again after a growing wait, or parked with its error for a person. */
export async function fail(job: Job, error: unknown, now = new Date()): Promise<void> {
  const reason = error instanceof Error ? error.message : 'It failed without saying why.'
  const over = error instanceof GiveUp || (job.attempts >= ATTEMPTS && !(job.kind in recurring))
  const wait = Math.min(2 ** job.attempts * 15_000, 6 * 3_600_000)
  const again =
    error instanceof TryAgain
      ? { dueAt: error.at, attempts: job.attempts - 1 }
      : { dueAt: over ? null : new Date(now.getTime() + wait) }
  await transact(async (tx) => {
    await tx
      .update(jobs)
      .set({ ...again, error: reason.slice(0, 500) })
      .where(held(job))
  })
}

/** Makes sure that recurring work stands, and on SQLite, where there is one process, frees what a crash left in hand. */
export async function prepare(now = new Date()): Promise<void> {
  await transact(async (tx) => {
    for (const kind of Object.keys(recurring)) {
      await tx.insert(jobs).values({ kind, payload: {}, dueAt: now, key: kind }).onConflictDoNothing()
    }
    if (!isPostgres)
      await tx
        .update(jobs)
        .set({ dueAt: now })
        .where(and(isNotNull(jobs.dueAt), gt(jobs.attempts, 0), isNull(jobs.error)))
  })
}

const listeners = new Set<() => void>()

/** Calls back when work was promised in this process, so that the worker need not wait for its next look. */
export function onWork(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function wake() {
  // After the commit: a worker that looks earlier sees nothing, and looks again at its next turn.
  setImmediate(() => {
    for (const listener of listeners) listener()
  })
}

function held(job: Job) {
  return and(eq(jobs.id, job.id), eq(jobs.dueAt, job.dueAt))
}
