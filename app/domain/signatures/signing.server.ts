import { and, eq } from 'drizzle-orm'
import { keyedHash } from '~/config.server'
import { db, letters, lockRow, signatures, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { withinHere } from '../limits.server'
import { canonicalAddress, isBlocked, promise, suppressedAmong } from '../messages.server'
import { holdsAddress, printed } from '../names'
import { isOpen, letterOf, type PublicLetter, textOf } from '../publications.server'
import { issue } from '../tokens.server'
import type { Version } from '../versions.server'
import type { Signature } from './listing.server'
import { openPage } from './receipts.server'
import { findOwn, keyOf, settle } from './settling.server'

/** What a signer enters. For an individual, name and signerName are the same. */
export type Entry = {
  kind: 'organization' | 'individual'
  name: string
  affiliation?: string | null
  signerName: string
  signerTitle?: string | null
  email: string
  city?: string | null
  /** The state, like MN. */
  place?: string | null
  /** The words that were ticked, and the hash of the text they were ticked under. */
  statement: string
  textHash: string
}

/** By which personal link a signer came, in which language, and what makes us doubt that it is a person. */
type Circumstances = {
  invitation?: { id: string; email: string; secret: string } | null
  language?: 'en' | 'es'
  doubt?: string | null
}

/** A key of `problems` in the words, to be said in the signer's language. */
export type Refused = { refused: 'characters' | 'address' | 'closed' | 'textChanged' }

/** Until when the mail's link waits to be confirmed, or the secret of the signer's own page. */
export type Signed = { until: Date } | { page: string }

const FORTNIGHT = 14 * 86_400_000
const DAY = 86_400

/**
 * Signs exactly the text that was shown. From the invited address of a personal link it counts at once, or is held;
 * otherwise it waits until the address confirms it. Whoever has signed before, the answer is the same.
 */
export async function sign(
  letter: PublicLetter,
  entry: Entry,
  { invitation = null, language = letter.language, doubt = null }: Circumstances = {},
  now = new Date(),
): Promise<Signed | Refused> {
  const lines = printedLines(entry)
  if (!lines) return { refused: 'characters' }
  if (holdsAddress(lines.name) || holdsAddress(lines.signerName)) return { refused: 'address' }
  const email = canonicalAddress(entry.email)
  const invited = invitation?.email === email ? invitation : null
  // Whoever stopped mail and now signs asks for this one.
  const mayWrite = !(await isBlocked(letter.coalitionId, email))
  return transact(async (tx) => {
    const open = await findOpen(tx, letter.id, now)
    if (!open || (entry.kind === 'individual' && !open.letter.takesIndividuals)) return { refused: 'closed' }
    if (open.text.hash !== entry.textHash) return { refused: 'textChanged' }
    const key = await keyOf(tx, letter.coalitionId, entry.kind, lines.name)
    const enter = () =>
      add(tx, open, {
        ...lines,
        key,
        email,
        language,
        kind: entry.kind,
        statement: entry.statement,
        via: invitation ? 'invitation' : 'public',
        invitationId: invitation?.id,
        authority: invited ? 'invited' : 'self-attested',
        heldFor: invited ? null : doubt,
        createdAt: now,
      })
    if (invited) {
      const own =
        (await findOwn(tx, { letterId: letter.id, key, email })) ??
        (await settle(tx, open.letter, await enter(), now))
      return { page: await openPage(tx, own, email, invited.secret, now) }
    }
    const signature = await enter()
    if (mayWrite && (await fitsAMail(tx, letter.id, email, now)))
      await askToConfirm(tx, open.letter, signature)
    return { until: expiryOf(open.letter, now) }
  })
}

/** The letter and its text, held against change until the transaction ends; null when nobody can sign it. */
async function findOpen(
  tx: Tx,
  letterId: string,
  now: Date,
): Promise<{ letter: PublicLetter; text: Version } | null> {
  await lockRow(tx, letters, letterId)
  const letter = await letterOf(letterId, tx)
  return isOpen(letter, now) ? { letter, text: await textOf(letter, tx) } : null
}

/** What is printed or read of an entry, as it is kept; null when a line holds what cannot be printed. */
export function printedLines(
  entry: Pick<Entry, 'name' | 'signerName' | 'affiliation' | 'signerTitle' | 'city' | 'place'>,
) {
  const name = printed(entry.name)
  const signerName = printed(entry.signerName)
  const [affiliation, signerTitle, city, place] = [
    entry.affiliation,
    entry.signerTitle,
    entry.city,
    entry.place,
  ].map((line) => printed(line ?? ''))
  if (!name || !signerName || [affiliation, signerTitle, city, place].includes(null)) return null
  return {
    name,
    signerName,
    affiliation: affiliation || null,
    signerTitle: signerTitle || null,
    city: city || null,
    place: place || null,
  }
}

async function add(
  tx: Tx,
  { letter, text }: { letter: PublicLetter; text: Version },
  entered: Omit<typeof signatures.$inferInsert, 'letterId' | 'state' | 'versionId' | 'textHash'> & {
    createdAt: Date
  },
): Promise<Signature> {
  const [signature] = await tx
    .insert(signatures)
    .values({
      ...entered,
      letterId: letter.id,
      state: 'pending',
      versionId: text.id,
      textHash: text.hash,
      expiresAt: expiryOf(letter, entered.createdAt),
    })
    .returning()
  if (!signature) throw new Error('The signature was not added.')
  const { coalitionId, id: letterId } = letter
  await record(
    tx,
    { kind: 'public' },
    {
      coalitionId,
      letterId,
      action: 'signature entered',
      object: signature.id,
      data: { via: signature.via },
    },
  )
  return signature
}

function expiryOf({ deadlineAt }: PublicLetter, from: Date): Date {
  const fortnight = new Date(from.getTime() + FORTNIGHT)
  return deadlineAt && deadlineAt < fortnight ? deadlineAt : fortnight
}

// Whoever types somebody's address into many forms fills no mailbox with it.
async function fitsAMail(tx: Tx, letterId: string, email: string, now: Date): Promise<boolean> {
  const address = keyedHash('limits', email)
  const here = await withinHere(tx, `confirm:${letterId}:${address}`, 3, DAY, now)
  return here && (await withinHere(tx, `confirm:${address}`, 10, DAY, now))
}

/** Mails the signer of a pending signature the link to confirm it once more; never one who gets no mail. */
export async function confirmAgain(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const present = await letterOf(letter.id, tx)
    const [signature] = await tx
      .select()
      .from(signatures)
      .where(and(eq(signatures.id, id), eq(signatures.letterId, letter.id)))
    if (signature?.state !== 'pending')
      return { refused: 'This signature does not wait to be confirmed any more. Look at it again.' }
    if (!isOpen(present, now))
      return { refused: 'Nobody can confirm while signing is closed. Reopen the letter first.' }
    if (!(await getsMail(letter, signature.email, tx)))
      return { refused: 'This address gets no mail: it asked for none, or a mail came back. Call instead.' }
    if (!(await fitsAMail(tx, letter.id, signature.email, now)))
      return { refused: 'This address was mailed often enough today. Send it again tomorrow, or call.' }
    await askToConfirm(tx, present, signature, `confirmation:${id}:${now.getTime()}`)
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signature asked to be confirmed again',
        object: id,
      },
      now,
    )
    return null
  })
}

/** Whether mail of the coalition goes to this address: it did not ask for none, and none came back. */
export async function getsMail(
  { coalitionId }: Pick<Letter, 'coalitionId'>,
  email: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<boolean> {
  return email !== '' && (await suppressedAmong(coalitionId, [email], reader)).size === 0
}

async function askToConfirm(
  tx: Tx,
  letter: PublicLetter,
  signature: Signature,
  cause = `confirmation:${signature.id}`,
): Promise<void> {
  const secret = await issue(tx, {
    purpose: 'confirm',
    subject: signature.id,
    email: signature.email,
    expiresAt: signature.expiresAt ?? signature.createdAt,
  })
  await promise(tx, [
    {
      template: 'confirmation',
      to: signature.email,
      data: { signatureId: signature.id },
      secrets: { secret },
      cause,
      coalitionId: letter.coalitionId,
      letterId: letter.id,
    },
  ])
}
