import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Spot, shownAt } from './spots'

/** Someone else's caret, at the revision that the page has. */
export type Caret = { client: string; name: string; spot: Spot }

const key = new PluginKey<Caret[]>('carets')

/** Draws where the others are: a line with their name, and what they have chosen. None of it is in the document. */
export const carets = Extension.create({
  name: 'carets',
  addProseMirrorPlugins: () => [
    new Plugin<Caret[]>({
      key,
      state: {
        init: () => [],
        apply: (transaction, before) => transaction.getMeta(key) ?? before,
      },
      props: {
        decorations: (state) => DecorationSet.create(state.doc, shownIn(state).flatMap(drawn)),
      },
    }),
  ],
})

/** Notes upon a transaction where the others are after it. */
export function withCarets(transaction: Transaction, all: Caret[]): Transaction {
  return transaction.setMeta(key, all)
}

type Shown = { client: string; name: string; anchor: number; head: number }

/** Where the others are in what the page shows. */
export function shownIn(state: EditorState): Shown[] {
  return (key.getState(state) ?? []).flatMap(({ client, name, spot }) => {
    const at = shownAt(state, spot)
    return at ? { client, name, ...at } : []
  })
}

function drawn({ client, name, anchor, head }: Shown): Decoration[] {
  const caret = Decoration.widget(head, () => lineOf(name), {
    side: -1,
    key: `${client} ${head}`,
    ignoreSelection: true,
  })
  if (anchor === head) return [caret]
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  return [Decoration.inline(from, to, { class: 'chosen' }), caret]
}

// The list of who is here tells the same to who does not see it.
function lineOf(name: string): HTMLElement {
  const line = document.createElement('span')
  line.className = 'caret'
  line.setAttribute('aria-hidden', 'true')
  line.contentEditable = 'false'
  for (const [part, words] of [
    ['short', initialsOf(name)],
    ['whole', name],
  ] as const) {
    const label = document.createElement('span')
    label.className = part
    label.textContent = words
    line.append(label)
  }
  return line
}

function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => [...word].find((each) => /\p{L}/u.test(each)) ?? [])
  return [...letters.slice(0, 1), ...letters.slice(1).slice(-1)].join('').toUpperCase()
}
