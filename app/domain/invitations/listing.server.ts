import { and, asc, eq, inArray } from 'drizzle-orm'
import { contacts, db, invitations, organizations, signatures, type Tx } from '~db'
import type { As, Letter } from '../access.server'
import { fold } from '../organizations/index.server'

export type Invitation = typeof invitations.$inferSelect

export type Asked = {
  id: string
  state: Invitation['state']
  organizationId: string
  organization: string
  /** The normalized name, by which a signature is known to be this organization's. */
  key: string
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
export function list(letter: As<'viewer', Letter>, reader: Pick<Tx, 'select'> = db): Promise<Asked[]> {
  return read(letter, reader)
}

/** The invitation of this id, if it is this letter's. */
export async function find(letter: As<'viewer', Letter>, id: string): Promise<Asked | null> {
  const [asked] = await read(letter, db, id)
  return asked ?? null
}

/** How far the asking of one organization has come. */
export type Part = 'ready' | 'contactless' | 'unanswered' | 'unreached' | 'answered'

/** One page of whom a letter asks, and how many there are in each part of the asking. */
export async function listPart(
  letter: As<'viewer', Letter>,
  { part, search = '' }: { part?: Part; search?: string } = {},
  { page = 1, size = 50 }: { page?: number; size?: number } = {},
): Promise<{
  /** `refused` of one whose own signature was rejected, and no other stands. */
  rows: (Asked & { part: Part; refused: boolean })[]
  total: number
  counts: Record<Part, number>
  questions: Asked[]
}> {
  const [asked, hasSigned] = await Promise.all([list(letter), signedAmong(letter)])
  const all = asked.map((each): Asked & { part: Part; refused: boolean } => ({
    ...each,
    part: hasSigned(each) ? 'answered' : partOf(each),
    refused: each.state === 'signed' && !hasSigned(each),
  }))
  const counts = { ready: 0, contactless: 0, unanswered: 0, unreached: 0, answered: 0 }
  for (const each of all) counts[each.part] += 1
  const words = fold(search)
  const found = all.filter(
    (each) =>
      (!part || each.part === part) &&
      (!words || fold(`${each.organization} ${each.contact?.name ?? ''}`).includes(words)),
  )
  return {
    rows: found.slice((page - 1) * size, page * size),
    total: found.length,
    counts,
    questions: asked.filter(({ askedAt }) => askedAt),
  }
}

/** Whether an invitation was answered by signing, by its own link or another way; a rejected signature is no answer. */
export async function signedAmong(
  letter: As<'viewer', Letter>,
  reader: Pick<Tx, 'select'> = db,
): Promise<(asked: Pick<Asked, 'id' | 'key'>) => boolean> {
  const rows = await reader
    .select({ key: signatures.key, invitationId: signatures.invitationId })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letter.id),
        inArray(signatures.state, ['pending', 'held', 'active', 'stale', 'withdrawn']),
      ),
    )
  const signed = new Set(rows.flatMap(({ key, invitationId }) => [key, invitationId]))
  return ({ id, key }) => signed.has(key) || signed.has(id)
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

async function read(letter: Letter, reader: Pick<Tx, 'select'>, id?: string): Promise<Asked[]> {
  const rows = await reader
    .select({
      id: invitations.id,
      state: invitations.state,
      organizationId: invitations.organizationId,
      organization: organizations.name,
      key: organizations.key,
      contactId: contacts.id,
      name: contacts.name,
      title: contacts.title,
      email: contacts.email,
      bouncedAt: contacts.bouncedAt,
      decideBy: invitations.decideBy,
      note: invitations.note,
      question: invitations.question,
      askedAt: invitations.askedAt,
      sentAt: invitations.sentAt,
      reminders: invitations.reminders,
      remindedAt: invitations.remindedAt,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(and(eq(invitations.letterId, letter.id), id ? eq(invitations.id, id) : undefined))
    .orderBy(asc(organizations.key), asc(invitations.id))
  return rows.map(({ contactId, name, title, email, bouncedAt, ...row }) => ({
    ...row,
    contact: contactId === null ? null : { id: contactId, name: name ?? '', title, email },
    bounced: bouncedAt !== null,
  }))
}

function partOf({ state, contact }: Asked): Part {
  switch (state) {
    case 'listed':
      return contact?.email ? 'ready' : 'contactless'
    case 'sent':
    case 'opened':
      return 'unanswered'
    case 'bounced':
    case 'suppressed':
      return 'unreached'
    default:
      return 'answered'
  }
}
