import { Extension } from '@tiptap/core'
import type { Mark, Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { STANDING, type Standing } from '~/domain/text'

const MEANT = 'takes a block out'

/** Whether a node prints what is written elsewhere. */
export function isStanding({ type }: Node): boolean {
  return STANDING.some((name) => name === type.name)
}

/**
 * What a change becomes so that no standing block goes with the words around it: the same change, with the blocks put
 * back; null when nothing is left of it. Who means to take one out chooses it and deletes it.
 */
export function keepingBlocks(change: Transaction, state: EditorState): Transaction | null {
  if (isMeant(change, state)) return change
  const lost = lostIn(change)
  if (lost.length === 0) return change
  const places = lost.map(({ node, at }) => {
    const side = node.type.name === 'contacts' ? 1 : -1
    return { node, at: boundary(change.doc, change.mapping.map(at, side), side) }
  })
  // From the end, so that what is put back moves no place that is still to come.
  for (const { node, at } of places.toSorted((one, other) => one.at - other.at).toReversed())
    change.insert(at, node)
  return change.doc.eq(state.doc) ? null : change
}

/** Takes the standing blocks out of a deletion that is suggested. */
export function sparingBlocks(change: Transaction, state: EditorState, meant: boolean): Transaction {
  if (meant) return change
  const known = new Set(deletionsOf(state.doc).map(({ mark }) => String(mark.attrs.id)))
  for (const { at, mark } of deletionsOf(change.doc))
    if (!known.has(String(mark.attrs.id))) change.removeNodeMark(at, mark)
  return change
}

/** Whether a change takes out the one block that was chosen. */
export function isMeant(change: Transaction, { selection }: EditorState): boolean {
  const chosen = selection instanceof NodeSelection && isStanding(selection.node)
  return chosen && (change.getMeta(MEANT) === true || change.getMeta('uiEvent') === 'cut')
}

/** The standing blocks that a text has not. */
export function lacking(doc: Node): Standing[] {
  return STANDING.filter((name) => !doc.children.some(({ type }) => type.name === name))
}

/** Puts a standing block in its place: the date first, then the addressees, the contacts before the closing. */
export function putIn(state: EditorState, name: Standing): Transaction {
  const { doc } = state
  let at = 0
  if (name === 'addressees' && doc.firstChild?.type.name === 'date') at = doc.firstChild.nodeSize
  if (name === 'contacts') {
    at = doc.content.size
    doc.forEach((node, offset) => {
      if (node.type.name === 'closing') at = offset
    })
  }
  return state.tr.insert(at, state.schema.node(name)).scrollIntoView()
}

/** A browser says where it has put the caret a moment after it has. */
const SETTLES = 30

type Options = { say: (words: string) => void }

/** The caret begins in the words; a standing block is chosen by a key that meets it, and never typed over. */
export function standing({ say }: Options) {
  let pointed = false
  return Extension.create({
    name: 'standing',
    priority: 1_050,
    onCreate() {
      const { state, view } = this.editor
      const place = TextSelection.create(state.doc, firstPlace(state.doc))
      view.dispatch(state.tr.setSelection(place).setMeta('addToHistory', false))
    },
    addKeyboardShortcuts() {
      const key = (side: -1 | 1) => () => {
        const { state, view } = this.editor
        const change = takingOut(state) ?? choosing(state, side)
        if (!change) return false
        const { selection } = change
        view.dispatch(change)
        if (selection instanceof NodeSelection && !change.docChanged) say(chosenWords(selection.node))
        else say('Taken out. Undo brings it back, and so does Put in, among the tools.')
        return true
      }
      return { Backspace: key(-1), Delete: key(1) }
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            pointerdown: () => {
              pointed = true
              return false
            },
            blur: () => {
              pointed = false
              return false
            },
            focus: (view) => {
              // By the keyboard one comes to where one was, not to the block that the browser finds first.
              const { selection, doc } = view.state
              if (!pointed && selection instanceof TextSelection)
                setTimeout(() => {
                  if (view.isDestroyed || pointed || !view.hasFocus() || view.state.doc !== doc) return
                  const isPlaced = document.getSelection()?.rangeCount !== 0
                  if (isPlaced && view.state.selection instanceof TextSelection) return
                  view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false))
                  view.focus()
                }, SETTLES)
              return false
            },
          },
          handleTextInput: ({ state: { selection } }) => {
            const over = selection instanceof NodeSelection && isStanding(selection.node)
            if (over) say(chosenWords(selection.node))
            return over
          },
        },
      }),
    ],
  })
}

/** Takes out the standing block that is chosen. */
export function takingOut({ selection, tr }: EditorState): Transaction | null {
  const chosen = selection instanceof NodeSelection && isStanding(selection.node)
  return chosen ? tr.deleteSelection().setMeta(MEANT, true) : null
}

/** Chooses the standing block that the caret has reached. */
function choosing({ selection, doc, tr }: EditorState, side: -1 | 1): Transaction | null {
  const { $from, empty } = selection
  if (!empty || $from.depth !== 1) return null
  if ($from.parentOffset !== (side < 0 ? 0 : $from.parent.content.size)) return null
  const border = side < 0 ? $from.before() : $from.after()
  const next = side < 0 ? doc.resolve(border).nodeBefore : doc.resolve(border).nodeAfter
  if (!next || !isStanding(next)) return null
  return tr.setSelection(NodeSelection.create(doc, side < 0 ? border - next.nodeSize : border))
}

function chosenWords({ type }: Node): string {
  const [name, are] = type.name === 'date' ? ['date', 'is'] : [type.name, 'are']
  return `The ${name} ${are} written under Particulars. Delete takes the block out; click into the text to write.`
}

/** The first empty line, or the first words. */
function firstPlace(doc: Node): number {
  let [empty, words] = [-1, -1]
  doc.descendants((node, at) => {
    if (node.isTextblock && words < 0) words = at + 1
    if (node.type.name === 'paragraph' && node.childCount === 0 && empty < 0) empty = at + 1
    return empty < 0
  })
  return empty < 0 ? words : empty
}

type Placed = { node: Node; at: number }

// Of each kind as many as went: one that was moved is still there.
function lostIn(change: Transaction): Placed[] {
  const left = new Map<string, number>()
  for (const { node } of placedIn(change.doc)) left.set(node.type.name, (left.get(node.type.name) ?? 0) + 1)
  return placedIn(change.before).filter(({ node: { type } }) => {
    const count = left.get(type.name) ?? 0
    left.set(type.name, count - 1)
    return count <= 0
  })
}

function placedIn(doc: Node): Placed[] {
  const placed: Placed[] = []
  doc.forEach((node, at) => {
    if (isStanding(node)) placed.push({ node, at })
  })
  return placed
}

function boundary(doc: Node, at: number, side: -1 | 1): number {
  const place = doc.resolve(at)
  if (place.depth === 0) return at
  return side < 0 ? place.before(1) : place.after(1)
}

function deletionsOf(doc: Node): { at: number; mark: Mark }[] {
  return placedIn(doc).flatMap(({ node, at }) =>
    node.marks.filter(({ type }) => type.name === 'deletion').map((mark) => ({ at, mark })),
  )
}
