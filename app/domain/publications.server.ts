import { and, eq, isNotNull } from 'drizzle-orm'
import { coalitions, db, letterSlugs, letters, type Tx, versions } from '~db'
import type { Version } from './versions.server'

/** A letter as anybody may see it who has its address. */
export type PublicLetter = typeof letters.$inferSelect & { coalition: typeof coalitions.$inferSelect }

/** The letter at this address, or at one it had before; a letter that was never opened or printed is not shown. */
export async function find(slug: string): Promise<PublicLetter | null> {
  const [found] = await db
    .select({ letter: letters, coalition: coalitions })
    .from(letterSlugs)
    .innerJoin(letters, eq(letters.id, letterSlugs.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(and(eq(letterSlugs.slug, slug), isNotNull(letters.versionId)))
  if (!found || found.letter.state === 'drafting') return null
  return { ...found.letter, coalition: found.coalition }
}

/** The letter of an id that a link or a signature names; within a transaction, as it is there. */
export async function letterOf(id: string, reader: Pick<Tx, 'select'> = db): Promise<PublicLetter> {
  const [found] = await reader
    .select({ letter: letters, coalition: coalitions })
    .from(letters)
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letters.id, id))
  if (!found) throw new Error(`There is no letter ${id}.`)
  return { ...found.letter, coalition: found.coalition }
}

/** The text that signers agree to now. */
export async function textOf(letter: PublicLetter, reader: Pick<Tx, 'select'> = db): Promise<Version> {
  const [version] = await reader
    .select()
    .from(versions)
    .where(eq(versions.id, letter.versionId ?? ''))
  if (!version) throw new Error(`Letter ${letter.id} is shown without a text.`)
  return version
}

/** Whether a signature can be given now: the letter is open and its deadline has not passed. */
export function isOpen(letter: PublicLetter, now = new Date()): boolean {
  return letter.state === 'open' && (letter.deadlineAt === null || now < letter.deadlineAt)
}
