import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { db, letters, lockRow, signatureColleagues, signatures, type Tx, transact, versions } from '~db'
import { reissue } from '../editions/freezing.server'
import { record } from '../history.server'
import { canonicalAddress, isSuppressed, promise } from '../messages.server'
import { doubtOf, holdsAddress } from '../names'
import * as organizations from '../organizations/index.server'
import { letterOf, type PublicLetter } from '../publications.server'
import * as tokens from '../tokens.server'
import type { Version } from '../versions.server'
import type { Signature } from './listing.server'
import { promiseLink } from './receipts.server'
import { keyOf } from './settling.server'
import { printedLines, type Refused } from './signing.server'

/** A signature, to whoever has a link to manage it: its signer, or a colleague the signer let in. */
export type Own = {
  signature: Signature
  letter: PublicLetter
  /** The text that was signed. */
  text: Version
  /** Whose link it is. */
  email: string
}

/** How many colleagues one signer lets in. */
const COLLEAGUES = 5

/** What a signer's link opens; looking changes nothing. */
export async function findBySecret(secret: string, now = new Date()): Promise<Own | null> {
  const token = await tokens.find('signer', secret, now)
  const [found] = await db
    .select({ signature: signatures, text: versions })
    .from(signatures)
    .innerJoin(versions, eq(versions.id, signatures.versionId))
    .where(eq(signatures.id, token?.subject ?? ''))
  if (!token?.email || !found) return null
  return { ...found, letter: await letterOf(found.signature.letterId), email: token.email }
}

/** The colleagues who manage a signature too. */
export function listColleagues({ signature }: Own) {
  return db
    .select({ id: signatureColleagues.id, email: signatureColleagues.email })
    .from(signatureColleagues)
    .where(eq(signatureColleagues.signatureId, signature.id))
    .orderBy(asc(signatureColleagues.createdAt), asc(signatureColleagues.id))
}

/**
 * Corrects how a signature prints. A name that is another one, or that a person should look at, holds it. Nothing is
 * corrected once the letter is frozen: the edition stands.
 */
export function correct(
  own: Own,
  input: { name: string; signerName: string; signerTitle: string | null },
): Promise<Refused | null> {
  const lines = printedLines(input)
  if (!lines) return Promise.resolve({ refused: 'characters' })
  const { name, signerName, signerTitle } = lines
  if (holdsAddress(name) || holdsAddress(signerName)) return Promise.resolve({ refused: 'address' })
  return transact(async (tx) => {
    const { letter, signature } = await hold(tx, own)
    if (!canCorrect(letter, signature)) return { refused: 'closed' }
    if (isSame(signature, { name, signerName, signerTitle })) return null
    const key = await keyOf(tx, letter.coalitionId, signature.kind, name)
    const reasons = [
      key === signature.key ? null : `The signer changed the name from “${signature.name}” to “${name}”.`,
      name === signature.name ? null : doubtOf(name),
    ].filter((reason) => reason !== null)
    const organization =
      key === signature.key || signature.kind === 'individual'
        ? { id: signature.organizationId }
        : await organizations.findOrAdd(tx, letter.coalitionId, name)
    const holding =
      reasons.length > 0
        ? {
            state: 'held' as const,
            heldFor: [signature.heldFor, ...reasons].filter(Boolean).join(' '),
            activeAt: null,
          }
        : {}
    await tx
      .update(signatures)
      .set({ name, signerName, signerTitle, key, organizationId: organization.id, ...holding })
      .where(and(eq(signatures.id, signature.id), inArray(signatures.state, ['held', 'active', 'stale'])))
    await note(tx, own, 'signature corrected', {
      ...(reasons.length > 0 ? { held: true } : {}),
      ...(signature.kind === 'organization' && name !== signature.name
        ? { from: signature.name, to: name }
        : {}),
    })
    return null
  })
}

/** Whether a signer can still change what prints. */
export function canCorrect(letter: PublicLetter, { state }: Signature): boolean {
  return ['open', 'closed'].includes(letter.state) && ['held', 'active', 'stale'].includes(state)
}

