import { PassThrough, Transform } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { Nonce } from '~/ui/nonce'
import { log } from './log.server'

export * as house from './http/house.server'

export const streamTimeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let code = status
    let shellSent = false
    const onReady = () => {
      shellSent = true
      const body = code === 422 ? titledAsWrong() : new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <Nonce.Provider value={loadContext.nonce}>
        <RemixServer
          context={context}
          url={request.url}
          nonce={loadContext.nonce}
          abortDelay={streamTimeout}
        />
      </Nonce.Provider>,
      {
        nonce: loadContext.nonce,
        [isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady']: onReady,
        onShellError: reject,
        onError: (error: unknown) => {
          code = 500
          if (shellSent)
            log.error(
              { id: loadContext.requestId, error: error instanceof Error ? error.name : 'unknown' },
              'a page broke while it was written',
            )
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted) return
  // Nothing is at that address, or it takes no such request: no page of ours broke.
  if (isRouteErrorResponse(error) && error.status < 500) return
  // The stack names files and lines of ours; the message may hold what a person typed, so it stays out.
  const stack =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trim().startsWith('at '))
          .slice(0, 8)
      : []
  log.error(
    { id: context.requestId, error: error instanceof Error ? error.name : 'unknown', stack },
    'a page broke',
  )
  if (process.env.SHOW_ERRORS) console.error(error)
}

// A form that came back says so in the first word of its title; routes' meta is not told of it.
function titledAsWrong() {
  const title = '<title>'
  let found = false
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const at = found ? -1 : chunk.indexOf(title)
      if (at < 0) return next(null, chunk)
      found = true
      const from = at + title.length
      next(null, Buffer.concat([chunk.subarray(0, from), Buffer.from('Error: '), chunk.subarray(from)]))
    },
  })
}
