import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { AppLoadContext } from '@remix-run/node'
import type { Response as Answered, Request as Asked, NextFunction } from 'express'
import { config } from '~/config.server'
import { freshnessOf } from '~/domain/publications.server'
import { asLanguage } from '~/words'
import { preferred } from './public.server'

/** Makes a page as Remix does. */
type Render = (request: Request, context: AppLoadContext) => Promise<Response>

type Encoding = 'br' | 'gzip' | 'identity'

type Page = {
  /** What was true when it was made: see `freshnessOf`. */
  freshness: string
  headers: Record<string, string>
  etag: string
  bodies: Record<Encoding, Buffer>
  size: number
}

/** A letter's page and its JSON, which look the same to everyone who asks in one language. */
const PAGES = /^\/letters\/([a-z0-9-]+?)(\.json)?$/

/** How many bytes all pages together may take. */
const ROOM = 48_000_000

const KEPT_HEADERS = ['content-type', 'cache-control', 'x-robots-tag', 'access-control-allow-origin']

/**
 * Serves letters' public pages as they were made last, for as long as nothing has happened to the letter since. That
 * is asked of the database each time, so whoever changed something sees it at once, in whatever process.
 */
export function publicPages(render: Render) {
  const pages = new Map<string, Page>()
  const making = new Map<string, Promise<Page | null>>()
  let room = ROOM

  return async (request: Asked, response: Answered, next: NextFunction) => {
    const asked = read(request)
    if (!asked) return next()
    const freshness = await freshnessOf(asked.slug).catch(() => null)
    if (freshness === null) return next()
    const known = pages.get(asked.key)
    const page = known?.freshness === freshness ? known : await make(asked, freshness, response)
    if (!page) return next()
    // Least lately used first: a map keeps its order.
    pages.delete(asked.key)
    pages.set(asked.key, page)
    send(page, request, response)
  }

  function make(asked: Wanted, freshness: string, { locals }: Answered): Promise<Page | null> {
    const which = `${asked.key} ${freshness}`
    const begun = making.get(which)
    if (begun) return begun
    const made = draw(asked, freshness, locals.context)
      .then((page) => {
        if (page) keep(asked.key, page)
        return page
      })
      .finally(() => making.delete(which))
    making.set(which, made)
    return made
  }

  // Without cookies and with nothing of the request but address and language: the page depends on nothing else.
  async function draw(
    { path, language, text }: Wanted,
    freshness: string,
    context: AppLoadContext,
  ): Promise<Page | null> {
    const url = new URL(path, config.appUrl)
    if (language) url.searchParams.set('lang', language)
    if (text) url.searchParams.set('text', text)
    const made = await render(new Request(url), context)
    if (made.status !== 200) {
      await made.body?.cancel()
      return null
    }
    const identity = Buffer.from(await made.arrayBuffer())
    const [br, zipped] = await Promise.all([
      promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
      promisify(gzip)(identity),
    ])
    return {
      freshness,
      headers: Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => {
          const value = made.headers.get(name)
          return value ? [[name, value]] : []
        }),
      ),
      etag: createHash('sha256').update(identity).digest('base64url').slice(0, 27),
      bodies: { identity, br, gzip: zipped },
      size: identity.length + br.length + zipped.length,
    }
  }

  function keep(key: string, page: Page) {
    drop(key)
    pages.set(key, page)
    room -= page.size
    for (const oldest of pages.keys()) {
      if (room >= 0 || oldest === key) break
      drop(oldest)
    }
  }

  function drop(key: string) {
    room += pages.get(key)?.size ?? 0
    pages.delete(key)
  }
}

type Wanted = {
  path: string
  slug: string
  language: string | null
  /** The language of the text, where the address asks for one: see `readingOf`. */
  text: string | null
  key: string
}

/** What is wanted, when it is a page that is kept: any question besides the languages of page and text is answered by Remix. */
function read(request: Asked): Wanted | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const [, slug, json] = PAGES.exec(request.path) ?? []
  if (!slug) return null
  const asked = Object.keys(request.query)
  if (asked.some((name) => name !== 'lang' && name !== 'text')) return null
  const language = json
    ? null
    : (languageIn(request.query.lang) ?? preferred(request.headers['accept-language']))
  const text = json ? null : languageIn(request.query.text)
  return { path: request.path, slug, language, text, key: `${request.path} ${language} ${text}` }
}

function languageIn(said: unknown) {
  return asLanguage(typeof said === 'string' ? said : null)
}

function send(page: Page, request: Asked, response: Answered) {
  const encoding = encodingFor(request)
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`
  // No nonce: these pages have no script of their own, and the same bytes go to everyone.
  const policy = String(response.getHeader('content-security-policy')).replace(/ 'nonce-[^']*'/, '')
  response.set({ ...page.headers, etag, 'content-security-policy': policy })
  response.vary('Accept-Language, Accept-Encoding')
  if (isKnown(request.headers['if-none-match'], page.etag)) {
    response.status(304).end()
    return
  }
  const body = page.bodies[encoding]
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', body.length)
  response.status(200).end(request.method === 'HEAD' ? undefined : body)
}

function encodingFor(request: Asked): Encoding {
  // Asked one by one: a browser's order says nothing, and brotli is the smaller.
  if (request.acceptsEncodings('br')) return 'br'
  return request.acceptsEncodings('gzip') ? 'gzip' : 'identity'
}

/** Whether the browser has these bytes, in whatever encoding they came to it (RFC 9110 §13.1.2). */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((each) => {
    const tag = each.trim().replace(/^W\//, '')
    return tag === '*' || tag.replace(/^"|"$/g, '').replace(/-(br|gzip)$/, '') === etag
  })
}
