import { afterEach, describe, expect, it } from 'vitest'
import {
  dayOf,
  daysBetween,
  deadlineText,
  letterDate,
  longDate,
  longMoment,
  relativeDay,
  shortDate,
  tableDay,
  tableMoment,
  timeText,
  unbroken,
  weekdayDate,
  zoneName,
} from '~/ui/when'

const east = 'America/New_York'
const deadline = '2021-03-26T21:00:00Z'
const serverZone = process.env.TZ

afterEach(() => {
  if (serverZone === undefined) delete process.env.TZ
  else process.env.TZ = serverZone
})

describe.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu'])(
  'on a server in %s',
  (zone) => {
    function here() {
      process.env.TZ = zone
    }

    it('writes a calendar day as the day it is', () => {
      here()
      expect(longDate('2021-03-26', 'en')).toBe('Friday, March 26, 2021')
      expect(longDate('2021-03-26', 'es')).toBe('viernes 26 de marzo de 2021')
      expect(weekdayDate('2021-03-26', 'en')).toBe('Friday, March 26')
      expect(letterDate('2021-03-29', 'en')).toBe('March 29, 2021')
      expect(letterDate('2021-03-29', 'es')).toBe('29 de marzo de 2021')
      expect(shortDate('2021-03-29', 'es')).toBe('29 de marzo')
    })

    it('writes a deadline in its own zone', () => {
      here()
      expect(deadlineText(deadline, east, 'en')).toBe('5:00 p.m. ET, Friday, March 26, 2021')
      expect(deadlineText(deadline, east, 'es')).toBe(
        'viernes 26 de marzo de 2021, 5:00 p. m. (hora del Este)',
      )
      expect(longMoment(deadline, 'America/Los_Angeles', 'en')).toBe('Friday, March 26, 2021, 2:00 p.m. PT')
    })

    it('knows the day an instant falls on', () => {
      here()
      expect(dayOf('2021-03-27T03:59:59Z', east)).toBe('2021-03-26')
      expect(dayOf('2021-03-27T04:00:00Z', east)).toBe('2021-03-27')
    })
  },
)

it('writes midnight and noon as a clock does', () => {
  expect(timeText('2021-03-26T04:00:00Z', east, 'en')).toBe('12:00 a.m. ET')
  expect(timeText('2021-03-26T16:00:00Z', east, 'en')).toBe('12:00 p.m. ET')
  expect(timeText('2021-03-26T16:00:00Z', east, 'es')).toBe('12:00 p. m. (hora del Este)')
})

it('keeps to the clock when it changes', () => {
  expect(timeText('2021-03-14T06:59:00Z', east, 'en')).toBe('1:59 a.m. ET')
  expect(timeText('2021-03-14T07:00:00Z', east, 'en')).toBe('3:00 a.m. ET')
})

it('names the zones of the United States in Spanish, and no other zone after them', () => {
  expect(zoneName(deadline, 'America/Chicago', 'es')).toBe('hora del Centro')
  expect(zoneName(deadline, 'America/Phoenix', 'es')).toBe('hora de la Montaña')
  expect(zoneName(deadline, 'Pacific/Honolulu', 'es')).toBe('hora de Hawái')
  expect(zoneName(deadline, 'Europe/Berlin', 'es')).not.toBe('hora del Centro')
})

it('leaves the present year out of a table', () => {
  const now = new Date('2021-04-01T12:00:00Z')
  expect(tableMoment('2021-03-24T13:02:00Z', east, 'en', now)).toBe('Mar 24, 9:02 a.m. ET')
  expect(tableMoment('2020-12-31T13:02:00Z', east, 'en', now)).toBe('Dec 31, 2020, 8:02 a.m. ET')
  expect(tableDay('2021-03-24', 'en', now)).toBe('March 24')
  expect(tableDay('2020-03-24', 'en', now)).toBe('March 24, 2020')
  expect(tableMoment('2021-03-24T13:02:00Z', east, 'es', now)).toBe('24 mar, 9:02 a. m. (hora del Este)')
  expect(timeText('2021-03-24T13:02:07Z', east, 'en', { seconds: true })).toBe('9:02:07 a.m. ET')
})

it('counts days of the calendar, not spans of 24 hours', () => {
  expect(relativeDay(deadline, east, 'en', new Date('2021-03-24T23:30:00Z'))).toBe('in 2 days')
  expect(relativeDay(deadline, east, 'en', new Date('2021-03-26T05:00:00Z'))).toBe('today')
  expect(relativeDay(deadline, east, 'en', new Date('2021-03-27T05:00:00Z'))).toBe('yesterday')
  expect(relativeDay(deadline, east, 'es', new Date('2021-03-25T12:00:00Z'))).toBe('mañana')
  expect(daysBetween('2021-03-01', '2021-03-31')).toBe(30)
})

it('marks what must not be broken over a line', () => {
  const whole = (text: string) => unbroken(text).flatMap((piece) => (piece.whole ? [piece.text] : []))
  expect(whole('5:00 p.m. ET, Friday, March 26, 2021')).toEqual(['5:00 p.m. ET', 'March 26, 2021'])
  expect(whole('viernes 26 de marzo de 2021, 5:00 p. m. (hora del Este)')).toEqual([
    '26 de marzo de 2021',
    '5:00 p. m. (hora del Este)',
  ])
  expect(unbroken('by May').map((piece) => piece.text)).toEqual(['by May'])
})
