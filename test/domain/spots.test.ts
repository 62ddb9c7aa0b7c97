import { EditorState } from '@tiptap/pm/state'
import { type Step, Transform } from '@tiptap/pm/transform'
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { expect, test } from 'vitest'
import { draftSchema } from '~/domain/suggestions/marks'
import { movement, shownAt, spotOf } from '~/editor/spots'
import { whereIs } from '~/editor/whereabouts'

const paragraph = (text: string) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })
const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})
const ask = (text: string) => ({ type: 'ask', attrs: { id: text.slice(0, 3) }, content: [paragraph(text)] })
const docOf = (...content: object[]) => draftSchema.nodeFromJSON({ type: 'doc', content })
const short = docOf(paragraph('one two three'))

const pageOf = (client: string) =>
  EditorState.create({ doc: short, plugins: [collab({ version: 0, clientID: client })] })

/** The steps that put words in at a place of a document. */
function typed(doc: typeof short, at: number, words: string): Step[] {
  return new Transform(doc).insert(at, draftSchema.text(words)).steps
}

test('a caret of an earlier revision is found again after what others put before it', () => {
  const moves = movement(4)
  moves.took(typed(short, 1, 'zero '), ['bob'])
  expect(moves.bring({ revision: 4, anchor: 5, head: 8 }, 'ada')).toEqual({
    revision: 5,
    anchor: 10,
    head: 13,
  })
  expect(moves.bring({ revision: 5, anchor: 5, head: 8 }, 'ada')).toEqual({ revision: 5, anchor: 5, head: 8 })
  expect(moves.bring({ revision: 3, anchor: 5, head: 8 }, 'ada')).toBeNull()
})

test('who types stands behind the words, and before what others put at the same place', () => {
  const moves = movement(0)
  moves.took(typed(short, 4, ' and'), ['ada'])
  const at = { revision: 0, anchor: 4, head: 4 }
  expect(moves.bring(at, 'ada')?.head).toBe(8)
  expect(moves.bring(at, 'bob')?.head).toBe(4)
})

test('a caret in words that were taken out stands where they were', () => {
  const moves = movement(0)
  moves.took(new Transform(short).delete(3, 9).steps, ['bob'])
  expect(moves.bring({ revision: 0, anchor: 5, head: 12 }, 'ada')).toEqual({
    revision: 1,
    anchor: 3,
    head: 6,
  })
})

test('more moves than are remembered make old carets unknown, never wrong', () => {
  const moves = movement(0)
  for (let n = 0; n < 1_200; n += 1) moves.took(typed(short, 1, 'x'), ['bob'])
  expect(moves.bring({ revision: 100, anchor: 5, head: 5 }, 'ada')).toBeNull()
  expect(moves.bring({ revision: 1_100, anchor: 5, head: 5 }, 'ada')).toEqual({
    revision: 1_200,
    anchor: 105,
    head: 105,
  })
})

test('a page tells its caret without what it has not sent, and draws others’ with it', () => {
  let page = pageOf('ada')
  page = page.apply(page.tr.insertText('unsent ', 1))
  expect(page.selection.head).toBe(8)
  expect(spotOf(page)).toEqual({ revision: 0, anchor: 1, head: 1 })
  expect(shownAt(page, { revision: 0, anchor: 5, head: 9 })).toEqual({ anchor: 12, head: 16 })
  // Of a revision that is still on its way, or outside the text, nothing is drawn.
  expect(shownAt(page, { revision: 3, anchor: 5, head: 9 })).toBeNull()
  expect(shownAt(page, { revision: 0, anchor: 5, head: 900 })).toBeNull()
  const steps = sendableSteps(page)?.steps ?? []
  page = page.apply(receiveTransaction(page, steps, ['ada']))
  expect(spotOf(page)).toEqual({ revision: 1, anchor: 8, head: 8 })
})

test('a place is said as writers call it', () => {
  const doc = docOf(
    { type: 'date' },
    { type: 'salutation', content: [{ type: 'text', text: 'Dear Secretary:' }] },
    paragraph('First.'),
    heading('Background'),
    paragraph('Alpha.'),
    { type: 'quote', content: [paragraph('Told.')] },
    paragraph('Beta.'),
    { type: 'asks', content: [ask('Free them.'), ask('Say so.')] },
    heading('A heading with more words than anyone would want to hear said aloud'),
    { type: 'asks', content: [ask('And more.')] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Item.')] }] },
  )
  const said = (words: string) => {
    let at = -1
    doc.descendants((node, place) => {
      if (node.isText && node.text?.startsWith(words)) at = place
    })
    return whereIs(doc, at + 1)
  }
  expect(whereIs(doc, 0)).toBe('at the date')
  expect(said('Dear')).toBe('in the salutation')
  expect(said('First')).toBe('in the first paragraph')
  expect(said('Background')).toBe('in the heading “Background”')
  expect(said('Alpha')).toBe('in the first paragraph of “Background”')
  expect(said('Told')).toBe('in a story of “Background”')
  expect(said('Beta')).toBe('in the second paragraph of “Background”')
  expect(said('Say so')).toBe('in ask 2')
  expect(said('And more')).toBe('in ask 3')
  expect(said('Item')).toBe('in a list of “A heading with more words than anyone …”')
  expect(whereIs(doc, 99_999)).toMatch(/^in a list/)
})
