import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db, editionSignatories, editions, type Tx } from '~db'
import type { As, Letter } from '../access.server'

export type Edition = typeof editions.$inferSelect
export type Signatory = typeof editionSignatories.$inferSelect

/** The newest edition that stands, if the letter has one. */
export function findLast(letter: As<'viewer', Letter>): Promise<Edition | null> {
  return findStanding(letter.id)
}

/** The edition that stands for a letter, as anybody may read it who has the letter's address. */
export async function findStanding(
  letterId: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<Edition | null> {
  const [edition] = await reader
    .select()
    .from(editions)
    .where(and(eq(editions.letterId, letterId), isNull(editions.takenBackAt)))
    .orderBy(desc(editions.number))
    .limit(1)
  return edition ?? null
}

/** The edition of this number, also one that was taken back. */
export async function find(letter: As<'viewer', Letter>, number: number): Promise<Edition | null> {
  const [edition] = await db
    .select()
    .from(editions)
    .where(and(eq(editions.letterId, letter.id), eq(editions.number, number)))
  return edition ?? null
}

/** Every edition a letter had, newest first. */
export function list(letter: As<'viewer', Letter>): Promise<Edition[]> {
  return db.select().from(editions).where(eq(editions.letterId, letter.id)).orderBy(desc(editions.number))
}

/** The names of an edition, in the order they are printed in. */
export function listSignatories(
  edition: Pick<Edition, 'id'>,
  reader: Pick<Tx, 'select'> = db,
): Promise<Signatory[]> {
  return reader
    .select()
    .from(editionSignatories)
    .where(eq(editionSignatories.editionId, edition.id))
    .orderBy(asc(editionSignatories.position))
}
