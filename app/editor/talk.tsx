import { type FormEvent, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import type { Thread } from '~/domain/comments.server'
import type { Waiting } from '~/domain/suggestions/index.server'
import type { Change } from '~/domain/suggestions/telling'
import { Field } from '~/ui/field'
import { tableMoment } from '~/ui/when'
import { Zone } from '~/ui/zone'
import { anchorOf, type Place } from './places'

/** As it comes over the wire. */
type Wired<Thing> = Thing extends Date
  ? string
  : Thing extends object
    ? { [Key in keyof Thing]: Wired<Thing[Key]> }
    : Thing

export type TalkData = { suggestions: Wired<Waiting>[]; threads: Wired<Thread>[] }

export type TalkAct =
  | { act: 'comment'; said: string; suggestion?: string }
  | { act: 'reply'; thread: string; said: string }
  | { act: 'resolve' | 'reopen'; thread: string }
  | { act: 'accept' | 'reject'; suggestions: string[] }

type TalkProps = {
  data: TalkData
  /** What stands in the text now, in order, and what each suggestion in it would do. */
  places: Place[]
  changes: Map<string, Change>
  me: string
  /** Leads accept, reject and resolve. */
  decides: boolean
  inHand: string | null
  onHand: (id: string) => void
  /** Gives one sentence when it was refused. */
  act: (act: TalkAct) => Promise<string | null>
  /** The form for a new comment, while one is written. */
  children: ReactNode
}

/** What is suggested and said, beside the text: each entry with the number it has there. */
export function Talk({ data, places, changes, decides, children, act, ...hand }: TalkProps) {
  const known = new Map(data.suggestions.map((each) => [each.id, each]))
  const threads = new Map(data.threads.map((each) => [each.id, each]))
  const open = data.threads.filter(({ resolvedAt }) => !resolvedAt)
  const gone = open.filter(({ standing, quote }) => quote !== null && !standing)
  const whole = open.filter(({ quote, suggestion }) => quote === null && !suggestion)
  const resolved = data.threads.filter(({ resolvedAt, suggestion }) => resolvedAt && !suggestion)
  const waiting = places.filter(({ kind }) => kind === 'suggestion').length
  const rest = { decides, act, ...hand }
  return (
    <section className="side last talk" aria-labelledby="talk">
      <h2 id="talk">{titleOf(waiting, open.filter(({ suggestion }) => !suggestion).length)}</h2>
      {children}
      {decides && waiting > 1 ? <AllOf suggestions={data.suggestions} places={places} act={act} /> : null}
      <ol className="margin">
        {places.map((place, at) =>
          place.kind === 'suggestion' ? (
            <SuggestionEntry
              key={place.id}
              number={at + 1}
              id={place.id}
              change={changes.get(place.id)}
              known={known.get(place.id)}
              talk={data.threads.filter(({ suggestion }) => suggestion === place.id)}
              {...rest}
            />
          ) : (
            <ThreadEntry
              key={place.id}
              label={`${at + 1} · Comment`}
              thread={threads.get(place.id)}
              {...rest}
            />
          ),
        )}
        {whole.map((thread) => (
          <ThreadEntry key={thread.id} label="On the letter" thread={thread} {...rest} />
        ))}
      </ol>
      {gone.length > 0 ? (
        <>
          <h3>On text since removed</h3>
          <ol className="margin">
            {gone.map((thread) => (
              <ThreadEntry key={thread.id} label="Comment" thread={thread} {...rest} />
            ))}
          </ol>
        </>
      ) : null}
      {resolved.length > 0 ? (
        <details>
          <summary>{resolved.length} resolved</summary>
          <ol className="margin">
            {resolved.map((thread) => (
              <ThreadEntry key={thread.id} label="Resolved" thread={thread} {...rest} />
            ))}
          </ol>
        </details>
      ) : null}
      {places.length + open.length === 0 ? (
        <p className="small quiet">
          Choose words and press Comment to ask about them. In Suggesting, what you write waits for a lead to
          accept it.
        </p>
      ) : null}
    </section>
  )
}

type EntryProps = Pick<TalkProps, 'decides' | 'inHand' | 'onHand' | 'act' | 'me'>

type SuggestionEntryProps = EntryProps & {
  number: number
  id: string
  change: Change | undefined
  known: TalkData['suggestions'][number] | undefined
  talk: TalkData['threads']
}

function SuggestionEntry({ number, id, change, known, talk, ...props }: SuggestionEntryProps) {
  const { decides, inHand, onHand, act, me } = props
  const mine = id.startsWith(`${me}.`)
  const [why, setWhy] = useState<string | null>(null)
  const decide = async (decision: 'accept' | 'reject') =>
    setWhy(await act({ act: decision, suggestions: [id] }))
  const thread = talk[0]
  return (
    <li
      id={anchorOf(id)}
      tabIndex={-1}
      className={inHand === id ? 'here' : undefined}
      onFocus={() => onHand(id)}
    >
      <span className="lab">{number} · Suggestion</span>
      <span className="who">{mine ? 'You' : (known?.by ?? 'A colleague')}</span>
      {known?.organization && !mine ? `, ${known.organization}` : ''}{' '}
      {known ? <When at={known.createdAt} /> : <span className="when">just now</span>}
      <p>{change ? <Told change={change} /> : null}</p>
      {thread ? <Said comments={thread.comments} replies /> : null}
      <div className="acts">
        {decides ? (
          <>
            <button type="button" className="linkbtn" onClick={() => void decide('accept')}>
              Accept<span className="vh"> suggestion {number}</span>
            </button>
            <button type="button" className="linkbtn" onClick={() => void decide('reject')}>
              Reject<span className="vh"> suggestion {number}</span>
            </button>
          </>
        ) : null}
        <Reply
          about={`suggestion ${number}`}
          send={(said) =>
            act(thread ? { act: 'reply', thread: thread.id, said } : { act: 'comment', suggestion: id, said })
          }
        />
      </div>
      {why ? <p className="msg">{why}</p> : null}
    </li>
  )
}

function Told({ change: { removed, added, notes } }: { change: Change }) {
  return (
    <>
      {removed && added ? (
        <>
          Replace <del>{removed}</del> by <ins>{added}</ins>
        </>
      ) : removed ? (
        <>
          Take out <del>{removed}</del>
        </>
      ) : added ? (
        <>
          Add <ins>{added}</ins>
        </>
      ) : null}
      {notes.length > 0 ? `${removed || added ? '; ' : ''}${notes.join('; ')}` : ''}
    </>
  )
}

type ThreadEntryProps = EntryProps & { label: string; thread: TalkData['threads'][number] | undefined }

function ThreadEntry({ label, thread, decides, inHand, onHand, act }: ThreadEntryProps) {
  const [why, setWhy] = useState<string | null>(null)
  if (!thread) return null
  const { id, quote, comments, resolvedAt, standing } = thread
  const first = comments[0]?.by ?? ''
  return (
    <li
      id={anchorOf(id)}
      tabIndex={-1}
      className={inHand === id ? 'here' : undefined}
      onFocus={() => onHand(id)}
    >
      <span className="lab">{label}</span>
      {quote && (!standing || resolvedAt) ? <q>{shortened(quote)}</q> : null}
      <Said comments={comments} />
      <div className="acts">
        <Reply about={`the comment of ${first}`} send={(said) => act({ act: 'reply', thread: id, said })} />
        {decides ? (
          <button
            type="button"
            className="linkbtn"
            onClick={async () => setWhy(await act({ act: resolvedAt ? 'reopen' : 'resolve', thread: id }))}
          >
            {resolvedAt ? 'Reopen' : 'Resolve'}
            <span className="vh"> the comment of {first}</span>
          </button>
        ) : null}
      </div>
      {why ? <p className="msg">{why}</p> : null}
    </li>
  )
}

function Said({
  comments,
  replies = false,
}: {
  comments: TalkData['threads'][number]['comments']
  replies?: boolean
}) {
  return comments.map(({ id, by, organization, said, createdAt }, at) => (
    <div key={id} className={replies || at > 0 ? 'reply' : undefined}>
      <span className="who">{by}</span>
      {organization ? `, ${organization}` : ''} <When at={createdAt} />
      <p className="words">{said}</p>
    </div>
  ))
}

function Reply({ about, send }: { about: string; send: (said: string) => Promise<string | null> }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="linkbtn" onClick={() => setOpen(true)}>
        Reply<span className="vh"> to {about}</span>
      </button>
    )
  return <SayForm label={`Reply to ${about}`} button="Reply" send={send} onDone={() => setOpen(false)} />
}

