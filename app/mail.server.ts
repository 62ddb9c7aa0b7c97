import { config } from '~/config.server'
import { isInTransaction } from '~db'

/** A mail as it goes out; its bytes never change between tries. */
export type Envelope = {
  messageId: string
  from: string
  to: string
  replyTo: string | null
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  attachments: { name: string; mediaType: string; base64: string }[]
}

/** What became of one envelope. *unknown*: no clear answer, so it may have been sent. *again*: it was not. */
export type Outcome =
  | { state: 'accepted'; providerId: string | null }
  | { state: 'failed'; problem: string }
  | { state: 'unknown'; problem: string }
  | { state: 'again'; after: Date; problem: string; unanswered?: true }
  | { state: 'parked'; problem: string }

/** How long a provider may keep silent, in milliseconds. */
export const PATIENCE = 15_000

/** After so many tries in a row without an answer, the provider is left alone for a while. */
const TRIES = 5
const REST = 60_000

let unanswered = 0
let restsUntil = new Date(0)

/** Hands mails to the provider, under a key by which it knows that it had them before; one outcome each, in order. */
export async function send(envelopes: Envelope[], key: string, now = new Date()): Promise<Outcome[]> {
  if (isInTransaction())
    throw new Error('Mail is never sent inside a transaction: promise a message instead.')
  if (unanswered >= TRIES && now < restsUntil) return envelopes.map(() => later(restsUntil))
  const outcomes = await handOver(envelopes, key, now)
  unanswered = outcomes.some(isAnswered) ? 0 : unanswered + 1
  if (unanswered >= TRIES) restsUntil = new Date(now.getTime() + REST)
  return outcomes
}

async function handOver(envelopes: Envelope[], key: string, now: Date): Promise<Outcome[]> {
  switch (config.mail.transport) {
    case 'resend':
      return (await import('~/mail/resend.server')).sendByResend(envelopes, key, now)
    case 'smtp':
      return (await import('~/mail/smtp.server')).sendBySmtp(envelopes, now)
    case 'outbox':
      return keepInOutbox(envelopes)
  }
}

async function keepInOutbox(envelopes: Envelope[]): Promise<Outcome[]> {
  const { keep } = await import('~/domain/outbox.server')
  await keep(envelopes)
  return envelopes.map(({ messageId }) => ({ state: 'accepted', providerId: `outbox:${messageId}` }))
}

function later(after: Date): Outcome {
  return { state: 'again', after, problem: 'The provider does not answer; all mail waits a minute.' }
}

function isAnswered(outcome: Outcome): boolean {
  return outcome.state !== 'unknown' && !(outcome.state === 'again' && outcome.unanswered)
}
