import { expect, test } from 'vitest'
import { letterFor } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import { recordOf } from '~/domain/exports.server'
import * as history from '~/domain/history.server'
import * as publications from '~/domain/publications.server'
import * as steps from '~/domain/steps.server'
import * as stories from '~/domain/stories.server'
import type { DocNode } from '~/domain/text'
import { hashOf } from '~/domain/text.server'
import * as versions from '~/domain/versions.server'
import { aLetter, anOpenLetter, done, found } from '../make'

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

const quote = (story: string | null, words: string) => ({
  type: 'quote',
  attrs: { story, lang: null },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
const textWith = (...blocks: DocNode[]) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Robert is named.' }] }, ...blocks],
})

test('the register says where in the text each of its stories stands, and which no entry stands for', async () => {
  const letter = await aLetter()
  const entry = done<stories.Story>(await stories.add(letter, laura))
  const robert = done<stories.Story>(await stories.add(letter, { ...laura, name: 'Robert' }))
  const rob = done<stories.Story>(await stories.add(letter, { ...laura, name: 'Rob (Roberto)' }))
  const at = async () => {
    const { of, unbound } = await stories.placesOf(letter, await stories.list(letter, '2026-03-10'))
    return { laura: of.get(entry.id), robert: of.get(robert.id), rob: of.get(rob.id), unbound }
  }
  done(
    await steps.write(
      letter,
      textWith(
        quote(entry.id, 'Laura waited for nine months in a cell with no window.'),
        quote(entry.id, 'She was released.'),
        quote(null, 'Another waits still.'),
      ),
    ),
  )
  expect(await at()).toEqual({
    laura: { passages: ['Laura waited for nine months in a cell', 'She was released.'], named: 'Laura' },
    robert: { passages: [], named: 'Robert' },
    rob: { passages: [], named: null },
    unbound: [{ story: null, words: 'Another waits still.' }],
  })

  await stories.remove(letter, entry.id)
  expect((await at()).unbound).toContainEqual({ story: entry.id, words: 'She was released.' })
})

test('what binds a story to the register is in no version, in no hash and in nothing that the public reads', async () => {
  const letter = await aLetter()
  const entry = done<stories.Story>(
    await stories.add(letter, { ...consented, notes: 'Call her attorney first.' }),
  )
  const words = 'Laura waited for nine months.'
  done(await steps.write(letter, textWith(quote(null, words))))
  const before = done<versions.Version>(await versions.keep(letter))
  done(await steps.write(letter, textWith(quote(entry.id, words))))
  const bound = done<versions.Version>(await versions.keep(letter))
  expect(bound.hash).toBe(before.hash)
  expect(bound.doc).toEqual(before.doc)
  expect(hashOf({ ...bound, doc: textWith(quote(entry.id, words)) })).toBe(
    hashOf({ ...bound, doc: textWith(quote(null, words)) }),
  )

  // Restored, it is bound again, also out of the version that was opened.
  const opened = done<versions.Version>(await versions.keep(letter, { kind: 'opened' }))
  done(await steps.write(letter, textWith(quote(null, 'Other words.'))))
  done<versions.Version>(await versions.restore(letter, opened.number))
  expect(JSON.stringify(await drafts.find(letter.id))).toContain(`"story":"${entry.id}"`)

  const open = await anOpenLetter({ doc: textWith(quote('entry-of-laura', words)) })
  const shown = JSON.stringify(await recordOf(await publications.letterOf(open.id)))
  expect(shown).toContain(words)
  expect(shown).not.toContain('entry-of-laura')
  const read = await publications.textOf(await publications.letterOf(open.id))
  expect(JSON.stringify(read.doc)).not.toContain('entry-of-laura')
})

test('the notes stay as they are when an entry is changed without them', async () => {
  const letter = await aLetter()
  const entry = done<stories.Story>(await stories.add(letter, { ...laura, notes: ' Ask again in May. ' }))
  await stories.change(letter, entry.id, consented)
  expect(await stories.find(letter, entry.id)).toMatchObject({ notes: 'Ask again in May.' })
  await stories.change(letter, entry.id, { ...consented, notes: ' ' })
  expect(await stories.find(letter, entry.id)).toMatchObject({ notes: null })
})
