import type { Language } from '~/words'

/** What Spanish calls the zones of the United States. Intl answers "hora oriental" or "hora de Nueva York". */
const spanishZones = new Map([
  ['Eastern', 'hora del Este'],
  ['Central', 'hora del Centro'],
  ['Mountain', 'hora de la Montaña'],
  ['Pacific', 'hora del Pacífico'],
  ['Alaska', 'hora de Alaska'],
  ['Hawaii-Aleutian', 'hora de Hawái'],
  ['Atlantic', 'hora del Atlántico'],
])

/** A day on the calendar, without a time: `2021-03-26` gives "Friday, March 26, 2021". */
export function longDate(day: string, language: Language) {
  return longDay(atNoon(day), 'UTC', language, true)
}

/** `2021-03-26` gives "Friday, March 26". */
export function weekdayDate(day: string, language: Language) {
  return longDay(atNoon(day), 'UTC', language, false)
}

/** `2021-03-26` gives "March 26, 2021", the date of a letter. */
export function letterDate(day: string, language: Language) {
  const { d, month, year } = dayParts(atNoon(day), 'UTC', language)
  return language === 'es' ? `${d} de ${month} de ${year}` : `${month} ${d}, ${year}`
}

/** `2021-03-26` gives "March 26". */
export function shortDate(day: string, language: Language) {
  const { d, month } = dayParts(atNoon(day), 'UTC', language)
  return language === 'es' ? `${d} de ${month}` : `${month} ${d}`
}

/** "March 26", with the year when it is not the present one. */
export function tableDay(day: string, language: Language, now = new Date()) {
  return day.startsWith(`${now.getUTCFullYear()}-`) ? shortDate(day, language) : letterDate(day, language)
}

/** "5:00 p.m. ET, Friday, March 26, 2021". In Spanish the day comes first and the zone is spelled out. */
export function deadlineText(instant: string | Date, zone: string, language: Language) {
  const at = new Date(instant)
  const day = longDay(at, zone, language, true)
  return language === 'es'
    ? `${day}, ${timeText(at, zone, language)}`
    : `${timeText(at, zone, language)}, ${day}`
}

/** "Friday, March 26, 2021, 5:00 p.m. ET", the day first. */
export function longMoment(instant: string | Date, zone: string, language: Language) {
  const at = new Date(instant)
  return `${longDay(at, zone, language, true)}, ${timeText(at, zone, language)}`
}

/** The day an instant falls on in a zone: "Friday, March 26, 2021". */
export function longDayOf(instant: string | Date, zone: string, language: Language) {
  return longDay(new Date(instant), zone, language, true)
}

/** The same as a calendar day, `2021-03-26`, for the functions that take one. */
export function dayOf(instant: string | Date, zone: string) {
  const parts = partsOf(new Date(instant), zone, 'en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** "5:00 p.m. ET", "5:00 p. m. (hora del Este)". */
export function timeText(instant: string | Date, zone: string, language: Language, { seconds = false } = {}) {
  const time = clock(new Date(instant), zone, language, seconds)
  const name = zoneName(instant, zone, language)
  return language === 'es' ? `${time} (${name})` : `${time} ${name}`
}

/** For tables: "Mar 24, 9:02 a.m. ET", with the year when it is not the present one. */
export function tableMoment(instant: string | Date, zone: string, language: Language, now = new Date()) {
  const at = new Date(instant)
  const time = timeText(at, zone, language)
  const { day, month, year } = partsOf(at, zone, language === 'es' ? 'es-US' : 'en-US', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const thisYear = dayOf(now, zone).startsWith(`${year}-`)
  if (language === 'es') return `${day} ${month}${thisYear ? '' : ` ${year}`}, ${time}`
  return `${month} ${day}${thisYear ? '' : `, ${year}`}, ${time}`
}

/** "ET", "hora del Este": what the leads write after a time. */
export function zoneName(instant: string | Date, zone: string, language: Language) {
  const at = new Date(instant)
  if (language === 'en') {
    return partsOf(at, zone, 'en-US', { hour: 'numeric', timeZoneName: 'shortGeneric' }).timeZoneName ?? zone
  }
  const english = partsOf(at, zone, 'en-US', { hour: 'numeric', timeZoneName: 'longGeneric' }).timeZoneName
  const spanish = spanishZones.get(english?.replace(/ (Standard )?Time$/, '') ?? '')
  return (
    spanish ??
    partsOf(at, zone, 'es-US', { hour: 'numeric', timeZoneName: 'longGeneric' }).timeZoneName ??
    zone
  )
}

/** "in 2 days", "today", "yesterday": counted in days of the given zone's calendar. Only beside a date. */
export function relativeDay(instant: string | Date, zone: string, language: Language, now = new Date()) {
  const days = daysBetween(dayOf(now, zone), dayOf(instant, zone))
  return new Intl.RelativeTimeFormat(language === 'es' ? 'es-US' : 'en-US', { numeric: 'auto' }).format(
    days,
    'day',
  )
}

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string) {
  return Math.round((atNoon(to).getTime() - atNoon(from).getTime()) / 86_400_000)
}

/** Pieces of a date text, those that must not be broken over a line marked. */
export function unbroken(text: string) {
  const whole =
    /\d{1,2}:\d\d(?: [ap]\. ?m\.)?(?: (?:[A-Z]{2,4}\b|\([^)]*\)))?|\b[A-Z][a-z]+ \d{1,2}(?:, \d{4})?|\d{1,2} de [a-z]+(?: de \d{4})?/g
  const pieces: { text: string; whole: boolean }[] = []
  let at = 0
  for (const found of text.matchAll(whole)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), whole: false })
    pieces.push({ text: found[0], whole: true })
    at = found.index + found[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), whole: false })
  return pieces
}

function longDay(at: Date, zone: string, language: Language, withYear: boolean) {
  const { weekday, d, month, year } = dayParts(at, zone, language)
  if (language === 'es') return `${weekday} ${d} de ${month}${withYear ? ` de ${year}` : ''}`
  return `${weekday}, ${month} ${d}${withYear ? `, ${year}` : ''}`
}

function dayParts(at: Date, zone: string, language: Language) {
  const parts = partsOf(at, zone, language === 'es' ? 'es-US' : 'en-US', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return {
    weekday: parts.weekday ?? '',
    d: parts.day ?? '',
    month: parts.month ?? '',
    year: parts.year ?? '',
  }
}

function clock(at: Date, zone: string, language: Language, seconds: boolean) {
  const { hour, minute, second } = partsOf(at, zone, 'en-US', {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    hour12: true,
  })
  const afternoon = Number(partsOf(at, zone, 'en-US', { hour: '2-digit', hourCycle: 'h23' }).hour) >= 12
  const half = language === 'es' ? (afternoon ? 'p. m.' : 'a. m.') : afternoon ? 'p.m.' : 'a.m.'
  return `${hour}:${minute}${seconds ? `:${second}` : ''} ${half}`
}

function partsOf(at: Date, zone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of formatter(zone, locale, options).formatToParts(at)) parts[part.type] = part.value
  return parts
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs about 50 µs, using one about 2. */
function formatter(zone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}

/** Noon keeps a calendar day on its day whatever the arithmetic. */
function atNoon(day: string) {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`)
}
