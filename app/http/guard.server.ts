import { randomBytes, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import { config } from '~/config.server'
import { log } from '~/log.server'

/** What every page is told about its request; `left` aborts when the connection ends, whatever becomes of the request. */
export type Context = { nonce: string; requestId: string; ip: string; left: AbortSignal }

declare module '@remix-run/node' {
  interface AppLoadContext extends Context {}

  interface Future {
    v3_singleFetch: true
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Posts that come without a browser of ours: each has a secret of its own in its path or its body. */
const FROM_ELSEWHERE = /^\/u\/[\w-]{20,}$/

/** Pages behind a link from a mail: nothing leads away from them with their address, and no engine lists them. */
const SECRET = /^\/(s|i|u|r|a|confirm)\/[\w-]{40,}/

const BODY = 1_000_000
const UPLOAD = 26_000_000

/** How much of a body that is refused is read before the answer, and for how long. */
const READ_AWAY = 100_000_000
const READ_AWAY_MS = 30_000

/** Stands before everything: an id and a nonce, headers, one line of log, no foreign posts, no endless bodies. */
export function guard(request: Request, response: Response, next: NextFunction): void {
  const left = new AbortController()
  response.on('close', () => left.abort())
  const context: Context = {
    nonce: randomBytes(16).toString('base64'),
    requestId: randomUUID(),
    ip: request.ip ?? '',
    left: left.signal,
  }
  response.locals.context = context
  response.setHeader('x-request-id', context.requestId)
  logWhenDone(request, response, context)
  headers(request, response, () => {
    const refusal = refusalOf(request)
    // Remix refuses `Origin: null`, which browsers send from pages without referrer; ours has been looked at here.
    if (request.headers.origin === 'null') delete request.headers.origin
    if (!refusal) return next()
    readAway(request, () => response.status(refusal.status).type('html').send(pageOf(refusal.why)))
  })
}

/**
 * Reads what still comes and keeps nothing of it, then answers: a browser that is answered while it sends shows a broken
 * connection and not the page. Whoever sends more than anybody would by mistake, or dawdles, is cut off.
 */
function readAway(request: Request, answer: () => void): void {
  let left = READ_AWAY
  const done = () => {
    clearTimeout(late)
    request.off('data', onData).off('end', done).off('close', done)
    request.pause()
    if (!request.complete) request.res?.setHeader('connection', 'close')
    answer()
  }
  const onData = (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) done()
  }
  const late = setTimeout(done, READ_AWAY_MS)
  if (request.complete || Number(request.headers['content-length']) > READ_AWAY) done()
  else request.on('data', onData).on('end', done).on('close', done).resume()
}

/** Before any page of ours is there, and without anything typed in it. */
function pageOf(why: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>That did not work: Undersigned</title>
</head>
<body>
<main>
<h1>That did not work</h1>
<p>${why}</p>
<p>Go back to the page you came from, or <a href="/">go to the start</a>.</p>
</main>
</body>
</html>
`
}

function refusalOf(request: Request): { status: number; why: string } | null {
  if (/[^\u0020-\u007e]/.test(request.url) || request.url.length > 4_000)
    return { status: 400, why: 'This address is not one of ours.' }
  try {
    if (decodeURIComponent(request.path).includes('\u0000'))
      return { status: 400, why: 'This address is not one of ours.' }
  } catch {
    return { status: 400, why: 'This address is not one of ours.' }
  }
  if (SAFE.has(request.method)) return null
  if (!isOurs(request) && !FROM_ELSEWHERE.test(request.path)) {
    return { status: 403, why: 'This form was sent from another site. Open the page here and send it again.' }
  }
  const length = Number(request.headers['content-length'])
  if (request.headers['transfer-encoding'] || !Number.isFinite(length))
    return { status: 411, why: 'The request does not say how long it is.' }
  const isUpload = request.headers['content-type']?.startsWith('multipart/form-data')
  if (length > (isUpload ? UPLOAD : BODY))
    return {
      status: 413,
      why: isUpload
        ? 'The file is larger than 25 MB. Choose a smaller one.'
        : 'This is more than a form can hold. Shorten it and send it again.',
    }
  return null
}

// Never derived from x-forwarded-host: links and origins come from APP_URL alone.
function isOurs(request: Request): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  // From a page without referrer older browsers send `Origin: null`: there the secret in the path is the proof.
  const hasSecret = request.headers.origin === 'null' && SECRET.test(request.path)
  return hasSecret || request.headers.origin === config.appUrl
}

/** A mail of the demo as it arrives: its styles stand in its tags, and it may do nothing else. */
const MAIL_BODY = /^\/outbox\/[\w-]+\/body$/

// Made once each: putting the directives together costs more than a page that is kept.
const onPages = headersFor(false)
const onMails = headersFor(true)

function headers(request: Request, response: Response, next: () => void) {
  const isMail = config.demo && MAIL_BODY.test(request.path)
  const set = isMail ? onMails : onPages
  set(request, response, (error?: unknown) => {
    if (SECRET.test(request.path)) {
      response.setHeader('referrer-policy', 'no-referrer')
      response.setHeader('x-robots-tag', 'noindex')
    }
    if (error) response.status(500).end()
    else next()
  })
}

function headersFor(isMail: boolean) {
  const nonce = (_: unknown, response: ServerResponse) =>
    `'nonce-${(response as Response).locals.context.nonce}'`
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: isMail ? ["'none'"] : ["'self'", nonce],
        styleSrc: isMail ? ["'unsafe-inline'"] : ["'self'"],
        // The marks of states are drawings in the style sheet.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: config.production ? ["'self'"] : ["'self'", 'ws:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: isMail ? ["'self'"] : ["'none'"],
      },
    },
    // Not no-referrer: with it older browsers send `Origin: null`, and a signer's post could not be told from a stranger's.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: isMail ? 'sameorigin' : 'deny' },
  })
}

function logWhenDone(request: Request, response: Response, context: Context) {
  const started = process.hrtime.bigint()
  response.on('finish', () => {
    const ms = Number(process.hrtime.bigint() - started) / 1e6
    log.info(
      {
        id: context.requestId,
        method: request.method,
        path: scrubbed(request.path),
        status: response.statusCode,
        ms: Math.round(ms * 10) / 10,
      },
      'request',
    )
  })
}

/** A path without the secrets that links carry. */
function scrubbed(path: string): string {
  return path.replace(/[\w-]{30,}/g, ':secret').slice(0, 300)
}
