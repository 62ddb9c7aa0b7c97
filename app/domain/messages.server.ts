import { createHash, randomUUID } from 'node:crypto'
import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { config, keyedHash } from '~/config.server'
import { enqueue, GiveUp, TryAgain } from '~/jobs/queue.server'
import { type Envelope, type Outcome, send } from '~/mail.server'
import { db, mailBatches, type messageStates, messages, suppressions, type Tx, transact } from '~db'
import * as deliveries from './deliveries/settling.server'
import { compose, type Template } from './mails/index.server'
import { seal, unseal } from './seals.server'

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

/** How long the provider remembers a key. */
const KEY_LIVES = 24 * 3_600_000

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

/** Sends one batch: renders it once, commits the bytes, and only then tries; a retry sends the same bytes. */
export async function sendBatch(batchId: string, now = new Date()): Promise<void> {
  const [batch] = await db.select().from(mailBatches).where(eq(mailBatches.id, batchId))
  if (!batch || batch.settledAt) return
  const envelopes = batch.bytes ? (JSON.parse(unseal(batch.bytes)) as Envelope[]) : await freeze(batchId)
  const waiting = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.batchId, batchId), inArray(messages.state, ['sending', 'unknown'])))
  if (waiting.length === 0) return settle(batchId, now)
  if (batch.firstTriedAt && now.getTime() - batch.firstTriedAt.getTime() > KEY_LIVES)
    return park(batchId, 'The provider no longer knows this mail. Look there before sending it again.')
  if (batch.firstTriedAt && config.mail.transport === 'smtp')
    return park(
      batchId,
      'It may have gone out before the product stopped. Ask the recipient before sending it again.',
    )
  if (!batch.firstTriedAt) {
    await transact(async (tx) => {
      await tx.update(mailBatches).set({ firstTriedAt: now }).where(eq(mailBatches.id, batchId))
    })
  }
  const outcomes = await send(envelopes, batch.key, now)
  await note(batchId, envelopes, outcomes, now)
}

/** Whether someone asked for no more mail from this coalition. */
export async function isSuppressed(coalitionId: string, email: string): Promise<boolean> {
  const found = await db.$count(
    suppressions,
    and(eq(suppressions.coalitionId, coalitionId), eq(suppressions.emailHash, hashOfAddress(email))),
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

/** Sends an address no more bulk mail from this coalition. */
export async function suppress(
  tx: Tx,
  coalitionId: string,
  email: string,
  reason: 'unsubscribed' | 'bounced' | 'complained',
): Promise<void> {
  await tx
    .insert(suppressions)
    .values({ coalitionId, emailHash: hashOfAddress(email), reason })
    .onConflictDoNothing()
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

/** How many mails of a coalition are in each state. */
export async function countByState(coalitionId: string): Promise<Record<MessageState, number>> {
  const rows = await db
    .select({ state: messages.state, count: count() })
    .from(messages)
    .where(eq(messages.coalitionId, coalitionId))
    .groupBy(messages.state)
  const counted = { queued: 0, sending: 0, accepted: 0, failed: 0, unknown: 0, parked: 0 }
  for (const row of rows) counted[row.state] = row.count
  return counted
}

/** The address by which two spellings are one: trimmed, in lower case. */
export function canonicalAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

function hashOfAddress(email: string): string {
  return keyedHash('suppression', canonicalAddress(email))
}

async function freeze(batchId: string): Promise<Envelope[]> {
  const waiting = await db
    .select()
    .from(messages)
    .where(and(eq(messages.batchId, batchId), eq(messages.state, 'queued')))
  const composed = await Promise.all(
    waiting.map(async (message) => ({
      message,
      envelope: await compose(message, message.sealed ? JSON.parse(unseal(message.sealed)) : {}),
    })),
  )
  const envelopes = composed.flatMap(({ envelope }) => envelope ?? [])
  await transact(async (tx) => {
    const [mine] = await tx
      .update(mailBatches)
      .set({ bytes: seal(JSON.stringify(envelopes)) })
      .where(and(eq(mailBatches.id, batchId), isNull(mailBatches.bytes)))
      .returning({ id: mailBatches.id })
    if (!mine) throw new TryAgain(new Date(Date.now() + 1_000), 'Another worker has it.')
    for (const { message, envelope } of composed) {
      const become = envelope
        ? {
            state: 'sending' as const,
            subject: envelope.subject,
            sealed: null,
            bytesHash: createHash('sha256').update(JSON.stringify(envelope)).digest('hex'),
          }
        : {
            state: 'failed' as const,
            sealed: null,
            problem: 'There was nothing left to say when its turn came.',
          }
      await tx.update(messages).set(become).where(eq(messages.id, message.id))
    }
  })
  return envelopes
}

async function note(batchId: string, envelopes: Envelope[], outcomes: Outcome[], now: Date) {
  await transact(async (tx) => {
    for (const [at, envelope] of envelopes.entries()) {
      const outcome = outcomes[at]
      if (!outcome || outcome.state === 'again') continue
      const become =
        outcome.state === 'accepted'
          ? { state: 'accepted' as const, providerId: outcome.providerId, acceptedAt: now, problem: null }
          : { state: outcome.state, problem: outcome.problem }
      const [message] = await tx
        .update(messages)
        .set(become)
        .where(eq(messages.id, envelope.messageId))
        .returning()
      if (message?.template === 'delivery')
        await deliveries.noteMail(tx, message.data.deliveryId, outcome.state, now)
    }
  })
  const again = outcomes.find((outcome) => outcome.state === 'again')
  if (again) throw new TryAgain(again.after, again.problem)
  if (outcomes.some((outcome) => outcome.state === 'unknown')) {
    if (config.mail.transport === 'smtp')
      return park(batchId, 'The mail server did not answer. Ask the recipient before sending it again.')
    throw new Error('The provider gave no clear answer.')
  }
  if (outcomes.some((outcome) => outcome.state === 'parked'))
    throw new GiveUp('A person must look at these mails.')
  await settle(batchId, now)
}

async function park(batchId: string, problem: string) {
  await transact(async (tx) => {
    await tx
      .update(messages)
      .set({ state: 'parked', problem })
      .where(and(eq(messages.batchId, batchId), inArray(messages.state, ['sending', 'unknown'])))
  })
  throw new GiveUp(problem)
}

async function settle(batchId: string, now: Date) {
  await transact(async (tx) => {
    await tx.update(mailBatches).set({ bytes: null, settledAt: now }).where(eq(mailBatches.id, batchId))
  })
}
