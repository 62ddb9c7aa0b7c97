import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { contacts, invitations, letters, lockRow, signatures, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { promise } from '../messages.server'
import type { Signature } from './listing.server'
import { promiseReceipt } from './receipts.server'

export type Decided = {
  /** The ids of those that were decided now; the others had been before. */
  done: string[]
  /** Those of an organization that another signature stands for: a lead chooses between the two. */
  clashes: { id: string; name: string }[]
}

/** Lets held signatures count; one of an organization that has another that stands is left for a choice. */
export function approve(letter: As<'editor', Letter>, ids: string[], now = new Date()): Promise<Decided> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const decided: Decided = { done: [], clashes: [] }
    for (const held of await listIn(tx, letter, ids, 'held')) {
      if (await findStanding(tx, held)) decided.clashes.push({ id: held.id, name: held.name })
      else {
        await activate(tx, letter, held, 'signature approved', now)
        decided.done.push(held.id)
      }
    }
    return decided
  })
}

/** Says no to held signatures, with a reason; the signers are told only if the lead wishes it. */
export async function reject(
  letter: As<'editor', Letter>,
  ids: string[],
  reason: string,
  { tell = false }: { tell?: boolean } = {},
  now = new Date(),
): Promise<{ done: string[] } | { refused: string }> {
  if (!reason.trim()) return { refused: 'Write why it is not accepted. The signer may ask.' }
  return transact(async (tx) => {
    const done = await move(tx, letter, ids, 'held', {
      state: 'rejected',
      reason: reason.trim(),
      endedAt: now,
    })
    for (const signature of done) {
      await note(tx, letter, signature, 'signature rejected', now)
      await freeInvitation(tx, signature)
      await endInvitation(tx, signature, now)
      if (tell && signature.email)
        await promise(tx, [
          {
            template: 'rejected',
            to: signature.email,
            data: { signatureId: signature.id },
            cause: `rejected:${signature.id}:${now.getTime()}`,
            coalitionId: letter.coalitionId,
            letterId: letter.id,
          },
        ])
    }
    return { done: done.map(({ id }) => id) }
  })
}

/** Takes a signature out of the count until a lead has looked at it. */
export async function hold(
  letter: As<'editor', Letter>,
  id: string,
  reason: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  if (!reason.trim()) return { refused: 'Write what is to be looked at.' }
  return transact(async (tx) => {
    const [held] = await move(tx, letter, [id], 'active', {
      state: 'held',
      heldFor: reason.trim(),
      activeAt: null,
    })
    if (!held) return { refused: 'This signature does not count at present. Look at it again.' }
    await note(tx, letter, held, 'signature held', now)
    return null
  })
}

/** Lets the held one of two signatures stand for the organization; the one that stood is held in its place. */
export function stand(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [held] = await listIn(tx, letter, [id], 'held')
    if (!held) return { refused: 'This signature is not held any more. Look at it again.' }
    const other = await findStanding(tx, held)
    if (other) {
      await tx
        .update(signatures)
        .set({
          state: 'held',
          activeAt: null,
          heldFor: `The signature of ${held.signerName} stands for this organization instead.`,
        })
        .where(eq(signatures.id, other.id))
      await note(tx, letter, other, 'signature held', now, { instead: held.id })
    }
    await activate(tx, letter, held, 'signature chosen to stand', now)
    return null
  })
}

/** Holds signatures again that were approved a moment ago. */
export function undoApproval(
  letter: As<'editor', Letter>,
  ids: string[],
  now = new Date(),
): Promise<string[]> {
  return transact(async (tx) => {
    const undone = await move(tx, letter, ids, 'active', { state: 'held', activeAt: null })
    for (const signature of undone) await note(tx, letter, signature, 'approval undone', now)
    return undone.map(({ id }) => id)
  })
}

