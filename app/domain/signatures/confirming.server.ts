import { and, asc, eq, inArray, like, lte } from 'drizzle-orm'
import { db, letters, lockRow, messages, signatures, type Tx, tokens, transact, versions } from '~db'
import { record } from '../history.server'
import { isOpen, letterOf, type PublicLetter, textOf } from '../publications.server'
import { find } from '../tokens.server'
import type { Version } from '../versions.server'
import { ERASED } from './erasing.server'
import type { Signature } from './listing.server'
import { openPage, pageOf } from './receipts.server'
import { findOwn, settle } from './settling.server'
import type { Refused } from './signing.server'

/** What the link in a confirming mail asks: the signature as it was entered, and the text as it stands now. */
export type ToConfirm = {
  signature: Signature
  letter: PublicLetter
  text: Version
  /** The text it was entered under. */
  entered: Version
  isOpen: boolean
  /** The secret of the page that this link leads to once it is confirmed. */
  page: string
}

/** What there is to confirm behind a link; looking changes nothing. */
export async function findToConfirm(secret: string, now = new Date()): Promise<ToConfirm | null> {
  const token = await find('confirm', secret, now)
  const [signature] = await db
    .select()
    .from(signatures)
    .where(eq(signatures.id, token?.subject ?? ''))
  if (!signature || signature.state === 'expired') return null
  const letter = await letterOf(signature.letterId)
  const [entered] = await db.select().from(versions).where(eq(versions.id, signature.versionId))
  const text = await textOf(letter)
  return {
    signature,
    letter,
    text,
    entered: entered ?? text,
    isOpen: isOpen(letter, now),
    page: pageOf(signature, secret),
  }
}

/**
 * Confirms a pending signature under the text that was shown, and gives the secret of the signer's page. Doing it
 * twice is the same as once. `gone` is a link that is used up or has run out.
 */
export async function confirm(
  secret: string,
  { textHash, statement }: { textHash: string; statement: string },
  now = new Date(),
): Promise<{ page: string } | Refused | { refused: 'gone' }> {
  const token = await find('confirm', secret, now)
  if (!token) return { refused: 'gone' }
  return transact(async (tx) => {
    const waiting = await signatureOf(tx, token.subject)
    await lockRow(tx, letters, waiting.letterId)
    const signature = await signatureOf(tx, token.subject)
    if (signature.state === 'expired') return { refused: 'gone' }
    const own = signature.state === 'pending' ? await findOwn(tx, signature) : signature
    if (own) return { page: await openPage(tx, own, own.email, secret, now) }
    const letter = await letterOf(signature.letterId, tx)
    if (!isOpen(letter, now)) return { refused: 'closed' }
    const text = await textOf(letter, tx)
    if (text.hash !== textHash) return { refused: 'textChanged' }
    const agreed = await agree(tx, signature, text, statement)
    const settled = await settle(tx, letter, agreed, now)
    return { page: await openPage(tx, settled, settled.email, secret, now) }
  })
}

/** Ends what nobody confirmed in time, and erases who entered it. */
export async function expireDue(now = new Date()): Promise<void> {
  for (;;) {
    const due = await db
      .select({ id: signatures.id })
      .from(signatures)
      .where(and(eq(signatures.state, 'pending'), lte(signatures.expiresAt, now)))
      .orderBy(asc(signatures.createdAt), asc(signatures.id))
      .limit(200)
    if (due.length === 0) return
    await transact(async (tx) => {
      for (const { id } of due) await expire(tx, id, now)
    })
  }
}

// The words ticked last, under the text as it stands now.
async function agree(tx: Tx, signature: Signature, text: Version, statement: string): Promise<Signature> {
  const agreed = { versionId: text.id, textHash: text.hash, statement }
  await tx.update(signatures).set(agreed).where(eq(signatures.id, signature.id))
  return { ...signature, ...agreed }
}

async function expire(tx: Tx, id: string, now: Date): Promise<void> {
  const [expired] = await tx
    .update(signatures)
    .set({
      state: 'expired',
      endedAt: now,
      expiresAt: null,
      ...ERASED,
    })
    .where(and(eq(signatures.id, id), eq(signatures.state, 'pending')))
    .returning()
  if (!expired) return
  if (expired.kind === 'individual')
    await tx
      .update(signatures)
      .set({ name: '', key: `person:${id}` })
      .where(eq(signatures.id, id))
  await tx.delete(tokens).where(and(eq(tokens.purpose, 'confirm'), eq(tokens.subject, id)))
  await tx
    .update(messages)
    .set({ to: '', subject: null })
    .where(and(like(messages.cause, `confirmation:${id}%`), inArray(messages.state, ['accepted', 'failed'])))
  const { coalitionId } = await letterOf(expired.letterId, tx)
  await record(
    tx,
    { kind: 'product' },
    { coalitionId, letterId: expired.letterId, action: 'signature expired', object: id },
  )
}

async function signatureOf(tx: Tx, id: string): Promise<Signature> {
  const [signature] = await tx.select().from(signatures).where(eq(signatures.id, id))
  if (!signature) throw new Error(`There is no signature ${id}.`)
  return signature
}
