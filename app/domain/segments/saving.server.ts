import { and, asc, eq } from 'drizzle-orm'
import { db, type SegmentFilter, segments, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'

export type Segment = typeof segments.$inferSelect

/** The segments of a coalition, by name. */
export async function listSaved(coalition: As<'viewer', Coalition>): Promise<Segment[]> {
  const rows = await db
    .select()
    .from(segments)
    .where(eq(segments.coalitionId, coalition.id))
    .orderBy(asc(segments.createdAt), asc(segments.id))
  const { compare } = new Intl.Collator('en')
  return rows.sort((one, other) => compare(one.name, other.name))
}

/** Keeps a filter under a name; the name of another segment is refused. */
export function save(
  coalition: As<'editor', Coalition>,
  name: string,
  filter: SegmentFilter,
): Promise<Segment | { refused: string }> {
  return transact(async (tx) => {
    const [segment] = await tx
      .insert(segments)
      .values({ coalitionId: coalition.id, name: name.trim(), filter, createdBy: coalition.actor.id })
      .onConflictDoNothing()
      .returning()
    if (!segment) return { refused: 'A segment has this name already. Choose another name.' }
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'segment saved',
      object: segment.id,
      data: { segment: segment.name },
    })
    return segment
  })
}

/** Forgets a segment; gives what it was, for who wants it back. */
export function forget(coalition: As<'editor', Coalition>, id: string): Promise<Segment | null> {
  return transact(async (tx) => {
    const [gone] = await tx
      .delete(segments)
      .where(and(eq(segments.id, id), eq(segments.coalitionId, coalition.id)))
      .returning()
    if (gone)
      await record(tx, coalition.actor, {
        coalitionId: coalition.id,
        action: 'segment forgotten',
        object: id,
        data: { segment: gone.name },
      })
    return gone ?? null
  })
}
