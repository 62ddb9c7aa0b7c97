import { expect, test } from 'vitest'
import { letterFor } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import * as stories from '~/domain/stories.server'
import { aLetter, done, found } from '../make'

const laura: stories.StoryEntry = {
  name: ' Laura ',
  pseudonym: true,
  vouchedBy: 'Casa Vecina',
  consentBy: null,
  consentOn: null,
  consentUntil: null,
}

const consented = { ...laura, consentBy: 'herself, to Casa Vecina', consentOn: '2026-03-01' }

const standings = async (letter: Awaited<ReturnType<typeof aLetter>>, today: string) =>
  (await stories.list(letter, today)).map(({ name, standing }) => `${name}: ${standing}`)

test('a story is resolved by a consent that has not run out', async () => {
  const letter = await aLetter()
  const story = done<stories.Story>(await stories.add(letter, laura))
  expect(story).toMatchObject({ name: 'Laura', pseudonym: true, position: 0 })
  expect(await stories.listUnresolved(letter.id, '2026-03-10')).toMatchObject([{ id: story.id }])

  expect(await stories.change(letter, story.id, { ...consented, consentUntil: '2026-03-10' })).toBeNull()
  expect(await stories.listUnresolved(letter.id, '2026-03-10')).toEqual([])
  expect(await standings(letter, '2026-03-10')).toEqual(['Laura: consented'])
  expect(await standings(letter, '2026-03-11')).toEqual(['Laura: run out'])
  expect(await stories.listUnresolved(letter.id, '2026-03-11')).toHaveLength(1)
})

test('a consent that nobody vouches for settles nothing', async () => {
  const letter = await aLetter()
  const story = done<stories.Story>(await stories.add(letter, { ...consented, vouchedBy: ' ' }))
  expect(await standings(letter, '2026-03-10')).toEqual(['Laura: unvouched'])
  expect(await stories.listUnresolved(letter.id, '2026-03-10')).toMatchObject([{ id: story.id }])
  expect(await stories.change(letter, story.id, consented)).toBeNull()
  expect(await standings(letter, '2026-03-10')).toEqual(['Laura: consented'])
})

test('only an owner overrides, with a reason, until the person is another or it is taken back', async () => {
  const letter = await aLetter()
  const story = done<stories.Story>(await stories.add(letter, laura))
  expect(await stories.override(letter, story.id, '  ')).toEqual({
    refused: expect.stringContaining('Write why'),
  })
  expect(await stories.override(letter, story.id, 'Published by herself.')).toBeNull()
  expect(await stories.list(letter, '2026-03-10')).toMatchObject([
    { standing: 'overridden', overriddenBy: 'Ada Lark', overrideReason: 'Published by herself.' },
  ])
  expect(await stories.listUnresolved(letter.id, '2026-03-10')).toEqual([])
  expect(await stories.takeBackOverride(letter, story.id)).toBeNull()
  expect(await standings(letter, '2026-03-10')).toEqual(['Laura: unresolved'])

  await stories.override(letter, story.id, 'Published by herself.')
  await stories.change(letter, story.id, { ...laura, vouchedBy: 'Another' })
  expect(await standings(letter, '2026-03-10')).toEqual(['Laura: overridden'])
  await stories.change(letter, story.id, { ...laura, name: 'Robert' })
  expect(await standings(letter, '2026-03-10')).toEqual(['Robert: unresolved'])

  // An editor's letter does not do where an owner's is asked.
  const editors = found(await letterFor(letter.actor.id, letter.slug, 'editor'))
  // @ts-expect-error
  void (() => stories.override(editors, story.id, 'No.'))
})

test.each([
  [{ ...consented, consentBy: ' ' }, 'consentBy'],
  [{ ...consented, consentOn: null }, 'consentOn'],
  [{ ...consented, consentOn: '2026-02-30' }, 'consentOn'],
  [{ ...consented, consentUntil: '2026-02-28' }, 'consentUntil'],
  [{ ...laura, name: ' ' }, 'name'],
])('half a consent is refused at the field that lacks (%#)', async (entry, at) => {
  const letter = await aLetter()
  expect(await stories.add(letter, entry)).toMatchObject({ at })
  expect(await stories.list(letter, '2026-03-10')).toEqual([])
})

test('a story of another letter is out of reach, and the history names nobody', async () => {
  const letter = await aLetter()
  const other = await aLetter()
  const story = done<stories.Story>(await stories.add(letter, consented))
  expect(await stories.find(other, story.id)).toBeNull()
  expect(await stories.remove(other, story.id)).toHaveProperty('refused')
  expect(await stories.remove(letter, story.id)).toBeNull()
  expect(await stories.find(letter, story.id)).toBeNull()
  const told = await history.listOfLetter(letter.id)
  expect(told.map(({ action }) => action)).toEqual(['story removed', 'story added', 'letter started'])
  expect(JSON.stringify(told.map(({ data }) => data))).not.toContain('Laura')
})
