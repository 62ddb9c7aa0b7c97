import { and, eq, inArray } from 'drizzle-orm'
import { words } from '~/words'
import { invitations, letters, lockRow, signatures, transact, versions } from '~db'
import type { As, Letter } from '../access.server'
import * as contacts from '../contacts/index.server'
import { reissue } from '../editions/freezing.server'
import { doubtAbout, type Evidence, inWords } from '../evidence.server'
import * as files from '../files.server'
import { record } from '../history.server'
import { promise } from '../messages.server'
import { findOrAdd } from '../organizations/index.server'
import { findStanding } from './deciding.server'
import { promiseReceipt } from './receipts.server'
import { keyOf } from './settling.server'
import { printedLines } from './signing.server'

export type { Evidence, How } from '../evidence.server'

export type LeadInput = {
  kind: 'organization' | 'individual'
  /** As it should print. */
  name: string
  signerName: string
  signerTitle: string | null
  email: string | null
  city: string | null
  place: string | null
}

/** Adds a signature that came by phone, mail or paper: a lead vouches for it, and says how it came. */
export async function addByLead(
  letter: As<'editor', Letter>,
  input: LeadInput,
  evidence: Evidence,
  now = new Date(),
): Promise<{ id: string } | { refused: string; at: 'name' | 'note' | 'on' }> {
  const doubt = doubtAbout(letter, evidence, now)
  if (doubt) return doubt
  const lines = printedLines(input)
  if (!lines) return { refused: 'A line holds characters that cannot be printed. Type it again.', at: 'name' }
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [found] = await tx
      .select({ state: letters.state, version: versions })
      .from(letters)
      .innerJoin(versions, eq(versions.id, letters.versionId))
      .where(eq(letters.id, letter.id))
    if (!found || !['open', 'closed'].includes(found.state))
      return {
        refused: 'A letter takes signatures from its opening until it is final. Open it first.',
        at: 'name',
      }
    const { name, signerName, signerTitle, city, place } = lines
    const key = await keyOf(tx, letter.coalitionId, input.kind, name)
    if (await findStanding(tx, { letterId: letter.id, key }))
      return { refused: `${name} has signed already. Look for it in the list.`, at: 'name' }
    const organization =
      input.kind === 'organization'
        ? await findOrAdd(tx, letter.coalitionId, name, { city, state: place })
        : null
    const file = evidence.file ? await files.add(tx, letter.coalitionId, evidence.file) : null
    const [signature] = await tx
      .insert(signatures)
      .values({
        letterId: letter.id,
        state: 'active',
        kind: input.kind,
        name,
        key,
        organizationId: organization?.id,
        signerName,
        signerTitle,
        email: input.email ? contacts.canonicalAddress(input.email) : '',
        city,
        place,
        versionId: found.version.id,
        textHash: found.version.hash,
        statement: words(letter.language)('sign.authorityByLead', {
          name: signerName,
          organization: name,
        }),
        via: 'lead',
        authority: 'vouched',
        vouchedBy: letter.actor.id,
        evidence: inWords(evidence),
        evidenceFileId: file?.id,
        language: letter.language,
        confirmedAt: now,
        activeAt: now,
        createdAt: now,
      })
      .returning()
    if (!signature) throw new Error('The signature was not added.')
    if (organization) {
      if (input.email)
        await contacts.findOrAdd(tx, letter.coalitionId, organization.id, {
          name: signerName,
          title: signerTitle,
          email: input.email,
        })
      await tx
        .update(invitations)
        .set({ state: 'signed', answeredAt: now })
        .where(and(eq(invitations.letterId, letter.id), eq(invitations.organizationId, organization.id)))
    }
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signature added by a lead',
        object: signature.id,
        data: { how: evidence.how, on: evidence.on, hash: signature.textHash, file: file?.hash ?? null },
      },
      now,
    )
    if (signature.email) await promiseReceipt(tx, signature, `receipt:${signature.id}`, now)
    return { id: signature.id }
  })
}

/** Takes a signature back because its organization asked for it; says how it asked. */
export async function withdrawByLead(
  letter: As<'editor', Letter>,
  id: string,
  evidence: Evidence,
  now = new Date(),
): Promise<{ refused: string; at: 'note' | 'on' } | null> {
  const doubt = doubtAbout(letter, evidence, now)
  if (doubt) return doubt
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [present] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, letter.id))
    const file = evidence.file ? await files.add(tx, letter.coalitionId, evidence.file) : null
    const [withdrawn] = await tx
      .update(signatures)
      .set({ state: 'withdrawn', reason: inWords(evidence), endedAt: now, expiresAt: null })
      .where(
        and(
          eq(signatures.id, id),
          eq(signatures.letterId, letter.id),
          inArray(signatures.state, ['pending', 'held', 'active', 'stale']),
        ),
      )
      .returning()
    if (!withdrawn)
      return { refused: 'This signature does not stand any more. Nothing was changed.', at: 'note' }
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signature withdrawn',
        object: id,
        data: {
          letter: present?.state,
          how: evidence.how,
          on: evidence.on,
          file: file?.hash ?? null,
          ...(withdrawn.kind === 'organization' ? { organization: withdrawn.name } : {}),
        },
      },
      now,
    )
    if (withdrawn.email)
      await promise(tx, [
        {
          template: 'withdrawn',
          to: withdrawn.email,
          data: { signatureId: id },
          cause: `withdrawn:${id}`,
          coalitionId: letter.coalitionId,
          letterId: letter.id,
        },
      ])
    await reissue(tx, letter.id, letter.actor, now)
    return null
  })
}
