import { expect, test } from 'vitest'
import { typedCount } from '~/http/editions.server'

test.each([
  ['151', 151],
  [' 1510 ', 1510],
  ['1,510', 1510],
  ['12,001,510', 12_001_510],
])('“%s” is read as %d', (typed, count) => {
  expect(typedCount.parse(typed)).toBe(count)
})

test.each(['151.0', '1.510', '15,10', '1,5100', '1 510', '-3', '1e3', 'many', ''])(
  '“%s” gets a sentence',
  (typed) => {
    expect(typedCount.safeParse(typed).error?.issues[0]?.message).toContain('Type the number in digits alone')
  },
)
