import { inArray } from 'drizzle-orm'
import { organizationBlocks, organizationNames, organizations, type Tx } from '~db'
import { blocksOf, soughtOf } from './blocks'
import { type Comparable, comparable } from './comparing'

/** Rows of one insert: both engines limit how many values one statement takes. */
const ROWS = 5_000

/** By which stored numbers a name finds others of its coalition. */
export function soughtNumbers(coalitionId: string, name: Comparable): number[] {
  return soughtOf(name).map((block) => numberOf(`${coalitionId} ${block}`))
}

function storedNumbers(coalitionId: string, name: Comparable): number[] {
  return blocksOf(name).map((block) => numberOf(`${coalitionId} ${block}`))
}

/** Keeps the blocks of new organizations, by all their names. */
export async function keepBlocks(
  tx: Tx,
  coalitionId: string,
  all: { id: string; names: string[] }[],
): Promise<void> {
  const rows = all.flatMap(({ id, names }) =>
    [...new Set(names.flatMap((name) => storedNumbers(coalitionId, comparable(name))))].map((block) => ({
      block,
      organizationId: id,
    })),
  )
  for (let from = 0; from < rows.length; from += ROWS)
    await tx
      .insert(organizationBlocks)
      .values(rows.slice(from, from + ROWS))
      .onConflictDoNothing()
}

/** Makes the blocks of organizations again after their names changed; they are compared anew. */
export async function renewBlocks(tx: Tx, coalitionId: string, ids: string[]): Promise<void> {
  await tx.delete(organizationBlocks).where(inArray(organizationBlocks.organizationId, ids))
  const own = await tx.select().from(organizations).where(inArray(organizations.id, ids))
  const others = await tx
    .select({ id: organizationNames.organizationId, name: organizationNames.name })
    .from(organizationNames)
    .where(inArray(organizationNames.organizationId, ids))
  await keepBlocks(
    tx,
    coalitionId,
    own
      .filter(({ mergedIntoId }) => mergedIntoId === null)
      .map(({ id, name }) => ({
        id,
        names: [name, ...others.filter((other) => other.id === id).map((other) => other.name)],
      })),
  )
  await tx.update(organizations).set({ comparedAt: null }).where(inArray(organizations.id, ids))
}

// FNV-1a. Two blocks of one number are compared for nothing, and no more.
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}
