import * as steps from '~/domain/steps.server'

/** Where a caret stands, at a revision of the draft. */
export type Spot = { revision: number; anchor: number; head: number }

/** Someone with the draft open: their name, their organization when it is not the coalition, what they do and where. */
export type Present = {
  client: string
  name: string
  organization: string | null
  does: string
  spot: Spot | null
  /** Who may say where this page is; never sent. */
  by: string
}

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
  signal: AbortSignal
}

const BEAT = 20_000
// Changes made by another process are seen this late.
const LOOK = 3_000

const rooms = new Map<string, Set<Present>>()
const open = new Set<() => void>()

/** Streams to an open page what others change in its draft, that something was said, and who is there. */
export function streamTo({ id, since, revision, who, mayStill, signal }: Options): Response {
  const encoder = new TextEncoder()
  let sent = revision
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false
      let waiting = Promise.resolve()
      const send = (event: string, data: unknown) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      const look = async ({ talk }: { talk: boolean }) => {
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
      }
      const soon = (talk: boolean) => {
        waiting = waiting.then(() => look({ talk })).catch(() => end())
      }
      const leave = enter(id, who)
      const unlisten = [
        steps.onChange(id, ({ talk }) => soon(talk)),
        onPresence(id, (moved) => {
          if (ended || moved?.client === who.client) return
          if (moved) send('place', shown(moved))
          else send('here', [...(rooms.get(id) ?? [])].map(shown))
        }),
      ]
      const beat = setInterval(() => controller.enqueue(encoder.encode(': \n\n')), BEAT)
      const watch = setInterval(() => soon(false), LOOK)
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
      soon(true)
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
  for (const page of rooms.get(id) ?? []) {
    if (page.client !== client || page.by !== by) continue
    const same = page.does === does
    Object.assign(page, { does, spot })
    announce(id, same ? page : undefined)
    return
  }
}

function shown({ by: _, ...page }: Present): Omit<Present, 'by'> {
  return page
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

function enter(id: string, who: Present): () => void {
  const room = rooms.get(id) ?? new Set()
  rooms.set(id, room.add(who))
  return () => {
    room.delete(who)
    if (room.size === 0) rooms.delete(id)
    announce(id)
  }
}
