import { and, eq } from 'drizzle-orm'
import { type nameKinds, organizationNames, organizations, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { renewBlocks } from './blocking.server'
import { takenBy } from './details.server'
import { keyOf } from './keys'

export type NameKind = (typeof nameKinds)[number]

/** Records another name, by which the organization is found from now on; one that another has is refused. */
export function addName(
  coalition: As<'editor', Coalition>,
  id: string,
  { name, kind }: { name: string; kind: NameKind },
): Promise<{ id: string } | { refused: string }> {
  return transact(async (tx) => {
    const [one] = await tx
      .select()
      .from(organizations)
      .where(and(eq(organizations.id, id), eq(organizations.coalitionId, coalition.id)))
    if (!one || one.mergedIntoId)
      return { refused: 'This organization is no longer there. Look it up again.' }
    const key = keyOf(name)
    const taken = await takenBy(tx, one, name)
    if (taken) return { refused: taken }
    if (key === one.key) return { refused: 'This is its name already, in another spelling.' }
    const [added] = await tx
      .insert(organizationNames)
      .values({ organizationId: id, coalitionId: coalition.id, name: name.trim(), key, kind })
      .onConflictDoNothing()
      .returning()
    if (!added) return { refused: 'It has this name already.' }
    await renewBlocks(tx, coalition.id, [id])
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'organization named',
      object: id,
      data: { name: added.name, kind },
    })
    return { id: added.id }
  })
}

/** Takes another name away: whoever signs by it is another organization from then on. */
export function removeName(
  coalition: As<'editor', Coalition>,
  id: string,
  nameId: string,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [gone] = await tx
      .delete(organizationNames)
      .where(
        and(
          eq(organizationNames.id, nameId),
          eq(organizationNames.organizationId, id),
          eq(organizationNames.coalitionId, coalition.id),
        ),
      )
      .returning()
    if (!gone) return { refused: 'This name is no longer there.' }
    await renewBlocks(tx, coalition.id, [id])
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'organization name removed',
      object: id,
      data: { name: gone.name },
    })
    return null
  })
}
