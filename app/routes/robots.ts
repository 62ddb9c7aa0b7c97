/** Machines may read letters; a letter by link only says noindex itself, and a file cannot name it without telling it. */
export function loader() {
  return new Response('User-agent: *\nAllow: /letters/\nDisallow: /\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
