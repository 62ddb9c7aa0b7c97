import { count, inArray } from 'drizzle-orm'
import * as outbox from '~/domain/outbox.server'
import { db, messages } from '~db'

/** The newest mail to an address once everything promised so far has gone out; the served product sends it. */
export async function mailTo(address: string): Promise<outbox.Kept> {
  await allSent()
  const [newest] = (await outbox.list(1_000)).filter(({ to }) => to === address)
  if (!newest) throw new Error(`No mail came to ${address}.`)
  return newest
}

/** Waits until no mail is on its way. */
export async function allSent(patience = 20_000): Promise<void> {
  const until = Date.now() + patience
  while ((await countOnTheirWay()) > 0) {
    if (Date.now() > until) throw new Error('Mail is still on its way.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The path of the first link in a mail that leads to pages of this kind. */
export function linkIn(mail: outbox.Kept, page: 'confirm' | 's' | 'i' | 'u' | 'a' | 'join'): string {
  const found = mail.text.match(new RegExp(`/${page}/[\\w-]{40,}`))?.[0]
  if (!found) throw new Error(`The mail “${mail.subject}” has no link to /${page}/.`)
  return found
}

async function countOnTheirWay(): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(messages)
    .where(inArray(messages.state, ['queued', 'sending']))
  return row?.count ?? 0
}
