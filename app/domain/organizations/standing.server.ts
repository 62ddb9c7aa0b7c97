import { and, eq, isNotNull } from 'drizzle-orm'
import { db, organizations, type Tx } from '~db'

type Reader = Pick<Tx, 'select'>

/** Which organizations of a coalition were merged, and into which. */
export async function mergedAway(coalitionId: string, reader: Reader = db): Promise<Map<string, string>> {
  const rows = await reader
    .select({ id: organizations.id, into: organizations.mergedIntoId })
    .from(organizations)
    .where(and(eq(organizations.coalitionId, coalitionId), isNotNull(organizations.mergedIntoId)))
  return new Map(rows.flatMap(({ id, into }) => (into ? [[id, into]] : [])))
}

/** The organization that stands for this one: itself, unless it was merged. */
export function standing(merged: Map<string, string>, id: string): string {
  let at = id
  // No merge goes in a circle: only what stands is merged, into what stands.
  for (let into = merged.get(at); into; into = merged.get(at)) at = into
  return at
}

/** An organization and all that were merged into it. */
export function idsOf(merged: Map<string, string>, id: string): string[] {
  return [id, ...[...merged.keys()].filter((each) => standing(merged, each) === id)]
}
