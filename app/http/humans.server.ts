import { timingSafeEqual } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { keyedHash } from '~/config.server'
import { fits } from './limits.server'

/** How long a person takes at least to fill in a form. */
const QUICKEST = 3_000

/** A mark for a form's hidden field that tells later when the page was opened, and cannot be made up. */
export function begun(now = new Date()): string {
  const at = String(now.getTime())
  return `${at}.${keyedHash('begun', at)}`
}

/** Counts a submission of a form; beyond the most in ten minutes from one place, what looks human is doubted and the rest refused. */
export async function doubtAbout(
  form: FormData,
  { what, ip }: { what: string; ip: string },
  now = new Date(),
): Promise<{ doubt: string | null } | 'too many'> {
  const slip = slipOf(form, now)
  if (await fits(what, keyedHash('limits', networkOf(ip)), 30, 600)) return { doubt: slip }
  return slip === null ? { doubt: 'Many sign-ons came from one place in a short time.' } : 'too many'
}

/** What gave a program away. */
function slipOf(form: FormData, now: Date): string | null {
  if (form.get('website')) return 'A field was filled in that people do not see.'
  const at = openedAt(String(form.get('begun') ?? ''))
  return at !== null && now.getTime() - at >= QUICKEST ? null : 'It was filled in faster than people type.'
}

function openedAt(mark: string): number | null {
  const [at = '', hash = ''] = mark.split('.')
  const right = Buffer.from(keyedHash('begun', at))
  const given = Buffer.from(hash)
  return given.length === right.length && timingSafeEqual(given, right) ? Number(at) : null
}

/** One address of IPv4, or the /64 that one household or office has of IPv6. */
function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip
  const address = ipaddr.process(ip)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return address.parts.slice(0, 4).join(':')
}
