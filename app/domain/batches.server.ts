import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { config } from '~/config.server'
import { GiveUp, TryAgain } from '~/jobs/queue.server'
import { type Envelope, type Outcome, send as sendMails } from '~/mail.server'
import { db, mailBatches, messages, transact } from '~db'
import * as deliveries from './deliveries/settling.server'
import { compose } from './mails/index.server'
import { seal, unseal } from './seals.server'

type Batch = typeof mailBatches.$inferSelect

/** How long the provider remembers a key, and how long a mail server may put us off. */
const KEY_LIVES = 24 * 3_600_000

/** The longest wait before asking again what became of mails without an answer. */
const LONGEST = 60_000

/** Sends one batch: renders it once, commits the bytes, and only then tries; a retry sends the same bytes. */
export async function send(batchId: string, now = new Date()): Promise<void> {
  const [batch] = await db.select().from(mailBatches).where(eq(mailBatches.id, batchId))
  if (!batch || batch.settledAt) return
  const envelopes = batch.bytes ? (JSON.parse(unseal(batch.bytes)) as Envelope[]) : await freeze(batchId)
  const waiting = await db.select({ problem: messages.problem }).from(messages).where(stillWaiting(batchId))
  if (waiting.length === 0) return settle(batchId, now)
  const overdue = whyNotAgain(batch, waiting, now)
  if (overdue) return park(batchId, overdue)
  await begin(batch, now)
  const outcomes = await sendMails(envelopes, batch.key, now)
  await note(batch, envelopes, outcomes, now)
}

function whyNotAgain(
  { firstTriedAt }: Batch,
  waiting: { problem: string | null }[],
  now: Date,
): string | null {
  if (!firstTriedAt) return null
  const isOld = now.getTime() - firstTriedAt.getTime() > KEY_LIVES
  if (config.mail.transport !== 'smtp')
    return isOld ? 'The provider no longer knows this mail. Look there before sending it again.' : null
  // What we were told stands beside the mail; where nothing stands, the answer was never heard.
  if (waiting.some(({ problem }) => problem === null))
    return 'It may have gone out before the product stopped. Ask the recipient before sending it again.'
  return isOld ? 'The mail server has put it off for a day.' : null
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
            // A coalition may send a mail again that did not go out; its links are kept until it has.
            sealed: message.coalitionId ? message.sealed : null,
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

/** Marks that a try is under way, before anything leaves. */
async function begin({ id, firstTriedAt }: Batch, now: Date) {
  await transact(async (tx) => {
    const [mine] = await tx
      .update(mailBatches)
      .set({ firstTriedAt: firstTriedAt ?? now })
      .where(and(eq(mailBatches.id, id), firstTriedAt ? undefined : isNull(mailBatches.firstTriedAt)))
      .returning({ id: mailBatches.id })
    if (!mine) throw new TryAgain(new Date(now.getTime() + 1_000), 'Another worker has it.')
    await tx.update(messages).set({ problem: null }).where(stillWaiting(id))
  })
}

async function note(batch: Batch, envelopes: Envelope[], outcomes: Outcome[], now: Date) {
  await transact(async (tx) => {
    for (const [at, { messageId }] of envelopes.entries()) {
      const outcome = outcomes[at]
      if (!outcome) continue
      const [message] = await tx
        .update(messages)
        .set(changedBy(outcome, now))
        .where(eq(messages.id, messageId))
        .returning()
      if (message?.template === 'delivery' && outcome.state !== 'again')
        await deliveries.noteMail(tx, message.data.deliveryId, outcome.state, now)
    }
  })
  const again = outcomes.find((outcome) => outcome.state === 'again')
  if (again) throw new TryAgain(again.after, again.problem)
  if (outcomes.some(({ state }) => state === 'unknown')) {
    if (config.mail.transport === 'smtp')
      return park(batch.id, 'The mail server did not answer. Ask the recipient before sending it again.')
    // The longer it lasts the longer the waits; no attempt is spent, so that an outage of hours parks nothing.
    const lasted = now.getTime() - (batch.firstTriedAt ?? now).getTime()
    const wait = Math.min(Math.max(lasted, 15_000), LONGEST)
    throw new TryAgain(new Date(now.getTime() + wait), 'The provider gave no clear answer.')
  }
  if (outcomes.some(({ state }) => state === 'parked')) throw new GiveUp('A person must look at these mails.')
  await settle(batch.id, now)
}

function changedBy(outcome: Outcome, now: Date): Partial<typeof messages.$inferInsert> {
  if (outcome.state === 'accepted')
    return {
      state: 'accepted',
      providerId: outcome.providerId,
      acceptedAt: now,
      problem: null,
      sealed: null,
    }
  if (outcome.state === 'again') return { problem: outcome.problem }
  return { state: outcome.state, problem: outcome.problem }
}

async function park(batchId: string, problem: string) {
  await transact(async (tx) => {
    await tx.update(messages).set({ state: 'parked', problem }).where(stillWaiting(batchId))
  })
  throw new GiveUp(problem)
}

async function settle(batchId: string, now: Date) {
  await transact(async (tx) => {
    await tx.update(mailBatches).set({ bytes: null, settledAt: now }).where(eq(mailBatches.id, batchId))
  })
}

function stillWaiting(batchId: string) {
  return and(eq(messages.batchId, batchId), inArray(messages.state, ['sending', 'unknown']))
}
