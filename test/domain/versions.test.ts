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

test('each version tells how many words were added and removed since the one before', async () => {
  const letter = await aLetter({ title: 'Files', doc: saying('One two three.') })
  done(await versions.keep(letter))
  await steps.write(letter, saying('One four five three.'))
  done(await versions.keep(letter))
  const sizes = async () => (await versions.listWithSizes(letter.id)).map(({ size }) => size)
  const told = [
    { added: 2, removed: 1 },
    { added: 3, removed: 0 },
  ]
  expect(await sizes()).toEqual(told)
  done(await versions.keep(letter))
  expect(await sizes()).toEqual([{ added: 0, removed: 0 }, ...told])
})

test('a version is given a name later, and its text stays as it was', async () => {
  const letter = await aLetter({ doc: saying('before') })
  const kept = done(await versions.keep(letter, { kind: 'paused' }))
  expect(await versions.name(letter, 1, ' Sent to partners 3/10 ')).toBeNull()
  expect(await versions.find(letter.id, 1)).toEqual({ ...kept, note: 'Sent to partners 3/10' })
  expect((await history.listOfLetter(letter.id))[0]).toMatchObject({
    action: 'version named',
    data: { number: 1 },
  })
  expect(await versions.name(letter, 9, 'x')).toHaveProperty('refused')
})

test('versions kept by themselves are folded between those with a name; the newest is not', () => {
  const row = (kind: versions.VersionKind, note: string | null = null) => ({ kind, note })
  const list = [
    row('paused'),
    row('paused'),
    row('paused'),
    row('named', 'For partners'),
    row('paused'),
    row('paused', 'Named later'),
    row('paused'),
    row('paused'),
    row('imported'),
  ]
  expect(versions.folded(list).map((run) => run.length)).toEqual([1, 2, 1, 1, 1, 2, 1])
})
