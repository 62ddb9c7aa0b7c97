import { and, eq } from 'drizzle-orm'
import {
  accounts,
  addressees,
  assessments,
  db,
  deliveries,
  files as fileTable,
  letters,
  lockRow,
  type responseKinds,
  responses,
  type Tx,
  transact,
} from '~db'
import type { As, Letter } from '../access.server'
import { dayIn, isDay } from '../calendars'
import { nameOf, type Refused } from '../deliveries/standing.server'
import * as files from '../files.server'
import * as history from '../history.server'

export type Kind = (typeof responseKinds)[number]
export type Response = typeof responses.$inferSelect

export type ResponseInput = {
  addresseeId: string
  /** Who wrote or spoke, as it stands there. */
  from: string
  /** yyyy-mm-dd */
  receivedOn: string
  kind: Kind
  words?: string | null
  /** The letter or mail itself, as it is on disk. */
  file?: files.Stored | null
}

/** Writes down what came back from an office. What it means for an ask, a person says apart from it. */
export function record(
  letter: As<'editor', Letter>,
  { addresseeId, from, receivedOn, kind, words, file }: ResponseInput,
  now = new Date(),
): Promise<Response | Refused> {
  const refuse = (refused: string) => Promise.resolve({ refused, field: 'receivedOn' })
  if (!isDay(receivedOn)) return refuse('Enter the day on which it came')
  if (receivedOn > dayIn(now, letter.coalition.zone))
    return refuse('The day is still to come. Enter the day on which it came')
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const delivered = await firstDay(tx, letter, addresseeId)
    if ('refused' in delivered) return delivered
    if (receivedOn < delivered.on)
      return {
        refused: `The letter was delivered to ${delivered.to} after that day. Enter the day on which the answer came`,
        field: 'receivedOn',
      }
    const kept = file ? await files.add(tx, letter.coalitionId, file) : null
    const [response] = await tx
      .insert(responses)
      .values({
        letterId: letter.id,
        addresseeId,
        from: from.trim(),
        receivedOn,
        kind,
        words: words?.replaceAll('\r\n', '\n').trim() || null,
        fileId: kept?.id ?? null,
        recordedBy: letter.actor.id,
        createdAt: now,
      })
      .returning()
    if (!response) throw new Error('The response was not added.')
    await note(tx, letter, 'response recorded', response, now)
    return response
  })
}

/** One response with who wrote it down and its file. */
export async function find(letter: As<'viewer', Letter>, id: string) {
  const [found] = await db
    .select({ response: responses, by: accounts.name, addressee: addressees, file: fileTable })
    .from(responses)
    .innerJoin(addressees, eq(addressees.id, responses.addresseeId))
    .leftJoin(accounts, eq(accounts.id, responses.recordedBy))
    .leftJoin(fileTable, eq(fileTable.id, responses.fileId))
    .where(and(eq(responses.id, id), eq(responses.letterId, letter.id)))
  if (!found) return null
  return { ...found, to: nameOf(found.addressee) }
}

/** Keeps the letter or mail itself of an answer that was recorded without it. */
export function keepFile(
  letter: As<'editor', Letter>,
  id: string,
  stored: files.Stored,
  now = new Date(),
): Promise<Refused | null> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [response] = await tx
      .select()
      .from(responses)
      .where(and(eq(responses.id, id), eq(responses.letterId, letter.id)))
    if (!response) return { refused: 'This record was taken back. Record the answer again.' }
    if (response.fileId) return { refused: 'A file of this answer is kept already. Open it above.' }
    const file = await files.add(tx, letter.coalitionId, stored)
    await tx.update(responses).set({ fileId: file.id }).where(eq(responses.id, id))
    await note(tx, letter, 'response file kept', response, now)
    return null
  })
}

/** Takes the record of a response back, while no assessment refers to it. */
export function remove(letter: As<'editor', Letter>, id: string, now = new Date()): Promise<Refused | null> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const spoken = await tx.$count(assessments, eq(assessments.responseId, id))
    if (spoken > 0)
      return { refused: 'An assessment refers to this answer. It stays on record; record another beside it.' }
    const [gone] = await tx
      .delete(responses)
      .where(and(eq(responses.id, id), eq(responses.letterId, letter.id)))
      .returning()
    if (!gone) return { refused: 'This record was already taken back.' }
    await note(tx, letter, 'response taken back', gone, now)
    return null
  })
}

async function firstDay(
  tx: Tx,
  letter: As<'editor', Letter>,
  addresseeId: string,
): Promise<{ on: string; to: string } | Refused> {
  const made = await tx
    .select({ at: deliveries.deliveredAt, addressee: deliveries.addressee })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.letterId, letter.id),
        eq(deliveries.addresseeId, addresseeId),
        eq(deliveries.state, 'delivered'),
      ),
    )
  const [first] = made
    .flatMap(({ at, addressee }) =>
      at ? [{ on: dayIn(at, letter.coalition.zone), to: nameOf(addressee) }] : [],
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  return (
    first ?? {
      refused: 'The letter was not delivered to this office. Record the delivery first',
      field: 'addresseeId',
    }
  )
}

function note(
  tx: Tx,
  letter: As<'editor', Letter>,
  action: string,
  { id, kind, receivedOn, addresseeId }: Response,
  now: Date,
): Promise<void> {
  return history.record(
    tx,
    letter.actor,
    {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action,
      object: id,
      data: { kind, receivedOn, addressee: addresseeId },
    },
    now,
  )
}
