import { config } from '~/config.server'
import { log } from '~/log.server'
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

/** What became of one envelope. *unknown*: no clear answer, so it may have been sent. */
export type Outcome =
  | { state: 'accepted'; providerId: string | null }
  | { state: 'failed'; problem: string }
  | { state: 'unknown'; problem: string }
  | { state: 'again'; after: Date; problem: string }
  | { state: 'parked'; problem: string }

const PATIENCE = 15_000

/** Hands mails to the provider, under a key by which it knows that it had them before; one outcome each, in order. */
export async function send(envelopes: Envelope[], key: string, now = new Date()): Promise<Outcome[]> {
  if (isInTransaction())
    throw new Error('Mail is never sent inside a transaction: promise a message instead.')
  switch (config.mail.transport) {
    case 'resend':
      return sendByResend(envelopes, key, now)
    case 'smtp':
      return sendBySmtp(envelopes)
    case 'outbox':
      return keepInOutbox(envelopes)
  }
}

async function keepInOutbox(envelopes: Envelope[]): Promise<Outcome[]> {
  const { keep } = await import('~/domain/outbox.server')
  await keep(envelopes)
  return envelopes.map(({ messageId }) => ({ state: 'accepted', providerId: `outbox:${messageId}` }))
}

async function sendBySmtp(envelopes: Envelope[]): Promise<Outcome[]> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: config.mail.smtpUrl,
    connectionTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  })
  const outcomes: Outcome[] = []
  for (const envelope of envelopes) {
    try {
      const sent = await transport.sendMail({
        from: envelope.from,
        to: envelope.to,
        replyTo: envelope.replyTo ?? undefined,
        subject: envelope.subject,
        html: envelope.html,
        text: envelope.text,
        headers: envelope.headers,
        messageId: `<${envelope.messageId}@${new URL(config.appUrl).hostname}>`,
        attachments: envelope.attachments.map(({ name, mediaType, base64 }) => ({
          filename: name,
          contentType: mediaType,
          content: base64,
          encoding: 'base64',
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      outcomes.push({ state: 'accepted', providerId: sent.messageId })
    } catch (error) {
      outcomes.push(bySmtpError(error))
    }
  }
  transport.close()
  return outcomes
}

function bySmtpError(error: unknown): Outcome {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  if (responseCode && responseCode >= 500)
    return { state: 'failed', problem: `The mail server refused it (${responseCode}).` }
  if (responseCode && responseCode >= 400)
    return {
      state: 'again',
      after: new Date(Date.now() + 5 * 60_000),
      problem: `The mail server asked to wait (${responseCode}).`,
    }
  // SMTP has no key to ask by: after DATA without an answer only a person can tell whether it went out.
  if (command === 'DATA')
    return { state: 'unknown', problem: 'The connection broke before the mail server answered.' }
  return {
    state: 'again',
    after: new Date(Date.now() + 60_000),
    problem: 'The mail server could not be reached.',
  }
}

async function sendByResend(envelopes: Envelope[], key: string, now: Date): Promise<Outcome[]> {
  const { Resend } = await import('resend')
  const resend = new Resend(config.mail.resendKey, { baseUrl: config.mail.resendUrl })
  const mails = envelopes.map((envelope) => ({
    from: envelope.from,
    to: envelope.to,
    replyTo: envelope.replyTo ?? undefined,
    subject: envelope.subject,
    html: envelope.html,
    text: envelope.text,
    headers: envelope.headers,
    tags: [{ name: 'message', value: envelope.messageId }],
    attachments: envelope.attachments.length
      ? envelope.attachments.map(({ name, mediaType, base64 }) => ({
          filename: name,
          contentType: mediaType,
          content: base64,
        }))
      : undefined,
  }))
  const [only] = mails
  if (!only) return []
  // The SDK has no time-out of its own and passes the signal on, though its type does not say so.
  const options = { idempotencyKey: key, signal: AbortSignal.timeout(PATIENCE) }
  if (mails.length === 1) {
    const { data, error, headers } = await resend.emails.send(only, options)
    return [error ? byResendError(error, headers, now) : { state: 'accepted', providerId: data.id }]
  }
  const { data, error, headers } = await resend.batch.send(mails, {
    ...options,
    batchValidation: 'permissive' as const,
  })
  if (error) {
    const outcome = byResendError(error, headers, now)
    return envelopes.map(() => outcome)
  }
  return byBatchAnswer(envelopes.length, data)
}

// In permissive mode the ids are those of the good rows, in order, and each bad row is named by its index.
function byBatchAnswer(
  count: number,
  data: { data: { id: string }[]; errors?: { index: number; message: string }[] },
): Outcome[] {
  const bad = new Map((data.errors ?? []).map(({ index, message }) => [index, message]))
  const ids = data.data.map(({ id }) => id)
  return Array.from({ length: count }, (_, at) => {
    const problem = bad.get(at)
    if (problem !== undefined) return { state: 'failed', problem: `The provider refused it: ${problem}` }
    const providerId = ids.shift()
    return providerId
      ? { state: 'accepted', providerId }
      : { state: 'unknown', problem: 'The provider did not say what became of it.' }
  })
}

function byResendError(
  error: { name: string; statusCode?: number | null },
  headers: Record<string, string> | null | undefined,
  now: Date,
): Outcome {
  const { name, statusCode } = error
  const wait = Number(headers?.['retry-after'] ?? headers?.['ratelimit-reset'] ?? 1)
  const after = (seconds: number) => new Date(now.getTime() + Math.max(1, seconds) * 1000)
  if (statusCode === null || statusCode === undefined)
    return { state: 'unknown', problem: 'The provider gave no clear answer.' }
  if (name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded')
    return { state: 'again', after: after(3_600), problem: 'The mail quota of the provider is used up.' }
  if (statusCode === 429)
    return { state: 'again', after: after(wait), problem: 'The provider asked to slow down.' }
  if (name === 'invalid_idempotent_request') {
    log.error({ name }, 'the provider has this key with other bytes')
    return {
      state: 'parked',
      problem: 'The provider has had this mail with other words. A person must look.',
    }
  }
  if (statusCode === 409) return { state: 'again', after: after(5), problem: 'The provider is still at it.' }
  if (statusCode === 401 || statusCode === 403) {
    log.error({ name }, 'the provider refuses our key or our domain')
    return {
      state: 'parked',
      problem: 'The provider refuses the key or the sender’s domain. The operator must look.',
    }
  }
  if (statusCode >= 500) return { state: 'unknown', problem: `The provider had a fault (${statusCode}).` }
  return { state: 'failed', problem: `The provider refused it (${name}).` }
}
