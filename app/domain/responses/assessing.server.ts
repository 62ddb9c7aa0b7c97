import { and, eq, inArray } from 'drizzle-orm'
import { addressees, assessments, letters, lockRow, type outcomes, responses, transact } from '~db'
import type { As, Letter } from '../access.server'
import type { Refused } from '../deliveries/standing.server'
import * as editions from '../editions/index.server'
import * as history from '../history.server'
import { asksOf } from '../text'

export type Outcome = (typeof outcomes)[number]

type Said = {
  addresseeId: string
  askId: string
  outcome: Outcome
  /** The office's words that it rests on. */
  quote?: string | null
  responseId?: string | null
  /** How it is known, where no recorded answer says it. */
  source?: string | null
}

/**
 * Says what an answer, or silence, means for one ask and one office, from a recorded answer of that office or another
 * stated source. Nothing said before is lost; the newest stands.
 */
export async function assess(
  letter: As<'editor', Letter>,
  { addresseeId, askId, outcome, quote, responseId, source }: Said,
  now = new Date(),
): Promise<typeof assessments.$inferSelect | Refused> {
  const edition = await editions.findLast(letter)
  const ask = edition ? asksOf(edition.doc).find(({ id }) => id === askId) : undefined
  if (!ask) return { refused: 'This ask is not in the letter as it was printed. Choose one from the list.' }
  const known = source?.trim() || null
  const words = quote?.trim() || null
  if (!responseId && !known && outcome !== 'ignored')
    return {
      refused: 'Choose the recorded answer that it rests on, or write below how you know it',
      field: 'responseId',
    }
  if (words && !responseId && !known)
    return { refused: 'Choose the recorded answer that these words stand in', field: 'responseId' }
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const isDelivered = await tx.$count(
      letters,
      and(eq(letters.id, letter.id), inArray(letters.state, ['delivered', 'concluded'])),
    )
    if (isDelivered === 0) return { refused: 'An ask is assessed once the letter is delivered.' }
    const isTheirs = await tx.$count(
      addressees,
      and(eq(addressees.id, addresseeId), eq(addressees.letterId, letter.id)),
    )
    if (isTheirs === 0) return { refused: 'This office is not on the letter. Choose one from the list.' }
    if (responseId) {
      const isItsAnswer = await tx.$count(
        responses,
        and(eq(responses.id, responseId), eq(responses.addresseeId, addresseeId)),
      )
      if (isItsAnswer === 0)
        return { refused: 'Choose an answer that came from this office', field: 'responseId' }
    }
    const [assessment] = await tx
      .insert(assessments)
      .values({
        letterId: letter.id,
        addresseeId,
        askId,
        outcome,
        quote: words,
        source: known,
        responseId: responseId ?? null,
        by: letter.actor.id,
        createdAt: now,
      })
      .returning()
    if (!assessment) throw new Error('The assessment was not added.')
    await history.record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'ask assessed',
        object: assessment.id,
        data: { ask: ask.number, askId, outcome, addressee: addresseeId },
      },
      now,
    )
    return assessment
  })
}

/** Whether a passage stands in the recorded words of an answer, whatever the spaces and quotation marks. */
export function isIn(quote: string, words: string): boolean {
  return plain(words).includes(plain(quote))
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^"|"$/g, '')
    .toLowerCase()
}
