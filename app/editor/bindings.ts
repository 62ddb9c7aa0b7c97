import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'

/** A story that is pasted stays bound to whom it is bound to in this text; one out of another letter is bound to nobody. */
export const bindings = Extension.create({
  name: 'bindings',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPasted: (slice, { state }) => {
          const known = new Set<unknown>()
          state.doc.descendants((node) => {
            if (node.type.name === 'quote') known.add(node.attrs.story)
            return node.type.name !== 'quote'
          })
          return new Slice(boundTo(known, slice.content), slice.openStart, slice.openEnd)
        },
      },
    }),
  ],
})

function boundTo(known: ReadonlySet<unknown>, fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const copy = node.isLeaf ? node : node.copy(boundTo(known, node.content))
    const isStrange = node.type.name === 'quote' && !known.has(node.attrs.story)
    nodes.push(isStrange ? node.type.create({ ...node.attrs, story: null }, copy.content, node.marks) : copy)
  })
  return Fragment.fromArray(nodes)
}
