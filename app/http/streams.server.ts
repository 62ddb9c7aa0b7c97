import * as steps from '~/domain/steps.server'
import type { Particulars } from '~/editor/particulars'

/** Where a caret stands, at a revision of the draft. */
export type Spot = { revision: number; anchor: number; head: number }

/** Someone with the draft open: their name, their organization when it is not the coalition, what they do and where. */
export type Present = {
  client: string
  name: string
  organization: string | null
  does: string
  spot: Spot | null
  /** Whose page it is, and who alone may say where it is. */
  by: string
}

/** What an open page prints in its text and may do with it, as that is now. */
export type Standing = { locked: string | null; particulars: Particulars }

type Options = {
  /** The draft, or the translation. */
  id: string
  /** Its steps after one. */
  since: (revision: number) => Promise<steps.Steps | null>
  /** The last step that the page has. */
  revision: number
  who: Present
  /** Whether the page may still see the draft; asked before anything is sent. */
  mayStill: () => Promise<boolean>
  standing: (() => Promise<Standing>) | null
  signal: AbortSignal
}

const BEAT = 20_000
// Changes made by another process are seen this late.
const LOOK = 3_000
/** A page that has said nothing for so long is gone, though nobody has seen its connection end. */
const SILENT = 100_000

const rooms = new Map<string, Map<string, Present & { heardAt: number }>>()
const open = new Set<() => void>()

/** Streams to an open page what others change in its draft, that something was said, and who is there. */
export function streamTo({ id, since, revision, who, mayStill, standing, signal }: Options): Response {
  const encoder = new TextEncoder()
  let sent = revision
  let stood = ''
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false
      let waiting = Promise.resolve()
      const send = (event: string, data: unknown) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      const look = async ({ talk, all = false }: { talk: boolean; all?: boolean }) => {
        if (ended) return
        if (!(await mayStill())) {
          send('over', {})
          return end()
        }
        const missed = await since(sent)
        if (ended) return
        if (!missed) {
          send('reload', {})
          return end()
        }
        if (missed.steps.length > 0) send('steps', { since: sent, ...missed })
        sent = missed.revision
        if (talk) send('talk', {})
        const now = all && standing ? await standing() : null
        if (ended || !now || JSON.stringify(now) === stood) return
        stood = JSON.stringify(now)
        send('standing', now)
      }
      const soon = (talk: boolean, all = false) => {
        waiting = waiting.then(() => look({ talk, all })).catch(() => end())
      }
      const leave = enter(id, who)
      const unlisten = [
        steps.onChange(id, ({ talk }) => soon(talk)),
        onPresence(id, (moved) => {
          if (ended || moved?.client === who.client) return
          if (moved) send('place', shown(moved))
          else send('here', [...(rooms.get(id)?.values() ?? [])].map(shown))
        }),
      ]
      const beat = setInterval(() => {
        if (isSilent(id, who.client)) end()
        else controller.enqueue(encoder.encode(': \n\n'))
      }, BEAT)
      const watch = setInterval(() => soon(false, true), LOOK)
      end = () => {
        if (ended) return
        ended = true
        clearInterval(beat)
        clearInterval(watch)
        for (const stop of unlisten) stop()
        open.delete(end)
        leave()
        controller.close()
      }
      open.add(end)
      signal.addEventListener('abort', end)
      soon(true, true)
      announce(id)
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      // Nothing on the way may gather what is to arrive at once.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** Ends every stream, so that the server can stop; browsers come back by themselves. */
export function endStreams(): void {
  for (const end of [...open]) end()
}

/** Notes what an open page does now and where its caret stands, and tells the other pages; only whose page it is says so. */
export function moveIn(id: string, { client, by, does, spot }: Omit<Present, 'name' | 'organization'>) {
  const page = rooms.get(id)?.get(client)
  if (page?.by !== by) return
  const same = page.does === does
  Object.assign(page, { does, spot, heardAt: Date.now() })
  announce(id, same ? page : undefined)
}

function shown({ client, name, organization, does, spot, by }: Present): Present {
  return { client, name, organization, does, spot, by }
}

function isSilent(id: string, client: string): boolean {
  const page = rooms.get(id)?.get(client)
  return page !== undefined && Date.now() - page.heardAt > SILENT
}

type Watcher = (moved?: Present) => void

const watchers = new Map<string, Set<Watcher>>()

function onPresence(id: string, listener: Watcher): () => void {
  const all = watchers.get(id) ?? new Set()
  watchers.set(id, all.add(listener))
  return () => {
    all.delete(listener)
    if (all.size === 0) watchers.delete(id)
  }
}

function announce(id: string, moved?: Present): void {
  for (const listener of watchers.get(id) ?? []) listener(moved)
}

// A page that comes back takes the place it had.
function enter(id: string, who: Present): () => void {
  const room = rooms.get(id) ?? new Map()
  const page = { ...who, heardAt: Date.now() }
  rooms.set(id, room.set(who.client, page))
  return () => {
    if (room.get(who.client) !== page) return
    room.delete(who.client)
    if (room.size === 0) rooms.delete(id)
    announce(id)
  }
}
