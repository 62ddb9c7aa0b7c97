import { and, asc, eq } from 'drizzle-orm'
import { db, messages, responses, signatures, transact } from '~db'
import type { As, Letter } from '../access.server'
import type { Refused } from '../deliveries/standing.server'
import * as history from '../history.server'
import { canonicalAddress, promise, suppressedAmong } from '../messages.server'
import { issue } from '../tokens.server'

const YEARS = 3 * 365 * 86_400_000

/** Tells the signers who want to hear of answers what an office wrote; each is told of one answer once. */
export async function tellSigners(
  letter: As<'editor', Letter>,
  responseId: string,
  now = new Date(),
): Promise<{ told: number } | Refused> {
  const telling = await listWanting(letter, responseId)
  return transact(async (tx) => {
    const isOurs = await tx.$count(
      responses,
      and(eq(responses.id, responseId), eq(responses.letterId, letter.id)),
    )
    if (isOurs === 0) return { refused: 'This record was taken back. Record the answer again.' }
    if (telling.length === 0)
      return { refused: 'Everyone who wants to hear of answers was told of this one.' }
    const mails = []
    for (const { id, email } of telling) {
      const stop = await issue(tx, {
        purpose: 'unsubscribe',
        subject: letter.coalitionId,
        email,
        expiresAt: new Date(now.getTime() + YEARS),
      })
      mails.push({
        template: 'answer' as const,
        to: email,
        data: { signatureId: id, responseId },
        secrets: { stop },
        cause: causeOf(responseId, id),
        coalitionId: letter.coalitionId,
        letterId: letter.id,
      })
    }
    await promise(tx, mails, { dueAt: now })
    await history.record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signers told of a response',
        object: responseId,
        data: { count: mails.length },
      },
      now,
    )
    return { told: mails.length }
  })
}

/** How many signers would be told of an answer now. */
export async function countWanting(
  letter: Pick<Letter, 'id' | 'coalitionId'>,
  responseId: string,
): Promise<number> {
  return (await listWanting(letter, responseId)).length
}

async function listWanting(letter: Pick<Letter, 'id' | 'coalitionId'>, responseId: string) {
  const signers = await db
    .select({ id: signatures.id, email: signatures.email })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letter.id),
        eq(signatures.state, 'active'),
        eq(signatures.wantsAnswers, true),
      ),
    )
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
  const stopped = await suppressedAmong(
    letter.coalitionId,
    signers.map(({ email }) => email),
  )
  const told = await db
    .select({ cause: messages.cause })
    .from(messages)
    .where(and(eq(messages.letterId, letter.id), eq(messages.template, 'answer')))
  const causes = new Set(told.map(({ cause }) => cause))
  const seen = new Set<string>()
  return signers.filter(({ id, email }) => {
    const address = canonicalAddress(email)
    if (stopped.has(address) || seen.has(address)) return false
    seen.add(address)
    return !causes.has(causeOf(responseId, id))
  })
}

function causeOf(responseId: string, signatureId: string): string {
  return `answer:${responseId}:${signatureId}`
}