/** Takes a signature back, whatever became of the letter. Doing it twice is the same as once. */
export async function withdraw(
  own: Own,
  { reason = null }: { reason?: string | null } = {},
  now = new Date(),
): Promise<void> {
  await transact(async (tx) => {
    const { letter } = await hold(tx, own)
    const [withdrawn] = await tx
      .update(signatures)
      .set({ state: 'withdrawn', reason: reason?.trim() || null, endedAt: now, expiresAt: null })
      .where(
        and(
          eq(signatures.id, own.signature.id),
          inArray(signatures.state, ['pending', 'held', 'active', 'stale']),
        ),
      )
      .returning()
    if (!withdrawn) return
    await note(tx, own, 'signature withdrawn', {
      letter: letter.state,
      ...(withdrawn.kind === 'organization' ? { organization: withdrawn.name } : {}),
    })
    await reissue(tx, letter.id, { kind: 'signer', id: withdrawn.id }, now)
    const colleagues = await tx
      .select({ id: signatureColleagues.id, email: signatureColleagues.email })
      .from(signatureColleagues)
      .where(eq(signatureColleagues.signatureId, withdrawn.id))
    const told = [
      { to: withdrawn.email, cause: `withdrawn:${withdrawn.id}` },
      ...colleagues.map(({ id, email }) => ({ to: email, cause: `withdrawn:${withdrawn.id}:${id}` })),
    ]
    await promise(
      tx,
      told.map((each) => ({
        ...each,
        template: 'withdrawn' as const,
        data: { signatureId: withdrawn.id },
        coalitionId: letter.coalitionId,
        letterId: letter.id,
      })),
    )
  })
}

/** Lets a colleague manage the signature too, by a link of their own. */
export async function addColleague(
  own: Own,
  email: string,
  now = new Date(),
): Promise<{ refused: 'colleagues' | 'colleagueSelf' } | null> {
  const to = canonicalAddress(email)
  if (to === own.email || to === own.signature.email) return { refused: 'colleagueSelf' }
  const mayWrite = !(await isSuppressed(own.letter.coalitionId, to))
  return transact(async (tx) => {
    await hold(tx, own)
    const many = await tx.$count(signatureColleagues, eq(signatureColleagues.signatureId, own.signature.id))
    if (many >= COLLEAGUES) return { refused: 'colleagues' }
    const [added] = await tx
      .insert(signatureColleagues)
      .values({ signatureId: own.signature.id, email: to })
      .onConflictDoNothing()
      .returning()
    if (!added) return null
    await note(tx, own, 'colleague let in')
    if (mayWrite)
      await promiseLink(tx, own.signature, { template: 'colleague', to, cause: `colleague:${added.id}` }, now)
    return null
  })
}

/** Takes a colleague's link back. */
export async function removeColleague(own: Own, colleagueId: string, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    const [removed] = await tx
      .delete(signatureColleagues)
      .where(
        and(eq(signatureColleagues.id, colleagueId), eq(signatureColleagues.signatureId, own.signature.id)),
      )
      .returning()
    if (!removed) return
    await tokens.revoke(tx, 'signer', own.signature.id, { email: removed.email }, now)
    await note(tx, own, 'colleague let go')
  })
}

/** Chooses what a signer hears after signing. */
export async function choose(
  own: Own,
  { wantsFinal, wantsAnswers }: { wantsFinal: boolean; wantsAnswers: boolean },
): Promise<void> {
  const { signature } = own
  if (signature.wantsFinal === wantsFinal && signature.wantsAnswers === wantsAnswers) return
  await transact(async (tx) => {
    await tx.update(signatures).set({ wantsFinal, wantsAnswers }).where(eq(signatures.id, signature.id))
    await note(tx, own, 'mail chosen', { wantsFinal, wantsAnswers })
  })
}

/** Ends every link to a signature, those of other colleagues with them, and mails a fresh one to whoever asked. */
export async function replaceLinks(own: Own, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    await tokens.revoke(tx, 'signer', own.signature.id, {}, now)
    await tx
      .delete(signatureColleagues)
      .where(
        and(
          eq(signatureColleagues.signatureId, own.signature.id),
          ne(signatureColleagues.email, canonicalAddress(own.email)),
        ),
      )
    const cause = `link:${crypto.randomUUID()}`
    await promiseLink(tx, own.signature, { template: 'link', to: own.email, cause }, now)
    await note(tx, own, 'links replaced')
  })
}

/** The letter and the signature as they are now, held against change until the transaction ends. */
async function hold(tx: Tx, own: Own): Promise<Pick<Own, 'letter' | 'signature'>> {
  await lockRow(tx, letters, own.letter.id)
  const [signature] = await tx.select().from(signatures).where(eq(signatures.id, own.signature.id))
  if (!signature) throw new Error(`There is no signature ${own.signature.id}.`)
  return { letter: await letterOf(own.letter.id, tx), signature }
}

function isSame(
  signature: Signature,
  lines: Pick<Signature, 'name' | 'signerName' | 'signerTitle'>,
): boolean {
  return (
    signature.name === lines.name &&
    signature.signerName === lines.signerName &&
    signature.signerTitle === lines.signerTitle
  )
}

function note(tx: Tx, { letter, signature }: Own, action: string, data: Record<string, unknown> = {}) {
  const where = { coalitionId: letter.coalitionId, letterId: letter.id, object: signature.id }
  return record(tx, { kind: 'signer', id: signature.id }, { ...where, action, data })
}
