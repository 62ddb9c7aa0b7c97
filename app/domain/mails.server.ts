import { eq } from 'drizzle-orm'
import type { ReactElement } from 'react'
import { config } from '~/config.server'
import type { Envelope } from '~/mail.server'
import { accounts, coalitions, db, type messages } from '~db'

type Message = typeof messages.$inferSelect
type Secrets = Record<string, string | undefined>

/** What a template makes; null when there is nothing left to say. */
type Composed = {
  subject: string
  body: ReactElement
  from?: string
  replyTo?: string | null
  /** For bulk mail: the link that stops it, for the mail's own button and for the reader. */
  unsubscribe?: string
  attachments?: Envelope['attachments']
} | null

export type Template = keyof typeof templates

/** Renders one promised mail from what is true now; null when there is nothing left to say. */
export async function compose(message: Message, secrets: Secrets): Promise<Envelope | null> {
  const composed = await templates[message.template as Template](message, secrets)
  if (!composed) return null
  // A second's work to load, so only when there is mail.
  const { render, toPlainText } = await import('react-email')
  const html = await render(composed.body)
  return {
    messageId: message.id,
    from: `${quoted(composed.from ?? 'Undersigned')} <${config.mail.from}>`,
    to: message.to,
    replyTo: composed.replyTo ?? null,
    subject: oneLine(composed.subject),
    html,
    text: toPlainText(html),
    headers: headersOf(message, composed.unsubscribe),
    attachments: composed.attachments ?? [],
  }
}

const templates = {
  'sign-in': async (_message: Message, { secret, code }: Secrets): Promise<Composed> => {
    const { signIn } = await import('~emails/sign-in')
    return signIn({ link: `${config.appUrl}/sign-in/${secret}`, code: code ?? '' })
  },
  join: async (message: Message, { secret }: Secrets): Promise<Composed> => {
    const { join } = await import('~emails/join')
    const [coalition] = await db
      .select()
      .from(coalitions)
      .where(eq(coalitions.id, message.data.coalitionId ?? ''))
    const [by] = await db
      .select()
      .from(accounts)
      .where(eq(accounts.id, message.data.by ?? ''))
    if (!coalition) return null
    return {
      ...join({
        link: `${config.appUrl}/join/${secret}`,
        coalition: coalition.name,
        by: by?.name ?? coalition.name,
        role: message.data.role ?? 'viewer',
      }),
      from: coalition.name,
      replyTo: by?.email,
    }
  },
}

function headersOf(message: Message, unsubscribe: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'X-Entity-Ref-ID': message.id }
  // RFC 8058 §3.1: both headers, so that one press in the mail program is enough.
  if (unsubscribe)
    Object.assign(headers, {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  return headers
}

/** A display name that cannot break out of its quotes (RFC 5322 §3.2.4). */
function quoted(name: string): string {
  return `"${oneLine(name).replace(/["\\<>]/g, '')}"`
}

function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+|[\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
