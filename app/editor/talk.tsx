import { type ReactNode, useContext, useRef, useState } from 'react'
import type { Thread } from '~/domain/comments.server'
import type { Decision } from '~/domain/suggestions/deciding'
import type { Waiting } from '~/domain/suggestions/index.server'
import type { Change } from '~/domain/suggestions/telling'
import { isGreat, type Loss } from '~/domain/suggestions/weighing'
import { tableMoment } from '~/ui/when'
import { Zone } from '~/ui/zone'
import { AllOf } from './all-of'
import { Losing } from './losing'
import { anchorOf, type Place } from './places'
import { SayForm } from './say-form'

/** As it comes over the wire. */
type Wired<Thing> = Thing extends Date
  ? string
  : Thing extends object
    ? { [Key in keyof Thing]: Wired<Thing[Key]> }
    : Thing

/** What is suggested and said; *team* are those whom a comment can call. */
export type TalkData = { suggestions: Wired<Waiting>[]; threads: Wired<Thread>[]; team: string[] }

export type TalkAct =
  | { act: 'comment'; said: string; suggestion?: string }
  | { act: 'reply'; thread: string; said: string }
  | { act: 'resolve' | 'reopen'; thread: string }
  | { act: Decision; suggestions: string[] }

export type TalkProps = {
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
  /** What the text would lose by a decision. */
  weigh: (decision: Decision, suggestions: string[]) => Loss
  /** Takes back what was decided last on this page, as long as nothing was written since. */
  undo: (() => void) | null
  /** The form for a new comment, while one is written. */
  children: ReactNode
}

