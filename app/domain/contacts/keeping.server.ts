import { and, asc, eq, inArray } from 'drizzle-orm'
import { contactAddresses, contacts, db, organizations, type Tx, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { canonicalAddress } from '../messages.server'
import { findByName } from '../organizations/index.server'

export type Contact = typeof contacts.$inferSelect

/** A person at an organization, as a form gives one. What is left out stays as it was, or is not known. */
export type ContactInput = {
  name: string
  title?: string | null
  email?: string | null
  language?: 'en' | 'es' | null
  phone?: string | null
  /** Further addresses the person writes from. */
  otherEmails?: string[]
  maySign?: 'yes' | 'no' | null
  scope?: string | null
  /** yyyy-mm-dd, as all days here. */
  scopeUntil?: string | null
  since?: string | null
  until?: string | null
  notes?: string | null
}

type Refused = { refused: string; field?: string }

/** Adds a person at an organization; refuses an address that is there already. */
export function add(
  coalition: As<'editor', Coalition>,
  organizationId: string,
  input: ContactInput,
): Promise<Contact | Refused> {
  return transact(async (tx) => {
    const wrong = disorder(input)
    if (wrong) return wrong
    if (!(await isOurs(tx, coalition.id, organizationId)))
      return { refused: 'Choose an organization from the registry.' }
    return insert(tx, coalition, organizationId, rowOf(input), input.otherEmails)
  })
}

/** Changes what is known of a person; a new address has not bounced. The name is theirs wherever they are. */
export function change(
  coalition: As<'editor', Coalition>,
  id: string,
  input: ContactInput,
): Promise<Contact | Refused> {
  return transact(async (tx) => {
    const wrong = disorder(input)
    if (wrong) return wrong
    const before = await findOurs(tx, coalition.id, id)
    if (!before) return GONE
    const row = rowOf(input)
    if (row.email && row.email !== before.email && (await isKnown(tx, before.organizationId, row.email)))
      return TAKEN
    const bouncedAt = row.email === before.email ? before.bouncedAt : null
    const [contact] = await tx
      .update(contacts)
      .set({ ...row, bouncedAt })
      .where(eq(contacts.id, id))
      .returning()
    if (!contact) throw new Error('The contact was not changed.')
    for (const role of await rolesOf(tx, contact))
      if (role.name !== contact.name)
        await tx.update(contacts).set({ name: contact.name }).where(eq(contacts.id, role.id))
    if (input.otherEmails) await setAddresses(tx, contact, input.otherEmails)
    await tell(tx, coalition, contact, 'contact changed')
    return contact
  })
}

/** The same person at another organization of the registry too, under a title and an address of that place. */
export function addRole(
  coalition: As<'editor', Coalition>,
  id: string,
  { organization, title, email, since }: RoleInput,
): Promise<Contact | Refused> {
  return transact(async (tx) => {
    const person = await findOurs(tx, coalition.id, id)
    if (!person) return GONE
    const there = await findByName(tx, coalition.id, organization)
    if (!there)
      return {
        refused: 'No organization of the registry has this name. Write it as the registry does.',
        field: 'organization',
      }
    const roles = await rolesOf(tx, person)
    if (roles.some((role) => role.organizationId === there.id && role.until === null))
      return { refused: `${person.name} is a contact there already.`, field: 'organization' }
    const { name, language, phone } = person
    const row = { ...rowOf({ name, title, email, language, phone, since }), personId: personOf(person) }
    return insert(tx, coalition, there.id, row)
  })
}

/** What a person is at another organization. */
export type RoleInput = {
  /** As the registry names it. */
  organization: string
  title?: string | null
  email?: string | null
  since?: string | null
}

/** Says that two contacts are one person, whose entries then stand together; what either did stays with its own entry. */
export function samePerson(
  coalition: As<'editor', Coalition>,
  id: string,
  otherId: string,
): Promise<Contact | Refused> {
  return transact(async (tx) => {
    const [one, other] = [await findOurs(tx, coalition.id, id), await findOurs(tx, coalition.id, otherId)]
    if (!one || !other) return GONE
    const person = personOf(other)
    for (const role of await rolesOf(tx, one))
      if (role.id !== person)
        await tx.update(contacts).set({ personId: person, name: other.name }).where(eq(contacts.id, role.id))
    await tell(tx, coalition, one, 'contact joined with another entry')
    return other
  })
}

/** Records that a person has left an organization on a day: what they did there stays, and nobody writes to them there. */
export function leave(
  coalition: As<'editor', Coalition>,
  id: string,
  day: string,
): Promise<Contact | Refused> {
  return transact(async (tx) => {
    const before = await findOurs(tx, coalition.id, id)
    if (!before) return GONE
    const wrong = disorder({ ...before, until: day })
    if (wrong) return wrong
    return set(tx, coalition, id, { until: day }, 'contact left')
  })
}

/** Takes back that a person has left. */
export function comeBack(coalition: As<'editor', Coalition>, id: string): Promise<Contact | Refused> {
  return transact((tx) => set(tx, coalition, id, { until: null }, 'contact came back'))
}

/** Records that a member reached a person otherwise than by mail of ours. */
export function reached(
  coalition: As<'editor', Coalition>,
  id: string,
  { on, by }: { on: string; by: 'mail' | 'phone' | 'meeting' },
): Promise<Contact | Refused> {
  return transact((tx) => set(tx, coalition, id, { reachedOn: on, reachedBy: by }, 'contact reached'))
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

/** Gives a contact another title or language, and another name wherever they are; within a transaction. */
export async function callAnew(
  tx: Tx,
  contact: Contact,
  { name, title, language }: Pick<Contact, 'name' | 'title' | 'language'>,
): Promise<Contact> {
  for (const role of await rolesOf(tx, contact))
    await tx.update(contacts).set({ name }).where(eq(contacts.id, role.id))
  await tx.update(contacts).set({ title, language }).where(eq(contacts.id, contact.id))
  return { ...contact, name, title, language }
}

/** Every entry of one person, at whatever organization, the first known first. */
export async function rolesOf(reader: Pick<Tx, 'select'>, contact: Contact): Promise<Contact[]> {
  const person = personOf(contact)
  const rows = await reader
    .select()
    .from(contacts)
    .where(and(eq(contacts.coalitionId, contact.coalitionId), eq(contacts.personId, person)))
    .orderBy(asc(contacts.createdAt), asc(contacts.id))
  const first = await reader
    .select()
    .from(contacts)
    .where(and(eq(contacts.coalitionId, contact.coalitionId), eq(contacts.id, person)))
  return [...first, ...rows]
}

/** The further addresses of each contact. */
export async function addressesOf(ids: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select()
    .from(contactAddresses)
    .where(inArray(contactAddresses.contactId, ids))
    .orderBy(asc(contactAddresses.createdAt), asc(contactAddresses.id))
  const of = new Map<string, string[]>()
  for (const { contactId, email } of rows) of.set(contactId, [...(of.get(contactId) ?? []), email])
  return of
}

const GONE: Refused = { refused: 'This contact is no longer there. Add it again.' }
const TAKEN: Refused = {
  refused: 'This organization has a contact with this address already. Change that one.',
  field: 'email',
}

function personOf({ id, personId }: Contact): string {
  return personId ?? id
}

function disorder({ since, until }: Pick<ContactInput, 'since' | 'until'>): Refused | null {
  return since && until && until < since
    ? { refused: 'The last day there is before the first. Correct one of them.', field: 'until' }
    : null
}

async function insert(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  organizationId: string,
  row: Omit<typeof contacts.$inferInsert, 'coalitionId' | 'organizationId'>,
  otherEmails: string[] = [],
): Promise<Contact | Refused> {
  const [contact] = await tx
    .insert(contacts)
    .values({ coalitionId: coalition.id, organizationId, ...row })
    .onConflictDoNothing()
    .returning()
  if (!contact) return TAKEN
  await setAddresses(tx, contact, otherEmails)
  await tell(tx, coalition, contact, 'contact added')
  return contact
}

async function set(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  id: string,
  values: Partial<typeof contacts.$inferInsert>,
  action: string,
): Promise<Contact | Refused> {
  const [contact] = await tx
    .update(contacts)
    .set(values)
    .where(and(eq(contacts.id, id), eq(contacts.coalitionId, coalition.id)))
    .returning()
  if (!contact) return GONE
  await tell(tx, coalition, contact, action)
  return contact
}

async function setAddresses(tx: Tx, { id, email }: Contact, wanted: string[]): Promise<void> {
  await tx.delete(contactAddresses).where(eq(contactAddresses.contactId, id))
  for (const each of new Set(wanted.map(canonicalAddress)))
    if (each !== email) await tx.insert(contactAddresses).values({ contactId: id, email: each })
}

async function tell(tx: Tx, coalition: As<'editor', Coalition>, contact: Contact, action: string) {
  await record(tx, coalition.actor, {
    coalitionId: coalition.id,
    action,
    object: contact.organizationId,
    data: { contact: contact.id },
  })
}

async function findOurs(tx: Tx, coalitionId: string, id: string): Promise<Contact | null> {
  const [found] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, id), eq(contacts.coalitionId, coalitionId)))
  return found ?? null
}

async function isOurs(tx: Tx, coalitionId: string, organizationId: string): Promise<boolean> {
  const ours = and(eq(organizations.id, organizationId), eq(organizations.coalitionId, coalitionId))
  return (await tx.$count(organizations, ours)) > 0
}

async function isKnown(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  const known = await tx.$count(
    contacts,
    and(eq(contacts.organizationId, organizationId), eq(contacts.email, email)),
  )
  return known > 0
}

// What is undefined is left out of an update: a form that does not ask for it leaves it as it is.
function rowOf({ name, title, email, language, ...more }: ContactInput) {
  const words = (typed: string | null | undefined) =>
    typed === undefined ? undefined : typed?.trim() || null
  return {
    name: name.trim(),
    title: title?.trim() || null,
    email: email?.trim() ? canonicalAddress(email) : null,
    language: language ?? null,
    phone: words(more.phone),
    maySign: more.maySign,
    scope: words(more.scope),
    scopeUntil: words(more.scopeUntil),
    since: words(more.since),
    until: words(more.until),
    notes: words(more.notes),
  }
}
