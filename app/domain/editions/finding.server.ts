import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import { db, editionSignatories, editions, letters, signatures, type Tx } from '~db'
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

/** The edition that stood before this one, and how the two differ. */
export type Former = {
  edition: Edition
  added: number
  removed: number
  sameText: boolean
}

/** What an edition replaced, and what it changed; null for a letter's first. */
export async function findFormer(edition: Edition): Promise<Former | null> {
  const [former] = await db
    .select()
    .from(editions)
    .where(
      and(
        eq(editions.letterId, edition.letterId),
        lt(editions.number, edition.number),
        isNull(editions.takenBackAt),
      ),
    )
    .orderBy(desc(editions.number))
    .limit(1)
  if (!former) return null
  const whoIn = (names: Signatory[]) => new Set(names.map(({ signatureId, name }) => signatureId ?? name))
  const [before, after] = [whoIn(await listSignatories(former)), whoIn(await listSignatories(edition))]
  return {
    edition: former,
    added: [...after].filter((who) => !before.has(who)).length,
    removed: [...before].filter((who) => !after.has(who)).length,
    sameText: former.textHash === edition.textHash,
  }
}

/** The names of an edition that were taken back after its letter was delivered, and when, in printed order. */
export async function listWithdrawn(edition: Pick<Edition, 'id'>): Promise<{ name: string; at: Date }[]> {
  const rows = await db
    .select({ name: editionSignatories.name, at: signatures.endedAt })
    .from(editionSignatories)
    .innerJoin(signatures, eq(signatures.id, editionSignatories.signatureId))
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .where(
      and(
        eq(editionSignatories.editionId, edition.id),
        eq(signatures.state, 'withdrawn'),
        gt(signatures.endedAt, letters.deliveredAt),
      ),
    )
    .orderBy(asc(editionSignatories.position))
  return rows.flatMap(({ name, at }) => (at ? { name, at } : []))
}
