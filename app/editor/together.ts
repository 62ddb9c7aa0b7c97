import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import type { Editor } from '@tiptap/react'
import { collab, getVersion, sendableSteps } from 'prosemirror-collab'
import { type Caret, withCarets } from './carets'
import { decidedBy, joined, mended, runsOf } from './joining'
import type { Particulars } from './particulars'
import { type Sent, send } from './sending'
import { shelfFor, stayOpen } from './shelf'
import { movement, type Spot, spotOf } from './spots'

/** Where the text stands. *Waiting*: not saved, kept in this browser, tried again. *Over*: nothing more is taken; *unsent* is whether something typed was not. */
export type Saving =
  | { as: 'saved'; at: Date | null }
  | { as: 'saving' }
  | { as: 'waiting'; why: string }
  | { as: 'over'; why: string; unsent: boolean }

export type Present = {
  client: string
  name: string
  organization: string | null
  does: string
  spot: Spot | null
  /** Whose page it is. */
  by: string
}

/** What prints in the text and is written elsewhere, and why the text is locked, if it is. */
export type Stands = { locked: string | null; particulars: Particulars }

const PAUSE = 400
/** A caret that wanders is told of so often. */
const WANDERS = 300
const AGAIN = 3_000
/** So often a page says that it is still there. */
const STILL = 25_000

/** Counts the steps of the draft, and knows which are this page's. */
export function counting(revision: number, client: string) {
  return Extension.create({
    name: 'together',
    addProseMirrorPlugins: () => [collab({ version: revision, clientID: client })],
  })
}

type Options = {
  /** The address below which the draft is sent to, streamed from and talked about. */
  where: string
  client: string
  editor: Editor
  tell: (saving: Saving) => void
  onHere: (here: Present[]) => void
  onParticulars: (particulars: Particulars) => void
  onTalk: () => void
}

