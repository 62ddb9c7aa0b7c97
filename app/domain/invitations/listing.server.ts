import { asc, eq } from 'drizzle-orm'
import { contacts, db, invitations, organizations, type Tx } from '~db'
import type { As, Letter } from '../access.server'

export type Invitation = typeof invitations.$inferSelect

export type Asked = {
  id: string
  state: Invitation['state']
  organizationId: string
  organization: string
  contact: { id: string; name: string; title: string | null; email: string | null } | null
  bounced: boolean
  decideBy: string | null
  note: string | null
  question: string | null
  /** When the question came that has no answer yet. */
  askedAt: Date | null
  sentAt: Date | null
  reminders: number
  remindedAt: Date | null
}

/** Whom a letter asks, by the name of the organization. */
export async function list(letter: As<'viewer', Letter>, reader: Pick<Tx, 'select'> = db): Promise<Asked[]> {
  const rows = await reader
    .select({ invitation: invitations, organization: organizations.name, contact: contacts })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.letterId, letter.id))
    .orderBy(asc(organizations.key), asc(invitations.id))
  return rows.map(({ invitation, organization, contact }) => ({
    id: invitation.id,
    state: invitation.state,
    organizationId: invitation.organizationId,
    organization,
    contact: contact && { id: contact.id, name: contact.name, title: contact.title, email: contact.email },
    bounced: Boolean(contact?.bouncedAt),
    decideBy: invitation.decideBy,
    note: invitation.note,
    question: invitation.question,
    askedAt: invitation.askedAt,
    sentAt: invitation.sentAt,
    reminders: invitation.reminders,
    remindedAt: invitation.remindedAt,
  }))
}

/** The invitation of this id, if it is this letter's. */
export async function find(letter: As<'viewer', Letter>, id: string): Promise<Asked | null> {
  return (await list(letter)).find((each) => each.id === id) ?? null
}

/** The addresses of their contacts. */
export function addressesOf(asked: Asked[]): string[] {
  return asked.flatMap(({ contact }) => contact?.email ?? [])
}

/** Both engines limit how many values one statement takes. */
export function chunksOf<T>(all: T[], size = 500): T[][] {
  const chunks: T[][] = []
  for (let from = 0; from < all.length; from += size) chunks.push(all.slice(from, from + size))
  return chunks
}
