import { statfs } from 'node:fs/promises'
import { asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { config } from '~/config.server'
import { dataDir, db, isPostgres, jobs, messages, probe } from '~db'

/** How late work may be before something is wrong, in seconds. */
export const LATE = 300

/** How much of the disk has to be free, in per cent. */
export const ROOM = 10

export type Health = {
  ready: boolean
  database: 'sqlite' | 'postgres'
  writable: boolean
  /** Of the disk that holds the data folder, in per cent. */
  diskFree: number
  /** Seconds by which the oldest due work is late; null, like the counts, when the database does not answer. */
  queueAge: number | null
  /** Work that gave up, and mails without a clear answer: a person must look. */
  parked: number | null
  unknownMails: number | null
  /** Mails have a way out. The outbox is none outside this machine. */
  mailGoesOut: boolean
  mail: 'resend' | 'smtp' | 'outbox'
}

/** What the product says of itself; no names, no addresses. */
export async function check(now = new Date()): Promise<Health> {
  const writable = await probe().then(
    () => true,
    () => false,
  )
  const disk = await statfs(dataDir).catch(() => null)
  const diskFree = disk ? Math.round((disk.bavail / disk.blocks) * 100) : 100
  const queueAge = writable ? await ageOfQueue(now) : null
  return {
    ready: isReady({ writable, diskFree, queueAge }),
    database: isPostgres ? 'postgres' : 'sqlite',
    writable,
    diskFree,
    queueAge,
    parked: writable ? await db.$count(jobs, isNull(jobs.dueAt)) : null,
    unknownMails: writable ? await db.$count(messages, eq(messages.state, 'unknown')) : null,
    mailGoesOut: config.mail.transport !== 'outbox' || !config.secure,
    mail: config.mail.transport,
  }
}

/** Whether the product can do its work: it can write, has room, and no work is late. */
export function isReady({
  writable,
  diskFree,
  queueAge,
}: Pick<Health, 'writable' | 'diskFree' | 'queueAge'>): boolean {
  return writable && diskFree >= ROOM && queueAge !== null && queueAge < LATE
}

async function ageOfQueue(now: Date): Promise<number> {
  const [oldest] = await db
    .select({ dueAt: jobs.dueAt })
    .from(jobs)
    .where(isNotNull(jobs.dueAt))
    .orderBy(asc(jobs.dueAt), asc(jobs.id))
    .limit(1)
  return oldest?.dueAt ? Math.max(0, Math.round((now.getTime() - oldest.dueAt.getTime()) / 1000)) : 0
}
