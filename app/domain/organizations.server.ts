import { and, asc, eq, inArray, like, or } from 'drizzle-orm'
import { db, organizationNames, organizations, type Tx } from '~db'
import type { As, Coalition } from './access.server'

export type Organization = typeof organizations.$inferSelect

type Place = { city?: string | null; state?: string | null }

/**
 * The name by which two spellings are one: case, accents, punctuation, spaces and "&" folded.
 * No word is ever dropped: whether "Inc" or "The" makes another organization is for a person to say.
 */
export function keyOf(name: string): string {
  return fold(name) || name.normalize('NFKC').trim()
}

/** The organization of this name, or with this as a recorded other name. */
export function findByName(tx: Tx, coalitionId: string, name: string): Promise<Organization | null> {
  return findByKey(tx, coalitionId, keyOf(name))
}

/** The same; if there is none it is added. */
export async function findOrAdd(
  tx: Tx,
  coalitionId: string,
  name: string,
  { city = null, state = null }: Place = {},
): Promise<Organization> {
  const key = keyOf(name)
  const known = await findByName(tx, coalitionId, name)
  if (known) return known
  const [added] = await tx
    .insert(organizations)
    .values({ coalitionId, name: name.trim(), key, city, state })
    .onConflictDoNothing()
    .returning()
  const found = added ?? (await findByKey(tx, coalitionId, key))
  if (!found) throw new Error('The organization was neither added nor found.')
  return found
}

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

/** The organization of this id, if it is this coalition's. */
export async function find(coalition: As<'viewer', Coalition>, id: string): Promise<Organization | null> {
  const [found] = await db
    .select()
    .from(organizations)
    .where(and(eq(organizations.id, id), eq(organizations.coalitionId, coalition.id)))
  return found ?? null
}

async function findByKey(tx: Tx, coalitionId: string, key: string): Promise<Organization | null> {
  const [exact] = await tx
    .select()
    .from(organizations)
    .where(and(eq(organizations.coalitionId, coalitionId), eq(organizations.key, key)))
  if (exact) return exact
  const [named] = await tx
    .select({ organization: organizations })
    .from(organizationNames)
    .innerJoin(organizations, eq(organizations.id, organizationNames.organizationId))
    .where(and(eq(organizationNames.coalitionId, coalitionId), eq(organizationNames.key, key)))
  return named?.organization ?? null
}

// A folded search holds no wildcards: they are punctuation.
function matching(coalitionId: string, search: string) {
  const inCoalition = eq(organizations.coalitionId, coalitionId)
  const pattern = `%${fold(search)}%`
  if (pattern === '%%') return inCoalition
  const otherwise = db
    .select({ id: organizationNames.organizationId })
    .from(organizationNames)
    .where(and(eq(organizationNames.coalitionId, coalitionId), like(organizationNames.key, pattern)))
  return and(inCoalition, or(like(organizations.key, pattern), inArray(organizations.id, otherwise)))
}

/**
 * The text in which a search looks: case, accents and punctuation folded. It may be empty.
 * Upper case first: "ß" and final sigma fold only that way. Only Latin, Greek and Cyrillic accents go:
 * in other scripts combining marks are vowels.
 */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/&/g, ' and ')
    .replace(/['’‘ʼ.]/g, '')
    .replace(/[\p{P}|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
