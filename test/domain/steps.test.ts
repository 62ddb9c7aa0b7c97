import { EditorState, type Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { expect, test } from 'vitest'
import * as drafts from '~/domain/drafts.server'
import * as history from '~/domain/history.server'
import * as reviews from '~/domain/reviews.server'
import * as steps from '~/domain/steps.server'
import { settledNode } from '~/domain/suggestions/deciding'
import * as suggestions from '~/domain/suggestions/index.server'
import { asSuggestion } from '~/domain/suggestions/making'
import { draftSchema } from '~/domain/suggestions/marks'
import * as versions from '~/domain/versions.server'
import { aLetter, done, found } from '../make'

const paragraph = (text: string) => ({
  type: 'paragraph',
  attrs: { lang: null },
  content: [{ type: 'text', text }],
})
const saying = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) })

/** An open page: its editor, and how it sends and receives. */
async function aPage(writer: steps.Writer, client: string) {
  const draft = found(await drafts.find(writer.id))
  let state = EditorState.create({
    doc: draftSchema.nodeFromJSON(draft.doc),
    plugins: [collab({ version: draft.revision, clientID: client })],
  })
  const receive = (missed: steps.Steps) => {
    const applied = missed.steps.map((json) => Step.fromJSON(draftSchema, json))
    state = state.apply(receiveTransaction(state, applied, missed.clients))
  }
  return {
    get doc() {
      return state.doc
    },
    type: (change: (tr: Transaction) => Transaction) => {
      state = state.apply(change(state.tr))
    },
    suggest: (change: (tr: Transaction) => Transaction) => {
      state = state.apply(asSuggestion(change(state.tr), state, writer.actor.id))
    },
    send: async () => {
      for (;;) {
        const sendable = sendableSteps(state)
        if (!sendable) return null
        const answer = await steps.append(writer, {
          revision: sendable.version,
          client,
          steps: sendable.steps.map((step) => step.toJSON()),
        })
        if ('refused' in answer) return answer.refused
        if ('missed' in answer) receive(answer.missed)
        else receive(found(await steps.since(writer.id, sendable.version)))
      }
    },
    catchUp: async () => receive(found(await steps.since(writer.id, getVersion(state)))),
    revision: () => getVersion(state),
  }
}

async function aReviewer(letter: Awaited<ReturnType<typeof aLetter>>) {
  done(await reviews.begin(letter, 'The four co-leads'))
  const secret = found((await reviews.list(letter)).at(-1)).secret
  const { known } = done(found(await reviews.join(secret, { name: 'Ines Roe', organization: 'Casa Vecina' })))
  return { reviewer: found(await reviews.open(secret, known)), secret, known }
}

test('two pages that write at once come to hold the same text, and both keep their words', async () => {
  const letter = await aLetter({ doc: saying('One two.', 'Three four.') })
  const [here, there] = [await aPage(letter, 'here'), await aPage(letter, 'there')]
  here.type((tr) => tr.insertText('Zero ', 1))
  there.type((tr) => tr.insertText(' Five.', tr.doc.content.size - 1))
  expect(await Promise.all([here.send(), there.send()])).toEqual([null, null])
  await Promise.all([here.catchUp(), there.catchUp()])
  expect(here.doc.toJSON()).toEqual(saying('Zero One two.', 'Three four. Five.'))
  expect(there.doc.eq(here.doc)).toBe(true)
  expect(found(await drafts.find(letter.id)).doc).toEqual(JSON.parse(JSON.stringify(here.doc.toJSON())))
})

test('what was taken though its answer was lost is not taken twice', async () => {
  const letter = await aLetter({ doc: saying('One.') })
  const page = await aPage(letter, 'here')
  const sent = { revision: 1, client: 'here', steps: [insertion('Zero ', 1)] }
  page.type((tr) => tr.insertText('Zero ', 1))
  expect(await steps.append(letter, sent)).toEqual({ revision: 2, talk: false })
  expect(await page.send()).toBeNull()
  expect(page.doc.textContent).toBe('Zero One.')
  expect(page.revision()).toBe(2)
})

