import { suggestChanges } from '@handlewithcare/prosemirror-suggest-changes'
import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { isSuggestion } from '~/domain/suggestions/deciding'
import { asSuggestion, onlySuggests } from '~/domain/suggestions/making'
import { isMeant, keepingBlocks, sparingBlocks } from './standing'

export type Mode = 'edit' | 'suggest' | 'view'

type Options = {
  /** Whose the suggestions are. */
  author: string
  /** Whether this person may do no more than suggest. */
  onlySuggests: boolean
  /** What is done now. */
  mode: () => Mode
  /** Says why a key did nothing. */
  refuse: (why: string) => void
}

/** In suggesting, every change becomes a suggestion; who may only suggest can do nothing else. */
export function modes({ author, onlySuggests: bound, mode, refuse }: Options) {
  const together = grouping()
  return Extension.create({
    name: 'modes',
    // Before the keys of the text, so that Delete finds words that are still to be taken out.
    priority: 1_100,
    dispatchTransaction({ transaction, next }) {
      const { state } = this.editor
      if (!transaction.docChanged || transaction.getMeta('collab$')) return next(transaction)
      const suggests = mode() === 'suggest' && isNew(transaction)
      const meant = !isNew(transaction) || isMeant(transaction, state)
      if (!suggests && !meant) {
        const kept = keepingBlocks(transaction, state)
        return kept ? next(kept) : undefined
      }
      const change = suggests ? suggested(transaction, state, author, meant) : transaction
      if (!change) return refuse('This cannot be suggested. Comment on it instead.')
      if (bound && !onlySuggests(state.doc, change.doc, author))
        return refuse('These words are another’s suggestion. Comment on it instead.')
      next(suggests ? together(change) : change)
    },
    addKeyboardShortcuts() {
      const hop = () => {
        if (mode() !== 'suggest') return false
        const { state, view } = this.editor
        const at = afterRemoved(state)
        if (at !== null) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
        return false
      }
      return { Delete: hop }
    },
    addProseMirrorPlugins: () => [
      suggestChanges(),
      new Plugin({ props: { transformPasted: (slice) => unmarked(slice) } }),
    ],
  })
}

/** Words struck out one key after the other are undone at once, as they would be without suggesting. */
function grouping() {
  let [last, group] = [0, 0]
  return (change: Transaction): Transaction => {
    if (change.time - last > 500) group += 1
    last = change.time
    // The history takes what is of one composition as one act, though struck words leave no ranges to compare.
    return change.getMeta('composition') === undefined
      ? change.setMeta('composition', `suggesting ${group}`)
      : change
  }
}

/** Undoing and redoing take back what was done as it was done. */
function isNew(transaction: Transaction): boolean {
  return !transaction.getMeta('history$') && transaction.getMeta('addToHistory') !== false
}

function suggested(
  transaction: Transaction,
  state: EditorState,
  author: string,
  meant: boolean,
): Transaction | null {
  try {
    const change = sparingBlocks(asSuggestion(transaction, state, author), state, meant)
    change.doc.check()
    return change
  } catch {
    return null
  }
}

/** Where the caret has to stand for Delete to reach words that are not suggested to go already. */
function afterRemoved({ doc, selection }: EditorState): number | null {
  if (!selection.empty || !(selection instanceof TextSelection)) return null
  let at = selection.from
  for (;;) {
    const next = doc.resolve(at).nodeAfter
    if (!next?.marks.some(({ type }) => type.name === 'deletion')) break
    at += next.nodeSize
  }
  return at === selection.from ? null : at
}

// What is pasted is new: it is nobody's suggestion yet, and nothing was said about it.
function unmarked(slice: Slice): Slice {
  return new Slice(fragmentWithout(slice.content), slice.openStart, slice.openEnd)
}

function fragmentWithout(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const marks = node.marks.filter((mark) => !isSuggestion(mark) && mark.type.name !== 'comment')
    if (node.isText) {
      const text = (node.text ?? '').replaceAll('\u200b', '')
      if (text) nodes.push(node.type.schema.text(text, marks))
    } else nodes.push(node.copy(fragmentWithout(node.content)).mark(marks))
  })
  return Fragment.fromArray(nodes)
}
