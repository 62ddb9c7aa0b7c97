import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { letterContacts, letters, type listOrders, type listShown, transact } from '~db'
import type { As, Letter } from '../access.server'
import { FINAL, lockOf } from '../drafts.server'
import { record } from '../history.server'
import type { LetterContact } from '../text'
import { findIn } from '../translations/finding.server'
import { addContacts, type Language } from './starting.server'

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
  /** Left out, these three stay as they are. */
  holdsUnknown?: boolean
  listOrder?: (typeof listOrders)[number]
  individualsApart?: boolean
}

/** Why a description is not taken, and what of it is wrong. */
export type Refused = { refused: string; at: keyof Description }

/**
 * Changes what is said about a letter; refuses a deadline that a clock never shows, or shows twice. While signers
 * agree to it, its title and language stay.
 */
export function describe(
  letter: As<'editor', Letter>,
  description: Description,
  now = new Date(),
): Promise<Refused | null> {
  const { date, deadline, language, shows, takesIndividuals } = description
  const { holdsUnknown, listOrder, individualsApart } = description
  const refuse = (at: keyof Description, refused: string) => Promise.resolve({ refused, at })
  const title = description.title.trim()
  if (!title) return refuse('title', 'Give the letter a title.')
  if (date !== null && !isDay(date))
    return refuse('date', 'Write the date as a day of the calendar, such as 2021-03-29.')
  const instant = deadline ? instantOf(deadline) : null
  if (instant && 'refused' in instant) return refuse('deadline', instant.refused)
  return transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    const [present] = await tx.select().from(letters).where(eq(letters.id, letter.id))
    if (!present || locked === FINAL) return { refused: FINAL, at: 'title' }
    const printed = changedOf(present, { title, language })
    if (locked && printed) return { refused: locked, at: printed }
    if (present.language !== language && (await findIn(tx, letter.id, language)))
      return {
        refused: 'There is a translation into this language. Remove it first, or keep the language.',
        at: 'language',
      }
    if (present.state === 'open') {
      if (!instant) return { refused: 'An open letter needs a deadline.', at: 'deadline' }
      if (instant.at <= now)
        return {
          refused: 'This deadline has passed. To end the signing now, close the letter.',
          at: 'deadline',
        }
    }
    await tx
      .update(letters)
      .set({
        title,
        date,
        language,
        shows,
        takesIndividuals,
        holdsUnknown,
        listOrder,
        individualsApart,
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
      data: {
        date,
        deadline: instant?.at.toISOString() ?? null,
        shows,
        takesIndividuals,
        holdsUnknown: holdsUnknown ?? present.holdsUnknown,
        listOrder: listOrder ?? present.listOrder,
        individualsApart: individualsApart ?? present.individualsApart,
      },
    })
    return null
  })
}

/** What is odd about the days of a letter that is not final: a deadline that is over, a letter dated before signing ends. */
export function doubtsOfDays(
  { state, date, deadlineAt, deadlineWall }: Pick<Letter, 'state' | 'date' | 'deadlineAt' | 'deadlineWall'>,
  now = new Date(),
): string[] {
  const doubts: string[] = []
  if (deadlineAt && deadlineAt <= now && (state === 'drafting' || state === 'open'))
    doubts.push('The deadline has passed. Choose a later one, or nobody can sign.')
  const lastDay = deadlineWall?.slice(0, 10)
  if (date && lastDay && date < lastDay && ['drafting', 'open', 'closed'].includes(state))
    doubts.push(
      'The letter is dated before signing ends. Whoever reads it finds names that came later: check both days.',
    )
  return doubts
}

/** Puts these contacts in place of those before. */
export function setContacts(
  letter: As<'editor', Letter>,
  contacts: LetterContact[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    if (locked) return { refused: locked }
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

type Printed = Pick<Description, 'title' | 'language'>

/** What of the printed particulars would not stay as it is, if any. */
function changedOf(present: Printed, wanted: Printed): keyof Printed | null {
  if (present.title !== wanted.title) return 'title'
  return present.language === wanted.language ? null : 'language'
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
