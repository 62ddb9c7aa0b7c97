import { and, asc, eq, inArray, or } from 'drizzle-orm'
import {
  db,
  organizationPairs,
  organizationRelations,
  organizations,
  type relationKinds,
  transact,
} from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { isPair } from './pairs.server'

export type RelationKind = (typeof relationKinds)[number]

/** One relation as one of the two sees it. */
export type Relation = {
  id: string
  kind: RelationKind
  /** Whether the other is the chapter, the program, … of this one. */
  reversed: boolean
  other: { id: string; name: string }
  since: string | null
  until: string | null
}

/** What an organization is to others, and others to it. */
export async function listRelations(coalition: As<'viewer', Coalition>, id: string): Promise<Relation[]> {
  const rows = await db
    .select()
    .from(organizationRelations)
    .where(
      and(
        eq(organizationRelations.coalitionId, coalition.id),
        or(eq(organizationRelations.organizationId, id), eq(organizationRelations.otherId, id)),
      ),
    )
    .orderBy(asc(organizationRelations.createdAt), asc(organizationRelations.id))
  const ids = rows.map((row) => (row.organizationId === id ? row.otherId : row.organizationId))
  const names = new Map(
    ids.length === 0
      ? []
      : (await db.select().from(organizations).where(inArray(organizations.id, ids))).map((each) => [
          each.id,
          each.name,
        ]),
  )
  return rows.map(({ id: relation, kind, organizationId, otherId, since, until }) => {
    const reversed = organizationId !== id
    const other = reversed ? organizationId : otherId
    return { id: relation, kind, reversed, other: { id: other, name: names.get(other) ?? '' }, since, until }
  })
}

/** Says what one organization is of another; saying it twice is saying it once. */
export function addRelation(
  coalition: As<'editor', Coalition>,
  organizationId: string,
  {
    kind,
    otherId,
    since,
    until,
  }: { kind: RelationKind; otherId: string; since?: string | null; until?: string | null },
): Promise<{ id: string } | { refused: string }> {
  return transact(async (tx) => {
    if (organizationId === otherId) return { refused: 'Choose another organization than this one.' }
    if (since && until && since > until)
      return { refused: 'It ends before it begins. Change one of the two days.' }
    const both = await tx
      .select()
      .from(organizations)
      .where(
        and(
          inArray(organizations.id, [organizationId, otherId]),
          eq(organizations.coalitionId, coalition.id),
        ),
      )
    if (both.filter(({ mergedIntoId }) => mergedIntoId === null).length < 2)
      return { refused: 'Choose an organization from the registry.' }
    const dates = { since: since ?? null, until: until ?? null }
    const [added] = await tx
      .insert(organizationRelations)
      .values({ coalitionId: coalition.id, organizationId, kind, otherId, ...dates })
      .onConflictDoUpdate({
        target: [
          organizationRelations.organizationId,
          organizationRelations.kind,
          organizationRelations.otherId,
        ],
        set: dates,
      })
      .returning()
    if (!added) throw new Error('The relation was not kept.')
    await tx
      .update(organizationPairs)
      .set({ decision: 'related', decidedBy: coalition.actor.id, decidedAt: new Date() })
      .where(isPair(organizationId, otherId))
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'organizations related',
      object: organizationId,
      data: { kind, other: otherId },
    })
    return { id: added.id }
  })
}

/** Takes a relation back. */
export function removeRelation(
  coalition: As<'editor', Coalition>,
  id: string,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [gone] = await tx
      .delete(organizationRelations)
      .where(and(eq(organizationRelations.id, id), eq(organizationRelations.coalitionId, coalition.id)))
      .returning()
    if (!gone) return { refused: 'This relation is no longer there.' }
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'relation removed',
      object: gone.organizationId,
      data: { kind: gone.kind, other: gone.otherId },
    })
    return null
  })
}
