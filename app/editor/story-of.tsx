import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Field } from '~/ui/field'

/** An entry of the register as the desk shows it beside its story. */
export type RegisterEntry = {
  id: string
  name: string
  pseudonym: boolean
  vouchedBy: string | null
  /** Who consented, when and until when, in a line. */
  consent: string | null
  /** What keeps the letter from freezing, if anything. */
  lacks: string | null
  overridden: boolean
}

export type Register = { entries: RegisterEntry[]; at: string }

type StoryOfProps = { editor: Editor; where: string; register: Register }

/** Whose story the caret is in and how its consent stands; or the choice of whose it is. Leads alone see it. */
export function StoryOf({ editor, where, register }: StoryOfProps) {
  const [entries, setEntries] = useState(register.entries)
  const [choosing, setChoosing] = useState(false)
  const present = useEditorState({ editor, selector: ({ editor: { state } }) => storyAt(state) })
  const isIn = present !== null
  const bound = present?.story ?? null
  const entry = entries.find(({ id }) => id === bound)
  // What another lead wrote in the register meanwhile.
  useEffect(() => {
    if (!isIn) return setChoosing(false)
    void readRegister(where).then((now) => now && setEntries(now))
  }, [isIn, where])
  if (!present) return null

  const bind = (id: string | null) => {
    bindTo(editor, id)
    setChoosing(false)
  }
  return (
    <section className="storyof" aria-labelledby="story-of">
      <h2 id="story-of">{entry && !choosing ? `Story of ${entry.name}` : 'Whose story is this?'}</h2>
      {entry && !choosing ? (
        <Standing
          entry={entry}
          at={register.at}
          onOther={() => setChoosing(true)}
          onNobody={() => bind(null)}
        />
      ) : (
        <>
          {bound && !entry ? (
            <p className="small">
              <strong>It was bound to an entry that is no longer in the register.</strong>
            </p>
          ) : null}
          <Choice
            entries={entries}
            onBind={bind}
            add={async (name) => {
              const answer = await addTo(where, name)
              if ('refused' in answer) return answer.refused
              setEntries(answer.register)
              bind(answer.added)
              return null
            }}
            onDone={entry ? () => setChoosing(false) : undefined}
          />
        </>
      )}
    </section>
  )
}

type StandingProps = { entry: RegisterEntry; at: string; onOther: () => void; onNobody: () => void }

function Standing({ entry, at, onOther, onNobody }: StandingProps) {
  const { id, pseudonym, vouchedBy, consent, lacks, overridden } = entry
  return (
    <>
      <ul>
        <li>{pseudonym ? 'A pseudonym' : 'Under this name'}</li>
        {vouchedBy ? <li>{vouchedBy} vouches for it</li> : null}
        {consent ? <li>Consent: {consent}</li> : null}
      </ul>
      <p className="small">
        {lacks ? (
          <strong>{lacks}: the letter does not freeze until that is settled.</strong>
        ) : overridden ? (
          'An owner lets the letter freeze without it.'
        ) : (
          'Resolved.'
        )}
      </p>
      <p className="row small">
        <a href={`${at}/${id}`}>Open the entry</a>
        <button type="button" className="linkbtn" onClick={onOther}>
          Another person
        </button>
        <button type="button" className="linkbtn" onClick={onNobody}>
          Unbind
        </button>
      </p>
    </>
  )
}

type ChoiceProps = {
  entries: RegisterEntry[]
  onBind: (id: string) => void
  add: (name: string) => Promise<string | null>
  onDone?: () => void
}

const NEW = ''

function Choice({ entries, onBind, add, onDone }: ChoiceProps) {
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState(entries[0]?.id ?? NEW)
  const [wrong, setWrong] = useState<string | null>(null)
  const isKnown = entries.some(({ id }) => id === chosen)

  async function done(event: FormEvent) {
    event.preventDefault()
    if (isKnown) return onBind(chosen)
    const name = form.current?.querySelector<HTMLInputElement>('input[type=text]')?.value.trim() ?? ''
    setWrong(name ? await add(name) : 'Enter the name as the letter prints it')
  }

  return (
    <form ref={form} className="dense" noValidate onSubmit={done} aria-label="Bind the story to the register">
      {entries.length > 0 ? (
        <div className="field">
          <label htmlFor="story-entry">In the register</label>
          <select id="story-entry" value={chosen} onChange={({ target }) => setChosen(target.value)}>
            {entries.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={NEW}>Somebody who is not in it yet</option>
          </select>
        </div>
      ) : null}
      {isKnown ? null : (
        <Field
          name="story-name"
          label="Name, as the letter prints it"
          hint="Of a pseudonym, the pseudonym."
          type="text"
          autoComplete="off"
          errors={wrong ? [wrong] : undefined}
        />
      )}
      <p className="row">
        <button type="submit" className="btn second dense">
          {isKnown ? 'Bind it' : 'Add to the register'}
        </button>
        {onDone ? (
          <button type="button" className="linkbtn" onClick={onDone}>
            Not now
          </button>
        ) : null}
      </p>
    </form>
  )
}

/** The story that the caret is in. */
function storyAt({ selection: { $from } }: EditorState): { at: number; story: string | null } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type.name === 'quote') return { at: $from.before(depth), story: storyOf(node) }
  }
  return null
}

function storyOf({ attrs }: Node): string | null {
  return typeof attrs.story === 'string' ? attrs.story : null
}

// Whose story it is, is no wording: it is never a suggestion, and undoing words does not undo it.
function bindTo(editor: Editor, id: string | null) {
  const present = storyAt(editor.state)
  if (!present) return
  const { tr } = editor.state
  editor.view.dispatch(tr.setNodeAttribute(present.at, 'story', id).setMeta('addToHistory', false))
  editor.commands.focus()
}

async function readRegister(where: string): Promise<RegisterEntry[] | null> {
  const response = await fetch(`${where}/stories`, { redirect: 'manual' }).catch(() => null)
  if (!response?.ok) return null
  const answer: { register?: RegisterEntry[] } = await response.json().catch(() => ({}))
  return answer.register ?? null
}

type Added = { register: RegisterEntry[]; added: string } | { refused: string }

async function addTo(where: string, name: string): Promise<Added> {
  const response = await fetch(`${where}/stories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => null)
  if (!response) return { refused: 'Not sent: no connection. Try again in a moment.' }
  return response.json().catch(() => ({ refused: 'Not sent. Reload the page and try again.' }))
}
