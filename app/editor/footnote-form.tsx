import type { Editor } from '@tiptap/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isFootnote, limits } from '~/domain/text'
import { Field } from '~/ui/field'

type FootnoteFormProps = { editor: Editor; onDone: () => void }

/** Puts a footnote at the caret, or changes or takes out the chosen one. */
export function FootnoteForm({ editor, onDone }: FootnoteFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const present: unknown = editor.isActive('footnote') ? editor.getAttributes('footnote').text : ''
  const had = typeof present === 'string' ? present : ''
  const [wrong, setWrong] = useState<string | null>(null)

  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  function done() {
    onDone()
    editor.commands.focus()
  }

  function set(event: FormEvent) {
    event.preventDefault()
    const text = (form.current?.querySelector('textarea')?.value ?? '').replace(/\s+/g, ' ').trim()
    if (!text) return setWrong('Write what the footnote says')
    if (!isFootnote(text))
      return setWrong(`Write at most ${limits.footnote.toLocaleString('en')} characters of plain text`)
    // A note that is changed is another note: so it can be suggested, and the old one is shown as taken out.
    const at = had ? editor.state.selection : editor.state.selection.to
    if (text !== had) editor.chain().focus().insertContentAt(at, { type: 'footnote', attrs: { text } }).run()
    done()
  }

  function takeOut() {
    editor.chain().focus().deleteSelection().run()
    done()
  }

  return (
    <form
      ref={form}
      className="linkform"
      aria-label="Footnote"
      noValidate
      onSubmit={set}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
      <Field
        name="note"
        label="What the footnote says"
        hint="Plain text. Its number follows from where it stands."
        kind="textarea"
        rows={3}
        defaultValue={had}
        errors={wrong ? [wrong] : undefined}
      />
      <p className="row">
        <button type="submit" className="btn dense">
          {had ? 'Change the footnote' : 'Put the footnote in'}
        </button>
        {had ? (
          <button type="button" className="btn second dense" onClick={takeOut}>
            Take the footnote out
          </button>
        ) : null}
        <button type="button" className="linkbtn" onClick={done}>
          Not now
        </button>
      </p>
    </form>
  )
}
