import { randomUUID } from 'node:crypto'
import { and, desc, eq, ne } from 'drizzle-orm'
import { config, keyedHash } from '~/config.server'
import { enqueue } from '~/jobs/queue.server'
import { db, mailBatches, type messageStates, messages, suppressions, type Tx } from '~db'
import type { Template } from './mails/index.server'
import { seal } from './seals.server'

export type Message = typeof messages.$inferSelect
export type MessageState = (typeof messageStates)[number]

type Promised = {
  template: Template
  to: string
  /** Ids of what it speaks of. */
  data: Record<string, string>
  /** Secrets that only the mail may know, by name: they are put into its links. */
  secrets?: Record<string, string>
  /** What causes it: the same cause twice is one mail. */
  cause: string
  coalitionId?: string
  letterId?: string
}

/** How many go to the provider in one request. */
const TOGETHER = config.mail.transport === 'smtp' ? 1 : 100

/** Mails that carry files; a provider's batch takes no attachments. */
const WITH_FILES: ReadonlySet<string> = new Set(['delivery', 'final', 'receipt'])

/** Promises mails in the transaction that causes them; which go together is settled here and never changes. */
export async function promise(tx: Tx, mails: Promised[], { dueAt = new Date() } = {}): Promise<void> {
  const size = mails.some(({ template }) => WITH_FILES.has(template)) ? 1 : TOGETHER
  for (let from = 0; from < mails.length; from += size) {
    const batchId = randomUUID()
    const rows = mails.slice(from, from + size).map(({ secrets, ...mail }) => ({
      ...mail,
      batchId,
      sealed: secrets ? seal(JSON.stringify(secrets)) : null,
    }))
    const added = await tx.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id })
    if (added.length === 0) continue
    await tx.insert(mailBatches).values({ id: batchId, key: `undersigned/${batchId}` })
    await enqueue(tx, 'mail.send', { batchId }, { dueAt, key: `mail.send:${batchId}` })
  }
}

/** Whether someone asked for no more mail from this coalition. */
export async function isSuppressed(coalitionId: string, email: string): Promise<boolean> {
  const found = await db.$count(
    suppressions,
    and(eq(suppressions.coalitionId, coalitionId), eq(suppressions.emailHash, hashOfAddress(email))),
  )
  return found > 0
}

/** Whether an address gets nothing from this coalition, not even a mail just asked for: one came back, or was called unwanted. */
export async function isBlocked(coalitionId: string, email: string): Promise<boolean> {
  const found = await db.$count(
    suppressions,
    and(
      eq(suppressions.coalitionId, coalitionId),
      eq(suppressions.emailHash, hashOfAddress(email)),
      ne(suppressions.reason, 'unsubscribed'),
    ),
  )
  return found > 0
}

/** Those of the addresses that asked this coalition for no more mail, in canonical spelling. */
export async function suppressedAmong(
  coalitionId: string,
  emails: string[],
  reader: Pick<Tx, 'select'> = db,
): Promise<Set<string>> {
  const rows = await reader
    .select({ emailHash: suppressions.emailHash })
    .from(suppressions)
    .where(eq(suppressions.coalitionId, coalitionId))
  const hashes = new Set(rows.map(({ emailHash }) => emailHash))
  return new Set(emails.map(canonicalAddress).filter((email) => hashes.has(hashOfAddress(email))))
}

/** Sends an address no more bulk mail from this coalition; that a mail came back or was called unwanted weighs more than a wish. */
export async function suppress(
  tx: Tx,
  coalitionId: string,
  email: string,
  reason: 'unsubscribed' | 'bounced' | 'complained',
): Promise<void> {
  const added = tx.insert(suppressions).values({ coalitionId, emailHash: hashOfAddress(email), reason })
  if (reason === 'unsubscribed') await added.onConflictDoNothing()
  else
    await added.onConflictDoUpdate({
      target: [suppressions.coalitionId, suppressions.emailHash],
      set: { reason },
    })
}

/** Takes the wish for no more mail back. */
export async function unsuppress(tx: Tx, coalitionId: string, email: string): Promise<void> {
  await tx
    .delete(suppressions)
    .where(and(eq(suppressions.coalitionId, coalitionId), eq(suppressions.emailHash, hashOfAddress(email))))
}

/** A coalition's mails, newest first, for its leads: who, what, and what became of it; never a body. */
export function listOf(
  coalitionId: string,
  { state, page = 1, size = 50 }: { state?: MessageState; page?: number; size?: number } = {},
) {
  return db
    .select({
      id: messages.id,
      to: messages.to,
      template: messages.template,
      subject: messages.subject,
      state: messages.state,
      problem: messages.problem,
      createdAt: messages.createdAt,
      acceptedAt: messages.acceptedAt,
    })
    .from(messages)
    .where(and(eq(messages.coalitionId, coalitionId), state ? eq(messages.state, state) : undefined))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(size)
    .offset((page - 1) * size)
}

/** The address by which two spellings are one: trimmed, in lower case. */
export function canonicalAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

function hashOfAddress(email: string): string {
  return keyedHash('suppression', canonicalAddress(email))
}
