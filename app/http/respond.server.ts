import { redirect } from '@remix-run/node'

/** Ends with a page that says there is nothing here, which is also what is said of things that are not yours. */
export function notFound(): never {
  throw new Response('There is nothing at this address.', { status: 404 })
}

/** Goes on to a page of ours, which says what was just done: `told` is a key the page knows. */
export function goOn(to: string, { told, headers }: { told?: string; headers?: HeadersInit } = {}): Response {
  const mark = to.includes('?') ? '&' : '?'
  return redirect(told ? `${to}${mark}told=${encodeURIComponent(told)}` : to, { status: 303, headers })
}

/** A path on this site, whatever was asked for. */
export function ownPath(asked: string | null | undefined, otherwise = '/'): string {
  if (!asked?.startsWith('/') || asked.length > 500) return otherwise
  // What browsers read as another host: //, /\ and control characters between them.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/^\/[\\/]|[\\\u0000-\u001f\u007f]/.test(asked) || /%(0[0-9a-f]|2f|5c)/i.test(asked.slice(0, 12)))
    return otherwise
  const url = new URL(asked, 'http://own.invalid')
  return url.host === 'own.invalid' ? url.pathname + url.search : otherwise
}

/** Bytes as a download or to be shown, never sniffed. */
export function file(
  bytes: Uint8Array<ArrayBuffer> | string,
  {
    name,
    mediaType,
    inline = false,
    cache = 'no-store',
  }: { name: string; mediaType: string; inline?: boolean; cache?: string },
): Response {
  const ascii = name.replace(/[^\w.-]+/g, '-')
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': cache,
    },
  })
}
