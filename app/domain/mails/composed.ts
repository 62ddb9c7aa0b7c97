import type { ReactElement } from 'react'
import type { Envelope } from '~/mail.server'
import type { messages } from '~db'

export type Message = typeof messages.$inferSelect
export type Secrets = Record<string, string | undefined>

/** What a template makes; null when there is nothing left to say. */
export type Composed = {
  subject: string
  body: ReactElement
  /** Whose name stands as the sender's. */
  from?: string
  replyTo?: string | null
  /** For bulk mail: the link that stops it, for the mail's own button and for the reader. */
  unsubscribe?: string
  attachments?: Envelope['attachments']
} | null

/** Makes mails of one kind from what is true when they are sent. */
export type Templates = Record<string, (message: Message, secrets: Secrets) => Promise<Composed>>
