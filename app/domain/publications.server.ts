import { and, eq, isNotNull } from 'drizzle-orm'
import { coalitions, db, letterSlugs, letters } from '~db'

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
