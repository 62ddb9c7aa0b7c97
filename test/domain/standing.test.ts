import { splitBlock } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { AllSelection, EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { decide } from '~/domain/suggestions/deciding'
import { asSuggestion } from '~/domain/suggestions/making'
import { draftSchema } from '~/domain/suggestions/marks'
import { emptyDoc } from '~/domain/text'
import { isMeant, keepingBlocks, putIn, sparingBlocks, takingOut } from '~/editor/standing'
import { found } from '../make'

const letter = draftSchema.nodeFromJSON({
  type: 'doc',
  content: emptyDoc().content?.map((block) =>
    block.type === 'paragraph' ? { ...block, content: [{ type: 'text', text: 'We write.' }] } : block,
  ),
})
const kinds = (doc: Node) => doc.children.map(({ type }) => type.name)
const all = (doc = letter) => {
  const state = EditorState.create({ doc })
  return state.apply(state.tr.setSelection(new AllSelection(doc)))
}
const chosen = (at: number) =>
  EditorState.create({ doc: letter, selection: NodeSelection.create(letter, at) })

test.each([
  ['salutation', ':'],
  ['paragraph', '.'],
  ['closing', ','],
])('Enter at the end of a %s begins a paragraph', (type, last) => {
  let after = letter
  letter.forEach((node, at) => {
    if (node.type.name !== type) return
    expect(node.textContent.endsWith(last)).toBe(true)
    const selection = TextSelection.create(letter, at + node.nodeSize - 1)
    splitBlock(EditorState.create({ doc: letter, selection }), (tr) => {
      after = tr.doc
    })
  })
  const at = kinds(letter).indexOf(type)
  expect(kinds(after)).toEqual(kinds(letter).toSpliced(at + 1, 0, 'paragraph'))
})

test('deleting all, or typing over it, leaves the date, the addressees and the contacts', () => {
  const deleted = found(keepingBlocks(all().tr.deleteSelection(), all()))
  expect(kinds(deleted.doc)).toEqual(['date', 'addressees', 'paragraph', 'contacts'])
  const typed = found(keepingBlocks(all().tr.insertText('New'), all()))
  expect(typed.doc.textContent).toBe('New')
  expect(kinds(typed.doc).filter((kind) => kind !== 'paragraph')).toEqual(['date', 'addressees', 'contacts'])
  typed.doc.check()
})

test('words deleted across a block leave it, after them', () => {
  const state = EditorState.create({ doc: letter })
  const from = letter.resolve(letter.content.size - 10)
  const text = state.tr.delete(from.pos - from.parentOffset - 8, from.pos)
  expect(kinds(text.doc)).not.toContain('contacts')
  expect(kinds(found(keepingBlocks(text, state)).doc)).toContain('contacts')
})

test('what would only take blocks out is no change; a block that is chosen and deleted goes, and is put in its place again', () => {
  const state = EditorState.create({ doc: letter })
  expect(keepingBlocks(state.tr.delete(0, 2), state)).toBeNull()
  for (const [at, name] of [
    [0, 'date'],
    [1, 'addressees'],
  ] as const) {
    const change = found(takingOut(chosen(at)))
    const without = found(keepingBlocks(change, chosen(at)))
    expect(kinds(without.doc)).not.toContain(name)
    const bare = EditorState.create({ doc: without.doc })
    expect(putIn(bare, name).doc.eq(letter)).toBe(true)
  }
  const end = letter.content.size - found(letter.lastChild).nodeSize - 1
  const without = found(takingOut(chosen(end)))
  expect(putIn(EditorState.create({ doc: without.doc }), 'contacts').doc.eq(letter)).toBe(true)
})

test('a deletion that is suggested spares the blocks, and accepting it leaves them; one chosen is suggested to go', () => {
  const suggest = (change: Transaction, state: EditorState) =>
    sparingBlocks(asSuggestion(change, state, 'ana'), state, isMeant(change, state))
  const swept = suggest(all().tr.deleteSelection(), all())
  const after = new Transform(swept.doc)
  decide(after, 'accept')
  after.doc.check()
  expect(kinds(after.doc)).toEqual(['date', 'addressees', 'contacts', 'paragraph'])
  const back = new Transform(swept.doc)
  decide(back, 'reject')
  expect(back.doc.eq(letter)).toBe(true)

  const meant = suggest(found(takingOut(chosen(0))), chosen(0))
  const gone = new Transform(meant.doc)
  decide(gone, 'accept')
  expect(kinds(gone.doc)).not.toContain('date')
})
