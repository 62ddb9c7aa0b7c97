import { and, asc, eq, inArray, lte, max, ne, or } from 'drizzle-orm'
import {
  db,
  files as fileTable,
  history,
  letters,
  messages,
  signatureColleagues,
  signatures,
  type Tx,
  tokens,
  transact,
} from '~db'
import type { As, Letter } from '../access.server'
import * as files from '../files.server'
import { type Actor, record } from '../history.server'
import type { Signature } from './listing.server'

/** What is left of whoever signed, once erased: that the organization did, to which text, and when. */
export const ERASED = {
  signerName: '',
  signerTitle: null,
  email: '',
  city: null,
  place: null,
  affiliation: null,
} satisfies Partial<Signature>

/** Erases who signed, because the person asked for it; the printed name, the text and the time stay. Twice is once. */
export async function erase(letter: As<'editor', Letter>, id: string): Promise<void> {
  await eraseIn(
    letter.coalitionId,
    letter.actor,
    and(eq(signatures.id, id), eq(signatures.letterId, letter.id)),
  )
}

/** Erases who signed the letters that were concluded two years ago, as their public pages promise. */
export async function eraseDue(now = new Date()): Promise<void> {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - 2)
  const over = await db
    .select({ id: letters.id, coalitionId: letters.coalitionId })
    .from(letters)
    .where(and(eq(letters.state, 'concluded'), lte(letters.concludedAt, before)))
    .orderBy(asc(letters.createdAt), asc(letters.id))
  for (const { id, coalitionId } of over)
    while (await eraseIn(coalitionId, { kind: 'product' }, eq(signatures.letterId, id)));
}

/** When who signed was erased, by signature, as the letter's history has it. */
export async function listErased(letter: As<'viewer', Letter>): Promise<Map<string, Date>> {
  const rows = await db
    .select({ id: history.object, at: max(history.at) })
    .from(history)
    .where(
      and(eq(history.letterId, letter.id), inArray(history.action, ['signer erased', 'signature expired'])),
    )
    .groupBy(history.object)
  return new Map(rows.flatMap(({ id, at }) => (id && at ? [[id, at]] : [])))
}

/** Erases some of those; gives how many there were. */
async function eraseIn(coalitionId: string, actor: Actor, which: ReturnType<typeof and>): Promise<number> {
  const proofs = await transact(async (tx) => {
    const some = await tx
      .select()
      .from(signatures)
      .where(and(which, or(ne(signatures.email, ''), ne(signatures.signerName, ''))))
      .orderBy(asc(signatures.createdAt), asc(signatures.id))
      .limit(200)
    const kept: (string | null)[] = []
    for (const each of some) kept.push(await eraseOne(tx, coalitionId, actor, each))
    return kept
  })
  for (const hash of proofs) if (hash) await files.forget(hash)
  return proofs.length
}

async function eraseOne(
  tx: Tx,
  coalitionId: string,
  actor: Actor,
  { id, letterId, email, evidenceFileId }: Signature,
): Promise<string | null> {
  await tx
    .update(signatures)
    .set({ ...ERASED, reason: null, evidence: null, evidenceFileId: null })
    .where(eq(signatures.id, id))
  await tx.delete(signatureColleagues).where(eq(signatureColleagues.signatureId, id))
  await tx.delete(tokens).where(and(inArray(tokens.purpose, ['confirm', 'signer']), eq(tokens.subject, id)))
  if (email)
    await tx
      .update(messages)
      .set({ to: '', subject: null, sealed: null })
      .where(
        and(
          eq(messages.letterId, letterId),
          eq(messages.to, email),
          inArray(messages.state, ['accepted', 'failed']),
        ),
      )
  await record(tx, actor, { coalitionId, letterId, action: 'signer erased', object: id })
  const [proof] = evidenceFileId
    ? await tx.delete(fileTable).where(eq(fileTable.id, evidenceFileId)).returning()
    : []
  return proof?.hash ?? null
}