test('what a page sends that joins is put upon what it had missed, once', async () => {
  const letter = await aLetter({ doc: saying('One.') })
  await steps.append(letter, { revision: 1, client: 'there', steps: [insertion('Zero ', 1)] })
  const late = { revision: 1, client: 'here', steps: [insertion(' Two.', 5), insertion(' Three.', 10)] }
  expect(await steps.append(letter, late)).toMatchObject({ missed: { clients: ['there'] } })
  expect(await steps.append(letter, { ...late, joins: true })).toMatchObject({
    revision: 4,
    joined: { revision: 4, clients: ['there', 'here', 'here'] },
  })
  expect(found(await drafts.find(letter.id)).doc).toEqual(saying('Zero One. Two. Three.'))
  expect(await steps.append(letter, { ...late, joins: true })).toMatchObject({
    missed: { clients: ['there', 'here', 'here'] },
  })
  // What has nothing left to stand on is given back, and not taken in part.
  const all = { stepType: 'replace', from: 1, to: 22 }
  await steps.append(letter, { revision: 4, client: 'there', steps: [all] })
  const gone = [insertion('First. ', 1), { stepType: 'replace', from: 13, to: 16 }]
  expect(await steps.append(letter, { revision: 4, client: 'here', steps: gone, joins: true })).toMatchObject(
    { missed: { revision: 5 } },
  )
  expect(found(await drafts.find(letter.id)).revision).toBe(5)
})

function insertion(text: string, at: number) {
  return {
    stepType: 'replace',
    from: at,
    to: at,
    slice: text ? { content: [{ type: 'text', text }] } : undefined,
  }
}

test.each([
  [
    'a node that no letter has',
    { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'script' }] } },
  ],
  ['a position outside', insertion('x', 9_000)],
  ['a kind of step that is not ours', { stepType: 'docAttr', attr: 'x', value: 1 }],
  [
    'a link to code',
    { stepType: 'addMark', from: 1, to: 3, mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } } },
  ],
  ['a control character', insertion('a\u0007b', 1)],
  ['a megabyte', insertion('x'.repeat(1_000_000), 1)],
  ['no step', null],
  ['depth', { stepType: 'replace', from: 0, to: 0, slice: { content: [deep(200)] } }],
])('%s is refused, and the text stays as it was', async (_what, step) => {
  const letter = await aLetter({ doc: saying('One.') })
  expect(await steps.append(letter, { revision: 1, client: 'x', steps: [step] })).toEqual({
    refused: expect.any(String),
  })
  expect(await steps.append(letter, { revision: 99, client: 'x', steps: [insertion('y', 1)] })).toEqual({
    refused: expect.any(String),
  })
  expect(await drafts.find(letter.id)).toMatchObject({ revision: 1, doc: saying('One.') })
})

