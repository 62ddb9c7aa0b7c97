import { and, asc, eq, lt, ne } from 'drizzle-orm'
import { db, organizationNames, organizations, signatures, type Tx, transact } from '~db'
import { renewBlocks } from './blocking.server'
import type { Organization } from './finding.server'
import { keyOf, SCHEME } from './keys'

/**
 * Makes the keys that an earlier release stored by the rules of this one, with those of the signatures. Where two
 * organizations would come to the same key, the second keeps its own: whether they are one is for a person to say.
 */
export async function rekey(): Promise<number> {
  let done = 0
  for (;;) {
    const old = await db
      .select()
      .from(organizations)
      .where(lt(organizations.keyedBy, SCHEME))
      .orderBy(asc(organizations.createdAt), asc(organizations.id))
      .limit(200)
    if (old.length === 0) return done
    await transact(async (tx) => {
      for (const one of old) await rekeyOne(tx, one)
      for (const coalitionId of new Set(old.map((one) => one.coalitionId)))
        await renewBlocks(
          tx,
          coalitionId,
          old.filter((one) => one.coalitionId === coalitionId).map(({ id }) => id),
        )
    })
    done += old.length
  }
}

async function rekeyOne(tx: Tx, { id, coalitionId, name, key }: Organization): Promise<void> {
  const wanted = keyOf(name)
  const taken = await tx.$count(
    organizations,
    and(eq(organizations.coalitionId, coalitionId), eq(organizations.key, wanted), ne(organizations.id, id)),
  )
  const next = taken > 0 ? key : wanted
  await tx.update(organizations).set({ key: next, keyedBy: SCHEME }).where(eq(organizations.id, id))
  if (next !== key)
    await tx
      .update(signatures)
      .set({ key: next })
      .where(and(eq(signatures.organizationId, id), eq(signatures.key, key)))
  for (const other of await tx
    .select()
    .from(organizationNames)
    .where(eq(organizationNames.organizationId, id))) {
    const fresh = keyOf(other.name)
    const met = await tx.$count(
      organizationNames,
      and(eq(organizationNames.coalitionId, coalitionId), eq(organizationNames.key, fresh)),
    )
    if (fresh !== other.key && met === 0)
      await tx.update(organizationNames).set({ key: fresh }).where(eq(organizationNames.id, other.id))
  }
}
