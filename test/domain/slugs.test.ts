import { expect, test } from 'vitest'
import { slugFor } from '~/domain/slugs'

test.each([
  [
    'Release of video and custody logs for deaths in short-term custody',
    'release-of-video-and-custody-logs-for-deaths',
  ],
  [
    'Every person in ICE custody should be considered for release under the review',
    'every-person-in-ice-custody-should-be-considered-for-release',
  ],
  [
    'Carta por la liberación de las personas detenidas sin cargos en la frontera',
    'carta-por-la-liberacion-de-las-personas-detenidas-sin-cargos',
  ],
  ['A short title', 'a-short-title'],
  ['The Honorable and the', 'the-honorable-and-the'],
  ['X'.repeat(90), 'x'.repeat(20)],
])('%s', (title, slug) => {
  expect(slugFor(title)).toBe(slug)
})

test('an address is of letters, digits and hyphens, at most 60, and does not end in a connecting word', () => {
  const words =
    'stop the use of solitary confinement for people in immigration detention and publish it'.split(' ')
  for (let from = 0; from < words.length; from++) {
    const slug = slugFor([...words.slice(from), ...words, ...words].join(' '))
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(slug.length).toBeLessThanOrEqual(60)
    expect(slug).not.toMatch(/-(the|of|for|in|and)$/)
  }
})
