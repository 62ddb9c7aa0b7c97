import { and, eq, inArray, or } from 'drizzle-orm'
import {
  contacts,
  db,
  type invitationStates,
  invitations,
  organizations,
  signatures,
  type Tx,
  transact,
} from '~db'
import { record } from '../history.server'
import { withinHere } from '../limits.server'
import { canonicalAddress, isSuppressed, promise } from '../messages.server'
import { letterOf, type PublicLetter } from '../publications.server'
import type { Signature } from '../signatures/index.server'
import { pageOf } from '../signatures/receipts.server'
import * as tokens from '../tokens.server'

export type Invitation = typeof invitations.$inferSelect

/** An invitation, to whoever has a link to it: the contact, or whom the contact forwarded it to. */
export type Invited = {
  invitation: Invitation
  letter: PublicLetter
  organization: typeof organizations.$inferSelect
  /** The contact, when it is the contact's own link. */
  contact: typeof contacts.$inferSelect | null
  /** Whom this link was sent to; who signs with this address need not confirm it. */
  email: string
  secret: string
  expiresAt: Date
  /** What this address signed for it, and the secret of its page if this link leads there. */
  signed: { signature: Signature; page: string | null } | null
}

/** What a personal link opens; looking changes nothing. */
export async function findBySecret(secret: string, now = new Date()): Promise<Invited | null> {
  const token = await tokens.find('invitation', secret, now)
  const [found] = await db
    .select({ invitation: invitations, organization: organizations, contact: contacts })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.id, token?.subject ?? ''))
  if (!token?.email || !found) return null
  const email = canonicalAddress(token.email)
  return {
    invitation: found.invitation,
    letter: await letterOf(found.invitation.letterId),
    organization: found.organization,
    contact: found.contact?.email === email ? found.contact : null,
    email,
    secret,
    expiresAt: token.expiresAt,
    signed: await findSigned(found.invitation, email, secret, now),
  }
}

/** Tells the leads that the organization decides by a day, until when nothing reminds it. */
export function consider(
  invited: Invited,
  { decideBy, note = null }: { decideBy: string; note?: string | null },
  now = new Date(),
): Promise<void> {
  return answer(invited, { state: 'considering', decideBy, note }, 'invitation considered', { decideBy }, now)
}

/** Tells the leads that the organization does not sign, and ends reminders; it can still sign. */
export function decline(
  invited: Invited,
  { reason = null }: { reason?: string | null } = {},
  now = new Date(),
): Promise<void> {
  return answer(invited, { state: 'declined', decideBy: null, note: reason }, 'invitation declined', {}, now)
}

/** Asks the leads something; a further question stands under the one before. */
export async function askQuestion(invited: Invited, question: string, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    const [before] = await tx
      .select({ question: invitations.question })
      .from(invitations)
      .where(eq(invitations.id, invited.invitation.id))
    const text = [before?.question, question.trim()].filter(Boolean).join('\n\n')
    await tx
      .update(invitations)
      .set({ question: text, askedAt: now, openedAt: invited.invitation.openedAt ?? now })
      .where(eq(invitations.id, invited.invitation.id))
    await tell(tx, invited, 'question asked')
  })
}

/** Mails the letter to whoever decides, with a link of their own; this one keeps working. */
export async function forward(invited: Invited, email: string, now = new Date()): Promise<void> {
  const to = canonicalAddress(email)
  const mayWrite = !(await isSuppressed(invited.letter.coalitionId, to))
  await transact(async (tx) => {
    if (!(await withinHere(tx, `forward:${invited.invitation.id}`, 5, 86_400, now))) return
    await tell(tx, invited, 'invitation forwarded')
    if (!mayWrite) return
    const secret = await tokens.issue(tx, {
      purpose: 'invitation',
      subject: invited.invitation.id,
      email: to,
      expiresAt: invited.expiresAt,
    })
    await promise(tx, [
      {
        template: 'forward',
        to,
        data: { invitationId: invited.invitation.id },
        secrets: { secret },
        cause: `forward:${crypto.randomUUID()}`,
        coalitionId: invited.letter.coalitionId,
        letterId: invited.letter.id,
      },
    ])
  })
}

const UNANSWERED: (typeof invitationStates)[number][] = [
  'listed',
  'sent',
  'opened',
  'considering',
  'declined',
  'bounced',
  'suppressed',
]

async function answer(
  invited: Invited,
  become: Pick<Invitation, 'state' | 'decideBy' | 'note'>,
  action: string,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await transact(async (tx) => {
    const [answered] = await tx
      .update(invitations)
      .set({ ...become, answeredAt: now, openedAt: invited.invitation.openedAt ?? now })
      .where(and(eq(invitations.id, invited.invitation.id), inArray(invitations.state, UNANSWERED)))
      .returning({ id: invitations.id })
    if (answered) await tell(tx, invited, action, data)
  })
}

async function findSigned(invitation: Invitation, email: string, secret: string, now: Date) {
  const [signature] = await db
    .select()
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, invitation.letterId),
        eq(signatures.email, email),
        or(
          eq(signatures.invitationId, invitation.id),
          eq(signatures.organizationId, invitation.organizationId),
        ),
        inArray(signatures.state, ['held', 'active', 'stale']),
      ),
    )
  if (!signature) return null
  const page = pageOf(signature, secret)
  return { signature, page: (await tokens.find('signer', page, now)) ? page : null }
}

function tell(tx: Tx, invited: Invited, action: string, data: Record<string, unknown> = {}) {
  const { coalitionId, id: letterId } = invited.letter
  return record(
    tx,
    { kind: 'public' },
    { coalitionId, letterId, action, object: invited.invitation.id, data },
  )
}
