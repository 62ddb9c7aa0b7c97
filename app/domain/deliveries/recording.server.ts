import { and, eq } from 'drizzle-orm'
import { deliveries, letters, lockRow, transact } from '~db'
import type { As, Letter } from '../access.server'
import { dayIn, isDay, noonOf } from '../calendars'
import * as files from '../files.server'
import { arrive, note } from './settling.server'
import { type Delivery, holderOf, type Method, type Refused, readyFor } from './standing.server'

export type HandRecord = {
  addresseeId: string
  method: Exclude<Method, 'email'>
  /** yyyy-mm-dd */
  deliveredOn: string
  /** The number of a parcel or a portal. */
  tracking?: string | null
  /** A receipt, as it is on disk. */
  proof?: files.Stored | null
}

/** Writes down that an edition was handed over otherwise than by mail from here, on which day, with what proof. */
export function recordByHand(
  letter: As<'editor', Letter>,
  { addresseeId, method, deliveredOn, tracking, proof }: HandRecord,
  now = new Date(),
): Promise<Delivery | Refused> {
  const { zone } = letter.coalition
  const refuse = (refused: string) => Promise.resolve({ refused, field: 'deliveredOn' })
  if (!isDay(deliveredOn)) return refuse('Enter the day on which it reached the office')
  if (deliveredOn > dayIn(now, zone))
    return refuse('The day is still to come. Enter the day on which it reached the office')
  return transact(async (tx) => {
    const ready = await readyFor(tx, letter, addresseeId, method)
    if ('refused' in ready) return ready
    const { edition, addressee } = ready
    // One brought in as printed was frozen here long after it went out.
    const made = edition.asPrinted ? edition.date : dayIn(edition.frozenAt, zone)
    if (made && deliveredOn < made)
      return {
        refused: `Edition ${edition.number} is of a later day than that. Enter the day on which it reached the office`,
        field: 'deliveredOn',
      }
    const file = proof ? await files.add(tx, letter.coalitionId, proof) : null
    const deliveredAt = noonOf(deliveredOn, zone)
    const [delivery] = await tx
      .insert(deliveries)
      .values({
        letterId: letter.id,
        editionId: edition.id,
        addresseeId,
        addressee: holderOf(addressee),
        method,
        state: 'delivered',
        deliveredAt,
        tracking: tracking?.trim() || null,
        proofFileId: file?.id ?? null,
        by: letter.actor.id,
        createdAt: now,
      })
      .returning()
    if (!delivery) throw new Error('The delivery was not added.')
    await arrive(tx, letter.actor, delivery, deliveredAt, now)
    return delivery
  })
}

/** Keeps the proof of a delivery that was recorded without one, as it came later. */
export function keepProof(
  letter: As<'editor', Letter>,
  deliveryId: string,
  proof: files.Stored,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [delivery] = await tx
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.id, deliveryId), eq(deliveries.letterId, letter.id)))
    if (delivery?.state !== 'delivered')
      return { refused: 'Proof is kept of what was delivered. Look at the delivery again.' }
    if (delivery.proofFileId)
      return { refused: 'A proof of this delivery is kept already. Look at it on the page of the delivery.' }
    const file = await files.add(tx, letter.coalitionId, proof)
    await tx.update(deliveries).set({ proofFileId: file.id }).where(eq(deliveries.id, deliveryId))
    await note(tx, letter.actor, delivery, 'delivery proof kept', now)
    return null
  })
}
