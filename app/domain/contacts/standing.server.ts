import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { contactAddresses, contacts, db, invitations, letters, organizations, type Tx } from '~db'
import type { As, Coalition } from '../access.server'
import { suppressedAmong } from '../messages.server'
import { addressesOf, type Contact, rolesOf } from './keeping.server'

/** The condition that a contact has not left by that day (yyyy-mm-dd). */
export function isThereOn(day: string) {
  return or(isNull(contacts.until), gte(contacts.until, day))
}

/** Today, as contacts leave and their scopes end: a day too late in the west rather than one too early. */
export function todayForContacts(now = new Date()): string {
  return now.toISOString().slice(0, 10)
}

/** The people we know or knew at an organization of the coalition, the longest known first. */
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

/** Whether a signature from this address is known to be by somebody who may sign for the organization. */
export type Standing =
  | { known: false; why: null }
  /** Known there; `why` says what speaks against it, in words for the leads. */
  | { known: true; why: string | null }

/** What the registry knows of who signs for an organization from an address, on a day (yyyy-mm-dd). */
export async function standingOf(
  tx: Tx,
  organizationId: string,
  email: string,
  day: string,
): Promise<Standing> {
  const other = tx
    .select({ id: contactAddresses.contactId })
    .from(contactAddresses)
    .where(eq(contactAddresses.email, email))
  const rows = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, organizationId),
        or(eq(contacts.email, email), inArray(contacts.id, other)),
      ),
    )
    .orderBy(asc(contacts.createdAt), asc(contacts.id))
  const objections = rows.map((contact) => objectionTo(contact, day))
  if (rows.length === 0) return { known: false, why: null }
  return { known: true, why: objections.includes(null) ? null : (objections[0] ?? null) }
}

function objectionTo({ name, maySign, scopeUntil, until }: Contact, day: string): string | null {
  if (until !== null && until < day) return `By the registry, ${name} left the organization.`
  if (maySign === 'no') return `By the registry, ${name} may not sign for the organization.`
  if (scopeUntil !== null && scopeUntil < day)
    return `By the registry, ${name} might sign for the organization only until a day that has passed.`
  return null
}

export type Known = {
  otherEmails: string[]
  /** The same person elsewhere. */
  elsewhere: {
    id: string
    organizationId: string
    organization: string
    title: string | null
    until: string | null
  }[]
  /** Whether one of the person's addresses asked for no mail, or mail to it does not arrive. */
  optedOut: boolean
  /** The last mail of ours that asked or reminded. */
  lastAsked: { at: Date; slug: string; title: string } | null
}

/** What else is known of a contact, for the page about them. */
export async function knownOf(coalition: As<'viewer', Coalition>, contact: Contact): Promise<Known> {
  const roles = (await rolesOf(db, contact)).filter(({ id }) => id !== contact.id)
  const named = await db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      inArray(
        organizations.id,
        roles.map(({ organizationId }) => organizationId),
      ),
    )
  const nameOf = new Map(named.map(({ id, name }) => [id, name]))
  const otherEmails = (await addressesOf([contact.id])).get(contact.id) ?? []
  const stopped = contact.email ? await suppressedAmong(coalition.id, [contact.email]) : new Set()
  return {
    otherEmails,
    elsewhere: roles.map(({ id, organizationId, title, until }) => ({
      id,
      organizationId,
      organization: nameOf.get(organizationId) ?? '',
      title,
      until,
    })),
    optedOut: stopped.size > 0,
    lastAsked: await lastAsked(contact.id),
  }
}

/** The contacts elsewhere with the same address: perhaps the same person, for a lead to say. */
export function listSameAddress(coalition: As<'viewer', Coalition>, contact: Contact) {
  return db
    .select({
      id: contacts.id,
      name: contacts.name,
      organization: organizations.name,
      personId: contacts.personId,
    })
    .from(contacts)
    .innerJoin(organizations, eq(organizations.id, contacts.organizationId))
    .where(and(eq(contacts.coalitionId, coalition.id), eq(contacts.email, contact.email ?? '')))
    .orderBy(asc(contacts.createdAt), asc(contacts.id))
    .then((rows) => rows.filter(({ id }) => id !== contact.id))
}

async function lastAsked(contactId: string): Promise<Known['lastAsked']> {
  const rows = await db
    .select({
      sentAt: invitations.sentAt,
      remindedAt: invitations.remindedAt,
      slug: letters.slug,
      title: letters.title,
    })
    .from(invitations)
    .innerJoin(letters, eq(letters.id, invitations.letterId))
    .where(and(eq(invitations.contactId, contactId), isNotNull(invitations.sentAt)))
    .orderBy(desc(invitations.sentAt), desc(invitations.id))
  const times = rows.flatMap(({ sentAt, remindedAt, slug, title }) => {
    const at = remindedAt ?? sentAt
    return at ? [{ at, slug, title }] : []
  })
  return times.sort((one, other) => other.at.getTime() - one.at.getTime())[0] ?? null
}
