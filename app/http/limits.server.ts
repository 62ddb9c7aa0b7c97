import { within } from '~/domain/limits.server'

/** Counts one more try; beyond the most, or when it cannot be counted, ends with a sentence instead of going on. */
export async function withinLimits(what: string, who: string, most: number, seconds: number): Promise<void> {
  const fits = await within(`${what}:${who}`, most, seconds).catch(() => null)
  if (fits === null)
    throw new Response('Nothing was saved. Try again in a minute.', {
      status: 503,
      headers: { 'retry-after': '60' },
    })
  if (!fits) {
    throw new Response(`Wait ${Math.ceil(seconds / 60)} minutes and try again.`, {
      status: 429,
      headers: { 'retry-after': String(seconds) },
    })
  }
}
