import { Temporal } from 'temporal-polyfill'
import type { Issue } from './answers'

export type Moment = { at: string | null; issues: Issue[] }

/** How a column writes its days where a day alone does not tell. */
export type Order = 'day-first' | 'month-first'

const CLOCK = String.raw`(?:[ T,]+(?:a las |at )?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s?(a\.?\s?m\.?|p\.?\s?m\.?)?)?`
const ZONE = String.raw`\s*(Z|UTC|GMT|[A-Z]{3,4}|(?:UTC|GMT)?\s?[+-−]\d{1,2}(?::?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})[-/.](\d{1,2})${CLOCK}${ZONE}$`, 'iu')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})${CLOCK}${ZONE}$`, 'iu')
const NAMED = new RegExp(
  String.raw`^(?:\p{L}{3,10},?\.? )?(?:(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?: de |[ -])(\p{L}{3,10}))\.?,?(?: de |[ -])(\d{4})${CLOCK}${ZONE}$`,
  'iu',
)
const SERIAL = /^\d{5}(?:[.,]\d{1,12})?$/

/** Hours from UTC of the zones that forms print. */
const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  AST: -4,
}

/** How a column writes its days: by those that can be read one way only, by how those are padded, else as its language does. */
export function orderOf(cells: string[], spanish: boolean): (cell: string) => Order {
  const shapes = { 'day-first': new Set<string>(), 'month-first': new Set<string>() }
  const counts = { 'day-first': 0, 'month-first': 0 }
  for (const cell of cells) {
    const order = surely(cell)
    if (!order) continue
    counts[order]++
    shapes[order].add(shapeOf(cell))
  }
  const usual = spanish ? 'day-first' : 'month-first'
  if (counts['day-first'] === 0) return () => (counts['month-first'] > 0 ? 'month-first' : usual)
  if (counts['month-first'] === 0) return () => 'day-first'
  const more = counts['day-first'] > counts['month-first'] ? 'day-first' : 'month-first'
  return (cell) => {
    const shape = shapeOf(cell)
    const [day, month] = [shapes['day-first'].has(shape), shapes['month-first'].has(shape)]
    if (day !== month) return day ? 'day-first' : 'month-first'
    // "03/04/2021" is padded as no American sheet pads it.
    if (/^0/.test(cell.trim()) && ![...shapes['month-first']].some((each) => each.startsWith('0')))
      return 'day-first'
    return more
  }
}

function surely(cell: string): Order | null {
  const found = YEAR_LAST.exec(tidy(cell))
  if (!found) return null
  const [first, second] = [Number(found[1]), Number(found[3])]
  if (first > 12 && first <= 31 && second <= 12) return 'day-first'
  return second > 12 && second <= 31 && first <= 12 ? 'month-first' : null
}

/** The sign between numbers, whether the first are padded, and what comes after the day. */
function shapeOf(cell: string): string {
  const text = tidy(cell)
  const found = YEAR_LAST.exec(text)
  const padded = /^0\d/.test(text) || /^\d{1,2}[-/.]0\d/.test(text) ? '0' : ''
  return `${padded}${found?.[2] ?? ''}${found?.[8] ? ' m' : ''}${found?.[7] ? ' s' : ''}`
}

/** The wall time a cell tells, in the sheet's zone when it names another; null when it cannot be read. */
export function momentOf(cell: string, order: (cell: string) => Order, zone: string | null): Moment {
  const text = tidy(cell)
  if (text === '') return { at: null, issues: [] }
  if (SERIAL.test(text)) return { at: serial(Number(text.replace(',', '.'))), issues: ['EXCEL_SERIAL_DATE'] }
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) {
    const [, year, sign, month, day, ...clock] = yearFirst
    const at = wall([year, month, day], clock, zone)
    return moment(at, sign === '/' && (clock[3] || clock[4]) ? ['FORMS_ZIP_DATE'] : [])
  }
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast) {
    const [, first = '', sign, second = '', typed = '', ...clock] = yearLast
    const year = typed.length === 2 ? `20${typed}` : typed
    const isDayFirst = (surely(cell) ?? (sign === '.' ? 'day-first' : order(cell))) === 'day-first'
    const at = wall(isDayFirst ? [year, second, first] : [year, first, second], clock, zone)
    return moment(at, isDayFirst ? ['DAY_FIRST_DATE'] : [])
  }
  const named = NAMED.exec(text)
  if (!named) return moment(null, [])
  const [, monthBefore, dayAfter, dayBefore, monthAfter, year, ...clock] = named
  return moment(
    wall([year, monthNumber(monthBefore ?? monthAfter ?? ''), dayAfter ?? dayBefore], clock, zone),
    [],
  )
}

function moment(at: string | null, issues: Issue[]): Moment {
  return at === null ? { at, issues: ['DATE_UNREADABLE'] } : { at, issues }
}

function tidy(cell: string): string {
  return cell.replace(/[\u200e\u200f\u202f\u00a0\ufeff\s]+/g, ' ').trim()
}

function serial(days: number): string {
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1_000)
  return at.toISOString().slice(0, 19)
}

function wall(
  [year, month, day]: (string | undefined)[],
  [hour = '0', minute = '0', second = '0', half, zoneName]: (string | undefined)[],
  zone: string | null,
): string | null {
  try {
    const at = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: hourOf(Number(hour), half),
        minute: Number(minute),
        second: Number(second),
      },
      { overflow: 'reject' },
    )
    return inZone(at, zoneName, zone).toString({ smallestUnit: 'second' })
  } catch {
    return null
  }
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

/** A time that names its zone, as the sheet's own zone would show it. */
function inZone(
  at: Temporal.PlainDateTime,
  name: string | undefined,
  zone: string | null,
): Temporal.PlainDateTime {
  const offset = name === undefined ? null : offsetOf(name)
  if (offset === null || zone === null) return at
  const shown = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`
  return at.toZonedDateTime(shown).withTimeZone(zone).toPlainDateTime()
}

/** Minutes from UTC; null for a name nobody knows. */
function offsetOf(name: string): number | null {
  const known = ZONES[name.toUpperCase()]
  if (known !== undefined) return known * 60
  const found = /([+-−])(\d{1,2})(?::?(\d{2}))?$/u.exec(name)
  if (!found) return null
  return (found[1] === '+' ? 1 : -1) * (Number(found[2]) * 60 + Number(found[3] ?? 0))
}

const MONTHS = 'jan|ene feb mar apr|abr may jun jul aug|ago sep|set oct nov dec|dic'.split(' ')

function monthNumber(word: string): string {
  const start = word.slice(0, 3).toLowerCase()
  return String(MONTHS.findIndex((month) => month.split('|').includes(start)) + 1)
}

/** A deadline as a wall time of the zone; a day alone lasts until it ends. Null when it is not understood. */
export function deadlineIn(typed: string, zone: string): string | null {
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(typed) && typed.includes('T'))
      return Temporal.Instant.from(typed)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' })
    if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return `${Temporal.PlainDate.from(typed)}T23:59:59`
    return Temporal.PlainDateTime.from(typed).toString({ smallestUnit: 'second' })
  } catch {
    return null
  }
}
