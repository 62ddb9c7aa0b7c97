import { expect, test } from 'vitest'
import { calledOf, greetedAs } from '~/domain/honorifics'

test.each([
  ['Secretary', 'The Honorable Ada Brandt', 'Secretary Ada Brandt', 'Secretary Ada Brandt'],
  ['Secretaria', 'Lic. Ada Brandt', 'Secretaria Ada Brandt', 'Secretaria Ada Brandt'],
  ['', 'The Honorable Ada Brandt', 'The Honorable Ada Brandt', 'Ada Brandt'],
  ['', 'Mr. Tomas Lind', 'Mr. Tomas Lind', 'Mr. Tomas Lind'],
  ['Director', '', 'Director', 'Director'],
  ['Member', 'Honora Drake', 'Member Honora Drake', 'Member Honora Drake'],
])(
  '%s and %s: a sentence and a greeting leave words of respect to the address',
  (title, name, called, greeted) => {
    expect(calledOf({ title, name })).toBe(called)
    expect(greetedAs({ title, name })).toBe(greeted)
  },
)
