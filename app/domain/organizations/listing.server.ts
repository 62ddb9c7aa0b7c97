import { and, asc, count as counted, eq, inArray, isNotNull, isNull, like, or } from 'drizzle-orm'
import {
  contacts,
  db,
  editionSignatories,
  editions,
  letters,
  organizationNames,
  organizations,
  signatures,
} from '~db'
import type { As, Coalition } from '../access.server'
import type { Organization } from './finding.server'
import { fold } from './keys'
import { idsOf, mergedAway, standing } from './standing.server'

/** A page of the coalition's organizations, by name; the search looks into other names too. */
export function list(
  coalition: As<'viewer', Coalition>,
  { search = '', page = 1, size = 50 }: { search?: string; page?: number; size?: number } = {},
): Promise<Organization[]> {
  return db
    .select()
    .from(organizations)
    .where(matching(coalition.id, search))
    .orderBy(asc(organizations.key), asc(organizations.id))
    .limit(size)
    .offset((page - 1) * size)
}

/** How many organizations the coalition knows, or a search finds. */
export function count(
  coalition: As<'viewer', Coalition>,
  { search = '' }: { search?: string } = {},
): Promise<number> {
  return db.$count(organizations, matching(coalition.id, search))
}

/** How many letters of the coalition each organization stands under, printed or signed. */
export async function countSigned(
  coalitionId: string,
  ids: string[] | null = null,
): Promise<Map<string, number>> {
  const merged = await mergedAway(coalitionId)
  const wanted = ids?.flatMap((id) => idsOf(merged, id)) ?? null
  const printed = await db
    .select({ id: editionSignatories.organizationId, letterId: editions.letterId })
    .from(editionSignatories)
    .innerJoin(editions, eq(editions.id, editionSignatories.editionId))
    .innerJoin(letters, eq(letters.id, editions.letterId))
    .where(
      and(
        eq(letters.coalitionId, coalitionId),
        isNull(editions.takenBackAt),
        wanted
          ? inArray(editionSignatories.organizationId, wanted)
          : isNotNull(editionSignatories.organizationId),
      ),
    )
  const signed = await db
    .select({ id: signatures.organizationId, letterId: signatures.letterId })
    .from(signatures)
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .where(
      and(
        eq(letters.coalitionId, coalitionId),
        inArray(signatures.state, ['active', 'stale']),
        wanted ? inArray(signatures.organizationId, wanted) : isNotNull(signatures.organizationId),
      ),
    )
  const under = new Map<string, Set<string>>()
  for (const { id, letterId } of [...printed, ...signed])
    if (id) {
      const stands = standing(merged, id)
      under.set(stands, (under.get(stands) ?? new Set()).add(letterId))
    }
  return new Map([...under].map(([id, its]) => [id, its.size]))
}

/** How many people the coalition knows at each organization. */
export async function countContacts(coalitionId: string, ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: contacts.organizationId, count: counted() })
    .from(contacts)
    .where(and(eq(contacts.coalitionId, coalitionId), inArray(contacts.organizationId, ids)))
    .groupBy(contacts.organizationId)
  return new Map(rows.map(({ id, count: how }) => [id, how]))
}

/** The condition for a search in names and other names. A folded search holds no wildcards: they are punctuation. */
export function matching(coalitionId: string, search: string) {
  const inCoalition = and(eq(organizations.coalitionId, coalitionId), isNull(organizations.mergedIntoId))
  const pattern = `%${fold(search)}%`
  if (pattern === '%%') return inCoalition
  const otherwise = db
    .select({ id: organizationNames.organizationId })
    .from(organizationNames)
    .where(and(eq(organizationNames.coalitionId, coalitionId), like(organizationNames.key, pattern)))
  return and(inCoalition, or(like(organizations.key, pattern), inArray(organizations.id, otherwise)))
}
