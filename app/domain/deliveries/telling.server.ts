import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db, editionSignatories, editions, letters, messages, signatures, transact } from '~db'
import { record } from '../history.server'
import { canonicalAddress, promise, suppressedAmong } from '../messages.server'
import { issue } from '../tokens.server'

const YEARS = 3 * 365 * 86_400_000

/** Promises the final copy to each signer who wants it, once for each address and letter, if the letter stands delivered. */
export async function tellSigners(letterId: string, now = new Date()): Promise<void> {
  const [letter] = await db.select().from(letters).where(eq(letters.id, letterId))
  if (!letter || !['delivered', 'concluded'].includes(letter.state)) return
  const signers = await listWanting(letterId)
  const stopped = await suppressedAmong(
    letter.coalitionId,
    signers.map(({ email }) => email),
  )
  const told = await listTold(letterId)
  const telling = firstOfEach(signers).filter(
    ({ id, email }) => !stopped.has(canonicalAddress(email)) && !told.has(causeOf(letterId, id)),
  )
  if (telling.length === 0) return
  await transact(async (tx) => {
    const mails = []
    for (const { id, email } of telling) {
      const stop = await issue(tx, {
        purpose: 'unsubscribe',
        subject: letter.coalitionId,
        email,
        expiresAt: new Date(now.getTime() + YEARS),
      })
      mails.push({
        template: 'final' as const,
        to: email,
        data: { signatureId: id },
        secrets: { stop },
        cause: causeOf(letterId, id),
        coalitionId: letter.coalitionId,
        letterId,
      })
    }
    await promise(tx, mails, { dueAt: now })
    await record(
      tx,
      { kind: 'product' },
      {
        coalitionId: letter.coalitionId,
        letterId,
        action: 'signers sent the final copy',
        object: letterId,
        data: { count: mails.length },
      },
      now,
    )
  })
}

/** Who is printed in the edition that stands, still stands by it, and wants the final copy; the first signed first. */
async function listWanting(letterId: string) {
  const [edition] = await db
    .select({ id: editions.id })
    .from(editions)
    .where(and(eq(editions.letterId, letterId), isNull(editions.takenBackAt)))
    .orderBy(desc(editions.number))
    .limit(1)
  return db
    .select({ id: signatures.id, email: signatures.email })
    .from(signatures)
    .innerJoin(editionSignatories, eq(editionSignatories.signatureId, signatures.id))
    .where(
      and(
        eq(editionSignatories.editionId, edition?.id ?? ''),
        eq(signatures.state, 'active'),
        eq(signatures.wantsFinal, true),
      ),
    )
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
}

async function listTold(letterId: string): Promise<Set<string>> {
  const told = await db
    .select({ cause: messages.cause })
    .from(messages)
    .where(and(eq(messages.letterId, letterId), eq(messages.template, 'final')))
  return new Set(told.map(({ cause }) => cause))
}

function causeOf(letterId: string, signatureId: string): string {
  return `final:${letterId}:${signatureId}`
}

// One person may sign for several organizations, and wants one copy.
function firstOfEach<T extends { email: string }>(signers: T[]): T[] {
  const seen = new Set<string>()
  return signers.filter(({ email }) => {
    const address = canonicalAddress(email)
    return !seen.has(address) && seen.add(address)
  })
}
