import { eq } from 'drizzle-orm'
import { config } from '~/config.server'
import { coalitions, db, letters } from '~db'
import * as comments from '../comments.server'
import type { Templates } from './composed'

/** Mails to the leads about a draft. */
export const draftingMails = {
  called: async ({ data }) => {
    const { from, to } = comments.stretchOf(Number(data.stretch))
    const said = await comments.listCalling(data.accountId ?? '', data.letterId ?? '', from, to)
    const [found] = await db
      .select({ letter: letters, coalition: coalitions })
      .from(letters)
      .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
      .where(eq(letters.id, data.letterId ?? ''))
    if (!found || said.length === 0) return null
    const { called } = await import('~emails/called')
    return {
      ...called({
        coalition: found.coalition.name,
        title: found.letter.title,
        link: `${config.appUrl}/c/${found.coalition.slug}/letters/${found.letter.slug}/text`,
        comments: said,
      }),
      from: found.coalition.name,
    }
  },
} satisfies Templates
