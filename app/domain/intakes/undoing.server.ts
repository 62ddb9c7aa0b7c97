import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import {
  contacts,
  editionSignatories,
  intakeRows,
  intakes,
  invitations,
  letters,
  lockRow,
  organizationBlocks,
  organizationDomains,
  organizationMerges,
  organizationNames,
  organizationPairs,
  organizationRelations,
  organizations,
  organizationTags,
  signatureColleagues,
  signatures,
  type Tx,
  tokens,
  transact,
} from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { breathe } from '../tables/index.server'
import { AT_ONCE } from './rows.server'

/** How many signatures were taken back, and how many stay because their signers acted since. */
export type Undone = { undone: number; kept: number }

/**
 * Takes an intake's signatures back, as though they had never come, with the organizations nobody else knows. What a
 * signer withdrew or has to confirm anew since is theirs and stays.
 */
export function undoSignatures(
  letter: As<'editor', Letter>,
  intakeId: string,
  now = new Date(),
): Promise<Undone | { refused: string }> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [present] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, letter.id))
    if (!present || !['open', 'closed'].includes(present.state))
      return { refused: 'The letter is final; what it prints stays. Take the edition back first.' }
    const [intake] = await tx
      .update(intakes)
      .set({ state: 'undone', undoneAt: now })
      .where(and(eq(intakes.id, intakeId), eq(intakes.letterId, letter.id), eq(intakes.state, 'published')))
      .returning()
    if (!intake) return { refused: 'This import does not count any more. Nothing was changed.' }
    const rows = await tx.select().from(intakeRows).where(eq(intakeRows.intakeId, intakeId))
    const ids = rows.flatMap(({ object }) => object ?? [])
    const gone = await remove(tx, letter.id, ids)
    await forget(
      tx,
      rows.flatMap(({ addedOrganizationId }) => addedOrganizationId ?? []),
    )
    const outcome = { undone: gone, kept: ids.length - gone }
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signatures import undone',
        object: intakeId,
        data: { count: gone, kept: outcome.kept },
      },
      now,
    )
    return outcome
  })
}

async function remove(tx: Tx, letterId: string, ids: string[]): Promise<number> {
  let count = 0
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const there = await tx
      .select({ id: signatures.id, organizationId: signatures.organizationId })
      .from(signatures)
      .where(and(inArray(signatures.id, some), inArray(signatures.state, ['active', 'held', 'rejected'])))
    const going = there.map(({ id }) => id)
    if (going.length === 0) continue
    await tx.delete(signatureColleagues).where(inArray(signatureColleagues.signatureId, going))
    await tx
      .delete(tokens)
      .where(and(inArray(tokens.purpose, ['confirm', 'signer']), inArray(tokens.subject, going)))
    await tx.delete(signatures).where(inArray(signatures.id, going))
    await askAgain(
      tx,
      letterId,
      there.flatMap(({ organizationId }) => organizationId ?? []),
    )
    count += going.length
  }
  return count
}

/** Those whose signature went have not answered yet. */
async function askAgain(tx: Tx, letterId: string, organizationIds: string[]): Promise<void> {
  const standing = await tx
    .select({ id: signatures.organizationId })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        inArray(signatures.organizationId, organizationIds),
        inArray(signatures.state, ['active', 'stale', 'held']),
      ),
    )
  const still = new Set(standing.map(({ id }) => id))
  const open = organizationIds.filter((id) => !still.has(id))
  const signed = and(
    eq(invitations.letterId, letterId),
    inArray(invitations.organizationId, open),
    eq(invitations.state, 'signed'),
  )
  await tx
    .update(invitations)
    .set({ state: 'listed', answeredAt: null })
    .where(and(signed, isNull(invitations.sentAt)))
  await tx.update(invitations).set({ state: 'opened', answeredAt: null }).where(signed)
}

/** Takes organizations out of the registry that only this intake had brought, and about which nobody has said anything. */
export async function forget(tx: Tx, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 100) {
    await breathe()
    const some = ids.slice(from, from + 100)
    const used = await usedAmong(tx, some)
    const free = some.filter((id) => !used.has(id))
    if (free.length === 0) continue
    // What the product itself worked out of their names goes with them.
    await tx.delete(organizationBlocks).where(inArray(organizationBlocks.organizationId, free))
    await tx
      .delete(organizationPairs)
      .where(or(inArray(organizationPairs.oneId, free), inArray(organizationPairs.otherId, free)))
    await tx.delete(organizations).where(inArray(organizations.id, free))
  }
}

async function usedAmong(tx: Tx, ids: string[]): Promise<Set<string | null>> {
  const columns = [
    [signatures, signatures.organizationId],
    [invitations, invitations.organizationId],
    [contacts, contacts.organizationId],
    [organizationNames, organizationNames.organizationId],
    [organizationDomains, organizationDomains.organizationId],
    [organizationTags, organizationTags.organizationId],
    [organizationRelations, organizationRelations.organizationId],
    [organizationRelations, organizationRelations.otherId],
    [organizationMerges, organizationMerges.keptId],
    [organizationMerges, organizationMerges.goneId],
    [organizations, organizations.mergedIntoId],
    [editionSignatories, editionSignatories.organizationId],
  ] as const
  const used = new Set<string | null>()
  for (const [table, column] of columns)
    for (const { id } of await tx.selectDistinct({ id: column }).from(table).where(inArray(column, ids)))
      used.add(id)
  const decided = await tx
    .select({ oneId: organizationPairs.oneId, otherId: organizationPairs.otherId })
    .from(organizationPairs)
    .where(
      and(
        isNotNull(organizationPairs.decision),
        or(inArray(organizationPairs.oneId, ids), inArray(organizationPairs.otherId, ids)),
      ),
    )
  for (const { oneId, otherId } of decided) used.add(oneId).add(otherId)
  return used
}
