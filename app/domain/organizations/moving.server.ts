import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import {
  approvals,
  contacts,
  invitations,
  letterLeads,
  letters,
  lockRow,
  type Moved,
  organizationDomains,
  organizationNames,
  organizationRelations,
  organizationTags,
  signatures,
  type Tx,
} from '~db'
import type { Organization } from './finding.server'

export type Two = { kept: Organization; gone: Organization }

/** Letters whose list may still change: of two signatures one has to give way. */
const CHANGING = new Set(['drafting', 'open', 'closed'])

/** Moves people, names and what is known besides from one organization to the other; gives what was moved. */
export async function moveKnowledge(
  tx: Tx,
  { kept, gone }: Two,
): Promise<
  Pick<Moved, 'contacts' | 'names' | 'alias' | 'domains' | 'tags' | 'relations'> & {
    doubles: Map<string, string>
  }
> {
  const { movable, doubles } = await sortContacts(tx, { kept, gone })
  for (const id of movable)
    await tx.update(contacts).set({ organizationId: kept.id }).where(eq(contacts.id, id))
  const names = await tx
    .update(organizationNames)
    .set({ organizationId: kept.id })
    .where(eq(organizationNames.organizationId, gone.id))
    .returning()
  const [alias] = await tx
    .insert(organizationNames)
    .values({
      organizationId: kept.id,
      coalitionId: kept.coalitionId,
      name: gone.name,
      key: gone.key,
      kind: 'other',
    })
    .onConflictDoNothing()
    .returning()
  const domains = await tx
    .select()
    .from(organizationDomains)
    .where(eq(organizationDomains.organizationId, gone.id))
  const newDomains = await Promise.all(
    domains.map(({ domain }) =>
      tx
        .insert(organizationDomains)
        .values({ organizationId: kept.id, domain })
        .onConflictDoNothing()
        .returning(),
    ),
  )
  const tags = await tx.select().from(organizationTags).where(eq(organizationTags.organizationId, gone.id))
  const newTags = await Promise.all(
    tags.map(({ tag }) =>
      tx
        .insert(organizationTags)
        .values({ organizationId: kept.id, coalitionId: kept.coalitionId, tag })
        .onConflictDoNothing()
        .returning(),
    ),
  )
  return {
    contacts: movable,
    doubles,
    names: names.map(({ id }) => id),
    alias: alias?.id ?? null,
    domains: newDomains.flat().map(({ domain }) => domain),
    tags: newTags.flat().map(({ tag }) => tag),
    relations: await moveRelations(tx, gone.id, kept.id),
  }
}

/** Who can move, and who is known at both by one address: theirs here, and theirs there. */
export async function sortContacts(
  tx: Pick<Tx, 'select'>,
  { kept, gone }: Two,
): Promise<{ movable: string[]; doubles: Map<string, string> }> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(inArray(contacts.organizationId, [kept.id, gone.id]))
  const there = new Map(
    rows.flatMap(({ id, email, organizationId }) =>
      organizationId === kept.id && email ? [[email, id] as const] : [],
    ),
  )
  const theirs = rows.filter(({ organizationId }) => organizationId === gone.id)
  const doubles = theirs.flatMap(({ id, email }) => {
    const double = email ? there.get(email) : undefined
    return double ? [[id, double] as const] : []
  })
  const known = new Map(doubles)
  return { movable: theirs.filter(({ id }) => !known.has(id)).map(({ id }) => id), doubles: known }
}

/** Points relations at the other organization, but for those it has already and those between the two. */
export async function moveRelations(
  tx: Tx,
  from: string,
  to: string,
  only?: string[],
): Promise<Moved['relations']> {
  const rows = await tx
    .select()
    .from(organizationRelations)
    .where(
      or(
        inArray(organizationRelations.organizationId, [from, to]),
        inArray(organizationRelations.otherId, [from, to]),
      ),
    )
  const signOf = (row: (typeof rows)[number]) => `${row.organizationId} ${row.kind} ${row.otherId}`
  const there = new Set(rows.map(signOf))
  const moved: Moved['relations'] = []
  for (const row of rows) {
    const side = row.organizationId === from ? 'organizationId' : row.otherId === from ? 'otherId' : null
    if (!side || (only && !only.includes(row.id))) continue
    const next = { ...row, [side]: to }
    if (next.organizationId === next.otherId || there.has(signOf(next))) continue
    there.add(signOf(next))
    await tx
      .update(organizationRelations)
      .set({ [side]: to })
      .where(eq(organizationRelations.id, row.id))
    moved.push({ id: row.id, side })
  }
  return moved
}

/**
 * Moves what was asked. Of two invitations to one letter each keeps its own place, unless the one that stays was only
 * listed: then it gives way to the one that was sent.
 */
export async function moveInvitations(
  tx: Tx,
  { kept, gone }: Two,
  doubles: Map<string, string>,
): Promise<Pick<Moved, 'invitations' | 'unlisted' | 'recontacted'>> {
  const rows = await tx
    .select()
    .from(invitations)
    .where(inArray(invitations.organizationId, [kept.id, gone.id]))
  const moved: Pick<Moved, 'invitations' | 'unlisted' | 'recontacted'> = {
    invitations: [],
    unlisted: [],
    recontacted: [],
  }
  for (const theirs of rows.filter(({ organizationId }) => organizationId === gone.id)) {
    const ours = rows.find(
      ({ organizationId, letterId }) => organizationId === kept.id && letterId === theirs.letterId,
    )
    if (ours) {
      const used = await tx.$count(signatures, eq(signatures.invitationId, ours.id))
      if (ours.state !== 'listed' || ours.sentAt || theirs.state === 'listed' || used > 0) continue
      await tx.delete(invitations).where(eq(invitations.id, ours.id))
      const { id, letterId, contactId, createdAt } = ours
      moved.unlisted.push({ id, letterId, contactId, createdAt: createdAt.toISOString() })
    }
    const contactId = doubles.get(theirs.contactId ?? '') ?? theirs.contactId
    if (theirs.contactId && contactId !== theirs.contactId)
      moved.recontacted.push({ id: theirs.id, contactId: theirs.contactId })
    await tx
      .update(invitations)
      .set({ organizationId: kept.id, contactId })
      .where(eq(invitations.id, theirs.id))
    moved.invitations.push(theirs.id)
  }
  return moved
}

