import { and, eq, inArray } from 'drizzle-orm'
import {
  approvals,
  contacts,
  invitations,
  letterLeads,
  letters,
  lockRow,
  type Moved,
  organizationDomains,
  type organizationMerges,
  organizationNames,
  organizationTags,
  signatures,
  type Tx,
} from '~db'
import { keyOf, spelled } from './keys'
import { heldFor, moveRelations, ordered, type Two } from './moving.server'

/** Moves back what a merge moved, as far as it is still there; gives the signatures that stand again. */
export async function moveBack(
  tx: Tx,
  two: Two,
  { moved, createdAt }: typeof organizationMerges.$inferSelect,
): Promise<{ freed: { letterId: string; id: string }[] }> {
  await returnKnowledge(tx, two, moved)
  await returnInvitations(tx, two, moved)
  await returnLeading(tx, two, moved)
  return { freed: await returnSignatures(tx, two, moved, createdAt) }
}

async function returnKnowledge(tx: Tx, { kept, gone }: Two, moved: Moved): Promise<void> {
  const left = await tx.select().from(contacts).where(eq(contacts.organizationId, gone.id))
  const taken = new Set(left.map(({ email }) => email).filter(Boolean))
  for (const id of moved.contacts) {
    const [contact] = await tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.id, id), eq(contacts.organizationId, kept.id)))
    // An address that was changed since to one that is known there stays.
    if (!contact || (contact.email && taken.has(contact.email))) continue
    await tx.update(contacts).set({ organizationId: gone.id }).where(eq(contacts.id, id))
  }
  if (moved.alias)
    await tx
      .delete(organizationNames)
      .where(and(eq(organizationNames.id, moved.alias), eq(organizationNames.organizationId, kept.id)))
  for (const id of moved.names)
    await tx
      .update(organizationNames)
      .set({ organizationId: gone.id })
      .where(and(eq(organizationNames.id, id), eq(organizationNames.organizationId, kept.id)))
  if (moved.domains.length > 0)
    await tx
      .delete(organizationDomains)
      .where(
        and(
          eq(organizationDomains.organizationId, kept.id),
          inArray(organizationDomains.domain, moved.domains),
        ),
      )
  if (moved.tags.length > 0)
    await tx
      .delete(organizationTags)
      .where(and(eq(organizationTags.organizationId, kept.id), inArray(organizationTags.tag, moved.tags)))
  await moveRelations(
    tx,
    kept.id,
    gone.id,
    moved.relations.map(({ id }) => id),
  )
}

async function returnInvitations(tx: Tx, { kept, gone }: Two, moved: Moved): Promise<void> {
  for (const id of moved.invitations) {
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.id, id), eq(invitations.organizationId, kept.id)))
    if (!invitation) continue
    const contactId = moved.recontacted.find((each) => each.id === id)?.contactId ?? invitation.contactId
    await tx.update(invitations).set({ organizationId: gone.id, contactId }).where(eq(invitations.id, id))
  }
  for (const { createdAt, ...row } of moved.unlisted)
    await tx
      .insert(invitations)
      .values({ ...row, organizationId: kept.id, createdAt: new Date(createdAt) })
      .onConflictDoNothing()
}

async function returnLeading(tx: Tx, { kept, gone }: Two, moved: Moved): Promise<void> {
  for (const { id, contactId } of moved.leads)
    await tx
      .update(letterLeads)
      .set({ organizationId: gone.id, contactId })
      .where(and(eq(letterLeads.id, id), eq(letterLeads.organizationId, kept.id)))
  for (const id of moved.approvals)
    await tx
      .update(approvals)
      .set({ organizationId: gone.id })
      .where(and(eq(approvals.id, id), eq(approvals.organizationId, kept.id)))
}

async function returnSignatures(
  tx: Tx,
  two: Two,
  moved: Moved,
  mergedAt: Date,
): Promise<{ letterId: string; id: string }[]> {
  const { kept, gone } = two
  const names = await tx.select().from(organizationNames).where(eq(organizationNames.organizationId, gone.id))
  const keys = new Set([gone.key, ...names.map(({ key }) => key)])
  const here = await tx
    .select()
    .from(signatures)
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .where(and(eq(signatures.organizationId, kept.id), eq(letters.coalitionId, kept.coalitionId)))
  const ids = new Set(moved.signatures.map(({ id }) => id))
  // By its exact name alone: whatever came since in another name stays.
  const since = here
    .map((row) => row.signatures)
    .filter(
      ({ id, name, createdAt }) =>
        !ids.has(id) && createdAt >= mergedAt && [spelled(name), keyOf(name)].some((key) => keys.has(key)),
    )
  for (const letterId of ordered(here.map((row) => row.letters.id))) await lockRow(tx, letters, letterId)
  for (const { id, organizationId } of moved.signatures)
    await returnOne(tx, id, two, organizationId === null ? null : gone.id)
  for (const { id } of since) await returnOne(tx, id, two, gone.id)
  const freed: { letterId: string; id: string }[] = []
  for (const held of moved.held) {
    const [signature] = await tx
      .select()
      .from(signatures)
      .where(
        and(eq(signatures.id, held.id), eq(signatures.state, 'held'), eq(signatures.heldFor, heldFor(two))),
      )
    if (!signature || (await isTaken(tx, signature))) continue
    await tx
      .update(signatures)
      .set({
        state: held.state,
        heldFor: held.heldFor,
        activeAt: held.activeAt ? new Date(held.activeAt) : null,
      })
      .where(eq(signatures.id, held.id))
    freed.push({ letterId: signature.letterId, id: signature.id })
  }
  return freed
}

// What stands stays where it is if another stands in its place: a lead chooses between the two.
async function returnOne(
  tx: Tx,
  id: string,
  { kept, gone }: Two,
  organizationId: string | null,
): Promise<void> {
  const [signature] = await tx.select().from(signatures).where(eq(signatures.id, id))
  if (!signature || signature.key !== kept.key) return
  const back = { ...signature, key: gone.key }
  if (['active', 'stale'].includes(signature.state) && (await isTaken(tx, back))) return
  await tx
    .update(signatures)
    .set({ key: gone.key, organizationId: signature.organizationId === null ? organizationId : gone.id })
    .where(eq(signatures.id, id))
}

async function isTaken(tx: Tx, { id, letterId, key }: typeof signatures.$inferSelect): Promise<boolean> {
  const standing = await tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        eq(signatures.key, key),
        inArray(signatures.state, ['active', 'stale']),
      ),
    )
  return standing.some((each) => each.id !== id)
}
