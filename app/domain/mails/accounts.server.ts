import { eq } from 'drizzle-orm'
import { config } from '~/config.server'
import { accounts, coalitions, db } from '~db'
import type { Templates } from './composed'

/** Mails to the leads about their accounts. */
export const accountMails = {
  'sign-in': async (_message, { secret, code }) => {
    const { signIn } = await import('~emails/sign-in')
    return signIn({ link: `${config.appUrl}/sign-in/${secret}`, code: code ?? '' })
  },
  join: async (message, { secret }) => {
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
} satisfies Templates
