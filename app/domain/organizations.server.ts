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
  type Tx,
} from '~db'
import type { As, Coalition } from './access.server'
import { fold, spelled as keyOf } from './organizations/keys'

export { fold, keyOf }

export type Organization = typeof organizations.$inferSelect

type Place = { city?: string | null; state?: string | null }

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

/** The same for many names at once, in a few queries: the ids, in the order of the names. */
export async function findOrAddAll(
  tx: Tx,
  coalitionId: string,
  all: (Place & { name: string })[],
): Promise<string[]> {
  const byKey = new Map<string, string>()
  const named = new Map<string, Place & { name: string }>()
  for (const each of all) if (!named.has(keyOf(each.name))) named.set(keyOf(each.name), each)
  const wanted = [...named.keys()]
  for (let from = 0; from < wanted.length; from += 500) {
    const keys = wanted.slice(from, from + 500)
    for (const [key, id] of await idsByKey(tx, coalitionId, keys)) byKey.set(key, id)
    const missing = keys.filter((key) => !byKey.has(key))
    if (missing.length === 0) continue
    await tx
      .insert(organizations)
      .values(
        missing.map((key) => {
          const { name = key, city, state } = named.get(key) ?? {}
          return { coalitionId, name: name.trim(), key, city, state }
        }),
      )
      .onConflictDoNothing()
    for (const [key, id] of await idsByKey(tx, coalitionId, missing)) byKey.set(key, id)
  }
  return all.map(({ name }) => {
    const id = byKey.get(keyOf(name))
    if (!id) throw new Error('An organization was neither added nor found.')
    return id
  })
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

/** How many letters of the coalition each organization stands under, printed or signed. */
export async function countSigned(
  coalitionId: string,
  ids: string[] | null = null,
): Promise<Map<string, number>> {
  const printed = await db
    .select({ id: editionSignatories.organizationId, letterId: editions.letterId })
    .from(editionSignatories)
    .innerJoin(editions, eq(editions.id, editionSignatories.editionId))
    .innerJoin(letters, eq(letters.id, editions.letterId))
    .where(
      and(
        eq(letters.coalitionId, coalitionId),
        isNull(editions.takenBackAt),
        ids ? inArray(editionSignatories.organizationId, ids) : isNotNull(editionSignatories.organizationId),
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
        ids ? inArray(signatures.organizationId, ids) : isNotNull(signatures.organizationId),
      ),
    )
  const under = new Map<string, Set<string>>()
  for (const { id, letterId } of [...printed, ...signed])
    if (id) under.set(id, (under.get(id) ?? new Set()).add(letterId))
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

export type Signed = {
  slug: string
  title: string
  date: string | null
  createdAt: Date
  /** The name as it stands there. */
  name: string
  /** The edition it is printed in, or the signature that is not printed yet. */
  edition: number | null
  signature: { id: string; state: (typeof signatures.$inferSelect)['state'] } | null
}

/** The letters an organization stands under or has answered, newest first: each edition, and each signature. */
export async function listSigned(coalition: As<'viewer', Coalition>, id: string): Promise<Signed[]> {
  const letter = {
    slug: letters.slug,
    title: letters.title,
    date: letters.date,
    createdAt: letters.createdAt,
  }
  const printed = await db
    .select({ ...letter, name: editionSignatories.name, edition: editions.number })
    .from(editionSignatories)
    .innerJoin(editions, eq(editions.id, editionSignatories.editionId))
    .innerJoin(letters, eq(letters.id, editions.letterId))
    .where(
      and(
        eq(letters.coalitionId, coalition.id),
        eq(editionSignatories.organizationId, id),
        isNull(editions.takenBackAt),
      ),
    )
  const signed = await db
    .select({ ...letter, name: signatures.name, signature: { id: signatures.id, state: signatures.state } })
    .from(signatures)
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .where(and(eq(letters.coalitionId, coalition.id), eq(signatures.organizationId, id)))
  return [
    ...printed.map((each) => ({ ...each, signature: null })),
    ...signed.map((each) => ({ ...each, edition: null })),
  ].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.slug < b.slug ? -1 : 1))
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

/** What findByKey finds for each key; an organization's own name goes before another's other name. */
async function idsByKey(tx: Tx, coalitionId: string, keys: string[]): Promise<[string, string][]> {
  const named = await tx
    .select({ key: organizationNames.key, id: organizationNames.organizationId })
    .from(organizationNames)
    .where(and(eq(organizationNames.coalitionId, coalitionId), inArray(organizationNames.key, keys)))
  const exact = await tx
    .select({ key: organizations.key, id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.coalitionId, coalitionId), inArray(organizations.key, keys)))
  return [...named, ...exact].map(({ key, id }) => [key, id])
}

/** The condition for a search in names and other names. A folded search holds no wildcards: they are punctuation. */
export function matching(coalitionId: string, search: string) {
  const inCoalition = eq(organizations.coalitionId, coalitionId)
  const pattern = `%${fold(search)}%`
  if (pattern === '%%') return inCoalition
  const otherwise = db
    .select({ id: organizationNames.organizationId })
    .from(organizationNames)
    .where(and(eq(organizationNames.coalitionId, coalitionId), like(organizationNames.key, pattern)))
  return and(inCoalition, or(like(organizations.key, pattern), inArray(organizations.id, otherwise)))
}
