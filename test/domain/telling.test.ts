import { setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { asSuggestion } from '~/domain/suggestions/making'
import { draftSchema } from '~/domain/suggestions/marks'
import { changesIn } from '~/domain/suggestions/telling'
import { isGreat, lossOf } from '~/domain/suggestions/weighing'
import { found } from '../make'

const { nodes, marks } = draftSchema
const doc = draftSchema.nodeFromJSON({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'We publish files.' }] }],
})

function told(command: Command): string {
  let suggested = doc
  const selection = TextSelection.create(doc, 4, 11)
  const state = EditorState.create({ doc, selection })
  command(state, (change) => {
    suggested = state.apply(asSuggestion(change, state, 'ana')).doc
  })
  const all = [...changesIn(suggested).values()]
  return all.map(({ form, added, notes }) => [form, added, ...notes].filter(Boolean).join(' | ')).join(' & ')
}

test.each([
  ['bold', toggleMark(found(marks.bold)), 'Make bold | publish'],
  ['italic', toggleMark(found(marks.italic)), 'Make italic | publish'],
  ['heading', setBlockType(found(nodes.heading), { level: 2 }), 'Make a heading | We publish files.'],
  ['story', wrapIn(found(nodes.quote)), 'Set as a story | We publish files.'],
  ['asks', wrapInList(found(nodes.asks)), 'Set as an ask | We publish files.'],
  ['bullets', wrapInList(found(nodes.bulletList)), 'Set as bullets | We publish files.'],
])('%s: what is to change is its form, with its words once', (_name, command, says) => {
  expect(told(command)).toBe(says)
})

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ')

test('a decision that takes out over a third of the text, or an ask with a history, is great', () => {
  const text = draftSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: words(60) }] },
      { type: 'paragraph', content: [{ type: 'text', text: words(40) }] },
      {
        type: 'asks',
        content: ['a', 'b'].map((id) => ({
          type: 'ask',
          attrs: { id },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: `Ask ${id}` }] }],
        })),
      },
    ],
  })
  const starts = text.children.map((_, at) =>
    text.children.slice(0, at).reduce((sum, { nodeSize }) => sum + nodeSize, 0),
  )
  const loses = (from: number, to: number, askedBefore: string[] = []) => {
    const state = EditorState.create({ doc: text })
    const suggested = state.apply(asSuggestion(state.tr.delete(from, to), state, 'ana')).doc
    return lossOf(suggested, 'accept', new Set(changesIn(suggested).keys()), new Set(askedBefore))
  }
  const [, second = 0, asks = 0] = starts
  expect(loses(second, asks)).toEqual({ words: 40, of: 104, asks: [] })
  expect(isGreat(loses(second, asks))).toBe(true)
  expect(isGreat(loses(1, 30))).toBe(false)
  const ask = loses(asks + 1, asks + 1 + found(text.child(2).firstChild).nodeSize, ['a'])
  expect(ask.asks).toEqual(['Ask a'])
  expect(isGreat(ask)).toBe(true)
  expect(isGreat(loses(asks + 1, asks + 1 + found(text.child(2).firstChild).nodeSize))).toBe(false)
})
