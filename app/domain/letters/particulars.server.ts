import { asc, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import {
  addressees,
  assessments,
  deliveries,
  letterContacts,
  letters,
  type listShown,
  responses,
  type Tx,
  transact,
} from '~db'
import type { As, Letter } from '../access.server'
import { FINAL, isFinal } from '../drafts.server'
import { record } from '../history.server'
import type { LetterContact } from '../text'
import { type AddresseeInput, addContacts, addresseeRow, type Language } from './starting.server'

/** The time on the wall, yyyy-mm-ddThh:mm, and the zone whose wall it is. */
export type Wall = { wall: string; zone: string }

export type Description = {
  title: string
  /** yyyy-mm-dd, as printed. */
  date: string | null
  deadline: Wall | null
  language: Language
  shows: (typeof listShown)[number]
  takesIndividuals: boolean
}

/** Changes what is said about a letter; refuses a deadline that a clock never shows, or shows twice. */
export function describe(
  letter: As<'editor', Letter>,
  { title, date, deadline, language, shows, takesIndividuals }: Description,
): Promise<{ refused: string } | null> {
  const refuse = (refused: string) => Promise.resolve({ refused })
  if (!title.trim()) return refuse('Give the letter a title.')
  if (date !== null && !isDay(date))
    return refuse('Write the date as a day of the calendar, such as 2021-03-29.')
  const instant = deadline ? instantOf(deadline) : null
  if (instant && 'refused' in instant) return Promise.resolve(instant)
  return transact(async (tx) => {
    if (await isFinal(tx, letter.id)) return { refused: FINAL }
    await tx
      .update(letters)
      .set({
        title: title.trim(),
        date,
        language,
        shows,
        takesIndividuals,
        deadlineAt: instant?.at ?? null,
        deadlineZone: deadline?.zone ?? null,
        deadlineWall: deadline?.wall ?? null,
      })
      .where(eq(letters.id, letter.id))
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'letter described',
      object: letter.id,
      data: { date, deadline: instant?.at.toISOString() ?? null, shows, takesIndividuals },
    })
    return null
  })
}

/** Puts these addressees in place of those before. Once the letter is final, only what is not printed changes. */
export function setAddressees(
  letter: As<'editor', Letter>,
  wanted: AddresseeInput[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const final = await isFinal(tx, letter.id)
    const present = await tx
      .select()
      .from(addressees)
      .where(eq(addressees.letterId, letter.id))
      .orderBy(asc(addressees.position), asc(addressees.id))
    if (final && printedOf(present) !== printedOf(wanted)) return { refused: FINAL }
    const gone = present.filter((each) => !wanted.some(({ id }) => id === each.id))
    for (const each of gone) {
      if (await isSpokenOf(tx, each.id))
        return {
          refused: `${each.name || each.title} was sent the letter or has answered. Keep this addressee.`,
        }
      await tx.delete(addressees).where(eq(addressees.id, each.id))
    }
    for (const [position, each] of wanted.entries()) {
      const known = present.find(({ id }) => id === each.id)
      if (known)
        await tx.update(addressees).set(addresseeRow(each, position)).where(eq(addressees.id, known.id))
      else await tx.insert(addressees).values({ letterId: letter.id, ...addresseeRow(each, position) })
    }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'addressees changed',
      object: letter.id,
      data: { count: wanted.length },
    })
    return null
  })
}

/** Puts these contacts in place of those before. */
export function setContacts(
  letter: As<'editor', Letter>,
  contacts: LetterContact[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if (await isFinal(tx, letter.id)) return { refused: FINAL }
    await tx.delete(letterContacts).where(eq(letterContacts.letterId, letter.id))
    await addContacts(tx, letter.id, contacts)
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'contacts changed',
      object: letter.id,
      data: { count: contacts.length },
    })
    return null
  })
}

function printedOf(list: Omit<AddresseeInput, 'id'>[]): string {
  return JSON.stringify(
    list.map(({ title, name, office, component, address, cc }) => [
      title,
      name,
      office,
      component,
      address,
      cc,
    ]),
  )
}

async function isSpokenOf(tx: Tx, addresseeId: string): Promise<boolean> {
  const times =
    (await tx.$count(deliveries, eq(deliveries.addresseeId, addresseeId))) +
    (await tx.$count(responses, eq(responses.addresseeId, addresseeId))) +
    (await tx.$count(assessments, eq(assessments.addresseeId, addresseeId)))
  return times > 0
}

/** The instant at which a clock on the wall of a zone shows this time; refuses a time it never shows, or shows twice. */
export function instantOf({ wall, zone }: Wall): { at: Date } | { refused: string } {
  let time: Temporal.PlainDateTime
  try {
    time = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  } catch {
    return { refused: 'Write the deadline as a day and a time, such as 2021-03-26 and 17:00.' }
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return { refused: 'Choose the time zone of the deadline from the list.' }
  }
  try {
    return { at: new Date(time.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds) }
  } catch {
    return {
      refused:
        'The clocks change that night: this time does not exist, or exists twice. Choose another, such as an hour later.',
    }
  }
}

function isDay(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}
