import { asc, eq } from 'drizzle-orm'
import { accounts, addressees, db, drafts, letterContacts, letters, lockRow, type Tx } from '~db'
import type { Letter } from './access.server'
import { unbound } from './passages'
import { settled } from './suggestions/deciding'
import type { LetterText } from './text'

export type Draft = typeof drafts.$inferSelect

/** Why nothing of a final letter changes any more. */
export const FINAL = 'This letter is final: its text stays as it was printed. Start a letter that follows it.'

/** Why the words that signers agreed to do not change under them. */
export const LOCKED = 'The text is locked while the letter is open for signatures.'
const CLOSED = 'The text is locked: the letter was open for signatures, and who signed agreed to these words.'

/** The text being written, with its suggestions and the number of its last step. */
export async function find(letterId: string): Promise<Draft | null> {
  const [draft] = await db.select().from(drafts).where(eq(drafts.letterId, letterId))
  return draft ?? null
}

/** Who changed the draft last, and when; a reviewer's suggestion changes nothing of the text. */
export async function lastChange(
  letterId: string,
): Promise<{ author: string | null; createdAt: Date } | null> {
  const [last] = await db
    .select({ author: accounts.name, createdAt: drafts.updatedAt })
    .from(drafts)
    .leftJoin(accounts, eq(accounts.id, drafts.updatedBy))
    .where(eq(drafts.letterId, letterId))
  return last ?? null
}

/** The text as it stands now, no suggestion accepted and no story bound, with the title, addressees and contacts that print in it. */
export async function textOf(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<LetterText> {
  const [draft] = await reader.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letterId))
  if (!draft) throw new Error(`Letter ${letterId} has no draft.`)
  const { title, addressees: to, contacts } = await particularsOf(letterId, reader)
  return { title, addressees: to, contacts, doc: unbound(settled(draft.doc)) }
}

/** What prints in a letter's text and is written elsewhere, and the state that the letter is in. */
export async function particularsOf(letterId: string, reader: Pick<Tx, 'select'> = db) {
  const [found] = await reader
    .select({ title: letters.title, date: letters.date, language: letters.language, state: letters.state })
    .from(letters)
    .where(eq(letters.id, letterId))
  if (!found) throw new Error(`There is no letter ${letterId}.`)
  const { id, title, name, office, component, address, cc } = addressees
  return {
    ...found,
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
