import { createTransport, type SendMailOptions } from 'nodemailer'
import { config } from '~/config.server'
import { type Envelope, type Outcome, PATIENCE } from '~/mail.server'

/** How long one mail may take in all; shorter than a worker's lease. */
const ENOUGH = 45_000

/** Hands mails to the mail server, one by one. SMTP has no key: what may have gone out is not tried again. */
export async function sendBySmtp(envelopes: Envelope[], now: Date): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const envelope of envelopes) outcomes.push(await sendOne(envelope, now))
  return outcomes
}

async function sendOne(envelope: Envelope, now: Date): Promise<Outcome> {
  const watch = watchForLastByte()
  const transport = createTransport({
    url: config.mail.smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    dnsTimeout: PATIENCE,
    logger: watch.logger,
  })
  try {
    const sent = await transport.sendMail(mailOf(envelope))
    return { state: 'accepted', providerId: sent.messageId }
  } catch (error) {
    return byError(error, watch.isOver(), now)
  } finally {
    transport.close()
  }
}

function mailOf(envelope: Envelope): SendMailOptions {
  return {
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
    signal: AbortSignal.timeout(ENOUGH),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

// An error does not say whether the mail had left whole; nodemailer says that in its log alone.
function watchForLastByte() {
  let over = false
  const quiet = () => {}
  const info = (entry: { tnx?: string }) => {
    if (entry.tnx === 'message') over = true
  }
  return {
    logger: { level: quiet, trace: quiet, debug: quiet, info, warn: quiet, error: quiet, fatal: quiet },
    isOver: () => over,
  }
}

function byError(error: unknown, over: boolean, now: Date): Outcome {
  const { responseCode } = error as { responseCode?: number }
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  if (responseCode && responseCode >= 500)
    return { state: 'failed', problem: `The mail server refused it (${responseCode}).` }
  if (responseCode && responseCode >= 400)
    return {
      state: 'again',
      after: after(5),
      problem: `The mail server asked to wait (${responseCode}).`,
    }
  if (over) return { state: 'unknown', problem: 'The connection broke before the mail server answered.' }
  return {
    state: 'again',
    after: after(1),
    problem: 'The mail server could not be reached.',
    unanswered: true,
  }
}
