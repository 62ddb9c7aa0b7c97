import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { addressees, deliveries, type deliveryMethods, editions, letters, lockRow, type Tx } from '~db'
import type { As, Letter } from '../access.server'
import { bare } from '../honorifics'
import type { Addressee } from '../text'

export type Method = (typeof deliveryMethods)[number]
export type Delivery = typeof deliveries.$inferSelect

/** Why something was not done, and the field it is about. */
export type Refused = { refused: string; field?: string }

type Ready = { edition: typeof editions.$inferSelect; addressee: typeof addressees.$inferSelect }

/** By what an addressee is called, and what a lead types to confirm: the name, else the title, else the office. */
export function nameOf({ name, title, office }: Pick<Addressee, 'name' | 'title' | 'office'>): string {
  return bare(name) || title || office || 'The office'
}

/**
 * Holds the letter and gives what is handed over and to whom, or why it cannot be: it is not final, or the same
 * edition is already with them or on its way by the same means.
 */
export async function readyFor(
  tx: Tx,
  letter: As<'editor', Letter>,
  addresseeId: string,
  method: Method,
): Promise<Ready | Refused> {
  await lockRow(tx, letters, letter.id)
  const [now] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, letter.id))
  if (now?.state === 'concluded')
    return { refused: 'This letter is concluded. Take the conclusion back first.' }
  if (now?.state !== 'final' && now?.state !== 'delivered')
    return { refused: 'Only a final letter is delivered. Freeze an edition first.' }
  const [edition] = await tx
    .select()
    .from(editions)
    .where(and(eq(editions.letterId, letter.id), isNull(editions.takenBackAt)))
    .orderBy(desc(editions.number))
    .limit(1)
  const [addressee] = await tx
    .select()
    .from(addressees)
    .where(and(eq(addressees.id, addresseeId), eq(addressees.letterId, letter.id)))
  if (!edition) return { refused: 'No edition of this letter stands. Freeze one first.' }
  if (!addressee) return { refused: 'This addressee is no longer on the letter. Choose one from the list.' }
  const [standing] = await tx
    .select({ state: deliveries.state })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.addresseeId, addresseeId),
        eq(deliveries.editionId, edition.id),
        eq(deliveries.method, method),
        inArray(deliveries.state, ['scheduled', 'sending', 'delivered']),
      ),
    )
    .limit(1)
  if (standing)
    return {
      refused:
        standing.state === 'delivered'
          ? `Edition ${edition.number} was already delivered to ${nameOf(addressee)} ${methodWords[method]}.`
          : `Edition ${edition.number} is already on its way to ${nameOf(addressee)} ${methodWords[method]}.`,
    }
  return { edition, addressee }
}

/** The addressee as a delivery keeps it. */
export function holderOf(row: typeof addressees.$inferSelect): Addressee {
  const { id, title, name, office, component, address, cc } = row
  return { id, title, name, office, component, address, cc }
}

const methodWords: Record<Method, string> = {
  email: 'by e-mail',
  portal: 'through a portal',
  post: 'by post',
  courier: 'by courier',
  hand: 'in person',
  fax: 'by fax',
}
