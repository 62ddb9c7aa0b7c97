import { config } from '~/config.server'
import type { Envelope } from '~/mail.server'
import { shortened } from '~/words/shortened'
import { accountMails } from './accounts.server'
import { askingMails } from './asking.server'
import type { Composed, Message, Secrets, Templates } from './composed'
import { deliveringMails } from './delivering.server'
import { draftingMails } from './drafting.server'
import { leadingMails } from './leading.server'
import { signingMails } from './signing.server'

export type Template = keyof typeof templates

/** Renders one promised mail from what is true now; null when there is nothing left to say. */
export async function compose(message: Message, secrets: Secrets): Promise<Envelope | null> {
  const composed: Composed = await templates[message.template as Template](message, secrets)
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

/** Every mail of the product. */
const templates = {
  ...accountMails,
  ...askingMails,
  ...signingMails,
  ...deliveringMails,
  ...draftingMails,
  ...leadingMails,
} satisfies Templates

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
  return shortened(text.replace(/\p{Cc}+|[\u2028\u2029]+/gu, ' ').trim(), 300)
}
