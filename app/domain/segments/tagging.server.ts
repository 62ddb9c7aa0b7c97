import { and, eq, inArray, isNull } from 'drizzle-orm'
import { organizations, organizationTags, type Tx, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'

/** How many rows one transaction writes at most, so that signers are not kept waiting. */
const PART = 500

/** Gives all these organizations a tag; says how many had not had it, and under which batch that can be undone. */
export async function tag(
  coalition: As<'editor', Coalition>,
  ids: string[],
  word: string,
): Promise<{ tagged: number; batch: string }> {
  const batch = crypto.randomUUID()
  let tagged = 0
  for (const part of partsOf(ids))
    tagged += await transact((tx) => tagPart(tx, coalition.id, part, word, batch))
  if (tagged > 0)
    await transact((tx) =>
      record(tx, coalition.actor, {
        coalitionId: coalition.id,
        action: 'organizations tagged',
        object: coalition.id,
        data: { count: tagged, tag: word.trim() },
      }),
    )
  return { tagged, batch }
}

/** Takes a tag from these organizations; says how many had it. */
export async function untag(
  coalition: As<'editor', Coalition>,
  ids: string[],
  word: string,
): Promise<number> {
  let gone = 0
  for (const part of partsOf(ids))
    gone += await transact(async (tx) => {
      const rows = await tx
        .delete(organizationTags)
        .where(
          and(
            eq(organizationTags.coalitionId, coalition.id),
            eq(organizationTags.tag, word.trim()),
            inArray(organizationTags.organizationId, part),
          ),
        )
        .returning({ id: organizationTags.organizationId })
      return rows.length
    })
  if (gone > 0) await tell(coalition, 'organizations untagged', gone, word)
  return gone
}

/** Takes back what one act tagged: only those, and only what it set. */
export async function undoTag(coalition: As<'editor', Coalition>, batch: string): Promise<number> {
  const gone = await transact((tx) =>
    tx
      .delete(organizationTags)
      .where(and(eq(organizationTags.coalitionId, coalition.id), eq(organizationTags.batch, batch)))
      .returning({ tag: organizationTags.tag }),
  )
  if (gone[0]) await tell(coalition, 'organizations untagged', gone.length, gone[0].tag)
  return gone.length
}

async function tagPart(tx: Tx, coalitionId: string, ids: string[], word: string, batch: string) {
  const ours = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(
      and(
        eq(organizations.coalitionId, coalitionId),
        isNull(organizations.mergedIntoId),
        inArray(organizations.id, ids),
      ),
    )
  if (ours.length === 0) return 0
  const added = await tx
    .insert(organizationTags)
    .values(ours.map(({ id }) => ({ organizationId: id, coalitionId, tag: word.trim(), batch })))
    .onConflictDoNothing()
    .returning({ id: organizationTags.organizationId })
  return added.length
}

function tell(coalition: As<'editor', Coalition>, action: string, count: number, word: string) {
  return transact((tx) =>
    record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action,
      object: coalition.id,
      data: { count, tag: word.trim() },
    }),
  )
}

function partsOf(ids: string[]): string[][] {
  const parts = []
  for (let from = 0; from < ids.length; from += PART) parts.push(ids.slice(from, from + PART))
  return parts
}
