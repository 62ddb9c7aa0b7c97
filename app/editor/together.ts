import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import type { Editor } from '@tiptap/react'
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { draftSchema } from '~/domain/suggestions/marks'
import { applied, joined, mended } from './joining'
import { type Sent, send } from './sending'
import { type Kept, leftOf, shelfFor, stayOpen } from './shelf'

/** Where the text stands. *Waiting*: not saved, kept in this browser, tried again. *Over*: nothing more is taken. */
export type Saving =
  | { as: 'saved'; at: Date | null }
  | { as: 'saving' }
  | { as: 'waiting'; why: string }
  | { as: 'over'; why: string }

export type Present = { client: string; name: string; organization: string | null; does: string }

const PAUSE = 400
const AGAIN = 3_000

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
  onTalk: () => void
}

/** Keeps an open page and the draft on the server one text, through lost connections, reloads and crashes. */
export function together({ where, client, editor, tell, onHere, onTalk }: Options) {
  const shelf = shelfFor(where, client)
  const release = stayOpen(where, client)
  let confirmed: Node = editor.state.doc
  let sending = false
  let ended = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | null = null
  let mode = 'edit'

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
    if (answer.as === 'missed') take(answer.missed)
    else
      take({
        since: body.revision,
        revision: body.revision + body.steps.length,
        steps: body.steps,
        clients: body.steps.map(() => client),
      })
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
    const page = { state: editor.state, confirmed }
    const join = joined(page, read, clients.slice(Math.max(0, have - since)))
    if (!join)
      return end('What others wrote could not be joined with what you wrote. Copy your text, then reload.')
    confirmed = join.confirmed
    editor.view.dispatch(join.transaction)
    const mend = mended({ state: editor.state, confirmed })
    if (mend) editor.view.dispatch(mend)
    if (sendableSteps(editor.state)) keep()
  }

  function listen() {
    source?.close()
    if (ended) return
    const query = new URLSearchParams({ since: String(getVersion(editor.state)), client, mode })
    const stream = new EventSource(`${where}/stream?${query}`)
    source = stream
    stream.addEventListener('steps', ({ data }) => take(JSON.parse(data)))
    stream.addEventListener('here', ({ data }) => onHere(JSON.parse(data)))
    stream.addEventListener('talk', onTalk)
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
    editor.setEditable(false, false)
    tell({ as: 'over', why })
  }

  const changed = ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged || !sendableSteps(editor.state)) return
    keep()
    if (!sending) later(PAUSE)
  }
  const hidden = () => document.visibilityState === 'hidden' && void push({ leaving: true })
  const online = () => void push()
  editor.on('transaction', changed)
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('online', online)
  listen()

  return {
    /** Says to the others what this page does now. */
    setMode: (next: string) => {
      if (next === mode) return
      mode = next
      listen()
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
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
      release()
    },
  }
}

/** Sends what pages that are gone left in this browser, before the draft is opened; gives what is not taken any more. */
export async function sendLeft(where: string): Promise<{ kept: Kept; why: string }[]> {
  const lost: { kept: Kept; why: string }[] = []
  for (const kept of await leftOf(where)) {
    const why = await sendKept(where, kept)
    if (why === null) shelfFor(where, kept.client).clear()
    else lost.push({ kept, why })
  }
  return lost
}

async function sendKept(where: string, kept: Kept): Promise<string | null> {
  try {
    let state = EditorState.create({
      doc: draftSchema.nodeFromJSON(kept.doc),
      plugins: [collab({ version: kept.revision, clientID: kept.client })],
    })
    const transaction = state.tr
    for (const json of kept.steps) transaction.step(Step.fromJSON(draftSchema, json))
    state = state.apply(transaction)
    for (let tries = 0; tries < 20; tries += 1) {
      const sendable = sendableSteps(state)
      if (!sendable) return null
      const steps = sendable.steps.map((step) => step.toJSON())
      const answer = await send(where, { revision: sendable.version, client: kept.client, steps })
      if (answer.as === 'taken') return null
      if (answer.as !== 'missed')
        return answer.as === 'gone' ? 'The draft was replaced meanwhile.' : answer.why
      const read = answer.missed.steps.map((json) => Step.fromJSON(draftSchema, json))
      state = state.apply(receiveTransaction(state, read, answer.missed.clients))
    }
    return 'The draft changed too fast.'
  } catch {
    return 'It does not fit the draft any more.'
  }
}

/** The text that a page held, changes that were never taken included. */
export function textOf(kept: Kept): string {
  try {
    const doc = applied(
      draftSchema.nodeFromJSON(kept.doc),
      kept.steps.map((json) => Step.fromJSON(draftSchema, json)),
    )
    return doc.textBetween(0, doc.content.size, '\n\n', '\n').replaceAll('\u200b', '')
  } catch {
    return ''
  }
}
