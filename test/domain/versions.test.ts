import { expect, test } from 'vitest'
import * as drafts from '~/domain/drafts.server'
import * as history from '~/domain/history.server'
import * as steps from '~/domain/steps.server'
import * as versions from '~/domain/versions.server'
import { aLetter, done, found } from '../make'

const saying = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

test('versions kept at once are numbered one after the other', async () => {
  const letter = await aLetter()
  await Promise.all([1, 2, 3].map(() => versions.keep(letter, { note: ' for review ' })))
  const kept = await versions.list(letter.id)
  expect(kept.map(({ number }) => number)).toEqual([3, 2, 1])
  expect(kept[0]).toMatchObject({ kind: 'named', note: 'for review', author: 'Ada Lark' })
})

test('a version stays as it was, and restoring it makes its text the draft and a new version', async () => {
  const letter = await aLetter({ doc: saying('before') })
  const first = done(await versions.keep(letter))
  await steps.write(letter, saying('after'))
  const second = done(await versions.keep(letter))
  expect(second.hash).not.toBe(first.hash)
  expect(await versions.find(letter.id, 1)).toEqual(first)

  const third = done(await versions.restore(letter, 1))
  expect(third).toMatchObject({ number: 3, kind: 'restored', hash: first.hash, parentId: second.id })
  const draft = found(await drafts.find(letter.id))
  expect(draft.doc).toEqual(first.doc)
  expect((await history.listOfLetter(letter.id))[0]).toMatchObject({
    action: 'version restored',
    data: { from: 1 },
  })
  expect(await versions.restore(letter, 9)).toHaveProperty('refused')
})
