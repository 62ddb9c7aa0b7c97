import { and, eq, inArray } from 'drizzle-orm'
import { db, invitations, letters, lockRow, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { promise, suppressedAmong } from '../messages.server'
import { issue } from '../tokens.server'
import { type Asked, addressesOf, chunksOf, list } from './listing.server'

/** What asking would do, or did. */
export type Sending = {
  /** Whom a mail goes to. */
  asked: Asked[]
  /** Nobody is known whom to write to. */
  without: Asked[]
  /** They want no more mail from the coalition. */
  suppressed: Asked[]
  /** The last mail to that address came back. */
  bounced: Asked[]
}

const DAY = 86_400_000

/** How long the link in an invitation lives after the deadline: late signers use it, too. */
const AFTER = 60 * DAY

/** What asking would do now: the same that asking does. */
export async function listToAsk(
  letter: As<'viewer', Letter>,
  ids: string[] | null = null,
  reader: Pick<Tx, 'select'> = db,
): Promise<Sending> {
  const listed = (await list(letter, reader)).filter(
    (each) => each.state === 'listed' && (!ids || ids.includes(each.id)),
  )
  const stopped = await suppressedAmong(letter.coalitionId, addressesOf(listed), reader)
  const sending: Sending = { asked: [], without: [], suppressed: [], bounced: [] }
  for (const each of listed) {
    const email = each.contact?.email
    if (!email) sending.without.push(each)
    else if (stopped.has(email)) sending.suppressed.push(each)
    else if (each.bounced) sending.bounced.push(each)
    else sending.asked.push(each)
  }
  return sending
}

/** Asks those that are listed, each by one mail with a link of its own; null asks all of them. */
export async function ask(
  letter: As<'editor', Letter>,
  ids: string[] | null,
  now = new Date(),
): Promise<Sending | { refused: string }> {
  return transact(async (tx) => {
    const closed = await whyClosed(tx, letter, now)
    if (closed) return closed
    const sending = await listToAsk(letter, ids, tx)
    await setState(tx, sending.suppressed, 'suppressed')
    await setState(tx, sending.asked, 'sent', now)
    await write(
      tx,
      letter,
      'invitation',
      sending.asked,
      (each) => `invitation:${each.id}:${each.contact?.id}`,
    )
    if (sending.asked.length > 0)
      await record(
        tx,
        letter.actor,
        {
          coalitionId: letter.coalitionId,
          letterId: letter.id,
          action: 'invitations sent',
          object: letter.id,
          data: { count: sending.asked.length, suppressed: sending.suppressed.length },
        },
        now,
      )
    return sending
  })
}

/** Why nobody can be asked now; holds the letter until the transaction ends. */
export async function whyClosed(tx: Tx, letter: Letter, now: Date): Promise<{ refused: string } | null> {
  await lockRow(tx, letters, letter.id)
  const [present] = await tx
    .select({ state: letters.state, deadlineAt: letters.deadlineAt })
    .from(letters)
    .where(eq(letters.id, letter.id))
  if (present?.state === 'drafting')
    return {
      refused: 'Open the letter for signatures first: whoever is asked wants to read a text that stands.',
    }
  if (present?.state !== 'open') return { refused: 'Signing has closed. Nobody can be asked any more.' }
  if (present.deadlineAt && present.deadlineAt <= now)
    return { refused: 'The deadline has passed. Set a later one to ask more organizations.' }
  return null
}

/** Promises one mail to each, with a link that answers for its organization and one that stops all mail. */
export async function write(
  tx: Tx,
  letter: As<'editor', Letter>,
  template: 'invitation' | 'reminder',
  to: Asked[],
  causeOf: (each: Asked) => string,
): Promise<void> {
  const expiresAt = new Date((letter.deadlineAt ?? new Date()).getTime() + AFTER)
  const mails = []
  for (const each of to) {
    const email = each.contact?.email
    if (!email) continue
    const secret = await issue(tx, { purpose: 'invitation', subject: each.id, email, expiresAt })
    const stop = await issue(tx, {
      purpose: 'unsubscribe',
      subject: letter.coalitionId,
      email,
      // A person finds an old mail years later, and the link still has to work.
      expiresAt: new Date(expiresAt.getTime() + 730 * DAY),
    })
    mails.push({
      template,
      to: email,
      data: { invitationId: each.id },
      secrets: { secret, stop },
      cause: causeOf(each),
      coalitionId: letter.coalitionId,
      letterId: letter.id,
    })
  }
  await promise(tx, mails)
}

async function setState(
  tx: Tx,
  asked: Asked[],
  state: 'sent' | 'suppressed',
  sentAt: Date | null = null,
): Promise<void> {
  for (const ids of chunksOf(asked.map(({ id }) => id)))
    await tx
      .update(invitations)
      .set({ state, sentAt })
      .where(and(inArray(invitations.id, ids), eq(invitations.state, 'listed')))
}
