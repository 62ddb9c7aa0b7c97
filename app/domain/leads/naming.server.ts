import { and, asc, eq } from 'drizzle-orm'
import { letterLeads, letters, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import {
  type Contact,
  type ContactInput,
  callAnew,
  findOrAdd as findOrAddContact,
} from '../contacts/index.server'
import { FINAL, lockOf } from '../drafts.server'
import { record } from '../history.server'
import { findOrAdd } from '../organizations/index.server'
import { revoke } from '../tokens.server'

export type Refused = { refused: string; at: 'organization' | 'name' }

const UNNAMED = 'Enter the name of whoever approves for it.'

/** Names an organization of the registry, added if it is new, as one that leads the letter, after the others. */
export async function name(
  letter: As<'editor', Letter>,
  organizationName: string,
  person: ContactInput,
): Promise<{ id: string } | Refused> {
  if (!organizationName.trim()) return { refused: 'Enter the name of the organization.', at: 'organization' }
  if (!person.name.trim()) return { refused: UNNAMED, at: 'name' }
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL, at: 'organization' }
    const organization = await findOrAdd(tx, letter.coalitionId, organizationName)
    const present = await presentOf(tx, letter.id)
    if (present.some(({ organizationId }) => organizationId === organization.id))
      return { refused: `${organization.name} leads this letter already.`, at: 'organization' }
    const contact = await contactFor(tx, letter, organization.id, person)
    const [lead] = await tx
      .insert(letterLeads)
      .values({
        letterId: letter.id,
        organizationId: organization.id,
        contactId: contact.id,
        position: (present.at(-1)?.position ?? -1) + 1,
      })
      .returning({ id: letterLeads.id })
    if (!lead) throw new Error('The lead organization was not named.')
    await note(tx, letter, 'lead organization named', organization.id)
    return lead
  })
}

/** Chooses who approves for a lead organization. Another person is asked anew: the links of the one before end. */
export function choosePerson(
  letter: As<'editor', Letter>,
  id: string,
  person: ContactInput,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL, at: 'name' }
    if (!person.name.trim()) return { refused: UNNAMED, at: 'name' }
    const lead = (await presentOf(tx, letter.id)).find((each) => each.id === id)
    if (!lead) return { refused: 'This organization leads the letter no more.', at: 'name' }
    const contact = await contactFor(tx, letter, lead.organizationId, person)
    if (contact.id !== lead.contactId) {
      await revoke(tx, 'approval', id, {}, now)
      await tx
        .update(letterLeads)
        .set({ contactId: contact.id, askedVersionId: null, askedBy: null, askedAt: null, remindedAt: null })
        .where(eq(letterLeads.id, id))
    }
    await note(tx, letter, 'lead organization changed', lead.organizationId)
    return null
  })
}

/** Lets those who led one letter lead another, within the transaction that starts it; nobody is asked anything yet. */
export async function carryOver(tx: Tx, fromLetterId: string, toLetterId: string): Promise<void> {
  for (const { organizationId, contactId, position } of await presentOf(tx, fromLetterId))
    await tx.insert(letterLeads).values({ letterId: toLetterId, organizationId, contactId, position })
}

/** Moves a lead organization one place up or down; at the end of the list it stays. */
export function move(
  letter: As<'editor', Letter>,
  id: string,
  to: 'up' | 'down',
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    const present = await presentOf(tx, letter.id)
    const from = present.findIndex((each) => each.id === id)
    const target = from + (to === 'up' ? -1 : 1)
    const moved = present[from]
    if (!moved || !present[target]) return null
    for (const [position, each] of present.toSpliced(from, 1).toSpliced(target, 0, moved).entries())
      await tx.update(letterLeads).set({ position }).where(eq(letterLeads.id, each.id))
    await note(tx, letter, 'lead organization moved', moved.organizationId)
    return null
  })
}

/** Lets an organization lead the letter no more: its link ends, nothing waits for it, what it said stays on record. */
export function remove(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    const [removed] = await tx
      .delete(letterLeads)
      .where(and(eq(letterLeads.id, id), eq(letterLeads.letterId, letter.id)))
      .returning()
    if (!removed) return null
    await revoke(tx, 'approval', id, {}, now)
    await note(tx, letter, 'lead organization removed', removed.organizationId)
    return null
  })
}

/** Asks that each lead organization approves the text before it is opened or frozen; twice is once. */
export function requireApproval(letter: As<'editor', Letter>): Promise<{ refused: string } | null> {
  return setRequired(letter, true)
}

/** Lets the text be opened and frozen whatever its lead organizations said: an owner decides that. */
export function waiveApproval(letter: As<'owner', Letter>): Promise<{ refused: string } | null> {
  return setRequired(letter, false)
}

function setRequired(
  letter: As<'editor', Letter>,
  leadsApprove: boolean,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    const [changed] = await tx
      .update(letters)
      .set({ leadsApprove })
      .where(and(eq(letters.id, letter.id), eq(letters.leadsApprove, !leadsApprove)))
      .returning({ id: letters.id })
    if (!changed) return null
    const action = leadsApprove ? 'lead organizations must approve' : 'lead organizations need not approve'
    await note(tx, letter, action, letter.id)
    return null
  })
}

function presentOf(tx: Tx, letterId: string) {
  return tx
    .select()
    .from(letterLeads)
    .where(eq(letterLeads.letterId, letterId))
    .orderBy(asc(letterLeads.position), asc(letterLeads.id))
}

/** The contact of this address or name, called as it was typed now. */
async function contactFor(
  tx: Tx,
  letter: As<'editor', Letter>,
  organizationId: string,
  input: ContactInput,
): Promise<Contact> {
  const contact = await findOrAddContact(tx, letter.coalitionId, organizationId, input)
  const called = {
    name: input.name.trim(),
    title: input.title?.trim() || contact.title,
    language: input.language ?? contact.language,
  }
  if (called.name === contact.name && called.title === contact.title && called.language === contact.language)
    return contact
  await record(tx, letter.actor, {
    coalitionId: letter.coalitionId,
    action: 'contact changed',
    object: organizationId,
    data: { contact: contact.id },
  })
  return callAnew(tx, contact, called)
}

function note(tx: Tx, letter: As<'editor', Letter>, action: string, object: string): Promise<void> {
  return record(tx, letter.actor, { coalitionId: letter.coalitionId, letterId: letter.id, action, object })
}
