import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { contacts, invitations, letters, lockRow, organizations, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { findOrAdd as findOrAddContact, isThereOn, todayForContacts } from '../contacts/index.server'
import { record } from '../history.server'
import { findOrAdd } from '../organizations/index.server'
import type { Entry } from './lines.server'
import { chunksOf } from './listing.server'

/** Lists organizations for asking, each once: known ones by id, and new ones by name with a contact. */
export function choose(
  letter: As<'editor', Letter>,
  { organizationIds = [], entries = [] }: { organizationIds?: string[]; entries?: Entry[] },
): Promise<{ added: number; already: number }> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const wanted = new Map<string, string | null>()
    for (const { id } of await ours(tx, letter, organizationIds)) wanted.set(id, null)
    for (const { organization, contact, ...person } of entries) {
      const { id } = await findOrAdd(tx, letter.coalitionId, organization)
      const known =
        contact || person.email
          ? await findOrAddContact(tx, letter.coalitionId, id, {
              ...person,
              name: contact ?? person.email ?? '',
            })
          : null
      wanted.set(id, known?.id ?? wanted.get(id) ?? null)
    }
    const first = await firstContacts(tx, [...wanted.keys()])
    let added = 0
    for (const [organizationId, contactId] of wanted) {
      const [row] = await tx
        .insert(invitations)
        .values({ letterId: letter.id, organizationId, contactId: contactId ?? first.get(organizationId) })
        .onConflictDoNothing()
        .returning({ id: invitations.id })
      if (row) added += 1
      else if (contactId) await giveContact(tx, letter, organizationId, contactId)
    }
    if (added > 0)
      await record(tx, letter.actor, {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'organizations listed for asking',
        object: letter.id,
        data: { count: added },
      })
    return { added, already: wanted.size - added }
  })
}

/** Says whom to write to at an organization; one whose mail came back, or who wanted none, can be asked again. */
export function setContact(
  letter: As<'editor', Letter>,
  id: string,
  contactId: string,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [found] = await tx
      .select({ organizationId: invitations.organizationId })
      .from(invitations)
      .innerJoin(contacts, eq(contacts.organizationId, invitations.organizationId))
      .where(and(eq(invitations.id, id), eq(invitations.letterId, letter.id), eq(contacts.id, contactId)))
    if (!found) return { refused: 'Choose a contact of this organization.' }
    await giveContact(tx, letter, found.organizationId, contactId)
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'contact chosen for asking',
      object: id,
      data: { contact: contactId },
    })
    return null
  })
}

/** Takes an organization off the list of those to be asked; one that was asked stays. */
export function remove(letter: As<'editor', Letter>, id: string): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [removed] = await tx
      .delete(invitations)
      .where(
        and(eq(invitations.id, id), eq(invitations.letterId, letter.id), eq(invitations.state, 'listed')),
      )
      .returning({ organizationId: invitations.organizationId })
    if (!removed) return { refused: 'It has been asked, and stays on the list.' }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'organization taken off the asking',
      object: removed.organizationId,
    })
    return null
  })
}

/** Notes that a question was answered, by mail or by phone. */
export function answered(letter: As<'editor', Letter>, id: string): Promise<void> {
  return transact(async (tx) => {
    const [invitation] = await tx
      .update(invitations)
      .set({ askedAt: null })
      .where(and(eq(invitations.id, id), eq(invitations.letterId, letter.id), isNotNull(invitations.askedAt)))
      .returning({ id: invitations.id })
    if (invitation)
      await record(tx, letter.actor, {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'question answered',
        object: id,
      })
  })
}

async function giveContact(tx: Tx, letter: Letter, organizationId: string, contactId: string) {
  const mine = and(eq(invitations.letterId, letter.id), eq(invitations.organizationId, organizationId))
  await tx.update(invitations).set({ contactId }).where(mine)
  await tx
    .update(invitations)
    .set({ state: 'listed' })
    .where(and(mine, inArray(invitations.state, ['bounced', 'suppressed'])))
}

async function ours(tx: Tx, letter: Letter, ids: string[]): Promise<{ id: string }[]> {
  const found = []
  for (const some of chunksOf(ids))
    found.push(
      ...(await tx
        .select({ id: organizations.id })
        .from(organizations)
        .where(and(eq(organizations.coalitionId, letter.coalitionId), inArray(organizations.id, some)))),
    )
  return found
}

/**
 * Whom to write to at each organization, unless a lead says otherwise: of those who are there, who may sign before who
 * is not known to, whose mail arrives before whose came back, the longest known first. Who may not sign comes last.
 */
async function firstContacts(tx: Tx, organizationIds: string[]): Promise<Map<string, string>> {
  const first = new Map<string, { id: string; rank: number }>()
  for (const ids of chunksOf(organizationIds)) {
    const rows = await tx
      .select()
      .from(contacts)
      .where(
        and(inArray(contacts.organizationId, ids), isNotNull(contacts.email), isThereOn(todayForContacts())),
      )
      .orderBy(asc(contacts.createdAt), asc(contacts.id))
    for (const { id, organizationId, bouncedAt, maySign } of rows) {
      const rank = (bouncedAt ? 10 : 0) + (maySign === 'yes' ? 0 : maySign === 'no' ? 2 : 1)
      const known = first.get(organizationId)
      if (!known || rank < known.rank) first.set(organizationId, { id, rank })
    }
  }
  return new Map([...first].map(([organizationId, { id }]) => [organizationId, id]))
}
