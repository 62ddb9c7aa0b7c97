import { statfs } from 'node:fs/promises'
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { config } from '~/config.server'
import { dataDir, db, isPostgres, jobs, messages, probe } from '~db'

/** How late work may be before something is wrong, in seconds. */
const LATE = 300

export type Health = {
  ready: boolean
  database: 'sqlite' | 'postgres'
  writable: boolean
  /** Of the disk that holds the data folder, in per cent. */
  diskFree: number
  /** Seconds by which the oldest due work is late. */
  queueAge: number
  /** Work that gave up, and mails without a clear answer: a person must look. */
  parked: number
  unknownMails: number
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
  const queueAge = await ageOfQueue(now)
  return {
    ready: writable && diskFree >= 2 && queueAge < LATE,
    database: isPostgres ? 'postgres' : 'sqlite',
    writable,
    diskFree,
    queueAge,
    parked: await db.$count(jobs, isNull(jobs.dueAt)),
    unknownMails: await db.$count(messages, eq(messages.state, 'unknown')),
    mail: config.mail.transport,
  }
}

async function ageOfQueue(now: Date): Promise<number> {
  const [oldest] = await db
    .select({ dueAt: jobs.dueAt })
    .from(jobs)
    .where(and(isNotNull(jobs.dueAt)))
    .orderBy(asc(jobs.dueAt), asc(jobs.id))
    .limit(1)
  return oldest?.dueAt ? Math.max(0, Math.round((now.getTime() - oldest.dueAt.getTime()) / 1000)) : 0
}
