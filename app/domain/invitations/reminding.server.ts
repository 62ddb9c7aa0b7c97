import { eq, sql } from 'drizzle-orm'
import { db, invitations, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { suppressedAmong } from '../messages.server'
import { dayOf, zoneOf } from '../signatures/index.server'
import { whyClosed, write } from './asking.server'
import { type Asked, addressesOf, list, signedAmong } from './listing.server'

/** No one is reminded twice within this time. */
const APART = 20 * 3_600_000

/**
 * Exactly those who have not answered and may be reminded now: asked, or considering past their own day; never an
 * organization that has signed, whose mail came back, who wants no mail, or who was reminded in the last 20 hours.
 * Nobody, once signing has closed.
 */
export async function listToRemind(
  letter: As<'viewer', Letter>,
  now = new Date(),
  reader: Pick<Tx, 'select'> = db,
): Promise<Asked[]> {
  if (letter.state !== 'open') return []
  const hasSigned = await signedAmong(letter, reader)
  const today = dayOf(now, zoneOf(letter))
  const silent = (await list(letter, reader)).filter(
    (each) =>
      isUnanswered(each, today) &&
      !hasSigned(each) &&
      !each.bounced &&
      !(each.remindedAt && now.getTime() - each.remindedAt.getTime() < APART),
  )
  const stopped = await suppressedAmong(letter.coalitionId, addressesOf(silent), reader)
  return silent.filter(({ contact }) => contact?.email && !stopped.has(contact.email))
}

/** Reminds exactly those whom `listToRemind` gives, each by one mail. */
export function remind(
  letter: As<'editor', Letter>,
  now = new Date(),
): Promise<{ reminded: number } | { refused: string }> {
  return transact(async (tx) => {
    const closed = await whyClosed(tx, letter, now)
    if (closed) return closed
    const silent = await listToRemind(letter, now, tx)
    if (silent.length === 0)
      return {
        refused: 'Nobody can be reminded now: all have answered, or were reminded in the last 20 hours.',
      }
    for (const { id } of silent)
      await tx
        .update(invitations)
        .set({ remindedAt: now, reminders: sql`${invitations.reminders} + 1` })
        .where(eq(invitations.id, id))
    await write(tx, letter, 'reminder', silent, (each) => `reminder:${each.id}:${each.reminders + 1}`)
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'reminder sent',
        object: letter.id,
        data: { count: silent.length },
      },
      now,
    )
    return { reminded: silent.length }
  })
}

function isUnanswered({ state, decideBy }: Asked, today: string): boolean {
  if (state === 'considering') return decideBy !== null && decideBy < today
  return state === 'sent' || state === 'opened'
}