/** Holds signatures again that were rejected. */
export function undoRejection(
  letter: As<'editor', Letter>,
  ids: string[],
  now = new Date(),
): Promise<string[]> {
  return transact(async (tx) => {
    const undone = await move(tx, letter, ids, 'rejected', { state: 'held', reason: null, endedAt: null })
    for (const signature of undone) {
      await note(tx, letter, signature, 'rejection undone', now)
      await takeInvitation(tx, signature)
    }
    return undone.map(({ id }) => id)
  })
}

/** The signature that counts for the same organization or person, apart from this one. */
export async function findStanding(
  reader: Pick<Tx, 'select'>,
  { id, letterId, key }: { id?: string; letterId: string; key: string },
): Promise<Signature | null> {
  const [standing] = await reader
    .select()
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        eq(signatures.key, key),
        inArray(signatures.state, ['active', 'stale']),
        id ? ne(signatures.id, id) : undefined,
      ),
    )
  return standing ?? null
}

function listIn(tx: Tx, letter: Letter, ids: string[], state: Signature['state']): Promise<Signature[]> {
  return tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.letterId, letter.id), eq(signatures.state, state), inArray(signatures.id, ids)))
}

async function activate(tx: Tx, letter: As<'editor', Letter>, held: Signature, action: string, now: Date) {
  const [active] = await move(tx, letter, [held.id], 'held', { state: 'active', activeAt: now })
  if (!active) throw new Error('The signature moved while the letter was locked.')
  await note(tx, letter, active, action, now)
  if (active.email) await promiseReceipt(tx, active, `approved:${active.id}`, now)
}

// A stranger's rejected signature answers for nobody: the organization can be reminded, so that none keeps it out.
async function freeInvitation(tx: Tx, signature: Signature): Promise<void> {
  const signed = and(itsOrganization(signature), eq(invitations.state, 'signed'))
  await tx
    .update(invitations)
    .set({ state: 'listed' })
    .where(and(signed, isNull(invitations.sentAt)))
  await tx.update(invitations).set({ state: 'opened' }).where(signed)
}

// Whoever was asked and then refused has had an answer and given one: nobody asks them again.
async function endInvitation(tx: Tx, signature: Signature, now: Date): Promise<void> {
  const asked = await tx
    .select({ id: invitations.id, email: contacts.email, organizationId: invitations.organizationId })
    .from(invitations)
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(
      and(
        eq(invitations.letterId, signature.letterId),
        inArray(invitations.state, ['sent', 'opened', 'considering']),
      ),
    )
  const own = asked.filter(
    ({ id, email, organizationId }) =>
      id === signature.invitationId ||
      (organizationId === signature.organizationId && email !== null && email === signature.email),
  )
  for (const { id } of own)
    await tx.update(invitations).set({ state: 'signed', answeredAt: now }).where(eq(invitations.id, id))
}

async function takeInvitation(tx: Tx, signature: Signature): Promise<void> {
  await tx
    .update(invitations)
    .set({ state: 'signed' })
    .where(and(itsOrganization(signature), inArray(invitations.state, ['opened', 'listed'])))
}

function itsOrganization({ letterId, organizationId }: Signature) {
  return and(eq(invitations.letterId, letterId), eq(invitations.organizationId, organizationId ?? ''))
}

/** Compare-and-swap: of those asked for, the ones that stood so are moved and given back. */
function move(
  tx: Tx,
  letter: Letter,
  ids: string[],
  from: Signature['state'],
  to: Partial<Pick<Signature, 'heldFor' | 'reason' | 'activeAt' | 'endedAt'>> & Pick<Signature, 'state'>,
): Promise<Signature[]> {
  return tx
    .update(signatures)
    .set(to)
    .where(and(eq(signatures.letterId, letter.id), eq(signatures.state, from), inArray(signatures.id, ids)))
    .returning()
}

function note(
  tx: Tx,
  letter: As<'editor', Letter>,
  signature: Signature,
  action: string,
  now: Date,
  data: Record<string, unknown> = {},
) {
  return record(
    tx,
    letter.actor,
    { coalitionId: letter.coalitionId, letterId: letter.id, action, object: signature.id, data },
    now,
  )
}
