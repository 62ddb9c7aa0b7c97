import { type Editor, useEditorState } from '@tiptap/react'
import { languages } from '~/domain/languages'

type LanguageChoiceProps = {
  editor: Editor
  /** The language of the letter. */
  language: string
  tabIndex: number
  onFocus: () => void
}

/** Says which language the paragraphs chosen are in, for who spells them and reads them aloud. */
export function LanguageChoice({ editor, language, tabIndex, onFocus }: LanguageChoiceProps) {
  const present = useEditorState({ editor, selector: ({ editor: { state } }) => languageAt(state) })
  const own = languages.find(({ tag }) => tag === language)?.name ?? language
  const others = languages.filter(({ tag }) => tag !== language)
  const isListed = present === '' || others.some(({ tag }) => tag === present)
  return (
    <select
      aria-label="Language of the passage"
      value={present}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onChange={({ target }) => setLanguage(editor, target.value || null)}
    >
      <option value="">{own}</option>
      {isListed ? null : <option value={present}>{present}</option>}
      {others.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </select>
  )
}

function languageAt({ selection: { $from } }: Editor['state']): string {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const lang: unknown = $from.node(depth).attrs.lang
    if (typeof lang === 'string' && lang) return lang
  }
  return ''
}

function setLanguage({ state, view }: Editor, lang: string | null) {
  const { from, to } = state.selection
  const { tr } = state
  state.doc.nodesBetween(from, to, (node, at) => {
    if (!('lang' in node.attrs)) return
    // What stands around the paragraph no longer says it for them.
    const next = node.isTextblock ? lang : null
    if (node.attrs.lang !== next) tr.setNodeAttribute(at, 'lang', next)
  })
  if (tr.docChanged) view.dispatch(tr)
  view.focus()
}
