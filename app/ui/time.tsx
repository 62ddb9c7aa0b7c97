import type { Language } from '~/words'
import { keyed } from './keyed'
import { deadlineText, letterDate, longDate, longMoment, relativeDay, tableMoment, unbroken } from './when'

type MomentProps = { at: string | Date; zone: string; language?: Language }

/** "5:00 p.m. ET, Friday, March 26, 2021". The browser may add the reader's own zone from `datetime`. */
export function Deadline({ at, zone, language = 'en' }: MomentProps) {
  return (
    <time dateTime={iso(at)} data-zone={zone}>
      <Unbroken>{deadlineText(at, zone, language)}</Unbroken>
    </time>
  )
}

/** "Friday, March 26, 2021, 5:00 p.m. ET". */
export function Moment({ at, zone, language = 'en' }: MomentProps) {
  return (
    <time dateTime={iso(at)}>
      <Unbroken>{longMoment(at, zone, language)}</Unbroken>
    </time>
  )
}

/** "Mar 24, 9:02 a.m. ET", for tables. */
export function TableMoment({ at, zone, language = 'en', now }: MomentProps & { now?: Date }) {
  return <time dateTime={iso(at)}>{tableMoment(at, zone, language, now)}</time>
}

/** "Friday, March 26, 2021", or "March 26, 2021" without the weekday. */
export function Day({ day, language = 'en', weekday = true }: DayProps) {
  return (
    <time dateTime={day}>
      <Unbroken>{weekday ? longDate(day, language) : letterDate(day, language)}</Unbroken>
    </time>
  )
}

type DayProps = { day: string; language?: Language; weekday?: boolean }

type RelativeProps = MomentProps & { now?: Date; sentence?: boolean }

/** "in 2 days", or as a sentence "In 2 days." Stands beside a date, never alone. */
export function Relative({ at, zone, language = 'en', now, sentence = false }: RelativeProps) {
  const words = relativeDay(at, zone, language, now)
  return <>{sentence ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : words}</>
}

/** Keeps times and dates in one piece at the end of a line, with ordinary spaces for whoever copies them. */
export function Unbroken({ children }: { children: string }) {
  return (
    <>
      {keyed(unbroken(children)).map(({ part: piece, key }) =>
        piece.whole ? (
          <span key={key} className="nowrap">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}

function iso(at: string | Date) {
  return new Date(at).toISOString()
}
