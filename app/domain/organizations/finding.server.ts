import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, organizationNames, organizations, type Tx } from '~db'
import type { As, Coalition } from '../access.server'
import { keepBlocks } from './blocking.server'
import { keyOf, SCHEME, spelled } from './keys'

export type Organization = typeof organizations.$inferSelect

type Place = { city?: string | null; state?: string | null }

/** The organization of this name, or with this as a recorded other name; never one that was merged into another. */
export async function findByName(tx: Tx, coalitionId: string, name: string): Promise<Organization | null> {
  return (await findAll(tx, coalitionId, [name])).get(name) ?? null
}

/** The same, outside a transaction. */
export async function findNamed(coalitionId: string, name: string): Promise<Organization | null> {
  return (await findAll(db, coalitionId, [name])).get(name) ?? null
}

/** The same; if there is none it is added. */
export async function findOrAdd(
  tx: Tx,
  coalitionId: string,
  name: string,
  place: Place = {},
): Promise<Organization> {
  const known = await findByName(tx, coalitionId, name)
  if (known) return known
  await addAll(tx, coalitionId, [{ name, ...place }])
  const found = await findByName(tx, coalitionId, name)
  if (!found) throw new Error('The organization was neither added nor found.')
  return found
}

/** The same for many names at once, in a few queries: the ids, in the order of the names. */
export async function findOrAddAll(
  tx: Tx,
  coalitionId: string,
  all: (Place & { name: string })[],
): Promise<string[]> {
  const found = new Map<string, string>()
  const named = new Map(all.map((each) => [each.name, each]))
  const wanted = [...named.keys()]
  for (let from = 0; from < wanted.length; from += 400) {
    const names = wanted.slice(from, from + 400)
    const known = await findAll(tx, coalitionId, names)
    const missing = names.filter((name) => !known.has(name))
    await addAll(
      tx,
      coalitionId,
      missing.map((name) => named.get(name) ?? { name }),
    )
    const added = await findAll(tx, coalitionId, missing)
    for (const [name, { id }] of [...known, ...added]) found.set(name, id)
  }
  return all.map(({ name }) => {
    const id = found.get(name)
    if (!id) throw new Error('An organization was neither added nor found.')
    return id
  })
}

/** The organization of this id, if it is this coalition's. */
export async function find(coalition: As<'viewer', Coalition>, id: string): Promise<Organization | null> {
  const [found] = await db
    .select()
    .from(organizations)
    .where(and(eq(organizations.id, id), eq(organizations.coalitionId, coalition.id)))
  return found ?? null
}

// By the spelling first: two whose keys became one by a new rule stay apart so.
async function findAll(
  reader: Pick<Tx, 'select'>,
  coalitionId: string,
  names: string[],
): Promise<Map<string, Organization>> {
  const keys = [...new Set(names.flatMap((name) => [spelled(name), keyOf(name)]))]
  if (keys.length === 0) return new Map()
  const own = await reader
    .select()
    .from(organizations)
    .where(
      and(
        eq(organizations.coalitionId, coalitionId),
        inArray(organizations.key, keys),
        isNull(organizations.mergedIntoId),
      ),
    )
  const other = await reader
    .select({ key: organizationNames.key, organization: organizations })
    .from(organizationNames)
    .innerJoin(organizations, eq(organizations.id, organizationNames.organizationId))
    .where(and(eq(organizationNames.coalitionId, coalitionId), inArray(organizationNames.key, keys)))
  const byKey = new Map([
    ...other.map(({ key, organization }) => [key, organization] as const),
    ...own.map((organization) => [organization.key, organization] as const),
  ])
  return new Map(
    names.flatMap((name) => {
      const found = byKey.get(spelled(name)) ?? byKey.get(keyOf(name))
      return found ? [[name, found] as const] : []
    }),
  )
}

async function addAll(tx: Tx, coalitionId: string, all: (Place & { name: string })[]): Promise<void> {
  const byKey = new Map<string, Place & { name: string }>()
  for (const each of all) if (!byKey.has(keyOf(each.name))) byKey.set(keyOf(each.name), each)
  if (byKey.size === 0) return
  const added = await tx
    .insert(organizations)
    .values(
      [...byKey].map(([key, { name, city, state }]) => ({
        coalitionId,
        name: name.trim(),
        key,
        city,
        state,
        keyedBy: SCHEME,
      })),
    )
    .onConflictDoNothing()
    .returning()
  await keepBlocks(
    tx,
    coalitionId,
    added.map(({ id, name }) => ({ id, names: [name] })),
  )
}
