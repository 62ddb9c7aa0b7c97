import { asc, eq, inArray } from 'drizzle-orm'
import { accounts, addressees, db, deliveries, editions, files, messages, responses } from '~db'
import type { As, Letter } from '../access.server'
import { dayIn } from '../calendars'
import { type Clock, clockOf } from '../clocks'
import * as editionsOf from '../editions/index.server'
import { causeOf } from './sending.server'
import { type Delivery, nameOf } from './standing.server'

const BY_HAND = ['portal', 'post', 'courier', 'hand', 'fax'] as const

export type AddresseeRow = typeof addressees.$inferSelect

export type LedgerEntry = Delivery & {
  edition: number
  /** yyyy-mm-dd, the day it reached the office. */
  deliveredOn: string | null
  by: string | null
  proof: { id: string; name: string } | null
  /** What is known of its mail when nobody knows whether it arrived. */
  doubt: string | null
}

export type Ledger = {
  edition: (editionsOf.Edition & { names: number }) | null
  rows: {
    addressee: AddresseeRow
    called: string
    entries: LedgerEntry[]
    clock: Clock | null
    /** Whether the edition can still go there by mail, and the ways it can be recorded as handed over otherwise. */
    canSend: boolean
    recordable: (typeof BY_HAND)[number][]
  }[]
}

/** Every addressee with what was sent, how and when, oldest first, and when an answer is due. */
export async function ledger(letter: As<'viewer', Letter>, now = new Date()): Promise<Ledger> {
  const { zone } = letter.coalition
  const edition = await editionsOf.findLast(letter)
  const names = edition ? (await editionsOf.listSignatories(edition)).length : 0
  const to = await listAddressees(letter.id)
  const entries = await listEntries(letter)
  const came = await db.select().from(responses).where(eq(responses.letterId, letter.id))
  return {
    edition: edition && { ...edition, names },
    rows: to.map((addressee) => {
      const theirs = entries.filter(({ addresseeId }) => addresseeId === addressee.id)
      const deliveredOn = firstDay(theirs)
      const standing = theirs.filter(
        ({ editionId, state }) =>
          editionId === edition?.id && ['scheduled', 'sending', 'delivered'].includes(state),
      )
      const isUnderWay = standing.some(({ state }) => state !== 'delivered')
      const isOut = edition !== null && (letter.state === 'final' || letter.state === 'delivered')
      return {
        addressee,
        called: nameOf(addressee),
        entries: theirs,
        canSend: isOut && edition.pdfFileId !== null && !standing.some(({ method }) => method === 'email'),
        recordable:
          isOut && !isUnderWay ? BY_HAND.filter((way) => standing.every(({ method }) => method !== way)) : [],
        clock: deliveredOn
          ? clockOf(
              deliveredOn,
              addressee.benchmark,
              came.filter(({ addresseeId }) => addresseeId === addressee.id),
              dayIn(now, zone),
            )
          : null,
      }
    }),
  }
}

/** The addressees of a letter as they are printed. */
export function listAddressees(letterId: string): Promise<AddresseeRow[]> {
  return db
    .select()
    .from(addressees)
    .where(eq(addressees.letterId, letterId))
    .orderBy(asc(addressees.position), asc(addressees.id))
}

/** Everything that was sent of a letter, oldest first. */
async function listEntries(letter: As<'viewer', Letter>): Promise<LedgerEntry[]> {
  const rows = await db
    .select({ delivery: deliveries, edition: editions.number, by: accounts.name, proof: files })
    .from(deliveries)
    .innerJoin(editions, eq(editions.id, deliveries.editionId))
    .leftJoin(accounts, eq(accounts.id, deliveries.by))
    .leftJoin(files, eq(files.id, deliveries.proofFileId))
    .where(eq(deliveries.letterId, letter.id))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
  const doubts = await doubtsOf(rows.map(({ delivery }) => delivery))
  return rows.map(({ delivery, edition, by, proof }) => ({
    ...delivery,
    edition,
    by,
    deliveredOn: delivery.deliveredAt ? dayIn(delivery.deliveredAt, letter.coalition.zone) : null,
    proof: proof ? { id: proof.id, name: proof.name } : null,
    doubt: doubts.get(delivery.id) ?? null,
  }))
}

function firstDay(entries: LedgerEntry[]): string | null {
  const days = entries.flatMap(({ state, deliveredOn }) =>
    state === 'delivered' && deliveredOn ? [deliveredOn] : [],
  )
  return days.sort((one, other) => (one < other ? -1 : 1))[0] ?? null
}

async function doubtsOf(all: Delivery[]): Promise<Map<string, string>> {
  const sending = all.filter(({ state }) => state === 'sending').map(({ id }) => id)
  const mails = await db
    .select({ cause: messages.cause, state: messages.state, problem: messages.problem })
    .from(messages)
    .where(inArray(messages.cause, sending.map(causeOf)))
  return new Map(
    sending.flatMap((id) => {
      const mail = mails.find(({ cause }) => cause === causeOf(id))
      return mail && ['unknown', 'parked', 'failed'].includes(mail.state)
        ? [[id, mail.problem ?? 'The provider gave no clear answer.'] as const]
        : []
    }),
  )
}
