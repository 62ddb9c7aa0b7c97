import { Extension } from '@tiptap/core'
import { Fragment, type ResolvedPos, DOMParser as SchemaParser, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { limits } from '~/domain/text'
import { cleanHtml, cleanText, listsOf, sizeOf, tooMuch } from './pasting'

/** Markup may be many times its words; beyond this a browser would stand still reading it. */
const MOST_MARKUP = 20 * limits.characters

/** What is pasted or dropped becomes what a letter holds; what is more than it holds is refused with a sentence. */
export function pasting({ refuse }: { refuse: (why: string) => void }) {
  return Extension.create({
    name: 'pasting',
    priority: 1_050,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedText: cleanText,
          transformPastedHTML: cleanHtml,
          // Pasted with Shift, words come as they are.
          clipboardTextParser: (text, $context, plain) => read(text, $context, !plain),
          transformPasted: (slice, { state }) => apart(slice, state),
          handleDOMEvents: {
            paste: (view, event) => {
              const markup = event.clipboardData?.getData('text/html').length ?? 0
              const words = event.clipboardData?.getData('text/plain').length ?? 0
              const characters = markup > MOST_MARKUP ? markup : words
              const why = tooMuch({ characters }, view.state.doc)
              if (why === null) return false
              event.preventDefault()
              refuse(why)
              return true
            },
          },
          handlePaste: (view, event, slice) => {
            const why = tooMuch(sizeOf(slice), view.state.doc)
            if (why !== null) {
              refuse(why)
              return true
            }
            // TipTap’s own reading of numbered lines knows neither Shift nor what stands around them.
            const data = event.clipboardData
            if (data?.getData('text/html') || !/^\s*\d+[.)]\s/m.test(data?.getData('text/plain') ?? ''))
              return false
            view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('uiEvent', 'paste'))
            return true
          },
        },
      }),
    ],
  })
}

function read(text: string, $context: ResolvedPos, mayList: boolean): Slice {
  const { schema } = $context.doc.type
  const html = mayList ? listsOf(text) : null
  if (html !== null) {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    return SchemaParser.fromSchema(schema).parseSlice(body, { context: $context })
  }
  const marks = $context.marks()
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => schema.node('paragraph', null, line ? [schema.text(line, marks)] : []))
  return Slice.maxOpen(Fragment.from(lines))
}

/** A heading or a list stays one where it is pasted behind other words; in a list, its items become items of that. */
function apart(slice: Slice, { selection: { $from } }: EditorState): Slice {
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if (/^(?:listItem|ask)$/.test($from.node(depth).type.name)) return slice
  const isApart = (at: 'firstChild' | 'lastChild') => {
    const node = slice.content[at]
    const several = slice.content.childCount > 1
    const is = node?.type.name ?? ''
    return (is === 'heading' && several) || (/List$/.test(is) && (several || (node?.childCount ?? 0) > 1))
  }
  return new Slice(
    slice.content,
    $from.parent.content.size > 0 && isApart('firstChild') ? 0 : slice.openStart,
    isApart('lastChild') ? 0 : slice.openEnd,
  )
}
