import { and, eq, inArray } from 'drizzle-orm'
import { letters, transact } from '~db'
import type { As, Letter } from '../access.server'
import { FINAL } from '../drafts.server'
import { record } from '../history.server'
import type { Ordered } from '../orders'

/** Chooses how the list is ordered, on the letter's page and in print. */
export function chooseOrder(
  letter: As<'editor', Letter>,
  order: Ordered,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [ordered] = await tx
      .update(letters)
      .set({ listOrder: order })
      .where(and(eq(letters.id, letter.id), inArray(letters.state, ['drafting', 'open', 'closed'])))
      .returning({ id: letters.id })
    if (!ordered) return { refused: FINAL }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'order of the list chosen',
      object: letter.id,
      data: { order },
    })
    return null
  })
}