function deep(levels: number): object {
  return levels === 0
    ? paragraph('x')
    : { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x'), deep(levels - 1)] }] }
}

test('a reviewer suggests; changing the text, accepting and touching another’s suggestion are refused', async () => {
  const letter = await aLetter({ doc: saying('One two three.') })
  const { reviewer } = await aReviewer(letter)
  const direct = await aPage(reviewer, 'direct')
  direct.type((tr) => tr.insertText('Zero ', 1))
  expect(await direct.send()).toContain('suggest and comment')

  const page = await aPage(reviewer, 'page')
  page.suggest((tr) => tr.insertText('Zero ', 1))
  page.suggest((tr) => tr.delete(tr.doc.content.size - 8, tr.doc.content.size - 2))
  expect(await page.send()).toBeNull()
  const open = await suggestions.list(letter.id)
  expect(open).toMatchObject([
    { by: 'Ines Roe', organization: 'Casa Vecina', added: 'Zero', removed: '' },
    { added: '', removed: 'three' },
  ])

  const lead = await aPage(letter, 'lead')
  lead.suggest((tr) => tr.insertText('of ours ', tr.doc.content.size - 8))
  expect(await lead.send()).toBeNull()
  await page.catchUp()
  page.type((tr) => tr.removeMark(0, tr.doc.content.size, draftSchema.marks.insertion))
  expect(await page.send()).toContain('suggest and comment')

  const again = await aPage(reviewer, 'again')
  let ours = 0
  again.doc.descendants((node, at) => {
    if (node.text === 'of ours ') ours = at
  })
  again.type((tr) => tr.delete(ours, ours + 8))
  expect(await again.send()).toContain('another’s suggestion')
})

test('accepted and rejected suggestions leave the draft, and their words are remembered', async () => {
  const letter = await aLetter({ doc: saying('One two three.') })
  const { reviewer } = await aReviewer(letter)
  const page = await aPage(reviewer, 'page')
  page.suggest((tr) => tr.insertText('Zero ', 1))
  page.suggest((tr) => tr.delete(10, 14))
  await page.send()
  const [zero, two] = await suggestions.list(letter.id)
  expect(await suggestions.decide(letter, [found(zero).id], 'accept')).toEqual({ decided: 1 })
  expect(await suggestions.decide(letter, [found(zero).id], 'reject')).toEqual({ decided: 0 })
  expect((await drafts.textOf(letter.id)).doc).toEqual(saying('Zero One two three.'))
  expect(await suggestions.decide(letter, [found(two).id], 'reject')).toEqual({ decided: 1 })
  await page.catchUp()
  expect(page.doc.toJSON()).toEqual(saying('Zero One two three.'))
  expect((await suggestions.wordsOf(letter.id, [found(zero).id])).get(found(zero).id)).toMatchObject({
    state: 'accepted',
    added: 'Zero',
  })
})

test('a version holds the text without suggestions, and restoring one brings those of its time back', async () => {
  const letter = await aLetter({ doc: saying('One two.') })
  const page = await aPage(letter, 'page')
  page.suggest((tr) => tr.insertText('Zero ', 1))
  await page.send()
  const version = done(await versions.keep(letter))
  expect(version).toMatchObject({ plain: 'One two.\n', doc: saying('One two.') })
  done(await steps.write(letter, saying('Something else.')))
  expect(await suggestions.countOpen(letter.id)).toBe(0)
  done(await versions.restore(letter, version.number))
  await page.catchUp()
  expect(settledNode(page.doc).toJSON()).toEqual(saying('One two.'))
  expect(await suggestions.list(letter.id)).toMatchObject([{ added: 'Zero' }])
})

test('once nobody has typed for five minutes the draft is kept as a version, once', async () => {
  const letter = await aLetter({ doc: saying('One.') })
  done(await versions.keep(letter))
  const start = new Date('2026-03-02T15:00:00Z')
  const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
  done(await steps.write(letter, saying('One two.'), start))
  expect(await versions.keepPaused(letter.id, later(3))).toEqual({ lookAgain: later(5) })
  expect(await versions.list(letter.id)).toHaveLength(1)
  expect(await versions.keepPaused(letter.id, later(5))).toBeNull()
  expect(await versions.keepPaused(letter.id, later(6))).toBeNull()
  expect(await versions.list(letter.id)).toMatchObject([
    { number: 2, kind: 'paused', author: 'Ada Lark' },
    {},
  ])
})

test('a review link that is ended shows nothing more, and only its own draft before', async () => {
  const letter = await aLetter({ doc: saying('One.') })
  const other = await aLetter({ doc: saying('Two.') })
  const { secret, known } = await aReviewer(letter)
  const elsewhere = await aReviewer(other)
  expect(await reviews.open(elsewhere.secret, known)).toBeNull()
  expect(found(await reviews.open(secret, known)).id).toBe(letter.id)
  const [review] = await reviews.list(letter)
  expect(review?.who).toEqual([{ name: 'Ines Roe', organization: 'Casa Vecina' }])
  expect(await reviews.revoke(letter, found(review).id)).toBe(true)
  expect(await reviews.open(secret, known)).toBeNull()
  expect(await reviews.find(secret)).toBeNull()
})

test('who wrote each part of a passage is known: the lead, the reviewer, and what stood there before', async () => {
  const letter = await aLetter({ doc: saying('The old words stay.', 'Another paragraph.') })
  const { reviewer } = await aReviewer(letter)
  const [ada, ines] = [await aPage(letter, 'ada'), await aPage(reviewer, 'ines')]
  ada.type((tr) => tr.insertText('few ', 5))
  expect(await ada.send()).toBeNull()
  await ines.catchUp()
  ines.suggest((tr) => tr.insertText(' here', 23))
  expect(await ines.send()).toBeNull()
  await ada.catchUp()
  // Somebody deletes before the passage, and divides a paragraph in it: the words keep their writers.
  ada.type((tr) => tr.delete(1, 5).split(9))
  expect(await ada.send()).toBeNull()
  const { doc } = ada
  const said = async (from: number, to: number) => {
    const written = done(await steps.writersOf(letter.id, { revision: ada.revision(), from, to }))
    return written.map((each) => [
      doc.textBetween(each.from, each.to),
      each.began ? 'began' : each.name,
      each.organization,
    ])
  }
  const end = doc.firstChild?.nodeSize ?? 0
  expect(await said(1, end + (doc.child(1).nodeSize ?? 0) - 1)).toEqual([
    ['few ', 'Ada Lark', null],
    ['old ', 'began', null],
    ['', 'Ada Lark', null],
    ['words stay', 'began', null],
    [' here', 'Ines Roe', 'Casa Vecina'],
    ['.', 'began', null],
  ])
  expect(await steps.writersOf(letter.id, { revision: 900, from: 1, to: 3 })).toHaveProperty('refused')
  const suggestion = (await suggestions.list(letter.id)).map(({ id }) => id)
  done(await suggestions.decide(letter, suggestion, 'accept'))
  await ada.catchUp()
  // Accepted by a lead, the words are still the reviewer’s.
  const all = done(
    await steps.writersOf(letter.id, { revision: ada.revision(), from: 1, to: ada.doc.content.size }),
  )
  expect(all.some(({ name }) => name === 'Ines Roe')).toBe(true)
})

test('what a page decided it takes back by the opposite steps: the suggestion waits again, and the history says so', async () => {
  const letter = await aLetter({ doc: saying('One two three.') })
  const { reviewer } = await aReviewer(letter)
  const [ines, ada] = [await aPage(reviewer, 'ines'), await aPage(letter, 'ada')]
  ines.suggest((tr) => tr.insertText('Zero ', 1))
  await ines.send()
  await ada.catchUp()
  const before = ada.doc
  const [{ id }] = (await suggestions.list(letter.id)) as [suggestions.Waiting]
  done(await suggestions.decide(letter, [id], 'accept', { client: 'ada-page' }))
  const sent = found(await steps.since(letter.id, ada.revision()))
  expect(new Set(sent.clients)).toEqual(new Set(['decided:ada-page']))
  const made = sent.steps.map((json) => Step.fromJSON(draftSchema, json))
  const texts = [before]
  for (const step of made) texts.push(found(step.apply(found(texts.at(-1))).doc))
  await ada.catchUp()
  ada.type((tr) => {
    for (const [at, step] of [...made.entries()].toReversed()) tr.step(step.invert(found(texts[at])))
    return tr
  })
  expect(await ada.send()).toBeNull()
  expect(ada.doc.eq(before)).toBe(true)
  expect(await suggestions.list(letter.id)).toMatchObject([{ id, added: 'Zero', by: 'Ines Roe' }])
  expect((await history.listOfLetter(letter.id)).map(({ action }) => action)).toContain('suggestion reopened')
})

test('before several suggestions are decided, or one that takes much out, the draft is kept with them', async () => {
  const long = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ')
  const letter = await aLetter({ doc: saying('One two three.', long) })
  const page = await aPage(letter, 'page')
  page.suggest((tr) => tr.insertText('Zero ', 1))
  await page.send()
  const [small] = await suggestions.list(letter.id)
  done(await suggestions.decide(letter, [found(small).id], 'accept'))
  expect(await versions.list(letter.id)).toEqual([])
  await page.catchUp()
  page.suggest((tr) => tr.delete(22, 200))
  await page.send()
  const [great] = await suggestions.list(letter.id)
  done(await suggestions.decide(letter, [found(great).id], 'accept'))
  const [kept] = await versions.list(letter.id)
  expect(kept).toMatchObject({ kind: 'before', note: 'As it stood before a suggestion was accepted' })
  done(await versions.restore(letter, found(kept).number))
  expect(await suggestions.list(letter.id)).toMatchObject([{ id: found(great).id }])
})
