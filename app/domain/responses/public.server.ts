import { and, asc, eq } from 'drizzle-orm'
import { addressees, assessments, db, deliveries, responses } from '~db'
import { dayIn } from '../calendars'
import { clockOf } from '../clocks'
import { calledOf } from '../honorifics'
import type { PublicLetter } from '../publications.server'
import { asksOf, type DocNode } from '../text'
import type { Outcome } from './assessing.server'
import type { Kind } from './recording.server'

/** What the public is shown of the answers: never who wrote them, who recorded them, or a file. */
export type PublicAnswers = {
  /** Newest first. The day is yyyy-mm-dd. */
  came: { office: string; kind: Kind; on: string; words: string | null }[]
  /** The offices without an answer past their day, yyyy-mm-dd, and by how many business days; none once it is concluded. */
  late: { office: string; dueOn: string; over: number; benchmark: number }[]
  /** What the leads say of each ask, office by office; where nobody has, whether the office has answered. */
  asks: {
    number: number
    offices: { office: string; stands: Outcome | 'answered' | 'silent' | 'undelivered' }[]
  }[]
}

/** What the offices answered to a letter of this text, and what its leads say it means for each ask. */
export async function publicAnswers(
  letter: PublicLetter,
  doc: DocNode,
  now = new Date(),
): Promise<PublicAnswers> {
  const letterId = letter.id
  const offices = await db
    .select()
    .from(addressees)
    .where(and(eq(addressees.letterId, letterId), eq(addressees.cc, false)))
    .orderBy(asc(addressees.position), asc(addressees.id))
  const came = await db
    .select()
    .from(responses)
    .where(eq(responses.letterId, letterId))
    .orderBy(asc(responses.receivedOn), asc(responses.createdAt), asc(responses.id))
  const said = await db
    .select()
    .from(assessments)
    .where(eq(assessments.letterId, letterId))
    .orderBy(asc(assessments.createdAt), asc(assessments.id))
  const standing = new Map(
    said.map(({ askId, addresseeId, outcome }) => [`${askId} ${addresseeId}`, outcome]),
  )
  const called = new Map(offices.map((each) => [each.id, each.office || calledOf(each)]))
  const made = await db
    .select({ addresseeId: deliveries.addresseeId, at: deliveries.deliveredAt })
    .from(deliveries)
    .where(and(eq(deliveries.letterId, letterId), eq(deliveries.state, 'delivered')))
    .orderBy(asc(deliveries.deliveredAt), asc(deliveries.id))
  const clocks = new Map(
    offices.flatMap(({ id, benchmark }) => {
      const first = made.find(({ addresseeId, at }) => addresseeId === id && at)?.at
      const theirs = came.filter(({ addresseeId }) => addresseeId === id)
      const { zone } = letter.coalition
      return first ? [[id, clockOf(dayIn(first, zone), benchmark, theirs, dayIn(now, zone))] as const] : []
    }),
  )
  const standsSo = (officeId: string) => {
    const clock = clocks.get(officeId)
    if (!clock) return 'undelivered'
    return clock.answered ? 'answered' : 'silent'
  }
  return {
    late:
      letter.state === 'concluded'
        ? []
        : [...clocks]
            .filter(([, { answered, left }]) => !answered && left < 0)
            .map(([id, { dueOn, left, benchmark }]) => ({
              office: called.get(id) ?? '',
              dueOn,
              over: -left,
              benchmark,
            })),
    came: came.toReversed().map(({ addresseeId, kind, receivedOn, words }) => ({
      office: called.get(addresseeId) ?? '',
      kind,
      on: receivedOn,
      words,
    })),
    asks: asksOf(doc).map(({ id, number }) => ({
      number,
      offices: offices.map((office) => ({
        office: called.get(office.id) ?? '',
        stands: standing.get(`${id} ${office.id}`) ?? standsSo(office.id),
      })),
    })),
  }
}
