import { config } from '~/config.server'
import { log } from '~/log.server'
import { type Envelope, type Outcome, PATIENCE } from '~/mail.server'

/** Hands mails to Resend in one request; the key keeps a second try from being a second mail. */
export async function sendByResend(envelopes: Envelope[], key: string, now: Date): Promise<Outcome[]> {
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
