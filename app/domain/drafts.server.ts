import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq } from 'drizzle-orm'
import { addressees, db, drafts, letterContacts, letters, lockRow, type Tx, transact } from '~db'
import type { As, Letter } from './access.server'
import { type LetterText, readDoc } from './text'

export type Draft = typeof drafts.$inferSelect

/** Why nothing of a final letter changes any more. */
export const FINAL = 'This letter is final: its text stays as it was printed. Start a letter that follows it.'

/** Why the words that signers agreed to do not change under them. */
export const LOCKED = 'The text is locked while the letter is open for signatures.'
const CLOSED = 'The text is locked: the letter was open for signatures, and who signed agreed to these words.'

/** The text being written, with the number of its last save. */
export async function find(letterId: string): Promise<Draft | null> {
  const [draft] = await db.select().from(drafts).where(eq(drafts.letterId, letterId))
  return draft ?? null
}

/**
 * Keeps the text, if nobody saved since the revision it was made from; else says which one is newer. Sent twice,
 * because the first answer got lost, the same text is saved once.
 */
export async function save(
  letter: As<'editor', Letter>,
  doc: unknown,
  revision: number,
  now = new Date(),
): Promise<{ revision: number } | { refused: string } | { newer: number }> {
  const read = readDoc(doc)
  if ('refused' in read) return read
  return transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    if (locked) return { refused: locked }
    const [saved] = await tx
      .update(drafts)
      .set({ doc: read.doc, revision: revision + 1, updatedBy: letter.actor.id, updatedAt: now })
      .where(and(eq(drafts.letterId, letter.id), eq(drafts.revision, revision)))
      .returning({ revision: drafts.revision })
    if (saved) return saved
    const [newer] = await tx
      .select({ revision: drafts.revision, doc: drafts.doc })
      .from(drafts)
      .where(eq(drafts.letterId, letter.id))
    if (!newer) return { refused: 'This letter has no draft. Reload the page.' }
    // As it is stored: the schema's own objects are of another kind.
    const sent: unknown = JSON.parse(JSON.stringify(read.doc))
    return isDeepStrictEqual(newer.doc, sent) ? { revision: newer.revision } : { newer: newer.revision }
  })
}

/** The text as it stands now: the draft with the title, addressees and contacts that print in it. */
export async function textOf(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<LetterText> {
  const [found] = await reader
    .select({ title: letters.title, doc: drafts.doc })
    .from(letters)
    .innerJoin(drafts, eq(drafts.letterId, letters.id))
    .where(eq(letters.id, letterId))
  if (!found) throw new Error(`Letter ${letterId} has no draft.`)
  const { id, title, name, office, component, address, cc } = addressees
  return {
    title: found.title,
    addressees: await reader
      .select({ id, title, name, office, component, address, cc })
      .from(addressees)
      .where(eq(addressees.letterId, letterId))
      .orderBy(asc(addressees.position), asc(id)),
    contacts: await reader
      .select({
        name: letterContacts.name,
        organization: letterContacts.organization,
        email: letterContacts.email,
      })
      .from(letterContacts)
      .where(eq(letterContacts.letterId, letterId))
      .orderBy(asc(letterContacts.position), asc(letterContacts.id)),
    doc: found.doc,
  }
}

/** Why the letter's text cannot change now, if so; holds the letter until the transaction ends. */
export async function lockOf(tx: Tx, letterId: string): Promise<string | null> {
  await lockRow(tx, letters, letterId)
  const [letter] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, letterId))
  return lockIn(letter?.state ?? 'concluded')
}

/** Why a letter's text cannot change in this state, if so. */
export function lockIn(state: Letter['state']): string | null {
  if (state === 'drafting') return null
  if (state === 'open') return LOCKED
  return state === 'closed' ? CLOSED : FINAL
}