/** Keeps an open page and the draft on the server one text, through lost connections, reloads and crashes. */
export function together({ where, client, editor, tell, onHere, onParticulars, onTalk }: Options) {
  const shelf = shelfFor(where, client)
  const release = stayOpen(where, client)
  let confirmed: Node = editor.state.doc
  let sending = false
  let ended = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | null = null
  let mode = 'edit'
  const moves = movement(getVersion(editor.state))
  const others = new Map<string, Caret>()
  let known = new Set<string>()
  let told: { does: string; spot: Spot | null } | null = null
  let wandering: ReturnType<typeof setTimeout> | undefined
  // Where nobody has clicked yet is nobody's place.
  let isIn = false

  function keep() {
    const left = sendableSteps(editor.state)
    if (left)
      shelf.put({
        revision: getVersion(editor.state),
        doc: confirmed.toJSON(),
        steps: left.steps.map((step) => step.toJSON()),
      })
    else shelf.clear()
  }

  function later(pause: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void push(), pause)
  }

  async function push({ leaving = false } = {}) {
    clearTimeout(timer)
    const sendable = ended || sending ? null : sendableSteps(editor.state)
    if (!sendable) return
    sending = true
    tell({ as: 'saving' })
    const body = {
      revision: sendable.version,
      client,
      steps: sendable.steps.map((step) => step.toJSON()),
    }
    const answer = await send(where, body, { leaving })
    sending = false
    if (ended) return
    if (answer.as === 'waiting') {
      tell(answer)
      return later(AGAIN)
    }
    if (answer.as === 'gone') return end('The draft was replaced meanwhile. Reload the page.')
    if (answer.as === 'refused') return end(answer.why)
    take(answer.as === 'missed' ? answer.missed : answer.taken)
    if (sendableSteps(editor.state)) return later(0)
    shelf.clear()
    tell({ as: 'saved', at: new Date() })
  }

  function take({ since, steps, clients }: Sent) {
    const have = getVersion(editor.state)
    // Of what was sent and streamed at once, one comes too late.
    const fresh = steps.slice(Math.max(0, have - since))
    if (since > have || fresh.length === 0) return
    const read = fresh.map((json) => Step.fromJSON(editor.schema, json))
    for (const run of runsOf(read, clients.slice(Math.max(0, have - since)), client))
      if (!ended) takeRun(run.of, run.clients)
    tellPlace()
    if (sendableSteps(editor.state)) keep()
  }

  function takeRun(read: Step[], clients: string[]) {
    const undoable = clients[0] === decidedBy(client) && !sendableSteps(editor.state)
    const join = joined({ state: editor.state, confirmed }, read, clients)
    if (!join)
      return end('What others wrote could not be joined with what you wrote. Copy your text, then reload.')
    confirmed = join.confirmed
    moves.took(read, clients)
    for (const [page, caret] of others) put(page, caret)
    if (told?.spot) told.spot = moves.bring(told.spot, client)
    // What was decided here is undone here, as what was typed.
    if (undoable) closeHistory(join.transaction).setMeta('addToHistory', true)
    editor.view.dispatch(withCarets(join.transaction, [...others.values()]))
    const mend = mended({ state: editor.state, confirmed })
    if (mend) editor.view.dispatch(mend)
  }

  function put(page: string, caret: Omit<Caret, 'spot'> & { spot: Spot | null }) {
    const spot = caret.spot && page !== client ? moves.bring(caret.spot, page) : null
    if (spot) others.set(page, { ...caret, spot })
    else others.delete(page)
  }

  function see(present: Present[]) {
    // Who comes now has only steps from now on: they are told the place as it stands in these.
    if (present.some(({ client: page }) => !known.has(page))) {
      told = null
      tellPlace()
    }
    known = new Set(present.map(({ client: page }) => page))
    others.clear()
    for (const { client: page, name, spot } of present) put(page, { client: page, name, spot })
    draw()
    onHere(present)
  }

  function draw() {
    const { tr } = editor.state
    editor.view.dispatch(withCarets(tr, [...others.values()]).setMeta('addToHistory', false))
  }

  function tellPlace() {
    if (wandering === undefined && !ended) wandering = setTimeout(() => void tellNow(), WANDERS)
  }

  // A page of which nothing is heard for long is not listed any more.
  const still = setInterval(() => {
    told = null
    tellPlace()
  }, STILL)

  async function tellNow() {
    wandering = undefined
    const now = { does: mode, spot: isIn && mode !== 'view' ? spotOf(editor.state) : null }
    if (ended || source?.readyState !== EventSource.OPEN || isEqual(now, told)) return
    told = now
    await fetch(`${where}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client, mode: now.does, spot: now.spot }),
      redirect: 'manual',
    }).catch(() => {
      told = null
    })
  }

  function listen() {
    source?.close()
    if (ended) return
    const query = new URLSearchParams({ since: String(getVersion(editor.state)), client, mode })
    const stream = new EventSource(`${where}/stream?${query}`)
    source = stream
    stream.addEventListener('steps', ({ data }) => take(JSON.parse(data)))
    stream.addEventListener('here', ({ data }) => see(JSON.parse(data)))
    stream.addEventListener('place', ({ data }) => {
      const { client: page, name, spot }: Present = JSON.parse(data)
      put(page, { client: page, name, spot })
      draw()
    })
    stream.addEventListener('open', () => {
      told = null
      tellPlace()
    })
    stream.addEventListener('talk', onTalk)
    stream.addEventListener('standing', ({ data }) => {
      const { locked, particulars }: Stands = JSON.parse(data)
      onParticulars(particulars)
      if (locked) end(locked)
    })
    stream.addEventListener('reload', () => end('The draft was replaced meanwhile. Reload the page.'))
    stream.addEventListener('over', () => end('You may not see this draft any more.'))
    stream.addEventListener('error', () => {
      stream.close()
      if (source === stream) setTimeout(() => source === stream && listen(), AGAIN)
    })
  }

  function end(why: string) {
    ended = true
    source?.close()
    clearTimeout(timer)
    clearInterval(still)
    editor.setEditable(false, false)
    tell({ as: 'over', why, unsent: sendableSteps(editor.state) !== null })
  }

  const moved = () => {
    isIn = true
    tellPlace()
  }
  const changed = ({ transaction }: { transaction: Transaction }) => {
    if (transaction.selectionSet || transaction.docChanged) tellPlace()
    if (!transaction.docChanged || !sendableSteps(editor.state)) return
    keep()
    if (!sending) later(PAUSE)
  }
  const hidden = () => document.visibilityState === 'hidden' && void push({ leaving: true })
  const online = () => void push()
  // The page may be kept and shown again: then it listens again.
  const left = () => source?.close()
  const back = ({ persisted }: PageTransitionEvent) => persisted && listen()
  window.addEventListener('pagehide', left)
  window.addEventListener('pageshow', back)
  editor.on('transaction', changed)
  editor.on('focus', moved)
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('online', online)
  listen()

  return {
    /** Says to the others what this page does now. */
    setMode: (next: string) => {
      mode = next
      tellPlace()
    },
    /** When all that was typed has been taken: the number of the step that the page then stands at. */
    flush: async (): Promise<number | null> => {
      for (let tries = 0; tries < 50 && !ended; tries += 1) {
        if (!sending && !sendableSteps(editor.state)) return getVersion(editor.state)
        await push()
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return null
    },
    stop: () => {
      ended = true
      source?.close()
      clearTimeout(timer)
      editor.off('transaction', changed)
      editor.off('focus', moved)
      clearTimeout(wandering)
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
      window.removeEventListener('pagehide', left)
      window.removeEventListener('pageshow', back)
      clearInterval(still)
      release()
    },
  }
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
