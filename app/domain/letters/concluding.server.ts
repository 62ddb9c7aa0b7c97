import { and, eq } from 'drizzle-orm'
import { letters, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'

/** Ends the work on a delivered letter: nothing more is expected of the offices. */
export function conclude(
  letter: As<'editor', Letter>,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return move(letter, { from: 'delivered', to: 'concluded' }, now)
}

/** Takes the conclusion back. */
export function resume(letter: As<'editor', Letter>, now = new Date()): Promise<{ refused: string } | null> {
  return move(letter, { from: 'concluded', to: 'delivered' }, now)
}

function move(
  letter: As<'editor', Letter>,
  { from, to }: { from: 'delivered' | 'concluded'; to: 'delivered' | 'concluded' },
  now: Date,
): Promise<{ refused: string } | null> {
  const isEnd = to === 'concluded'
  return transact(async (tx) => {
    const [moved] = await tx
      .update(letters)
      .set({ state: to, concludedAt: isEnd ? now : null })
      .where(and(eq(letters.id, letter.id), eq(letters.state, from)))
      .returning({ id: letters.id })
    if (!moved)
      return {
        refused: isEnd
          ? 'Only a delivered letter is concluded. Deliver it first.'
          : 'This letter is not concluded.',
      }
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: isEnd ? 'letter concluded' : 'conclusion taken back',
        object: letter.id,
      },
      now,
    )
    return null
  })
}
