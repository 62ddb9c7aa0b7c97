import { expect, test } from 'vitest'
import { businessDaysBetween, dayIn, dueOn, holidaysIn, isDay, noonOf } from '~/domain/calendars'

test('the holidays of a year are those the government lists, on the days they are observed', () => {
  // opm.gov, Federal Holidays, 2021: Juneteenth, Independence Day and Christmas fall on weekends.
  expect(holidaysIn(2021)).toEqual([
    '2021-01-01',
    '2021-01-18',
    '2021-02-15',
    '2021-05-31',
    '2021-06-18',
    '2021-07-05',
    '2021-09-06',
    '2021-10-11',
    '2021-11-11',
    '2021-11-25',
    '2021-12-24',
    '2021-12-31',
  ])
  expect(holidaysIn(2026)).toEqual([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ])
  expect(holidaysIn(2020)).not.toContain('2020-06-19')
  expect(holidaysIn(2022)).not.toContain('2022-01-01')
})

test('business days are counted after the day of delivery, holidays left out', () => {
  expect(businessDaysBetween('2021-01-25', '2021-02-05')).toBe(9)
  expect(businessDaysBetween('2021-01-25', '2021-03-04')).toBe(27)
  expect(businessDaysBetween('2021-01-25', '2021-03-29')).toBe(44)
  expect(businessDaysBetween('2021-01-25', '2021-01-25')).toBe(0)
  expect(businessDaysBetween('2021-01-22', '2021-01-24')).toBe(0)
  expect(businessDaysBetween('2021-02-05', '2021-01-25')).toBe(-9)
})

test('an answer is due so many business days after delivery, over the end of a year too', () => {
  expect(dueOn('2021-01-25', 30)).toBe('2021-03-09')
  expect(dueOn('2021-12-23', 1)).toBe('2021-12-27')
  expect(dueOn('2021-12-30', 1)).toBe('2022-01-03')
  expect(dueOn('2026-11-25', 1)).toBe('2026-11-27')
  expect(dueOn('2026-11-28', 0)).toBe('2026-11-28')
})

test('counting to the due day gives the days that were asked for, whatever the day', () => {
  for (const from of ['2020-12-31', '2021-06-17', '2024-02-28', '2027-12-30', '2032-07-03'])
    for (const days of [1, 15, 30, 261]) expect(businessDaysBetween(from, dueOn(from, days))).toBe(days)
})

test('a day is the day of the coalition, not of Greenwich', () => {
  expect(dayIn(new Date('2021-01-26T03:30:00Z'), 'America/New_York')).toBe('2021-01-25')
  expect(dayIn(noonOf('2021-03-14', 'Pacific/Honolulu'), 'Pacific/Honolulu')).toBe('2021-03-14')
  expect(isDay('2021-02-29')).toBe(false)
  expect(isDay('2024-02-29')).toBe(true)
  expect(isDay('March 4')).toBe(false)
})
