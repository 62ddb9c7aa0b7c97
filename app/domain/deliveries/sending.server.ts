import { and, eq, isNull, lte } from 'drizzle-orm'
import { enqueue, TryAgain } from '~/jobs/queue.server'
import { addressees, db, deliveries, editions, letters, lockRow, transact } from '~db'
import type { As, Letter } from '../access.server'
import { findStanding } from '../editions/finding.server'
import { record } from '../history.server'
import { bare } from '../honorifics'
import { promise } from '../messages.server'
import { type Delivery, holderOf, nameOf, type Refused, readyFor } from './standing.server'

export type Order = {
  addresseeId: string
  email: string
  /** A few words to the office before the letter. */
  covering?: string | null
  /** The addressee's name, as the lead typed it to confirm. */
  typedName: string
}

/** A mail as an office will see it. */
export type DeliveryPreview = { subject: string; from: string; replyTo: string | null; text: string }

/** The mail that would bring the standing edition to this office now with these words, as its plain part has it. */
export async function preview(
  letter: As<'editor', Letter>,
  addresseeId: string,
  covering: string | null = null,
): Promise<DeliveryPreview | null> {
  const edition = await findStanding(letter.id)
  const [addressee] = await db
    .select()
    .from(addressees)
    .where(and(eq(addressees.id, addresseeId), eq(addressees.letterId, letter.id)))
  if (!edition || !addressee) return null
  const { deliveryOf } = await import('../mails/delivering.server')
  const { render, toPlainText } = await import('react-email')
  const mail = await deliveryOf(edition, letter.coalition, holderOf(addressee), asSent(covering))
  const { subject, from, replyTo } = mail
  return { subject, from, replyTo, text: toPlainText(await render(mail.body)) }
}

/** How long a delivery can be stopped. */
const PATIENCE = 60_000

/** Sends the standing edition to an office by e-mail, with its PDF, sixty seconds from now unless it is stopped. */
export function schedule(
  letter: As<'editor', Letter>,
  { addresseeId, email, covering, typedName }: Order,
  now = new Date(),
): Promise<Delivery | Refused> {
  return transact(async (tx) => {
    const ready = await readyFor(tx, letter, addresseeId, 'email')
    if ('refused' in ready) return ready
    const { edition, addressee } = ready
    if (!edition.pdfFileId)
      return {
        refused: edition.pdfProblem
          ? `The PDF of edition ${edition.number} could not be made: ${edition.pdfProblem}`
          : `The PDF of edition ${edition.number} is not there yet. It is made right after freezing: try again in a minute.`,
      }
    if (folded(typedName) !== folded(nameOf(addressee)))
      return { refused: `Type the name as it stands here: ${nameOf(addressee)}`, field: 'typedName' }
    const goesAt = new Date(now.getTime() + PATIENCE)
    const [delivery] = await tx
      .insert(deliveries)
      .values({
        letterId: letter.id,
        editionId: edition.id,
        addresseeId,
        addressee: holderOf(addressee),
        method: 'email',
        state: 'scheduled',
        email: email.trim(),
        covering: asSent(covering),
        goesAt,
        by: letter.actor.id,
        createdAt: now,
      })
      .returning()
    if (!delivery) throw new Error('The delivery was not added.')
    await tx
      .update(addressees)
      .set({ email: email.trim() })
      .where(and(eq(addressees.id, addresseeId), isNull(addressees.email)))
    await enqueue(
      tx,
      'deliveries.go',
      { deliveryId: delivery.id },
      { dueAt: goesAt, key: `deliveries.go:${delivery.id}` },
    )
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'delivery scheduled',
        object: delivery.id,
        data: {
          edition: edition.number,
          method: 'email',
          addressee: addresseeId,
          goesAt: goesAt.toISOString(),
        },
      },
      now,
    )
    return delivery
  })
}

/** Stops a delivery that has not gone out. */
export function stop(
  letter: As<'editor', Letter>,
  deliveryId: string,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    const [stopped] = await tx
      .update(deliveries)
      .set({ state: 'cancelled' })
      .where(
        and(
          eq(deliveries.id, deliveryId),
          eq(deliveries.letterId, letter.id),
          eq(deliveries.state, 'scheduled'),
        ),
      )
      .returning()
    if (!stopped) return { refused: 'It had already gone out, or was stopped before.' }
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'delivery stopped',
        object: deliveryId,
        data: { method: stopped.method, addressee: stopped.addresseeId },
      },
      now,
    )
    return null
  })
}

/** Promises the mail of a delivery whose time has come. Doing it twice sends one mail. */
export async function go(deliveryId: string, now = new Date()): Promise<void> {
  const [waiting] = await db.select().from(deliveries).where(eq(deliveries.id, deliveryId))
  if (waiting?.state !== 'scheduled' || !waiting.goesAt) return
  if (waiting.goesAt > now) throw new TryAgain(waiting.goesAt, 'It can still be stopped.')
  await transact(async (tx) => {
    await lockRow(tx, letters, waiting.letterId)
    const [edition] = await tx.select().from(editions).where(eq(editions.id, waiting.editionId))
    const [letter] = await tx.select().from(letters).where(eq(letters.id, waiting.letterId))
    if (!edition || !letter) throw new Error('The delivery has no letter.')
    const stands = (await findStanding(letter.id, tx))?.id === edition.id
    const [delivery] = await tx
      .update(deliveries)
      .set({ state: stands ? 'sending' : 'cancelled' })
      .where(
        and(eq(deliveries.id, deliveryId), eq(deliveries.state, 'scheduled'), lte(deliveries.goesAt, now)),
      )
      .returning()
    if (!delivery?.email) return
    await record(
      tx,
      { kind: 'product' },
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: stands ? 'delivery sent' : 'delivery stopped',
        object: deliveryId,
        data: { edition: edition.number, method: 'email', addressee: delivery.addresseeId },
      },
      now,
    )
    if (!stands) return
    await promise(
      tx,
      [
        {
          template: 'delivery',
          to: delivery.email,
          data: { deliveryId },
          cause: causeOf(deliveryId),
          coalitionId: letter.coalitionId,
          letterId: letter.id,
        },
      ],
      { dueAt: now },
    )
  })
}

/** What the mail of a delivery is known by. */
export function causeOf(deliveryId: string): string {
  return `delivery:${deliveryId}`
}

function asSent(covering: string | null | undefined): string | null {
  return covering?.replaceAll('\r\n', '\n').trim() || null
}

function folded(name: string): string {
  return bare(name).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}