type SayFormProps = {
  label: string
  button: string
  send: (said: string) => Promise<string | null>
  onDone: () => void
}

/** Something to be said. What is refused stays in the field. */
export function SayForm({ label, button, send, onDone }: SayFormProps) {
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

type AllOfProps = Pick<TalkProps, 'act' | 'places'> & { suggestions: TalkData['suggestions'] }

/** Decides at once on all that one person or organization suggests, or on all there is. */
function AllOf({ suggestions, places, act }: AllOfProps) {
  const [why, setWhy] = useState<string | null>(null)
  const standing = places.flatMap(({ kind, id }) => (kind === 'suggestion' ? [id] : []))
  const groups = new Map<string, string[]>([['all', standing]])
  for (const { id, by, organization } of suggestions.filter((each) => standing.includes(each.id)))
    for (const group of new Set([by, ...(organization ? [organization] : [])]))
      groups.set(group, [...(groups.get(group) ?? []), id])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const group = String(new FormData(event.currentTarget).get('group'))
    const decision = submitter?.getAttribute('value') === 'reject' ? 'reject' : 'accept'
    setWhy(await act({ act: decision, suggestions: groups.get(group) ?? [] }))
  }

  return (
    <form className="allof" aria-label="Decide on several" onSubmit={(event) => void submit(event)}>
      <label htmlFor="group">Decide on several</label>
      <select id="group" name="group" defaultValue="all">
        {[...groups].map(([group, ids]) => (
          <option key={group} value={group}>
            {group === 'all' ? `All ${ids.length}` : `All ${ids.length} of ${group}`}
          </option>
        ))}
      </select>
      <div className="acts">
        <button type="submit" className="linkbtn" value="accept">
          Accept them
        </button>
        <button type="submit" className="linkbtn" value="reject">
          Reject them
        </button>
      </div>
      {why ? <p className="msg">{why}</p> : null}
    </form>
  )
}

function When({ at }: { at: string }) {
  const zone = useContext(Zone)
  return (
    <time className="when" dateTime={at}>
      {tableMoment(at, zone, 'en')}
    </time>
  )
}

function titleOf(suggestions: number, comments: number): string {
  const parts = [
    suggestions > 0 ? `${suggestions} ${suggestions === 1 ? 'suggestion' : 'suggestions'}` : '',
    comments > 0 ? `${comments} ${comments === 1 ? 'comment' : 'comments'}` : '',
  ].filter(Boolean)
  return parts.join(', ') || 'Suggestions and comments'
}

function shortened(quote: string): string {
  return quote.length > 80 ? `${quote.slice(0, quote.lastIndexOf(' ', 80))} …` : quote
}
