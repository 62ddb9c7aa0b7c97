import { and, asc, eq, inArray } from 'drizzle-orm'
import { addressees, db, deliveries, responses } from '~db'
import { dayIn } from '../calendars'
import { clockOf } from '../clocks'
import { nameOf } from './standing.server'

export type Overdue = {
  office: string
  /** yyyy-mm-dd */
  dueOn: string
  /** By how many business days it is over. */
  over: number
}

/** The offices of these letters whose answer is overdue, the longest first, by letter. */
export async function listOverdue(
  letterIds: string[],
  zone: string,
  now = new Date(),
): Promise<Map<string, Overdue[]>> {
  const made = await db
    .select({ addressee: addressees, deliveredAt: deliveries.deliveredAt })
    .from(addressees)
    .innerJoin(deliveries, eq(deliveries.addresseeId, addressees.id))
    .where(
      and(
        inArray(addressees.letterId, letterIds),
        eq(addressees.cc, false),
        eq(deliveries.state, 'delivered'),
      ),
    )
    .orderBy(asc(deliveries.deliveredAt), asc(deliveries.id))
  const came = await db
    .select({
      addresseeId: responses.addresseeId,
      kind: responses.kind,
      receivedOn: responses.receivedOn,
    })
    .from(responses)
    .where(inArray(responses.letterId, letterIds))
  const overdue = new Map<string, Overdue[]>()
  const seen = new Set<string>()
  for (const { addressee, deliveredAt } of made) {
    // The clock runs from the first delivery.
    if (!deliveredAt || seen.has(addressee.id)) continue
    seen.add(addressee.id)
    const theirs = came.filter(({ addresseeId }) => addresseeId === addressee.id)
    const clock = clockOf(dayIn(deliveredAt, zone), addressee.benchmark, theirs, dayIn(now, zone))
    if (clock.answered || clock.left >= 0) continue
    const one = { office: addressee.office || nameOf(addressee), dueOn: clock.dueOn, over: -clock.left }
    overdue.set(addressee.letterId, [...(overdue.get(addressee.letterId) ?? []), one])
  }
  for (const all of overdue.values()) all.sort((a, b) => b.over - a.over)
  return overdue
}
