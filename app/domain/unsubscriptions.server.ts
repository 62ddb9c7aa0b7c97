import { eq } from 'drizzle-orm'
import { coalitions, db, invitations, letters, signatures, transact } from '~db'
import { record } from './history.server'
import { isSuppressed, suppress, unsuppress } from './messages.server'
import { findEver, type Token } from './tokens.server'

/** An address that may be written to by a coalition, or no longer, as its own mail's link names it. */
export type Subscription = {
  coalition: typeof coalitions.$inferSelect
  email: string
  language: 'en' | 'es'
  stopped: boolean
}

/** Whom a mail's link would stop mail for: its own link for that, or the one to an invitation or a signature. */
export async function findBySecret(secret: string): Promise<Subscription | null> {
  const token = await findEver(['unsubscribe', 'invitation', 'signer'], secret)
  const source = token ? await sourceOf(token) : null
  if (!token?.email || !source) return null
  const [coalition] = await db.select().from(coalitions).where(eq(coalitions.id, source.coalitionId))
  if (!coalition) return null
  const stopped = await isSuppressed(coalition.id, token.email)
  return { coalition, email: token.email, language: source.language, stopped }
}

/** Sends the address no more invitations, reminders or news of the coalition; twice is once. */
export function stop(subscription: Subscription): Promise<void> {
  return change(subscription, true)
}

/** Lets the coalition write to the address again. */
export function allow(subscription: Subscription): Promise<void> {
  return change(subscription, false)
}

async function change({ coalition, email, stopped }: Subscription, stopping: boolean): Promise<void> {
  if (stopped === stopping) return
  await transact(async (tx) => {
    if (stopping) await suppress(tx, coalition.id, email, 'unsubscribed')
    else await unsuppress(tx, coalition.id, email)
    await record(
      tx,
      { kind: 'public' },
      { coalitionId: coalition.id, action: stopping ? 'mail stopped' : 'mail allowed again' },
    )
  })
}

async function sourceOf({ purpose, subject }: Token) {
  if (purpose === 'unsubscribe') return { coalitionId: subject, language: 'en' as const }
  const [found] =
    purpose === 'signer'
      ? await db
          .select({ coalitionId: letters.coalitionId, language: signatures.language })
          .from(signatures)
          .innerJoin(letters, eq(letters.id, signatures.letterId))
          .where(eq(signatures.id, subject))
      : await db
          .select({ coalitionId: letters.coalitionId, language: letters.language })
          .from(invitations)
          .innerJoin(letters, eq(letters.id, invitations.letterId))
          .where(eq(invitations.id, subject))
  return found ?? null
}
