import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import {
  db,
  invitations,
  letters,
  lockRow,
  organizationMerges,
  organizationNames,
  organizationPairs,
  organizations,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { renewBlocks } from './blocking.server'
import type { Organization } from './finding.server'
import { inOrder } from './likely.server'
import {
  moveInvitations,
  moveKnowledge,
  moveLeading,
  moveSignatures,
  ordered,
  sortContacts,
  sortSignatures,
  type Two,
} from './moving.server'
import { isPair } from './pairs.server'
import { moveBack } from './returning.server'

export type Merge = typeof organizationMerges.$inferSelect

/** What a merge would do, before it is done. */
export type Preview = Two & {
  contacts: number
  /** People known at both by one address. */
  doubles: number
  names: string[]
  invitations: number
  signatures: number
  /** Letters for which both stand; *changing*: the later signature will be held. */
  clashes: { slug: string; title: string; changing: boolean; held: string }[]
}

/** What merging one organization into another would do; nothing is done. */
export async function preview(
  coalition: As<'viewer', Coalition>,
  keptId: string,
  goneId: string,
): Promise<Preview | { refused: string }> {
  const two = await findTwo(db, coalition, keptId, goneId)
  if ('refused' in two) return two
  const { movable, doubles } = await sortContacts(db, two)
  const { movable: signed, clashes } = await sortSignatures(db, two)
  const names = await db
    .select({ name: organizationNames.name })
    .from(organizationNames)
    .where(eq(organizationNames.organizationId, goneId))
  const titles = new Map(
    clashes.length === 0
      ? []
      : (
          await db
            .select()
            .from(letters)
            .where(
              inArray(
                letters.id,
                clashes.map(({ letterId }) => letterId),
              ),
            )
        ).map((letter) => [letter.id, letter]),
  )
  return {
    ...two,
    contacts: movable.length,
    doubles: doubles.size,
    names: [two.gone.name, ...names.map(({ name }) => name)],
    invitations: await db.$count(invitations, eq(invitations.organizationId, goneId)),
    signatures: signed.length,
    clashes: clashes.map(({ letterId, ours, theirs, changing }) => ({
      slug: titles.get(letterId)?.slug ?? '',
      title: titles.get(letterId)?.title ?? '',
      changing,
      held:
        (ours.activeAt ?? ours.createdAt) > (theirs.activeAt ?? theirs.createdAt) ? ours.name : theirs.name,
    })),
  }
}

/**
 * Makes two organizations one. What the second has moves to the first; the second stays, unseen, with what could not
 * move, and all of it can be undone. Editions and what they print are not touched.
 */
export function merge(
  coalition: As<'editor', Coalition>,
  keptId: string,
  goneId: string,
  now = new Date(),
): Promise<{ id: string } | { refused: string }> {
  return transact(async (tx) => {
    for (const id of ordered([keptId, goneId])) await lockRow(tx, organizations, id)
    const two = await findTwo(tx, coalition, keptId, goneId)
    if ('refused' in two) return two
    await tx.update(organizations).set({ mergedIntoId: keptId }).where(eq(organizations.id, goneId))
    const { doubles, ...knowledge } = await moveKnowledge(tx, two)
    const asked = await moveInvitations(tx, two, doubles)
    const leading = await moveLeading(tx, two, doubles)
    const { heldIn, ...signed } = await moveSignatures(tx, two, now)
    const [merged] = await tx
      .insert(organizationMerges)
      .values({
        coalitionId: coalition.id,
        keptId,
        goneId,
        moved: { ...knowledge, ...asked, ...leading, ...signed },
        createdAt: now,
      })
      .returning()
    if (!merged) throw new Error('The merge was not kept.')
    await tx
      .insert(organizationPairs)
      .values({ coalitionId: coalition.id, ...inOrder(keptId, goneId), reasons: [] })
      .onConflictDoNothing()
    await tx
      .update(organizationPairs)
      .set({ decision: 'merged', decidedBy: coalition.actor.id, decidedAt: now })
      .where(isPair(keptId, goneId))
    await renewBlocks(tx, coalition.id, [keptId, goneId])
    for (const { letterId, id } of heldIn)
      await record(
        tx,
        coalition.actor,
        {
          coalitionId: coalition.id,
          letterId,
          action: 'signature held',
          object: id,
          data: { merge: merged.id },
        },
        now,
      )
    await record(
      tx,
      coalition.actor,
      {
        coalitionId: coalition.id,
        action: 'organizations merged',
        object: keptId,
        data: { gone: goneId, name: two.gone.name, merge: merged.id },
      },
      now,
    )
    return { id: merged.id }
  })
}

/**
 * Takes a merge back, whatever happened since: what was moved goes back as far as it is still there, and so do
 * signatures given since in the name of the one that was gone.
 */
export function unmerge(
  coalition: As<'editor', Coalition>,
  mergeId: string,
  now = new Date(),
): Promise<{ keptId: string; goneId: string } | { refused: string }> {
  return transact(async (tx) => {
    const [merged] = await tx
      .select()
      .from(organizationMerges)
      .where(and(eq(organizationMerges.id, mergeId), eq(organizationMerges.coalitionId, coalition.id)))
    if (!merged) return { refused: 'There is no such merge.' }
    const { keptId, goneId } = merged
    for (const id of ordered([keptId, goneId])) await lockRow(tx, organizations, id)
    const [undone] = await tx
      .update(organizationMerges)
      .set({ undoneAt: now })
      .where(and(eq(organizationMerges.id, mergeId), isNull(organizationMerges.undoneAt)))
      .returning()
    if (!undone) return { refused: 'This merge was undone already.' }
    const [kept] = await tx.select().from(organizations).where(eq(organizations.id, keptId))
    const [gone] = await tx.select().from(organizations).where(eq(organizations.id, goneId))
    if (!kept || !gone) throw new Error('An organization of a merge is not there.')
    if (kept.mergedIntoId) {
      await tx.update(organizationMerges).set({ undoneAt: null }).where(eq(organizationMerges.id, mergeId))
      return { refused: `“${kept.name}” was merged itself since. Undo that merge first.` }
    }
    await tx.update(organizations).set({ mergedIntoId: null }).where(eq(organizations.id, goneId))
    const { freed } = await moveBack(tx, { kept, gone }, undone)
    await tx
      .update(organizationPairs)
      .set({ decision: null, decidedBy: null, decidedAt: null })
      .where(isPair(keptId, goneId))
    await renewBlocks(tx, coalition.id, [keptId, goneId])
    for (const { letterId, id } of freed)
      await record(
        tx,
        coalition.actor,
        {
          coalitionId: coalition.id,
          letterId,
          action: 'signature approved',
          object: id,
          data: { merge: mergeId },
        },
        now,
      )
    await record(
      tx,
      coalition.actor,
      {
        coalitionId: coalition.id,
        action: 'organizations separated',
        object: keptId,
        data: { gone: goneId, name: gone.name, merge: mergeId },
      },
      now,
    )
    return { keptId, goneId }
  })
}

/** What was merged into an organization and can be undone, newest first. */
export function listMerges(
  coalition: As<'viewer', Coalition>,
  keptId: string,
): Promise<{ id: string; name: string; at: Date }[]> {
  return db
    .select({ id: organizationMerges.id, name: organizations.name, at: organizationMerges.createdAt })
    .from(organizationMerges)
    .innerJoin(organizations, eq(organizations.id, organizationMerges.goneId))
    .where(
      and(
        eq(organizationMerges.coalitionId, coalition.id),
        eq(organizationMerges.keptId, keptId),
        isNull(organizationMerges.undoneAt),
      ),
    )
    .orderBy(desc(organizationMerges.createdAt), desc(organizationMerges.id))
}

async function findTwo(
  reader: Pick<Tx, 'select'>,
  coalition: As<'viewer', Coalition>,
  keptId: string,
  goneId: string,
): Promise<Two | { refused: string }> {
  if (keptId === goneId) return { refused: 'Choose two organizations: this is one with itself.' }
  const both: Organization[] = await reader
    .select()
    .from(organizations)
    .where(
      and(
        eq(organizations.coalitionId, coalition.id),
        inArray(organizations.id, [keptId, goneId]),
        isNull(organizations.mergedIntoId),
      ),
    )
  const kept = both.find(({ id }) => id === keptId)
  const gone = both.find(({ id }) => id === goneId)
  if (!kept || !gone)
    return { refused: 'One of the two is no longer there, or was merged already. Look it up again.' }
  return { kept, gone }
}
