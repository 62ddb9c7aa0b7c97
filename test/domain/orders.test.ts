import { expect, test } from 'vitest'
import { inPrintedOrder } from '~/domain/orders'

test('names sort as English prints them, and equals stay as they came', () => {
  expect(inPrintedOrder(['Zebra', 'álamo', 'Alba', 'acorn', 'ACCESS of WNY', 'ACCESS (Arab)'])).toEqual([
    'ACCESS (Arab)',
    'ACCESS of WNY',
    'acorn',
    'álamo',
    'Alba',
    'Zebra',
  ])
})
