import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isSuggestion } from '~/domain/suggestions/deciding'

/** Where a suggestion or a conversation stands in the text. */
export type Place = { kind: 'suggestion' | 'thread'; id: string; from: number; to: number }

/** The suggestions and conversations of a draft, in the order of the text. */
export function placesIn(doc: Node): Place[] {
  const places = new Map<string, Place>()
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      const kind = isSuggestion(mark) ? 'suggestion' : mark.type.name === 'comment' ? 'thread' : null
      if (!kind) continue
      const id = String(kind === 'thread' ? mark.attrs.thread : mark.attrs.id)
      const place = places.get(id)
      if (place) place.to = at + node.nodeSize
      else places.set(id, { kind, id, from: at, to: at + node.nodeSize })
    }
  })
  return [...places.values()]
}

/** The address of an entry in the margin. */
export function anchorOf(id: string): string {
  return `about-${id.replace('.', '-')}`
}

type Options = {
  /** Conversations that are resolved stand in the text without a number. */
  isShown: (place: Place) => boolean
  /** The entry that is in hand. */
  inHand: () => string | null
}

/** Numbers in the text what stands in the margin, each number a link to its entry. */
export function numbered({ isShown, inHand }: Options) {
  return Extension.create({
    name: 'numbered',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const all = placesIn(doc)
            const shown = all.filter(isShown)
            const resolved = all.filter((place) => !isShown(place))
            return DecorationSet.create(doc, [
              ...resolved.map(({ from, to }) => Decoration.inline(from, to, { class: 'resolved' })),
              ...shown.flatMap((place, at) => [
                Decoration.widget(within(doc, place.to), () => link(place, at + 1), {
                  side: -1,
                  key: `${place.id} ${at}`,
                  ignoreSelection: true,
                }),
                ...(place.id === inHand()
                  ? [Decoration.inline(place.from, place.to, { class: 'inhand' })]
                  : []),
              ]),
            ])
          },
        },
      }),
    ],
  })
}

// A mark on a block ends after it: its number stands at the end of its last words.
function within(doc: Node, at: number): number {
  let place = at
  for (let before = doc.resolve(place).nodeBefore; before && !before.isInline && !before.isLeaf; ) {
    place -= 1
    before = doc.resolve(place).nodeBefore
  }
  return place
}

function link({ kind, id }: Place, number: number): HTMLElement {
  const tag = document.createElement('span')
  tag.className = 'tag'
  const anchor = document.createElement('a')
  anchor.href = `#${anchorOf(id)}`
  anchor.textContent = `${kind === 'thread' ? 'C' : 'S'}${number}`
  anchor.setAttribute('aria-label', `${anchor.textContent}, ${kind === 'thread' ? 'comment' : 'suggestion'}`)
  tag.contentEditable = 'false'
  tag.append(anchor)
  return tag
}
