import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

const SAYS = { en: 'Write the letter here.', es: 'Escriba la carta aquí.' }

/** Says where to write, in the one empty line of a text that has no other paragraph. */
export function placeholder(language: string) {
  const says = SAYS[language === 'es' ? 'es' : 'en']
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const body = doc.children.filter(({ type }) => !AROUND.has(type.name))
            const [line] = body
            if (!line || body.length > 1 || line.type.name !== 'paragraph' || line.childCount > 0) return null
            let at = 0
            doc.forEach((node, offset) => {
              if (node === line) at = offset
            })
            return DecorationSet.create(doc, [
              Decoration.node(at, at + line.nodeSize, { class: 'blank', 'data-says': says }),
            ])
          },
        },
      }),
    ],
  })
}

const AROUND = new Set(['date', 'addressees', 'salutation', 'contacts', 'closing'])
