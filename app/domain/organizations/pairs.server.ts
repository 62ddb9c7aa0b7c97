import { aliasedTable, and, asc, count, eq, isNull } from 'drizzle-orm'
import { db, organizationPairs, organizations, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import type { Organization } from './finding.server'
import { inOrder } from './likely.server'

export type Pair = {
  id: string
  reasons: string[]
  decision: (typeof organizationPairs.$inferSelect)['decision']
  one: Organization
  other: Organization
}

const others = aliasedTable(organizations, 'others')

/** A page of the pairs that may be one organization and that nobody has decided. */
export function listOpen(
  coalition: As<'viewer', Coalition>,
  { page = 1, size = 20 }: { page?: number; size?: number } = {},
): Promise<Pair[]> {
  return pairs(open(coalition))
    .limit(size)
    .offset((page - 1) * size)
}

/** How many pairs wait for a decision. */
export async function countOpen(coalition: As<'viewer', Coalition>): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(organizationPairs)
    .innerJoin(organizations, eq(organizations.id, organizationPairs.oneId))
    .innerJoin(others, eq(others.id, organizationPairs.otherId))
    .where(open(coalition))
  return row?.count ?? 0
}

/** The pair of this id, if it is this coalition's and both still stand. */
export async function findPair(coalition: As<'viewer', Coalition>, id: string): Promise<Pair | null> {
  const [pair] = await pairs(
    and(eq(organizationPairs.id, id), eq(organizationPairs.coalitionId, coalition.id), bothStand()),
  )
  return pair ?? null
}

/** Says that two are different, or related; it is remembered and not asked again. */
export function decide(
  coalition: As<'editor', Coalition>,
  [one, other]: [string, string],
  decision: 'different' | 'related',
  now = new Date(),
): Promise<{ id: string } | { refused: string }> {
  return transact(async (tx) => {
    const known = await tx.$count(
      organizations,
      and(eq(organizations.coalitionId, coalition.id), eq(organizations.id, one)),
    )
    const decided = { decision, decidedBy: coalition.actor.id, decidedAt: now }
    const [pair] =
      known === 0
        ? []
        : await tx
            .update(organizationPairs)
            .set(decided)
            .where(and(isPair(one, other), eq(organizationPairs.coalitionId, coalition.id)))
            .returning()
    if (!pair) return { refused: 'This pair is no longer there. Look at the list again.' }
    await record(
      tx,
      coalition.actor,
      {
        coalitionId: coalition.id,
        action: 'organizations told apart',
        object: one,
        data: { other, decision },
      },
      now,
    )
    return { id: pair.id }
  })
}

/** Takes a decision back: the pair is asked about again. */
export function reopen(coalition: As<'editor', Coalition>, id: string): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [pair] = await tx
      .update(organizationPairs)
      .set({ decision: null, decidedBy: null, decidedAt: null })
      .where(and(eq(organizationPairs.id, id), eq(organizationPairs.coalitionId, coalition.id)))
      .returning()
    if (!pair) return { refused: 'This pair is no longer there. Look at the list again.' }
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'decision on two organizations taken back',
      object: pair.oneId,
      data: { other: pair.otherId },
    })
    return null
  })
}

/** The row of two organizations, whichever is named first. */
export function isPair(one: string, other: string) {
  const { oneId, otherId } = inOrder(one, other)
  return and(eq(organizationPairs.oneId, oneId), eq(organizationPairs.otherId, otherId))
}

function open(coalition: As<'viewer', Coalition>) {
  return and(eq(organizationPairs.coalitionId, coalition.id), isNull(organizationPairs.decision), bothStand())
}

function bothStand() {
  return and(isNull(organizations.mergedIntoId), isNull(others.mergedIntoId))
}

function pairs(which: ReturnType<typeof and>) {
  return db
    .select({
      id: organizationPairs.id,
      reasons: organizationPairs.reasons,
      decision: organizationPairs.decision,
      one: organizations,
      other: others,
    })
    .from(organizationPairs)
    .innerJoin(organizations, eq(organizations.id, organizationPairs.oneId))
    .innerJoin(others, eq(others.id, organizationPairs.otherId))
    .where(which)
    .orderBy(asc(organizationPairs.createdAt), asc(organizationPairs.id))
}
