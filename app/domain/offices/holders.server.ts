import { and, asc, eq, inArray } from 'drizzle-orm'
import { officeHolders, offices, type Tx, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'

export type Holder = typeof officeHolders.$inferSelect

/** Who holds an office: the name as it prints, and the first and last day in office (yyyy-mm-dd) where they are known. */
export type HolderInput = {
  name: string
  title: string | null
  since: string | null
  until: string | null
  source: string | null
}

/** Records who holds or held an office; whoever held it without an end until then ends the day before. */
export function addHolder(
  coalition: As<'editor', Coalition>,
  officeId: string,
  input: HolderInput,
): Promise<Holder | { refused: string; field?: string }> {
  return transact(async (tx) => {
    const wrong = disorder(input)
    if (wrong) return wrong
    if (!(await isOurs(tx, coalition.id, officeId))) return GONE
    if (input.since && input.until === null) {
      for (const before of await holdersOfOne(tx, officeId))
        if (before.until === null && (before.since ?? '') < input.since)
          await tx
            .update(officeHolders)
            .set({ until: dayBefore(input.since) })
            .where(eq(officeHolders.id, before.id))
    }
    const [holder] = await tx
      .insert(officeHolders)
      .values({ officeId, ...input })
      .returning()
    if (!holder) throw new Error('The holder was not recorded.')
    await tell(tx, coalition, officeId, 'office holder recorded')
    return holder
  })
}

/** Changes what is recorded of a holder. */
export function changeHolder(
  coalition: As<'editor', Coalition>,
  officeId: string,
  id: string,
  input: HolderInput,
): Promise<Holder | { refused: string; field?: string }> {
  return transact(async (tx) => {
    const wrong = disorder(input)
    if (wrong) return wrong
    if (!(await isOurs(tx, coalition.id, officeId))) return GONE
    const [holder] = await tx
      .update(officeHolders)
      .set(input)
      .where(and(eq(officeHolders.id, id), eq(officeHolders.officeId, officeId)))
      .returning()
    if (!holder) return { refused: 'This holder is no longer in the directory. Record them again.' }
    await tell(tx, coalition, officeId, 'office holder changed')
    return holder
  })
}

/** Takes a holder who was recorded by mistake out of the directory; letters keep what they print. */
export function removeHolder(
  coalition: As<'editor', Coalition>,
  officeId: string,
  id: string,
): Promise<void> {
  return transact(async (tx) => {
    if (!(await isOurs(tx, coalition.id, officeId))) return
    const [gone] = await tx
      .delete(officeHolders)
      .where(and(eq(officeHolders.id, id), eq(officeHolders.officeId, officeId)))
      .returning({ id: officeHolders.id })
    if (gone) await tell(tx, coalition, officeId, 'office holder removed')
  })
}

/** Who holds an office on a day (yyyy-mm-dd): of several, whoever came last; null when nobody is recorded. */
export function holderOn(holders: Holder[], day: string): Holder | null {
  return (
    holders
      .filter(({ since, until }) => (since ?? '') <= day && (until === null || until >= day))
      .sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? 1 : -1))[0] ?? null
  )
}

/** The holders of each of these offices, the latest first. */
export async function holdersOf(
  reader: Pick<Tx, 'select'>,
  officeIds: string[],
): Promise<Map<string, Holder[]>> {
  const rows = await reader
    .select()
    .from(officeHolders)
    .where(inArray(officeHolders.officeId, officeIds))
    .orderBy(asc(officeHolders.createdAt), asc(officeHolders.id))
  const byOffice = new Map<string, Holder[]>()
  for (const row of rows.sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? 1 : -1)))
    byOffice.set(row.officeId, [...(byOffice.get(row.officeId) ?? []), row])
  return byOffice
}

const GONE = { refused: 'This office is no longer in the directory. Add it again.' }

function disorder({ since, until }: HolderInput): { refused: string; field: string } | null {
  return since && until && until < since
    ? { refused: 'The last day in office is before the first. Correct one of them.', field: 'until' }
    : null
}

async function holdersOfOne(tx: Tx, officeId: string): Promise<Holder[]> {
  return (await holdersOf(tx, [officeId])).get(officeId) ?? []
}

async function isOurs(tx: Tx, coalitionId: string, officeId: string): Promise<boolean> {
  const ours = and(eq(offices.id, officeId), eq(offices.coalitionId, coalitionId))
  return (await tx.$count(offices, ours)) > 0
}

async function tell(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  officeId: string,
  action: string,
): Promise<void> {
  await record(tx, coalition.actor, { coalitionId: coalition.id, action, object: officeId })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
