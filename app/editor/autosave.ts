import type { DocNode } from '~/domain/text'
import type { Shelf } from './shelf'

/** Where the text stands. *Waiting*: not saved, kept in this browser, tried again. */
export type Saving =
  | { as: 'saved'; at: Date | null }
  | { as: 'saving' }
  | { as: 'waiting'; why: string }
  | { as: 'newer' }
  | { as: 'refused'; why: string }

type Answer = Exclude<Saving, { as: 'saved' | 'saving' }> | { as: 'saved'; revision: number }

type AutosaveOptions = {
  /** Where the text is posted to. */
  to: string
  shelf: Shelf
  /** The number of the save that the text was opened from. */
  revision: number
  read: () => DocNode
  tell: (saving: Saving) => void
}

const PAUSE = 1_000
const AGAIN = 4_000

/** Saves a text a second after its last change, keeps in this browser what cannot be saved, and never saves over a newer one. */
export function autosave({ to, shelf, revision: opened, read, tell }: AutosaveOptions) {
  let revision = opened
  let dirty = false
  let sending = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function later(pause: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void now(), pause)
  }

  async function now({ leaving = false } = {}) {
    clearTimeout(timer)
    if (!dirty || sending || stopped) return
    const doc = read()
    sending = true
    dirty = false
    shelf.put(doc, revision)
    tell({ as: 'saving' })
    const answer = await send(to, JSON.stringify({ doc, revision }), leaving)
    sending = false
    if (answer.as === 'saved') {
      revision = answer.revision
      if (dirty) return later(0)
      shelf.clear()
      return tell({ as: 'saved', at: new Date() })
    }
    dirty = true
    if (answer.as === 'newer') stopped = true
    if (answer.as === 'waiting') later(AGAIN)
    tell(answer)
  }

  return {
    /** To be called at every change. */
    changed: () => {
      dirty = true
      later(PAUSE)
    },
    /** Saves without waiting for the pause; *leaving*, so that it reaches the server though the page is gone. */
    now,
    /** Puts what is not saved on the shelf: the page may be gone in a moment. */
    leave: () => {
      if (!stopped && (dirty || sending)) shelf.put(read(), revision)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** As much as a browser sends for a page that is already gone. */
const OUTLIVES = 60_000

async function send(to: string, body: string, leaving: boolean): Promise<Answer> {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'manual',
    keepalive: leaving && new TextEncoder().encode(body).length < OUTLIVES,
  }).catch(() => null)
  if (!response) return { as: 'waiting', why: 'no connection' }
  if (response.type === 'opaqueredirect') return { as: 'waiting', why: 'you are signed out' }
  const answer: { revision?: number; newer?: number; refused?: string } = await response
    .json()
    .catch(() => ({}))
  if (answer.revision) return { as: 'saved', revision: answer.revision }
  if (answer.newer) return { as: 'newer' }
  if (answer.refused) return { as: 'refused', why: answer.refused }
  return { as: 'waiting', why: 'the server did not answer' }
}
