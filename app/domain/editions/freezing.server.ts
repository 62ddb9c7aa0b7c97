import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { db, deliveries, editions, letters, lockRow, signatures, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { type Actor, record } from '../history.server'
import { whyUnapproved } from '../leads/standing.server'
import { dayOf, zoneOf } from '../signatures/watching.server'
import * as stories from '../stories.server'
import { listInTheWay, listUndrawable } from './checking.server'
import { type Edition, findStanding, listSignatories } from './finding.server'
import { isStillOpen } from './looks.server'
import { add } from './making.server'
import { findProspect, type Prospect } from './prospects.server'

export type Freezing = {
  /** How many names will be printed, as whoever freezes counted them. */
  count: number
  /** The mark of the prospect that they looked at. */
  mark: string
  /** Whether a letter that still takes signatures is closed by it. */
  closes?: boolean
}

export type FreezeRefused = { refused: string; at: 'count' | 'closes' | 'findings' }

/**
 * Makes the next edition: the text, the names and their order are written down as they stand, in one transaction.
 * Of two who freeze at once, one does. A signature confirmed meanwhile is in it, or was refused.
 */
export async function freeze(
  letter: As<'editor', Letter>,
  { count, mark, closes = false }: Freezing,
  now = new Date(),
): Promise<Edition | FreezeRefused> {
  const before = await findProspect(letter.id)
  const undrawable = (before && (await listUndrawable(before))) ?? []
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const prospect = await findProspect(letter.id, tx)
    const unresolved = await stories.listUnresolved(letter.id, dayOf(now, zoneOf(letter)), tx)
    const unapproved = await whyUnapproved(letter.id, tx)
    const [standing] = listInTheWay(prospect, unresolved, undrawable, unapproved)
    if (!prospect || standing) return { refused: standing?.what ?? 'Open the letter first.', at: 'findings' }
    const refused = refusalOf(prospect, { count, mark, closes }, now)
    if (refused) return refused
    const { version, translations, list, order } = prospect
    const { state, date, closedAt } = prospect.letter
    if (state === 'open') await note(tx, letter, letter.actor, 'letter closed', now)
    await tx
      .update(letters)
      .set({ state: 'final', finalAt: now, closedAt: state === 'open' ? now : closedAt })
      .where(and(eq(letters.id, letter.id), eq(letters.state, state)))
    return add(tx, letter.actor, letter.id, { text: version, translations, date, list, order }, now)
  })
}

/** Takes the edition back while it has gone to nobody: the letter is closed again, and no edition of it stands. */
export function takeBack(
  letter: As<'editor', Letter>,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const edition = await holdFinal(tx, letter.id)
    if (await isSent(letter.id, tx))
      return { refused: 'The letter has been sent to an office. Stop that first, or let the edition stand.' }
    if (!edition || edition.asPrinted)
      return { refused: 'There is no edition here that can be taken back. Look at where the letter stands.' }
    await unfreeze(tx, letter, letter.actor, edition, now)
    return null
  })
}

/** Whether the letter was handed to an office, or is on its way there. */
export async function isSent(letterId: string, reader: Pick<Tx, '$count'> = db): Promise<boolean> {
  const sent = and(eq(deliveries.letterId, letterId), ne(deliveries.state, 'cancelled'))
  return (await reader.$count(deliveries, sent)) > 0
}

/**
 * Makes the next edition without those whose signatures no longer stand, if any do not; within the transaction that
 * took a signature back. Before an edition there is nothing to do; after delivery the edition stays as it went out.
 */
export async function reissue(
  tx: Tx,
  letterId: string,
  actor: Actor,
  now = new Date(),
): Promise<Edition | null> {
  const edition = await holdFinal(tx, letterId)
  if (!edition || edition.asPrinted || (await hasLeft(tx, letterId))) return null
  const printed = await listSignatories(edition, tx)
  const standing = await tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(and(eq(signatures.letterId, letterId), eq(signatures.state, 'active')))
  const ids = new Set(standing.map(({ id }) => id))
  const left = printed.filter(({ signatureId }) => signatureId !== null && ids.has(signatureId))
  if (left.length === printed.length) return null
  if (left.length === 0) {
    const [letter] = await tx.select().from(letters).where(eq(letters.id, letterId))
    if (letter) await unfreeze(tx, letter, actor, edition, now)
    return null
  }
  const list = left.map(({ editionId: _, position: __, ...each }) => each)
  const text = { ...edition, hash: edition.textHash, id: edition.versionId, number: edition.versionNumber }
  const { date, order, translations } = edition
  return add(tx, actor, letterId, { text, translations: translations ?? [], date, list, order }, now)
}

function refusalOf(prospect: Prospect, { count, mark, closes }: Freezing, now: Date): FreezeRefused | null {
  const { letter, list } = prospect
  if (letter.state !== 'open' && letter.state !== 'closed')
    return { refused: 'This letter is final already. Look at its edition below.', at: 'findings' }
  if (isStillOpen(prospect, now) && !closes)
    return { refused: 'Tick the box if signing is to end now, or wait for the deadline.', at: 'closes' }
  if (prospect.mark !== mark)
    return {
      refused: 'The text or the list has changed since you looked. Look at it again below, then freeze.',
      at: 'findings',
    }
  if (list.length !== count)
    return {
      refused: `Enter the number of names on the list above: it is not ${count.toLocaleString('en')}.`,
      at: 'count',
    }
  return null
}

/** The edition that stands for a letter that is final and not delivered, with the letter held. */
async function holdFinal(tx: Tx, letterId: string): Promise<Edition | null> {
  await lockRow(tx, letters, letterId)
  const [letter] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, letterId))
  return letter?.state === 'final' ? findStanding(letterId, tx) : null
}

/** Whether somebody outside may have the edition. */
async function hasLeft(tx: Tx, letterId: string): Promise<boolean> {
  const left = inArray(deliveries.state, ['sending', 'delivered', 'bounced'])
  return (await tx.$count(deliveries, and(eq(deliveries.letterId, letterId), left))) > 0
}

async function unfreeze(
  tx: Tx,
  letter: { id: string; coalitionId: string },
  actor: Actor,
  { number, code }: Edition,
  now: Date,
): Promise<void> {
  await tx
    .update(editions)
    .set({ takenBackAt: now })
    .where(and(eq(editions.letterId, letter.id), isNull(editions.takenBackAt)))
  await tx
    .update(letters)
    .set({ state: 'closed', finalAt: null })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'final')))
  await note(tx, letter, actor, 'edition taken back', now, { number, code })
}

function note(
  tx: Tx,
  { id, coalitionId }: { id: string; coalitionId: string },
  actor: Actor,
  action: string,
  now: Date,
  data: Record<string, unknown> = {},
) {
  return record(tx, actor, { coalitionId, letterId: id, action, object: id, data }, now)
}
