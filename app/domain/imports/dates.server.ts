const MONTHS = [
  ['january', 'jan', 'enero', 'ene'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre', 'dic'],
]

const LABEL = /^(?:date|dated|fecha)\s?:\s?/i
const WEEKDAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),? /i
const MONTH_FIRST = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u
const DAY_FIRST =
  /^(?:a )?(\d{1,2})(?:st|nd|rd|th|º|\.)? (?:of |de )?(\p{L}{3,10})\.?,? (?:de |del )?(\d{4})$/u
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** The ISO date of a line that is nothing but a date, a place before it allowed ("Austin, Texas, March 3, 2025"); else null. */
export function readDate(line: string): string | null {
  if (line.length > 90 || !/\d/.test(line)) return null
  let text = line
    .replace(LABEL, '')
    .replace(/[.,]$/, '')
    .replace(/[ \u00a0]{2,}/g, ' ')
    .trim()
  for (let parts = 0; parts < 4; parts++) {
    const found = exactDate(text.replace(WEEKDAY, ''))
    if (found) return found
    const comma = text.indexOf(',')
    const place = text.slice(0, comma)
    if (comma < 0 || /\d/.test(place) || !/^\p{Lu}/u.test(place)) return null
    text = text.slice(comma + 1).trim()
  }
  return null
}

/** The words of a date that ends a line, such as "Via e-mail, March 3, 2025"; null when none does. */
export function dateAtEnd(line: string): string | null {
  const words = line.split(/[ \u00a0]/)
  for (const count of [6, 5, 4, 3, 1]) {
    const last = words.slice(-count).join(' ')
    if (count < words.length && exactDate(last.replace(WEEKDAY, ''))) return last
  }
  return null
}

/** Whether a line names a month and a year but no day, as a letter being prepared does ("March 2021", "April __, 2025"). */
export function isOpenDate(line: string): boolean {
  const found = /^(\p{L}{3,10})\.?(?: (?:_{1,6}|x{1,2}|\[[^\]]{0,10}\]))?,? (?:de )?\d{4}$/iu.exec(line)
  return Boolean(found && monthOf(found[1] ?? ''))
}

function exactDate(text: string): string | null {
  const named = MONTH_FIRST.exec(text)
  if (named) return isoDate(named[3], monthOf(named[1] ?? ''), named[2])
  const day = DAY_FIRST.exec(text)
  if (day) return isoDate(day[3], monthOf(day[2] ?? ''), day[1])
  const iso = ISO.exec(text)
  if (iso) return isoDate(iso[1], Number(iso[2]), iso[3])
  const slashed = SLASHED.exec(text)
  if (!slashed) return null
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  return first > 12 ? isoDate(slashed[3], second, slashed[1]) : isoDate(slashed[3], first, slashed[2])
}

function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word.toLowerCase())) + 1
}

function isoDate(year: string | undefined, month: number, day: string | undefined): string | null {
  const number = Number(day)
  if (!year || month < 1 || month > 12 || number < 1 || number > new Date(Number(year), month, 0).getDate())
    return null
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}
