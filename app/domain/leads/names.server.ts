import { asc, eq } from 'drizzle-orm'
import { db, letterLeads, organizations, type Tx } from '~db'
import type { LetterContact } from '../text'

/** An organization that leads a letter, as its page and its list name it. */
export type Leading = { name: string; organizationId: string | null }

/**
 * The organizations that lead a letter, in their order; while none is named, those of the people whom its text names
 * for questions.
 */
export async function namesOf(
  letterId: string,
  contacts: LetterContact[],
  reader: Pick<Tx, 'select'> = db,
): Promise<Leading[]> {
  const named = await reader
    .select({ name: organizations.name, organizationId: organizations.id })
    .from(letterLeads)
    .innerJoin(organizations, eq(organizations.id, letterLeads.organizationId))
    .where(eq(letterLeads.letterId, letterId))
    .orderBy(asc(letterLeads.position), asc(letterLeads.id))
  if (named.length > 0) return named
  const names = contacts.map(({ organization }) => organization.trim()).filter(Boolean)
  return [...new Set(names)].map((name) => ({ name, organizationId: null }))
}
