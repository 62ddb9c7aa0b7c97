import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db, editionSignatories, editions } from '~db'
import type { As, Letter } from './access.server'

export type Edition = typeof editions.$inferSelect

/** The newest edition that stands, if the letter has one. */
export function findLast(letter: As<'viewer', Letter>): Promise<Edition | null> {
  return findStanding(letter.id)
}

/** The same, of a letter that anybody may see. */
export async function findStanding(letterId: string): Promise<Edition | null> {
  const [edition] = await db
    .select()
    .from(editions)
    .where(and(eq(editions.letterId, letterId), isNull(editions.takenBackAt)))
    .orderBy(desc(editions.number))
    .limit(1)
  return edition ?? null
}

/** The names of an edition, in the order they are printed in. */
export function listSignatories(edition: Edition) {
  return db
    .select({
      position: editionSignatories.position,
      name: editionSignatories.name,
      kind: editionSignatories.kind,
      group: editionSignatories.group,
      detail: editionSignatories.detail,
    })
    .from(editionSignatories)
    .where(eq(editionSignatories.editionId, edition.id))
    .orderBy(asc(editionSignatories.position))
}
