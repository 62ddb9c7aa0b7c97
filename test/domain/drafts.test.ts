import { expect, test } from 'vitest'
import * as drafts from '~/domain/drafts.server'
import { aLetter } from '../make'

const saying = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

test('of two who save over the same revision, the second is told', async () => {
  const letter = await aLetter()
  const both = await Promise.all([
    drafts.save(letter, saying('one'), 1),
    drafts.save(letter, saying('two'), 1),
  ])
  expect(both).toContainEqual({ revision: 2 })
  expect(both).toContainEqual({ newer: 2 })
})

test('what a letter cannot hold is refused and changes nothing', async () => {
  const letter = await aLetter({ doc: saying('one') })
  expect(await drafts.save(letter, { type: 'doc', content: [{ type: 'script' }] }, 1)).toHaveProperty(
    'refused',
  )
  expect(await drafts.save(letter, saying('zero\u200bwidth'), 1)).toHaveProperty('refused')
  expect(await drafts.find(letter.id)).toMatchObject({
    revision: 1,
    doc: { content: [{ type: 'paragraph' }] },
  })
})

test('the same text sent twice is saved once, whatever became of the first answer', async () => {
  const letter = await aLetter({ doc: saying('one') })
  expect(await drafts.save(letter, saying('two'), 1)).toEqual({ revision: 2 })
  expect(await drafts.save(letter, saying('two'), 1)).toEqual({ revision: 2 })
  expect(await drafts.find(letter.id)).toMatchObject({ revision: 2 })
})
