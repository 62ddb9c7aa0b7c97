import type { LifeStep } from './life'
import { dayOf, longDate, shortDate } from './when'

type Authority = 'self-attested' | 'invited' | 'known-contact' | 'vouched'

export const authorityWords: Record<Authority, string> = {
  'self-attested': 'Self-attested',
  invited: 'By personal link',
  'known-contact': 'Known contact',
  vouched: 'Vouched by a lead',
}

export type SignOn = {
  state: string
  authority: Authority | null
  vouchedBy: string | null
  evidence: string | null
  heldFor: string | null
  reason: string | null
  decideBy: string | null
  note: string | null
  reminders: number
  last: boolean
}

/** How authority is known, or what a row waits for. */
export function standingWords(row: SignOn): string {
  switch (row.state) {
    case 'held':
      return row.heldFor ?? 'A lead has to look.'
    case 'pending':
      return 'Waits for the signer to confirm by e-mail.'
    case 'stale':
      return 'The text changed. The signer is asked again.'
    case 'withdrawn':
    case 'rejected':
      return row.reason ?? 'No reason given.'
    case 'expired':
      return 'The mail was never answered.'
    case 'considering':
      return sentences(row.decideBy ? `Decides by ${shortDate(row.decideBy, 'en')}.` : null, row.note)
    case 'declined':
      return row.note ?? 'No reason given.'
    case 'bounced':
      return 'The mail came back. Give it another contact.'
    case 'suppressed':
      return 'Wants no mail from the coalition. Call instead.'
    case 'listed':
      return row.last ? 'Signed last time.' : 'On the list, no mail yet.'
    case 'invited':
    case 'opened':
    case 'silent':
      return sentences(row.last ? 'Signed last time.' : null, remindedWords(row.reminders))
    default:
      return authorityIn(row)
  }
}

/** "Vouched by D. Okafor: by phone, March 23, 2026". The note itself stands on the signature's page. */
export function authorityIn({ authority, vouchedBy, evidence }: SignOn): string {
  if (authority !== 'vouched') return authority ? authorityWords[authority] : ''
  const how = evidence?.split(':')[0] ?? ''
  const came = how && how.length < 40 ? `: ${how.charAt(0).toLowerCase()}${how.slice(1)}` : ''
  return `Vouched by ${vouchedBy ?? 'a former colleague'}${came}`
}

function remindedWords(reminders: number): string {
  if (reminders === 0) return 'Not reminded yet.'
  return reminders === 1 ? 'Reminded once.' : `Reminded ${reminders} times.`
}

function sentences(...all: (string | null)[]): string {
  return all.filter(Boolean).join(' ')
}

/** Whether an edition stands, or went out: what is decided now is not in it. */
export function isFrozen(state: LifeStep): boolean {
  return state === 'final' || state === 'delivered' || state === 'concluded'
}

/** What approving a signature does once an edition stands. */
export function afterFreezing(state: LifeStep): string {
  return state === 'final'
    ? 'The edition is frozen and stays as it is. What is approved now prints only if you take the edition back and freeze the next one.'
    : 'The letter has gone out as it was frozen. What is approved now is on record, and not in that edition.'
}

/** Who signed; of somebody who was erased, the day of that. */
export function signerWords(names: (string | null)[], erasedAt: string | Date | null, zone: string): string {
  const words = names.filter(Boolean).join(', ')
  if (words || !erasedAt) return words
  return `Erased on ${longDate(dayOf(erasedAt, zone), 'en')}`
}