/** Moves the letters that it leads, and what it said of them, where the other neither leads nor said anything. */
export async function moveLeading(
  tx: Tx,
  { kept, gone }: Two,
  doubles: Map<string, string>,
): Promise<Pick<Moved, 'leads' | 'approvals'>> {
  const both = [kept.id, gone.id]
  const rows = await tx.select().from(letterLeads).where(inArray(letterLeads.organizationId, both))
  const said = await tx.select().from(approvals).where(inArray(approvals.organizationId, both))
  const taken = new Set(
    [...rows, ...said].flatMap(({ organizationId, letterId }) =>
      organizationId === kept.id ? [letterId] : [],
    ),
  )
  const theirs = <T extends { organizationId: string; letterId: string }>(all: T[]) =>
    all.filter(({ organizationId, letterId }) => organizationId === gone.id && !taken.has(letterId))
  const leads = theirs(rows)
  for (const { id, contactId } of leads)
    await tx
      .update(letterLeads)
      .set({ organizationId: kept.id, contactId: doubles.get(contactId) ?? contactId })
      .where(eq(letterLeads.id, id))
  const answers = theirs(said).map(({ id }) => id)
  for (const id of answers)
    await tx.update(approvals).set({ organizationId: kept.id }).where(eq(approvals.id, id))
  return { leads: leads.map(({ id, contactId }) => ({ id, contactId })), approvals: answers }
}

export type Clash = {
  letterId: string
  ours: typeof signatures.$inferSelect
  theirs: typeof signatures.$inferSelect
  changing: boolean
}

/** The signatures that would move, and the letters for which both have one that stands. */
export async function sortSignatures(
  tx: Pick<Tx, 'select'>,
  { kept, gone }: Two,
): Promise<{ movable: (typeof signatures.$inferSelect)[]; clashes: Clash[] }> {
  const rows = await tx
    .select({ signature: signatures, state: letters.state })
    .from(signatures)
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .where(
      and(
        eq(letters.coalitionId, kept.coalitionId),
        or(
          inArray(signatures.organizationId, [kept.id, gone.id]),
          and(
            isNull(signatures.organizationId),
            eq(signatures.kind, 'organization'),
            eq(signatures.key, gone.key),
          ),
        ),
      ),
    )
  const stands = ({ state }: typeof signatures.$inferSelect) => state === 'active' || state === 'stale'
  const ours = rows.filter(({ signature }) => signature.organizationId === kept.id)
  const theirs = rows.filter(({ signature }) => signature.organizationId !== kept.id)
  const clashes = theirs.flatMap(({ signature, state }): Clash[] => {
    const other = ours.find(
      (each) => each.signature.letterId === signature.letterId && stands(each.signature),
    )
    if (!stands(signature) || !other) return []
    return [
      {
        letterId: signature.letterId,
        ours: other.signature,
        theirs: signature,
        changing: CHANGING.has(state),
      },
    ]
  })
  const stay = new Set(clashes.filter(({ changing }) => !changing).map((clash) => clash.theirs.id))
  return { movable: theirs.map(({ signature }) => signature).filter(({ id }) => !stay.has(id)), clashes }
}

/** Moves signatures under the key of the one that stays; of two that stand, the later one is held. */
export async function moveSignatures(
  tx: Tx,
  two: Two,
  since: Date,
): Promise<Pick<Moved, 'signatures' | 'held'> & { heldIn: { letterId: string; id: string }[] }> {
  const before = await sortSignatures(tx, two)
  for (const letterId of ordered(before.movable.map((each) => each.letterId)))
    await lockRow(tx, letters, letterId)
  const { movable, clashes } = await sortSignatures(tx, two)
  const held: Moved['held'] = []
  const heldIn: { letterId: string; id: string }[] = []
  for (const { ours, theirs, changing, letterId } of clashes) {
    if (!changing) continue
    const later = at(ours) > at(theirs) ? ours : theirs
    await tx
      .update(signatures)
      .set({ state: 'held', activeAt: null, heldFor: heldFor(two) })
      .where(eq(signatures.id, later.id))
    held.push({
      id: later.id,
      state: later.state === 'stale' ? 'stale' : 'active',
      heldFor: later.heldFor,
      activeAt: later.activeAt?.toISOString() ?? null,
      since: since.toISOString(),
    })
    heldIn.push({ letterId, id: later.id })
  }
  for (const { id, organizationId } of movable)
    await tx
      .update(signatures)
      .set({ key: two.kept.key, organizationId: organizationId === null ? null : two.kept.id })
      .where(eq(signatures.id, id))
  return {
    signatures: movable.map(({ id, key, organizationId }) => ({ id, key, organizationId })),
    held,
    heldIn,
  }
}

/** Why a signature waits after a merge. */
export function heldFor({ kept, gone }: Two): string {
  return `“${gone.name}” was merged into “${kept.name}”: only one signature of an organization can stand.`
}

function at({ activeAt, createdAt }: typeof signatures.$inferSelect): number {
  return (activeAt ?? createdAt).getTime()
}

/** Each id once, in the order in which rows are locked: two that lock the same never wait for each other. */
export function ordered(ids: string[]): string[] {
  return [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1))
}
