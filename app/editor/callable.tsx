import { type RefObject, useEffect, useId, useState } from 'react'

type CallableProps = { form: RefObject<HTMLFormElement | null>; team: string[] }

type Sought = { from: number; to: number; names: string[]; at: number }

const SHOWN = 6

/** Offers who can be called after an "@" in the form's field, and says who is. The arrows choose, Enter or Tab takes. */
export function Callable({ form, team }: CallableProps) {
  const [sought, setSought] = useState<Sought | null>(null)
  const [called, setCalled] = useState<string[]>([])
  const id = useId()

  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    if (!field) return
    field.setAttribute('aria-autocomplete', 'list')
    const look = () => {
      setSought(soughtIn(field, team))
      setCalled(calledIn(field.value, team))
    }
    const close = () => setSought(null)
    field.addEventListener('input', look)
    field.addEventListener('click', close)
    return () => {
      field.removeEventListener('input', look)
      field.removeEventListener('click', close)
    }
  }, [form, team])

  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    if (!field || !sought) return
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', `${id}-${sought.at}`)
    const choose = (event: KeyboardEvent) => {
      const count = sought.names.length
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) setSought({ ...sought, at: (sought.at + step + count) % count })
      else if (event.key === 'Escape') setSought(null)
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
        take(sought.at)
      else return
      event.preventDefault()
    }
    field.addEventListener('keydown', choose)
    return () => {
      field.removeEventListener('keydown', choose)
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
    }
  })

  function take(at: number) {
    const field = form.current?.querySelector('textarea')
    const name = sought?.names[at]
    if (!field || !sought || !name) return
    field.setRangeText(`@${name} `, sought.from, sought.to, 'end')
    field.focus()
    setSought(null)
    setCalled(calledIn(field.value, team))
  }

  return (
    <div className="callable">
      {sought ? (
        <div id={id} role="listbox" tabIndex={-1} aria-label="Who can be called">
          {sought.names.map((name, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field that it belongs to has the keys
            <div
              key={name}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === sought.at}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(at)}
            >
              {name}
            </div>
          ))}
        </div>
      ) : null}
      <p className="small quiet" aria-live="polite">
        {sought
          ? `${sought.names.length === 1 ? 'One name' : `${sought.names.length} names`}: the arrows choose, Enter takes.`
          : called.length > 0
            ? `${new Intl.ListFormat('en').format(called)} will be told by mail.`
            : ''}
      </p>
    </div>
  )
}

/** The names that may be meant by what is being typed after an "@". */
function soughtIn({ value, selectionStart }: HTMLTextAreaElement, team: string[]): Sought | null {
  const typed = /(?:^|[\s(“"])@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]*)?)$/u.exec(
    value.slice(0, selectionStart),
  )?.[1]
  if (typed === undefined) return null
  const begun = typed.toLowerCase()
  const names = team
    .filter((name) => name.toLowerCase() !== begun)
    .filter((name) => name.toLowerCase().startsWith(begun) || name.toLowerCase().includes(` ${begun}`))
    .slice(0, SHOWN)
  return names.length > 0
    ? { from: selectionStart - typed.length - 1, to: selectionStart, names, at: 0 }
    : null
}

function calledIn(words: string, team: string[]): string[] {
  const said = words.toLowerCase()
  return team.filter((name) => said.includes(`@${name.toLowerCase()}`))
}
