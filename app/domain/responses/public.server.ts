import { and, asc, eq } from 'drizzle-orm'
import { addressees, assessments, db, responses } from '~db'
import { asksOf, type DocNode } from '../text'
import type { Outcome } from './assessing.server'
import type { Kind } from './recording.server'

/** What the public is shown of the answers: never who wrote them, who recorded them, or a file. */
export type PublicAnswers = {
  /** Newest first. The day is yyyy-mm-dd. */
  came: { office: string; kind: Kind; on: string; words: string | null }[]
  /** What the leads say of each ask, office by office; null where nobody has. */
  asks: { number: number; offices: { office: string; outcome: Outcome | null }[] }[]
}

/** What the offices answered to a letter of this text, and what its leads say it means for each ask. */
export async function publicAnswers(letterId: string, doc: DocNode): Promise<PublicAnswers> {
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
  const called = new Map(
    offices.map(({ id, office, title, name }) => [id, office || [title, name].filter(Boolean).join(' ')]),
  )
  return {
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
        outcome: standing.get(`${id} ${office.id}`) ?? null,
      })),
    })),
  }
}
