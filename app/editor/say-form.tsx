import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Field } from '~/ui/field'
import { Callable } from './callable'

type SayFormProps = {
  label: string
  /** Who can be called in it. */
  team: string[]
  button: string
  send: (said: string) => Promise<string | null>
  onDone: () => void
}

/** Something to be said. What is refused stays in the field. */
export function SayForm({ label, team, button, send, onDone }: SayFormProps) {
  const [why, setWhy] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = String(new FormData(event.currentTarget).get('said') ?? '')
    if (!said.trim()) return setWhy('Write what you want to say')
    setBusy(true)
    const refused = await send(said)
    setBusy(false)
    if (refused) return setWhy(refused)
    onDone()
  }

  return (
    <form
      ref={form}
      className="say"
      aria-label={label}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.defaultPrevented) return
        if (event.key === 'Escape') onDone()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      <Field
        kind="textarea"
        name="said"
        id={id}
        label={label}
        rows={3}
        maxLength={5_000}
        errors={why ? [why] : undefined}
      />
      <Callable form={form} team={team} />
      <p className="row">
        <button type="submit" className="btn dense" disabled={busy}>
          {busy ? 'Sending …' : button}
        </button>
        <button type="button" className="linkbtn" onClick={onDone}>
          Not now
        </button>
      </p>
    </form>
  )
}
