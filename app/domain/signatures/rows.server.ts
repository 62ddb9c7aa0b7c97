import { eq } from 'drizzle-orm'
import {
  accounts,
  contacts,
  db,
  type invitationStates,
  invitations,
  organizations,
  type signatureStates,
  signatures,
  versions,
} from '~db'
import type { As, Letter } from '../access.server'
import { listErased } from './erasing.server'

/** Where one organization or person stands with a letter: as asked, or as signed. */
export type RowState =
  | 'listed'
  | 'invited'
  | 'opened'
  | 'silent'
  | 'considering'
  | 'declined'
  | 'bounced'
  | 'suppressed'
  | (typeof signatureStates)[number]

export type Row = {
  /** What the row stands for: a signature, or an invitation that nobody has signed. */
  of: 'signature' | 'invitation'
  id: string
  state: RowState
  name: string
  kind: 'organization' | 'individual'
  organizationId: string | null
  /** Who signed, or whom we asked. */
  person: string | null
  /** When that was erased. */
  erasedAt: Date | null
  title: string | null
  email: string | null
  place: string | null
  at: Date
  /** The number of the version that was agreed to. */
  version: number | null
  authority: (typeof signatures.$inferSelect)['authority'] | null
  /** The lead who vouched for it. */
  vouchedBy: string | null
  evidence: string | null
  heldFor: string | null
  reason: string | null
  decideBy: string | null
  note: string | null
  /** A question that waits for an answer. */
  question: string | null
  /** How the organization was asked, if it was. */
  invitationId: string | null
  reminders: number
}

/** Ended signatures of an organization give way to one that stands, or that came after them. */
const GIVES_WAY: ReadonlySet<RowState> = new Set(['withdrawn', 'expired'])

/** Every organization and person of a letter, newest first: asked and signed are one list. */
export async function rowsOf(letter: As<'viewer', Letter>): Promise<Row[]> {
  const [signed, asked] = await Promise.all([signaturesOf(letter.id), invitationsOf(letter.id)])
  const shown = withoutPast(signed)
  const erased = shown.some(({ person }) => person === '') ? await listErased(letter) : null
  const standing = shown.filter(({ state }) => state !== 'expired' && state !== 'rejected')
  const answeredBy = new Set(standing.flatMap(({ key, invitationId }) => [key, invitationId ?? key]))
  const invited = new Map(asked.flatMap((each) => [[each.key, each] as const, [each.id, each] as const]))
  const rows = [
    ...shown.map((each) => ({
      ...ofSignature(each, invited.get(each.invitationId ?? '') ?? invited.get(each.key)),
      erasedAt: each.person === '' ? (erased?.get(each.id) ?? each.endedAt) : null,
    })),
    ...asked
      .filter(({ key, id, state }) => state !== 'signed' && !answeredBy.has(key) && !answeredBy.has(id))
      .map((each) => ofInvitation(each, ['drafting', 'open'].includes(letter.state))),
  ]
  return rows.sort(newestFirst)
}

// Those nobody has written to yet have no news, and come last.
function newestFirst(a: Row, b: Row): number {
  const listed = Number(a.state === 'listed') - Number(b.state === 'listed')
  return listed || b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1)
}

function signaturesOf(letterId: string) {
  return db
    .select({
      id: signatures.id,
      state: signatures.state,
      name: signatures.name,
      key: signatures.key,
      kind: signatures.kind,
      organizationId: signatures.organizationId,
      invitationId: signatures.invitationId,
      person: signatures.signerName,
      title: signatures.signerTitle,
      email: signatures.email,
      place: signatures.place,
      version: versions.number,
      authority: signatures.authority,
      vouchedBy: accounts.name,
      evidence: signatures.evidence,
      heldFor: signatures.heldFor,
      reason: signatures.reason,
      confirmedAt: signatures.confirmedAt,
      activeAt: signatures.activeAt,
      endedAt: signatures.endedAt,
      createdAt: signatures.createdAt,
    })
    .from(signatures)
    .innerJoin(versions, eq(versions.id, signatures.versionId))
    .leftJoin(accounts, eq(accounts.id, signatures.vouchedBy))
    .where(eq(signatures.letterId, letterId))
}

function invitationsOf(letterId: string) {
  return db
    .select({
      id: invitations.id,
      state: invitations.state,
      name: organizations.name,
      key: organizations.key,
      organizationId: invitations.organizationId,
      person: contacts.name,
      title: contacts.title,
      email: contacts.email,
      place: organizations.state,
      sentAt: invitations.sentAt,
      openedAt: invitations.openedAt,
      answeredAt: invitations.answeredAt,
      createdAt: invitations.createdAt,
      decideBy: invitations.decideBy,
      note: invitations.note,
      question: invitations.question,
      askedAt: invitations.askedAt,
      reminders: invitations.reminders,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.letterId, letterId))
}

type Signed = Awaited<ReturnType<typeof signaturesOf>>[number]
type Asked = Awaited<ReturnType<typeof invitationsOf>>[number]

function withoutPast(signed: Signed[]): Signed[] {
  const present = new Map<string, Signed>()
  for (const each of signed) {
    const other = present.get(each.key)
    if (!other || isAfter(each, other)) present.set(each.key, each)
  }
  return signed.filter((each) => !GIVES_WAY.has(each.state) || present.get(each.key) === each)
}

function isAfter(one: Signed, other: Signed): boolean {
  const stands = (each: Signed) => ['active', 'stale', 'held'].includes(each.state)
  if (stands(one) !== stands(other)) return stands(one)
  return one.createdAt > other.createdAt
}

function ofSignature(each: Signed, invitation: Asked | undefined): Omit<Row, 'erasedAt'> {
  const { key: _, confirmedAt, activeAt, endedAt, createdAt, ...row } = each
  return {
    ...row,
    of: 'signature',
    at: endedAt ?? activeAt ?? confirmedAt ?? createdAt,
    decideBy: null,
    note: null,
    question: invitation?.askedAt ? invitation.question : null,
    // Brought in as a name to ask, it may have signed before anybody asked.
    invitationId: invitation?.sentAt ? invitation.id : null,
    reminders: 0,
  }
}

function ofInvitation(each: Asked, isOpen: boolean): Row {
  const { key: _, sentAt, openedAt, answeredAt, createdAt, askedAt, ...row } = each
  return {
    ...row,
    of: 'invitation',
    erasedAt: null,
    state: stateOf(each.state, isOpen),
    kind: 'organization',
    at: answeredAt ?? openedAt ?? sentAt ?? createdAt,
    version: null,
    authority: null,
    vouchedBy: null,
    evidence: null,
    heldFor: null,
    reason: null,
    question: askedAt ? each.question : null,
    invitationId: each.id,
  }
}

function stateOf(state: (typeof invitationStates)[number], isOpen: boolean): RowState {
  switch (state) {
    case 'sent':
      return isOpen ? 'invited' : 'silent'
    // Signed once, and what was signed stands no more.
    case 'signed':
    case 'opened':
      return isOpen ? 'opened' : 'silent'
    default:
      return state
  }
}
