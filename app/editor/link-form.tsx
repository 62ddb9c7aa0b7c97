import type { Editor } from '@tiptap/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isSafeLink } from '~/domain/text'
import { Field } from '~/ui/field'

type LinkFormProps = { editor: Editor; onDone: () => void }

/** Sets, changes or takes off the link under the caret, or on the chosen words. */
export function LinkForm({ editor, onDone }: LinkFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const present: unknown = editor.getAttributes('link').href
  const had = typeof present === 'string' ? present : ''
  const [wrong, setWrong] = useState<string | null>(null)

  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  function done() {
    onDone()
    editor.commands.focus()
  }

  function set(event: FormEvent) {
    event.preventDefault()
    const href = form.current?.querySelector('input')?.value.trim() ?? ''
    if (!isSafeLink(href)) return setWrong('Write the whole address, beginning with https:// or mailto:')
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && !had)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    done()
  }

  function takeOff() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    done()
  }

  return (
    <form
      ref={form}
      className="linkform"
      aria-label="Link"
      noValidate
      onSubmit={set}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
      <Field
        name="href"
        label="Where the link leads"
        hint="Begins with https:// or mailto:"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        defaultValue={had}
        errors={wrong ? [wrong] : undefined}
      />
      <p className="row">
        <button type="submit" className="btn dense">
          Set the link
        </button>
        {had ? (
          <button type="button" className="btn second dense" onClick={takeOff}>
            Take the link off
          </button>
        ) : null}
        <button type="button" className="linkbtn" onClick={done}>
          Not now
        </button>
      </p>
    </form>
  )
}
