import { expect, test } from 'vitest'
import { inShort } from '~/domain/text'

test.each([
  ['release the logs of each death;', 'release the logs of each death'],
  ['notify next of kin within 24 hours; and', 'notify next of kin within 24 hours'],
  ['avisar a las familias; y', 'avisar a las familias'],
  ['notify next of kin, and', 'notify next of kin'],
  ['end the holding of any person under 18.', 'end the holding of any person under 18.'],
  ['Close it; and publish why.', 'Close it; and publish why.'],
  ['Close the annex. Publish why; and', 'Close the annex. …'],
])('%s', (ask, short) => {
  expect(inShort(ask)).toBe(short)
})

test('with room for more an ask stands whole, or ends at the last sentence that fits, with a sign', () => {
  const ask = 'Visits resume. They are weekly. Say so in writing; and'
  expect(inShort(ask, 600)).toBe('Visits resume. They are weekly. Say so in writing')
  expect(inShort(ask, 40)).toBe('Visits resume. They are weekly. …')
  expect(inShort(ask, 5)).toBe('Visits resume. …')
})
