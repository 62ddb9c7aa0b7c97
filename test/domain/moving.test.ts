import type { Node } from '@tiptap/pm/model'
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { draftSchema } from '~/domain/suggestions/marks'
import { putBack, remembering } from '~/editor/asks-gone'
import { askPasted, moved, wholeAsks } from '~/editor/moving'
import { found } from '../make'

const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const ask = (id: string, text: string) => ({ type: 'ask', attrs: { id }, content: [p(text)] })
const letter = draftSchema.nodeFromJSON({
  type: 'doc',
  content: [
    p('We ask:'),
    { type: 'asks', content: [ask('a', 'Look.'), ask('b', 'Say.'), ask('c', 'Stop.')] },
    p('Thank you.'),
  ],
})

function placeOf(doc: Node, words: string): number {
  let place = -1
  doc.descendants((node, at) => {
    if (node.isText && node.text === words) place = at
  })
  return place
}
const caretIn = (words: string, doc = letter) =>
  EditorState.create({ doc, selection: TextSelection.create(doc, placeOf(doc, words) + 1) })
function asks(doc: Node): string {
  const ids: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'ask') ids.push(`${node.attrs.id}:${node.textContent}`)
  })
  return ids.join(' ')
}

test('an ask is moved up and down, stays the ask it is and keeps the caret; at the end of the way it stays', () => {
  const up = found(moved(caretIn('Say.'), 'up'))
  expect(asks(up.change.doc)).toBe('b:Say. a:Look. c:Stop.')
  expect(up.says).toBe('It is ask 1 now.')
  expect(up.change.selection.$from.parent.textContent).toBe('Say.')
  expect(asks(found(moved(caretIn('Say.'), 'down')).change.doc)).toBe('a:Look. c:Stop. b:Say.')
  expect(moved(caretIn('Look.'), 'up')).toBeNull()
  const paragraph = found(moved(caretIn('Thank you.'), 'up'))
  expect(paragraph.change.doc.child(1).textContent).toBe('Thank you.')
  expect(paragraph.says).toBe('It is part 2 of 3 of the text now.')
})

test('an ask whose words are all chosen is cut whole, and pasted beside the one under the caret', () => {
  const from = placeOf(letter, 'Say.')
  const chosen = EditorState.create({ doc: letter, selection: TextSelection.create(letter, from, from + 4) })
  const whole = found(wholeAsks(chosen))
  expect(whole.asks.map(({ attrs }) => attrs.id)).toEqual(['b'])
  const part = EditorState.create({ doc: letter, selection: TextSelection.create(letter, from, from + 2) })
  expect(wholeAsks(part)).toBeNull()
  const slice = letter.slice(whole.from, whole.to)
  const cut = chosen.apply(chosen.tr.delete(whole.from, whole.to))
  expect(asks(cut.doc)).toBe('a:Look. c:Stop.')
  const end = cut.apply(cut.tr.setSelection(Selection.near(cut.doc.resolve(placeOf(cut.doc, 'Stop.') + 5))))
  expect(asks(found(askPasted(end, slice)).doc)).toBe('a:Look. c:Stop. b:Say.')
  const start = cut.apply(cut.tr.setSelection(TextSelection.create(cut.doc, placeOf(cut.doc, 'Look.'))))
  expect(asks(found(askPasted(start, slice)).doc)).toBe('b:Say. a:Look. c:Stop.')
  expect(askPasted(end, letter.slice(1, 3))).toBeNull()
})

test('an ask with a history that is deleted key by key is put back with its words, in its place', () => {
  let state = EditorState.create({ doc: letter })
  const lostIn = remembering(letter, ['b'])
  const at = placeOf(letter, 'Say.')
  for (let key = 4; key > 0; key -= 1) {
    const step = state.tr.delete(at + key - 1, at + key)
    expect(lostIn(step)).toEqual([])
    state = state.apply(step)
  }
  const step = state.tr.delete(at - 2, at + 2)
  const [gone] = lostIn(step)
  state = state.apply(step)
  expect(asks(state.doc)).toBe('a:Look. c:Stop.')
  expect(asks(putBack(state, found(gone)).doc)).toBe('a:Look. b:Say. c:Stop.')
  const all = EditorState.create({ doc: letter })
  const swept = all.tr.delete(letter.child(0).nodeSize, letter.child(0).nodeSize + letter.child(1).nodeSize)
  const [last] = remembering(letter, ['c'])(swept)
  expect(asks(putBack(all.apply(swept), found(last)).doc)).toBe('c:Stop.')
})