/** What is suggested and said, beside the text: each entry with the number it has there. */
export function Talk({ data, places, changes, decides, children, undo, ...hand }: TalkProps) {
  const known = new Map(data.suggestions.map((each) => [each.id, each]))
  const threads = new Map(data.threads.map((each) => [each.id, each]))
  const open = data.threads.filter(({ resolvedAt }) => !resolvedAt)
  const gone = open.filter(({ standing, quote }) => quote !== null && !standing)
  const whole = open.filter(({ quote, suggestion }) => quote === null && !suggestion)
  const resolved = data.threads.filter(({ resolvedAt, suggestion }) => resolvedAt && !suggestion)
  const waiting = places.filter(({ kind }) => kind === 'suggestion').length
  const [decided, setDecided] = useState('')
  const section = useRef<HTMLElement>(null)

  // What was in hand is gone after most acts: the next entry is taken in hand, or the heading.
  async function act(done: TalkAct): Promise<string | null> {
    const entry = document.activeElement?.closest('.margin > li')
    const next = entry?.nextElementSibling ?? entry?.previousElementSibling
    const refused = await hand.act(done)
    if (refused) return refused
    const isDecision = done.act === 'accept' || done.act === 'reject'
    if (isDecision) setDecided(saidOf(done.act, done.suggestions.length))
    if (isDecision || done.act === 'resolve') whenGone(entry, () => focusOn(next, section.current))
    return null
  }

  const rest = { decides, ...hand, team: data.team, act }
  return (
    <section ref={section} className="side last talk" aria-labelledby="talk">
      <h2 id="talk" tabIndex={-1}>
        {titleOf(waiting, open.filter(({ suggestion }) => !suggestion).length)}
      </h2>
      <p className="row decided" role="status">
        {decided && undo ? (
          <>
            <span>{decided}</span>
            <button type="button" className="linkbtn" onClick={undo}>
              Undo<span className="vh">: {decided}</span>
            </button>
          </>
        ) : null}
      </p>
      {children}
      {decides && waiting > 1 ? (
        <AllOf suggestions={data.suggestions} places={places} act={act} weigh={hand.weigh} />
      ) : null}
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
              label={`C${at + 1} · Comment`}
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

type EntryProps = Pick<TalkProps, 'decides' | 'inHand' | 'onHand' | 'act' | 'me' | 'weigh'> & {
  team: string[]
}

type SuggestionEntryProps = EntryProps & {
  number: number
  id: string
  change: Change | undefined
  known: TalkData['suggestions'][number] | undefined
  talk: TalkData['threads']
}

function SuggestionEntry({ number, id, change, known, talk, ...props }: SuggestionEntryProps) {
  const { decides, inHand, onHand, act, me, weigh, team } = props
  const mine = id.startsWith(`${me}.`)
  const [why, setWhy] = useState<string | null>(null)
  const [loss, setLoss] = useState<Loss | null>(null)
  const decide = async (decision: Decision) => {
    const great = weigh(decision, [id])
    if (!loss && isGreat(great)) return setLoss(great)
    setWhy(await act({ act: decision, suggestions: [id] }))
  }
  const thread = talk[0]
  return (
    <li
      id={anchorOf(id)}
      tabIndex={-1}
      className={inHand === id ? 'here' : undefined}
      onFocus={() => onHand(id)}
    >
      <span className="lab">S{number} · Suggestion</span>
      <span className="who">{mine ? 'You' : (known?.by ?? 'A colleague')}</span>
      {known?.organization && !mine ? `, ${known.organization}` : ''}{' '}
      {known ? <When at={known.createdAt} /> : <span className="when">just now</span>}
      <p>{change ? <Told change={change} /> : null}</p>
      {thread ? <Said comments={thread.comments} replies /> : null}
      {loss ? <Losing loss={loss} onDone={() => setLoss(null)} onYes={() => void decide('accept')} /> : null}
      <div className="acts">
        {decides && !loss ? (
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
          team={team}
          send={(said) =>
            act(thread ? { act: 'reply', thread: thread.id, said } : { act: 'comment', suggestion: id, said })
          }
        />
      </div>
      {why ? <p className="msg">{why}</p> : null}
    </li>
  )
}

function Told({ change: { removed, added, form, notes } }: { change: Change }) {
  return (
    <>
      {form ? (
        <>
          {form}: <q>{shortened(added)}</q>
        </>
      ) : removed && added ? (
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

function ThreadEntry({ label, thread, decides, inHand, onHand, act, team }: ThreadEntryProps) {
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
        <Reply
          about={`the comment of ${first}`}
          team={team}
          send={(said) => act({ act: 'reply', thread: id, said })}
        />
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
    <div key={id} className={at > 0 || replies ? 'reply' : undefined}>
      <span className="who">{by}</span>
      {organization ? `, ${organization}` : ''} <When at={createdAt} />
      <p className="saying">{said}</p>
    </div>
  ))
}

type ReplyProps = { about: string; team: string[]; send: (said: string) => Promise<string | null> }

function Reply({ about, ...say }: ReplyProps) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="linkbtn" onClick={() => setOpen(true)}>
        Reply<span className="vh"> to {about}</span>
      </button>
    )
  return <SayForm label={`Reply to ${about}`} button="Reply" {...say} onDone={() => setOpen(false)} />
}

function When({ at }: { at: string }) {
  const zone = useContext(Zone)
  return (
    <time className="when" dateTime={at}>
      {tableMoment(at, zone, 'en')}
    </time>
  )
}

function saidOf(decision: Decision, count: number): string {
  const done = decision === 'accept' ? 'Accepted' : 'Rejected'
  return count === 1 ? `${done}.` : `${count} suggestions ${done.toLowerCase()}.`
}

// The text hears of what was decided a moment after the answer.
function whenGone(entry: Element | null | undefined, act: () => void, tries = 20): void {
  if (!entry?.isConnected || tries === 0) act()
  else setTimeout(() => whenGone(entry, act, tries - 1), 50)
}

function focusOn(entry: Element | null | undefined, section: HTMLElement | null): void {
  const here = document.activeElement
  // Who went on meanwhile is left alone.
  if (here && here !== document.body && !section?.contains(here)) return
  if (entry instanceof HTMLElement && entry.isConnected) entry.focus()
  else section?.querySelector<HTMLElement>('h2')?.focus()
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
