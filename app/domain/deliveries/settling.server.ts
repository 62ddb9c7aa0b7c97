import { and, eq } from 'drizzle-orm'
import { enqueue } from '~/jobs/queue.server'
import { deliveries, editions, letters, lockRow, responses, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { type Actor, record } from '../history.server'
import { type Delivery, nameOf, type Refused } from './standing.server'

/** How long a record can be taken back before the signers hear of it. */
const BEFORE_TELLING = 10 * 60_000

/** Notes what became of a delivery's mail, in the transaction that notes it of the mail. */
export async function noteMail(
  tx: Tx,
  deliveryId: string | undefined,
  became: 'accepted' | 'failed' | 'unknown' | 'parked',
  now: Date,
): Promise<void> {
  const [delivery] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId ?? ''), eq(deliveries.state, 'sending')))
  if (!delivery) return
  if (became === 'accepted') await arrive(tx, { kind: 'product' }, delivery, now, now)
  if (became === 'failed') await fail(tx, { kind: 'product' }, delivery, now)
}

/** A mail without a clear answer did reach the office: a lead has asked there. */
export function hasArrived(
  letter: As<'editor', Letter>,
  deliveryId: string,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    const delivery = await findIn(tx, letter, deliveryId)
    if (delivery?.state !== 'sending' || !delivery.goesAt) return { refused: SETTLED }
    await arrive(tx, letter.actor, delivery, delivery.goesAt, now)
    return null
  })
}

/** A mail did not reach the office, or came back: it can be sent again. */
export function comesBack(
  letter: As<'editor', Letter>,
  deliveryId: string,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    const delivery = await findIn(tx, letter, deliveryId)
    if (await isConcluded(tx, letter)) return { refused: CONCLUDED }
    if (delivery?.method !== 'email' || !['sending', 'delivered'].includes(delivery.state))
      return { refused: SETTLED }
    if (delivery.state === 'delivered' && (await isAnswered(tx, delivery)))
      return { refused: answered(delivery) }
    await fail(tx, letter.actor, delivery, now)
    return null
  })
}

/** Takes back the record of a delivery that was made by hand, while no answer to it is on record. */
export function takeBack(
  letter: As<'editor', Letter>,
  deliveryId: string,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    const delivery = await findIn(tx, letter, deliveryId)
    if (await isConcluded(tx, letter)) return { refused: CONCLUDED }
    if (!delivery || delivery.method === 'email' || delivery.state !== 'delivered')
      return { refused: 'This record was already taken back.' }
    if (await isAnswered(tx, delivery)) return { refused: answered(delivery) }
    await end(tx, letter.actor, delivery, 'cancelled', 'delivery taken back', now)
    return null
  })
}

/** The delivery is made; the first makes the letter a delivered one, and its signers hear of it soon after. */
export async function arrive(
  tx: Tx,
  actor: Actor,
  delivery: Delivery,
  deliveredAt: Date,
  now: Date,
): Promise<void> {
  await tx.update(deliveries).set({ state: 'delivered', deliveredAt }).where(eq(deliveries.id, delivery.id))
  await note(tx, actor, delivery, 'delivery made', now)
  await settleLetter(tx, actor, delivery.letterId, now)
  await enqueue(
    tx,
    'deliveries.tell-signers',
    { letterId: delivery.letterId },
    {
      dueAt: new Date(now.getTime() + BEFORE_TELLING),
      key: `deliveries.tell-signers:${delivery.letterId}`,
    },
  )
}

const SETTLED = 'What became of this mail is already known. Look at the list again.'

const CONCLUDED = 'This letter is concluded. Take the conclusion back first.'

async function isConcluded(tx: Tx, { id }: As<'editor', Letter>): Promise<boolean> {
  return (await tx.$count(letters, and(eq(letters.id, id), eq(letters.state, 'concluded')))) > 0
}

function answered({ addressee }: Delivery): string {
  return `An answer of ${nameOf(addressee)} is on record. Take that back first.`
}

async function findIn(tx: Tx, letter: As<'editor', Letter>, deliveryId: string): Promise<Delivery | null> {
  await lockRow(tx, letters, letter.id)
  const [delivery] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.letterId, letter.id)))
  return delivery ?? null
}

async function isAnswered(tx: Tx, { letterId, addresseeId }: Delivery): Promise<boolean> {
  const answers = await tx.$count(
    responses,
    and(eq(responses.letterId, letterId), eq(responses.addresseeId, addresseeId)),
  )
  return answers > 0
}

function fail(tx: Tx, actor: Actor, delivery: Delivery, now: Date): Promise<void> {
  return end(tx, actor, delivery, 'bounced', 'delivery came back', now)
}

async function end(
  tx: Tx,
  actor: Actor,
  delivery: Delivery,
  state: 'bounced' | 'cancelled',
  action: string,
  now: Date,
): Promise<void> {
  await tx.update(deliveries).set({ state, deliveredAt: null }).where(eq(deliveries.id, delivery.id))
  await note(tx, actor, delivery, action, now)
  await settleLetter(tx, actor, delivery.letterId, now)
}

/** The letter is delivered from its first delivery on, and final again when none stands any more. */
async function settleLetter(tx: Tx, actor: Actor, letterId: string, now: Date): Promise<void> {
  await lockRow(tx, letters, letterId)
  const made = await tx
    .select({ at: deliveries.deliveredAt })
    .from(deliveries)
    .where(and(eq(deliveries.letterId, letterId), eq(deliveries.state, 'delivered')))
  const days = made.flatMap(({ at }) => at?.getTime() ?? [])
  const deliveredAt = days.length > 0 ? new Date(Math.min(...days)) : null
  const [before] = await tx.select().from(letters).where(eq(letters.id, letterId))
  if (!before) return
  const isFirst = deliveredAt !== null && before.state === 'final'
  const isUndone = deliveredAt === null && before.state === 'delivered'
  const state = isFirst ? 'delivered' : isUndone ? 'final' : before.state
  await tx.update(letters).set({ state, deliveredAt }).where(eq(letters.id, letterId))
  if (!isFirst && !isUndone) return
  await record(
    tx,
    actor,
    {
      coalitionId: before.coalitionId,
      letterId,
      action: isFirst ? 'letter delivered' : 'letter no longer delivered',
      object: letterId,
    },
    now,
  )
}

/** Writes what was done to a delivery into the history. */
export async function note(
  tx: Tx,
  actor: Actor,
  delivery: Delivery,
  action: string,
  now: Date,
): Promise<void> {
  const [about] = await tx
    .select({ coalitionId: letters.coalitionId, edition: editions.number })
    .from(editions)
    .innerJoin(letters, eq(letters.id, editions.letterId))
    .where(eq(editions.id, delivery.editionId))
  await record(
    tx,
    actor,
    {
      coalitionId: about?.coalitionId,
      letterId: delivery.letterId,
      action,
      object: delivery.id,
      data: { edition: about?.edition, method: delivery.method, addressee: delivery.addresseeId },
    },
    now,
  )
}
