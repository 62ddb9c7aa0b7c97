import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import {
  type EditorState,
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'

const ITEMS = new Set(['ask', 'listItem'])

/** What moves with the caret in it: an ask or an item of a list, else the block of the text; and where it stands among its like. */
function movable({ selection }: EditorState): { depth: number; index: number } | null {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if (ITEMS.has($from.node(depth).type.name)) return { depth, index: $from.index(depth - 1) }
  return $from.depth > 0 || selection instanceof NodeSelection ? { depth: 1, index: $from.index(0) } : null
}

/** Moves the ask, item or paragraph under the caret past its neighbour; it stays what it is. Null at the end of the way. */
export function moved(state: EditorState, to: 'up' | 'down'): { change: Transaction; says: string } | null {
  const found = movable(state)
  if (!found) return null
  const { $from } = state.selection
  const parent = $from.node(found.depth - 1)
  const other = found.index + (to === 'up' ? -1 : 1)
  if (other < 0 || other >= parent.childCount) return null
  const [upper, lower] = [Math.min(found.index, other), Math.max(found.index, other)]
  let start = found.depth > 1 ? $from.start(found.depth - 1) : 0
  for (let at = 0; at < upper; at += 1) start += parent.child(at).nodeSize
  const [above, below] = [parent.child(upper), parent.child(lower)]
  const end = start + above.nodeSize + below.nodeSize
  const change = state.tr.replaceWith(start, end, [below, above])
  const shift = to === 'up' ? -above.nodeSize : below.nodeSize
  const { anchor, head } = state.selection
  change.setSelection(
    state.selection instanceof NodeSelection
      ? NodeSelection.create(change.doc, anchor + shift)
      : TextSelection.create(change.doc, anchor + shift, head + shift),
  )
  return {
    change: closeHistory(change).scrollIntoView(),
    says: saidOf(change.doc, parent.child(found.index), other, parent),
  }
}

function saidOf(doc: Node, node: Node, index: number, parent: Node): string {
  if (node.type.name === 'ask') return `It is ask ${numberOf(doc, String(node.attrs.id))} now.`
  const place = `${index + 1} of ${parent.childCount}`
  return node.type.name === 'listItem' ? `It is item ${place} now.` : `It is part ${place} of the text now.`
}

function numberOf(doc: Node, id: string): number {
  let [number, found] = [0, 0]
  doc.descendants((node) => {
    if (node.type.name !== 'ask') return true
    number += 1
    if (node.attrs.id === id) found = number
    return false
  })
  return found
}

/** The asks whose words are chosen from the first to the last, as a range of whole asks. */
export function wholeAsks({
  selection,
  doc,
}: EditorState): { from: number; to: number; asks: Node[] } | null {
  const { $from, $to, empty } = selection
  if (empty) return null
  const [first, last] = [askAround($from), askAround($to)]
  if (!first || !last || $from.node(first - 1) !== $to.node(last - 1)) return null
  const starts = Selection.findFrom(doc.resolve($from.start(first)), 1, true)?.from === $from.pos
  const ends = Selection.findFrom(doc.resolve($to.end(last)), -1, true)?.to === $to.pos
  if (!starts || !ends) return null
  const list = $from.node(first - 1)
  const asks = list.children.slice($from.index(first - 1), $to.index(last - 1) + 1)
  const whole = asks.length === list.childCount
  return whole
    ? { from: $from.before(first - 1), to: $from.after(first - 1), asks }
    : { from: $from.before(first), to: $to.after(last), asks }
}

function askAround($at: Selection['$from']): number | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) if ($at.node(depth).type.name === 'ask') return depth
  return null
}

/** Puts asks that were cut beside the ask under the caret, whole: after it, or before it where the caret begins it. */
export function askPasted(state: EditorState, slice: Slice): Transaction | null {
  const asks = asksIn(slice)
  const { $from, empty } = state.selection
  const depth = askAround($from)
  if (!asks || !depth || !empty) return null
  const ask = $from.node(depth)
  const begins = $from.pos === Selection.findFrom(state.doc.resolve($from.start(depth)), 1, true)?.from
  const isBlank = ask.textContent === '' && ask.childCount === 1
  if (isBlank) return state.tr.replaceWith($from.before(depth), $from.after(depth), asks)
  return state.tr.insert(begins ? $from.before(depth) : $from.after(depth), asks)
}

/** The asks that a slice is made of, if it is made of whole asks. */
function asksIn({ content, openStart, openEnd }: Slice): Node[] | null {
  const nodes = content.content.flatMap((node) => (node.type.name === 'asks' ? [...node.children] : [node]))
  const whole = nodes.length > 0 && nodes.every(({ type }) => type.name === 'ask')
  const named = nodes.every(({ attrs }) => attrs.id)
  const depth = content.firstChild?.type.name === 'asks' ? 1 : 0
  return whole && named && openStart <= depth && openEnd <= depth ? nodes : null
}

type Options = { say: (words: string) => void }

/** Keys and the clipboard move asks, items and paragraphs, and an ask stays the ask it is. */
export function moving({ say }: Options) {
  return Extension.create({
    name: 'moving',
    priority: 1_020,
    addKeyboardShortcuts() {
      const key = (to: 'up' | 'down') => () => {
        const move = moved(this.editor.state, to)
        if (move) this.editor.view.dispatch(move.change)
        say(move?.says ?? (to === 'up' ? 'It is the first already.' : 'It is the last already.'))
        return true
      }
      return { 'Alt-Shift-ArrowUp': key('up'), 'Alt-Shift-ArrowDown': key('down') }
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformCopied: (slice, view) => {
            const whole = wholeAsks(view.state)
            const { asks: list } = view.state.schema.nodes
            return whole && list ? new Slice(Fragment.from(list.create(null, whole.asks)), 0, 0) : slice
          },
          handleDOMEvents: {
            cut: (view) => {
              const whole = view.editable ? wholeAsks(view.state) : null
              // After the copy was made of what is chosen, the asks go with their words.
              if (whole)
                setTimeout(() => {
                  const again = wholeAsks(view.state) ?? emptied(view.state)
                  if (again)
                    view.dispatch(view.state.tr.delete(again.from, again.to).setMeta('uiEvent', 'cut'))
                })
              return false
            },
          },
          handlePaste: (view, _event, slice) => {
            const change = askPasted(view.state, slice)
            if (change) view.dispatch(change.scrollIntoView())
            return change !== null
          },
        },
      }),
    ],
  })
}

/** The ask that was left without words. */
function emptied({ selection: { $from } }: EditorState): { from: number; to: number } | null {
  const depth = askAround($from)
  if (!depth || $from.node(depth).textContent !== '') return null
  const alone = $from.node(depth - 1).childCount === 1
  return alone
    ? { from: $from.before(depth - 1), to: $from.after(depth - 1) }
    : { from: $from.before(depth), to: $from.after(depth) }
}
