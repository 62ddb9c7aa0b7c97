import { and, asc, eq } from 'drizzle-orm'
import { contacts, db, organizations, type Tx, transact } from '~db'
import type { As, Coalition } from './access.server'
import { record } from './history.server'
import { canonicalAddress } from './messages.server'

export { canonicalAddress }

export type Contact = typeof contacts.$inferSelect

export type ContactInput = {
  name: string
  title?: string | null
  email?: string | null
  language?: 'en' | 'es' | null
}

/** The people we know at an organization of the coalition, the longest known first. */
export function listOf(coalition: As<'viewer', Coalition>, organizationId: string): Promise<Contact[]> {
  return db
    .select()
    .from(contacts)
    .where(and(eq(contacts.coalitionId, coalition.id), eq(contacts.organizationId, organizationId)))
    .orderBy(asc(contacts.createdAt), asc(contacts.id))
}

/** The contact of this id, if it is this coalition's. */
export async function find(coalition: As<'viewer', Coalition>, id: string): Promise<Contact | null> {
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.coalitionId, coalition.id), eq(contacts.id, id)))
  return contact ?? null
}

/** Adds a person at an organization; refuses an address that is there already. */
export function add(
  coalition: As<'editor', Coalition>,
  organizationId: string,
  input: ContactInput,
): Promise<Contact | { refused: string }> {
  return transact(async (tx) => {
    const [organization] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.id, organizationId), eq(organizations.coalitionId, coalition.id)))
    if (!organization) return { refused: 'Choose an organization from the registry.' }
    const [contact] = await tx
      .insert(contacts)
      .values({ coalitionId: coalition.id, organizationId, ...rowOf(input) })
      .onConflictDoNothing()
      .returning()
    if (!contact) return { refused: TAKEN }
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'contact added',
      object: organizationId,
      data: { contact: contact.id },
    })
    return contact
  })
}

/** Changes what is known of a person; a new address has not bounced. */
export function change(
  coalition: As<'editor', Coalition>,
  id: string,
  input: ContactInput,
): Promise<Contact | { refused: string }> {
  return transact(async (tx) => {
    const mine = and(eq(contacts.id, id), eq(contacts.coalitionId, coalition.id))
    const [before] = await tx.select().from(contacts).where(mine)
    if (!before) return { refused: 'This contact is no longer there. Add it again.' }
    const row = rowOf(input)
    if (row.email && row.email !== before.email && (await isKnown(tx, before.organizationId, row.email)))
      return { refused: TAKEN }
    const bouncedAt = row.email === before.email ? before.bouncedAt : null
    const [contact] = await tx
      .update(contacts)
      .set({ ...row, bouncedAt })
      .where(mine)
      .returning()
    if (!contact) throw new Error('The contact was not changed.')
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'contact changed',
      object: before.organizationId,
      data: { contact: id },
    })
    return contact
  })
}

/** The contact of this address, or without one of this name, added if there is none; within a transaction. */
export async function findOrAdd(
  tx: Tx,
  coalitionId: string,
  organizationId: string,
  input: ContactInput,
): Promise<Contact> {
  const row = rowOf(input)
  const same = row.email === null ? eq(contacts.name, row.name) : eq(contacts.email, row.email)
  const known = and(eq(contacts.organizationId, organizationId), same)
  const [before] = await tx.select().from(contacts).where(known).limit(1)
  if (before) return before
  const [added] = await tx
    .insert(contacts)
    .values({ coalitionId, organizationId, ...row })
    .onConflictDoNothing()
    .returning()
  const [found] = added ? [added] : await tx.select().from(contacts).where(known).limit(1)
  if (!found) throw new Error('The contact was neither added nor found.')
  return found
}

const TAKEN = 'This organization has a contact with this address already. Change that one.'

async function isKnown(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  const known = await tx.$count(
    contacts,
    and(eq(contacts.organizationId, organizationId), eq(contacts.email, email)),
  )
  return known > 0
}

function rowOf({ name, title, email, language }: ContactInput) {
  return {
    name: name.trim(),
    title: title?.trim() || null,
    email: email?.trim() ? canonicalAddress(email) : null,
    language: language ?? null,
  }
}
