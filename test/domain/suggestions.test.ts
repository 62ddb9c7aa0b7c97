import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { decide, idsIn, settledNode } from '~/domain/suggestions/deciding'
import { asSuggestion, onlySuggests } from '~/domain/suggestions/making'
import { draftSchema } from '~/domain/suggestions/marks'
import { found } from '../make'

const p = (...said: string[]) => ({
  type: 'paragraph',
  content: said.filter(Boolean).map((text) => ({ type: 'text', text })),
})
const docOf = (...content: object[]) => draftSchema.nodeFromJSON({ type: 'doc', content })
const plain = docOf(
  { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'What we saw' }] },
  p('Alpha beta gamma delta.'),
  p('Epsilon zeta eta theta.'),
  p('Iota kappa lambda mu.'),
  {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [p('One item')] },
      { type: 'listItem', content: [p('Two items')] },
    ],
  },
)

/** Where some words begin in a document. */
function at(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    const offset = node.isText ? (node.text?.indexOf(words) ?? -1) : -1
    if (found < 0 && offset >= 0) found = pos + offset
  })
  if (found < 0) throw new Error(`“${words}” is not there.`)
  return found
}

type Edit = (state: EditorState, dispatch: (tr: Transaction) => void) => void

const selecting =
  (from: number, to: number, command: Command): Edit =>
  (state, dispatch) => {
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
    if (!command(selected, dispatch)) throw new Error('The edit does not apply.')
  }

const whole = (doc: Node, words: string) => {
  const start = doc.resolve(at(doc, words))
  return { from: start.before(1), to: start.after(1) }
}

// The twelve of design.md § 8.
const edits: Record<string, (doc: Node) => Edit> = {
  split: (doc) => selecting(at(doc, 'gamma'), at(doc, 'gamma'), splitBlock),
  'split and type': (doc) => (state, dispatch) => {
    const pos = at(doc, 'gamma')
    dispatch(state.tr.split(pos).insertText('New. ', pos + 2))
  },
  'delete across paragraphs': (doc) => (state, dispatch) =>
    dispatch(state.tr.delete(at(doc, 'gamma'), at(doc, 'eta theta'))),
  'delete across three': (doc) => (state, dispatch) =>
    dispatch(state.tr.delete(at(doc, 'gamma'), at(doc, 'kappa'))),
  'delete a paragraph': (doc) => (state, dispatch) => {
    const { from, to } = whole(doc, 'zeta')
    dispatch(state.tr.delete(from, to))
  },
  'paste two': (doc) => (state, dispatch) => {
    const slice = docOf(p('First pasted'), p('Second pasted')).slice(1, 27)
    dispatch(state.tr.replace(at(doc, 'gamma'), at(doc, 'gamma'), slice))
  },
  'insert a block': (doc) => (state, dispatch) =>
    dispatch(state.tr.insert(whole(doc, 'zeta').from, draftSchema.nodeFromJSON(p('Between.')))),
  'change to heading': (doc) =>
    selecting(at(doc, 'zeta'), at(doc, 'zeta'), setBlockType(found(draftSchema.nodes.heading), { level: 3 })),
  'change from heading': (doc) =>
    selecting(at(doc, 'What'), at(doc, 'What'), setBlockType(found(draftSchema.nodes.paragraph))),
  'wrap in list': (doc) =>
    selecting(at(doc, 'zeta'), at(doc, 'zeta'), wrapInList(found(draftSchema.nodes.bulletList))),
  'split an item': (doc) => (state, dispatch) => dispatch(state.tr.split(at(doc, 'item'), 2)),
  join: (doc) => {
    const start = at(doc, 'Epsilon')
    return selecting(start, start, joinBackward)
  },
  'replace all': (doc) => (state, dispatch) =>
    dispatch(state.tr.insertText('Nothing', 1, doc.content.size - 3)),
  bold: (doc) => selecting(at(doc, 'zeta'), at(doc, 'eta theta'), toggleMark(found(draftSchema.marks.bold))),
  'delete the last block': (doc) => (state, dispatch) => {
    const { from, to } = whole(doc, 'Two')
    dispatch(state.tr.delete(from, to))
  },
  'replace some words': (doc) => (state, dispatch) =>
    dispatch(state.tr.insertText('Other', at(doc, 'zeta'), at(doc, 'theta'))),
}

function edited(doc: Node, edit: Edit): Node {
  let result = doc
  edit(EditorState.create({ doc }), (tr) => {
    result = tr.doc
  })
  return result
}

function suggested(doc: Node, edit: Edit, author = 'ana'): Node {
  let result = doc
  const state = EditorState.create({ doc })
  edit(state, (tr) => {
    result = state.apply(asSuggestion(tr, state, author)).doc
  })
  result.check()
  return result
}

function decided(doc: Node, decision: 'accept' | 'reject', ids?: Set<string>): Node {
  const transform = new Transform(doc)
  decide(transform, decision, ids)
  transform.doc.check()
  return transform.doc
}

test.each(Object.entries(edits))(
  '%s: suggested, it is accepted and rejected to the letter',
  (_name, edit) => {
    const draft = suggested(plain, edit(plain))
    expect(idsIn(draft).size).toBeGreaterThan(0)
    expect([...idsIn(draft)].every((id) => id.startsWith('ana.'))).toBe(true)
    expect(decided(draft, 'reject').toJSON()).toEqual(plain.toJSON())
    expect(decided(draft, 'accept').toJSON()).toEqual(edited(plain, edit(plain)).toJSON())
    expect(settledNode(draft).toJSON()).toEqual(plain.toJSON())
    expect(onlySuggests(plain, draft, 'ana')).toBe(true)
    expect(onlySuggests(plain, draft, 'ben')).toBe(false)
    expect(onlySuggests(plain, edited(plain, edit(plain)), 'ana')).toBe(false)
  },
)
