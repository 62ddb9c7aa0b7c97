import { within } from '~/domain/limits.server'

/** Counts one more try; beyond the most, or when it cannot be counted, ends with a sentence instead of going on. */
export async function withinLimits(what: string, who: string, most: number, seconds: number): Promise<void> {
  if (!(await fits(what, who, most, seconds))) {
    throw new Response(`Wait ${Math.ceil(seconds / 60)} minutes and try again.`, {
      status: 429,
      headers: { 'retry-after': String(seconds) },
    })
  }
}

/** Counts one more try, and says whether it is within the most; ends with a sentence when it cannot be counted. */
export async function fits(what: string, who: string, most: number, seconds: number): Promise<boolean> {
  const counted = await within(`${what}:${who}`, most, seconds).catch(() => null)
  if (counted !== null) return counted
  throw new Response('Nothing was saved. Try again in a minute.', {
    status: 503,
    headers: { 'retry-after': '60' },
  })
}
