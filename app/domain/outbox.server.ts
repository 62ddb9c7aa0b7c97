import { desc, eq } from 'drizzle-orm'
import type { Envelope } from '~/mail.server'
import { db, outbox, transact } from '~db'
import { seal, unseal } from './seals.server'

/** Keeps mails where a provider would have sent them; the same mail twice is one. */
export async function keep(envelopes: Envelope[]): Promise<void> {
  await transact(async (tx) => {
    for (const envelope of envelopes) {
      await tx
        .insert(outbox)
        .values({ messageId: envelope.messageId, bytes: seal(JSON.stringify(envelope)) })
        .onConflictDoNothing()
    }
  })
}

export type Kept = Envelope & { id: string; at: Date }

/** The newest mails of the outbox, as received; for the demo and for tests. */
export async function list(limit = 100, offset = 0): Promise<Kept[]> {
  const rows = await db
    .select()
    .from(outbox)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id, bytes, createdAt }) => ({
    ...(JSON.parse(unseal(bytes)) as Envelope),
    id,
    at: createdAt,
  }))
}

/** How many mails the outbox keeps. */
export function count(): Promise<number> {
  return db.$count(outbox)
}

/** One mail of the outbox. */
export async function find(id: string): Promise<Kept | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id))
  return row ? { ...(JSON.parse(unseal(row.bytes)) as Envelope), id, at: row.createdAt } : null
}
