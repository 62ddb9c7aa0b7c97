/** Business days of the federal government: weekdays without the holidays of 5 U.S.C. § 6103. Days are yyyy-mm-dd. */
import { Temporal } from 'temporal-polyfill'

const FRIDAY = 5
const SATURDAY = 6
const SUNDAY = 7

/** The day by which an answer is due that is expected within so many business days after a delivery. */
export function dueOn(delivered: string, businessDays: number): string {
  let day = Temporal.PlainDate.from(delivered)
  for (let left = businessDays; left > 0; ) {
    day = day.add({ days: 1 })
    if (isOpen(day)) left -= 1
  }
  return day.toString()
}

/** How many business days have passed from one day to a later one, which counts if it is one; negative backwards. */
export function businessDaysBetween(from: string, to: string): number {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  if (Temporal.PlainDate.compare(first, last) > 0) return -businessDaysBetween(to, from)
  let count = 0
  for (let day = first; Temporal.PlainDate.compare(day, last) < 0; ) {
    day = day.add({ days: 1 })
    if (isOpen(day)) count += 1
  }
  return count
}

/** The days of a year on which offices are closed for a holiday, as they are observed, in order. */
export function holidaysIn(year: number): string[] {
  // New Year's Day on a Saturday is observed in the year before.
  return [...holidays(year), ...holidays(year + 1)]
    .map((day) => observed(day).toString())
    .filter((day) => day.startsWith(String(year)))
    .sort((one, other) => (one < other ? -1 : 1))
}

/** Whether it is a day of the calendar, written yyyy-mm-dd. */
export function isDay(written: string): boolean {
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' }).toString() === written
  } catch {
    return false
  }
}

/** The day that an instant falls on in a time zone. */
export function dayIn(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** Noon of a day in a time zone: the instant that stands for a day of which no more is known. */
export function noonOf(day: string, zone: string): Date {
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds,
  )
}

const closed = new Map<number, ReadonlySet<string>>()

function isOpen(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > FRIDAY) return false
  const known = closed.get(day.year) ?? new Set(holidaysIn(day.year))
  closed.set(day.year, known)
  return !known.has(day.toString())
}

// § 6103(b), and Executive Order 11582: Saturday's holiday is kept on Friday, Sunday's on Monday.
function observed(day: Temporal.PlainDate): Temporal.PlainDate {
  if (day.dayOfWeek === SATURDAY) return day.subtract({ days: 1 })
  if (day.dayOfWeek === SUNDAY) return day.add({ days: 1 })
  return day
}

function holidays(year: number): Temporal.PlainDate[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  return [
    on(1, 1),
    monday(on(1, 15)),
    monday(on(2, 15)),
    monday(on(5, 25)),
    // A holiday since the Act of June 17, 2021, Public Law 117-17.
    ...(year >= 2021 ? [on(6, 19)] : []),
    on(7, 4),
    monday(on(9, 1)),
    monday(on(10, 8)),
    on(11, 11),
    thursday(on(11, 22)),
    on(12, 25),
  ]
}

// The first such weekday from a day on: from the 15th, the third of its month; from May 25, the last.
function monday(from: Temporal.PlainDate): Temporal.PlainDate {
  return from.add({ days: (8 - from.dayOfWeek) % 7 })
}

function thursday(from: Temporal.PlainDate): Temporal.PlainDate {
  return from.add({ days: (11 - from.dayOfWeek) % 7 })
}
