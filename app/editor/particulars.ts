import { Extension, Node } from '@tiptap/core'
import type { NodeType } from '@tiptap/pm/model'
import { liftListItem, splitListItem } from '@tiptap/pm/schema-list'
import { type Command, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { draftExtensions } from '~/domain/suggestions/marks'
import { type Addressee, addresseeLines, type LetterContact } from '~/domain/text'

/** What is printed in the text and written elsewhere. */
export type Particulars = {
  title: string
  date: string | null
  addressees: Addressee[]
  contacts: LetterContact[]
  /** What stands before the title, in the language of the text. */
  re?: string
}

/** The particulars as they stand in an open page, drawn anew when they change. */
export type Shown = { particulars: Particulars; redraw: Set<() => void> }

/** Puts other particulars in the place of those that an open page shows. */
export function showAnew(shown: Shown, particulars: Particulars): void {
  shown.particulars = particulars
  for (const draw of shown.redraw) draw()
}

/** The schema's parts as the desk needs them: particulars shown as they print, asks that keep their identity. */
export function deskExtensions(live: Shown) {
  const shown = new Map<string, () => HTMLElement>([
    ['date', () => dateOf(live.particulars)],
    ['addressees', () => addresseesOf(live.particulars)],
    ['contacts', () => contactsOf(live.particulars)],
  ])
  return [
    ...draftExtensions.map((each) => {
      const draw = each instanceof Node ? shown.get(each.name) : undefined
      if (!(each instanceof Node) || !draw) return each
      return each.extend({
        addNodeView: () => () => {
          const dom = framed(each.name, draw())
          const again = () => dom.replaceChildren(draw())
          live.redraw.add(again)
          return { dom, ignoreMutation: () => true, destroy: () => live.redraw.delete(again) }
        },
      })
    }),
    AskKeys,
  ]
}

/** Enter begins the next ask, Shift+Tab leaves the list; every ask has an id of its own from its first moment. */
const AskKeys = Extension.create({
  name: 'askKeys',
  priority: 1_000,
  addKeyboardShortcuts() {
    const inAsk = (command: (type: NodeType) => Command) => () => {
      const { ask } = this.editor.schema.nodes
      if (!ask || !this.editor.isActive('ask') || this.editor.isActive('listItem')) return false
      return command(ask)(this.editor.state, this.editor.view.dispatch)
    }
    return { Enter: inAsk((ask) => splitListItem(ask)), 'Shift-Tab': inAsk(liftListItem) }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        // Chromium does not count anew when a list is taken away: the numbers are written.
        decorations: ({ doc }) => {
          const numbers: Decoration[] = []
          doc.descendants((node, at) => {
            if (node.type.name === 'ask')
              numbers.push(Decoration.node(at, at + node.nodeSize, { 'data-n': String(numbers.length + 1) }))
            return node.type.name === 'asks'
          })
          return DecorationSet.create(doc, numbers)
        },
      },
      appendTransaction: (transactions, _before, state) => {
        // What others did, they and the server have named.
        if (!transactions.some((each) => each.docChanged && !each.getMeta('collab$'))) return null
        const seen = new Set<string>()
        const transaction = state.tr
        state.doc.descendants((node, at) => {
          if (node.type.name !== 'ask') return node.type.name === 'asks'
          // One that is suggested to go may stand elsewhere already.
          if (node.marks.some(({ type }) => type.name === 'deletion')) return false
          const id: unknown = node.attrs.id
          if (typeof id === 'string' && id && !seen.has(id)) seen.add(id)
          else transaction.setNodeAttribute(at, 'id', freshId())
          return false
        })
        return transaction.docChanged ? transaction.setMeta('addToHistory', false) : null
      },
    }),
  ],
})

function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

function framed(name: string, inside: HTMLElement): HTMLElement {
  const frame = element('div', 'particular')
  frame.dataset[name] = ''
  frame.append(inside)
  return frame
}

function dateOf({ date }: Particulars): HTMLElement {
  return element('p', date ? '' : 'quiet', date ?? 'The date, once it is set')
}

function addresseesOf({ addressees, title, re: before = 'Re:' }: Particulars): HTMLElement {
  const all = element('div')
  const to = addressees.filter(({ cc }) => !cc)
  const columns = element('div', 'addressees')
  for (const each of to) {
    const block = element('address')
    block.append(...addresseeLines(each).map((line) => element('span', '', line)))
    columns.append(block)
  }
  all.append(to.length > 0 ? columns : element('p', 'quiet', 'The addressees, once there are some'))
  const re = element('p', 're')
  re.append(element('b', '', `${before} ${title}`))
  all.append(re)
  return all
}

function contactsOf({ contacts }: Particulars): HTMLElement {
  if (contacts.length === 0) return element('p', 'quiet', 'The contacts, once there are some')
  const block = element('address', 'contacts')
  for (const { name, organization, email } of contacts)
    block.append(element('span', '', [name, organization, email].filter(Boolean).join(', ')))
  return block
}

function element(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
