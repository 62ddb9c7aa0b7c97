import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { keyedHash } from '~/config.server'
import { contacts, db, invitations, signatureColleagues, signatures, type Tx, transact } from '~db'
import { withinHere } from './limits.server'
import { canonicalAddress, isBlocked, promise } from './messages.server'
import { letterOf, type PublicLetter } from './publications.server'
import { promiseLink } from './signatures/receipts.server'
import { findEver, issue } from './tokens.server'

const YEAR = 365 * 86_400_000
const DAY = 86_400

/** Mails an address fresh links to what it signed, or else was asked to sign, in this letter; the answer never tells which. */
export async function request(letter: PublicLetter, email: string, now = new Date()): Promise<void> {
  const to = canonicalAddress(email)
  if (await isBlocked(letter.coalitionId, to)) return
  const signed = await listSigned(letter.id, to)
  const asked = signed.length > 0 ? [] : await listAsked(letter.id, to)
  await transact(async (tx) => {
    const address = keyedHash('limits', to)
    if (!(await withinHere(tx, `link:${letter.id}:${address}`, 3, DAY, now))) return
    if (!(await withinHere(tx, `link:${address}`, 10, DAY, now))) return
    const cause = `link:${crypto.randomUUID()}`
    for (const signature of signed)
      await promiseLink(tx, signature, { template: 'link', to, cause: `${cause}:${signature.id}` }, now)
    for (const { id } of asked) await promiseInvitationLink(tx, letter, id, to, now)
  })
}

/** The address of the letter that a link from a mail was about, also when the link has ended. */
export async function letterBehind(secret: string): Promise<string | null> {
  const token = await findEver(['confirm', 'signer', 'invitation'], secret)
  if (!token) return null
  const of =
    token.purpose === 'invitation'
      ? db.select({ id: invitations.letterId }).from(invitations).where(eq(invitations.id, token.subject))
      : db.select({ id: signatures.letterId }).from(signatures).where(eq(signatures.id, token.subject))
  const [found] = await of
  return found ? (await letterOf(found.id)).slug : null
}

function listSigned(letterId: string, email: string) {
  const shared = db
    .select({ id: signatureColleagues.signatureId })
    .from(signatureColleagues)
    .where(eq(signatureColleagues.email, email))
  return db
    .select()
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        inArray(signatures.state, ['held', 'active', 'stale', 'withdrawn']),
        or(eq(signatures.email, email), inArray(signatures.id, shared)),
      ),
    )
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
}

function listAsked(letterId: string, email: string) {
  return db
    .select({ id: invitations.id })
    .from(invitations)
    .innerJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(and(eq(invitations.letterId, letterId), eq(contacts.email, email)))
    .orderBy(asc(invitations.createdAt), asc(invitations.id))
}

async function promiseInvitationLink(
  tx: Tx,
  letter: PublicLetter,
  invitationId: string,
  to: string,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + YEAR)
  const secret = await issue(tx, { purpose: 'invitation', subject: invitationId, email: to, expiresAt })
  await promise(tx, [
    {
      template: 'link',
      to,
      data: { invitationId },
      secrets: { secret },
      cause: `link:${crypto.randomUUID()}`,
      coalitionId: letter.coalitionId,
      letterId: letter.id,
    },
  ])
}
