import { and, eq, inArray } from 'drizzle-orm'
import { invitations, organizations as organizationTable, signatures, type Tx } from '~db'
import { type Standing, standingOf, todayForContacts } from '../contacts/index.server'
import { record } from '../history.server'
import { doubtOf } from '../names'
import * as organizations from '../organizations/index.server'
import type { PublicLetter } from '../publications.server'
import { findStanding } from './deciding.server'
import type { Signature } from './listing.server'
import { promiseReceipt } from './receipts.server'

/**
 * Makes a pending signature active, or holds it with the reasons in words; its organization joins the registry, its
 * signer is mailed the receipt. The letter's row must be locked: at most one signature per organization stands.
 */
export async function settle(
  tx: Tx,
  letter: PublicLetter,
  signature: Signature,
  now: Date,
): Promise<Signature> {
  const known = await organizationOf(tx, letter.coalitionId, signature)
  const organization = known ?? (await join(tx, letter.coalitionId, signature))
  const key = organization?.key ?? signature.key
  const standing = organization
    ? await standingOf(tx, organization.id, signature.email, todayForContacts(now))
    : null
  const authority = await authorityOf(tx, signature, organization?.id, standing)
  const reasons = [
    signature.heldFor,
    doubtOf(signature.name),
    await otherInvited(tx, signature, organization?.id),
    standing?.why ?? null,
    letter.holdsUnknown && !known ? 'Nobody here knows this name yet.' : null,
    letter.holdsUnknown && known && authority === 'self-attested'
      ? 'The address is not that of a known contact.'
      : null,
    (await findStanding(tx, { letterId: letter.id, key })) ? ANOTHER[signature.kind] : null,
  ].filter((reason) => reason !== null)
  const state = reasons.length > 0 ? ('held' as const) : ('active' as const)
  const [settled] = await tx
    .update(signatures)
    .set({
      state,
      key,
      organizationId: organization?.id ?? null,
      authority,
      heldFor: reasons.join(' ') || null,
      expiresAt: null,
      confirmedAt: now,
      activeAt: state === 'active' ? now : null,
    })
    .where(and(eq(signatures.id, signature.id), eq(signatures.state, 'pending')))
    .returning()
  if (!settled) throw new Error(`Signature ${signature.id} was no longer pending.`)
  if (organization) await answerInvitation(tx, letter.id, organization.id, now)
  await record(
    tx,
    { kind: 'signer', id: signature.id },
    {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: state === 'active' ? 'signature confirmed' : 'signature confirmed and held',
      object: signature.id,
      data: { text: signature.textHash, ...(organization ? { organization: signature.name } : {}) },
    },
  )
  await promiseReceipt(tx, settled, `receipt:${signature.id}`, now)
  return settled
}

const ANOTHER = {
  organization: 'Another signature for this organization is active.',
  individual: 'Another signature of this person is active.',
}

/** The signature that this address has already settled for this organization, so that pressing twice is pressing once. */
export async function findOwn(
  tx: Tx,
  { letterId, key, email }: { letterId: string; key: string; email: string },
): Promise<Signature | null> {
  const [own] = await tx
    .select()
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        eq(signatures.key, key),
        eq(signatures.email, email),
        inArray(signatures.state, ['active', 'held', 'stale']),
      ),
    )
  return own ?? null
}

/** By which key two signatures are known to be of one organization, or of one person. */
export async function keyOf(
  tx: Tx,
  coalitionId: string,
  kind: Signature['kind'],
  name: string,
): Promise<string> {
  if (kind === 'individual') return `person:${organizations.spelled(name)}`
  return (await organizations.findByName(tx, coalitionId, name))?.key ?? organizations.keyOf(name)
}

async function organizationOf(tx: Tx, coalitionId: string, { kind, name }: Signature) {
  return kind === 'organization' ? organizations.findByName(tx, coalitionId, name) : null
}

// Not before it is confirmed: what strangers type fills no registry.
async function join(tx: Tx, coalitionId: string, { kind, name, city, place }: Signature) {
  return kind === 'organization'
    ? organizations.findOrAdd(tx, coalitionId, name, { city, state: place })
    : null
}

async function authorityOf(
  tx: Tx,
  signature: Signature,
  organizationId: string | undefined,
  standing: Standing | null,
) {
  if (!organizationId) return 'self-attested'
  if (standing?.known && standing.why === null) return 'known-contact'
  const invited = await invitedAs(tx, signature)
  return signature.authority === 'invited' && invited?.id === organizationId ? 'invited' : 'self-attested'
}

// Whether a longer or other name is the same organization is for a person to say.
async function otherInvited(tx: Tx, signature: Signature, organizationId: string | undefined) {
  const invited = await invitedAs(tx, signature)
  if (!invited || invited.id === organizationId) return null
  return `Invited as “${invited.name}”, signed as “${signature.name}”.`
}

async function invitedAs(tx: Tx, { invitationId }: Signature) {
  if (!invitationId) return null
  const [invited] = await tx
    .select({ id: organizationTable.id, name: organizationTable.name })
    .from(invitations)
    .innerJoin(organizationTable, eq(organizationTable.id, invitations.organizationId))
    .where(eq(invitations.id, invitationId))
  return invited ?? null
}

async function answerInvitation(tx: Tx, letterId: string, organizationId: string, now: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ state: 'signed', answeredAt: now })
    .where(and(eq(invitations.letterId, letterId), eq(invitations.organizationId, organizationId)))
}
