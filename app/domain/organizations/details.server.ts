import { and, asc, eq, ne } from 'drizzle-orm'
import {
  db,
  organizationDomains,
  organizationNames,
  organizations,
  organizationTags,
  signatures,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { renewBlocks } from './blocking.server'
import { findByName, type Organization } from './finding.server'
import { keyOf, SCHEME } from './keys'

export type DetailsInput = Pick<
  Organization,
  'name' | 'city' | 'state' | 'website' | 'scope' | 'kind' | 'notes' | 'askThrough'
> & { domains: string[]; tags: string[] }

export type Details = {
  names: (typeof organizationNames.$inferSelect)[]
  domains: string[]
  tags: string[]
}

/** What is known of an organization beside its row: other names, domains, tags, each in order. */
export async function detailsOf(id: string, reader: Pick<Tx, 'select'> = db): Promise<Details> {
  const [names, domains, tags] = [
    await reader
      .select()
      .from(organizationNames)
      .where(eq(organizationNames.organizationId, id))
      .orderBy(asc(organizationNames.createdAt), asc(organizationNames.id)),
    await reader.select().from(organizationDomains).where(eq(organizationDomains.organizationId, id)),
    await reader.select().from(organizationTags).where(eq(organizationTags.organizationId, id)),
  ]
  return {
    names,
    domains: domains.map(({ domain }) => domain).sort(byBytes),
    tags: tags.map(({ tag }) => tag).sort(byBytes),
  }
}

/**
 * Changes what is known of an organization. The name it had stays as another name, so that whoever signs by it is still
 * found; a name that another organization has is refused.
 */
export function changeDetails(
  coalition: As<'editor', Coalition>,
  id: string,
  { domains, tags, name: typed, city, state, website, scope, kind, notes, askThrough }: DetailsInput,
): Promise<Organization | { refused: string; field: 'name' }> {
  return transact(async (tx) => {
    const mine = and(eq(organizations.id, id), eq(organizations.coalitionId, coalition.id))
    const [before] = await tx.select().from(organizations).where(mine)
    if (!before || before.mergedIntoId)
      return { refused: 'This organization is no longer there. Look it up again.', field: 'name' as const }
    const name = typed.trim()
    const key = name === before.name ? before.key : keyOf(name)
    if (key !== before.key) {
      const taken = await takenBy(tx, before, name)
      if (taken) return { refused: taken, field: 'name' as const }
      await rename(tx, before, key)
    }
    const [after] = await tx
      .update(organizations)
      .set({ name, key, keyedBy: SCHEME, city, state, website, scope, kind, notes, askThrough })
      .where(mine)
      .returning()
    if (!after) throw new Error('The organization was not changed.')
    await tx.delete(organizationDomains).where(eq(organizationDomains.organizationId, id))
    await tx.delete(organizationTags).where(eq(organizationTags.organizationId, id))
    if (domains.length > 0)
      await tx
        .insert(organizationDomains)
        .values(unique(domains).map((domain) => ({ organizationId: id, domain })))
    if (tags.length > 0)
      await tx
        .insert(organizationTags)
        .values(unique(tags).map((tag) => ({ organizationId: id, coalitionId: coalition.id, tag })))
    await renewBlocks(tx, coalition.id, [id])
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'organization described',
      object: id,
      data: name === before.name ? {} : { before: before.name, name },
    })
    return after
  })
}

/** Whose name this is already, in a sentence; null when it is free. */
export async function takenBy(
  tx: Tx,
  { id, coalitionId }: Organization,
  name: string,
): Promise<string | null> {
  const known = await findByName(tx, coalitionId, name)
  if (known && known.id !== id)
    return `“${known.name}” goes by this name in the registry. If the two are one, merge them.`
  // One that was merged away keeps its name, for undoing.
  const kept = await tx.$count(
    organizations,
    and(
      eq(organizations.coalitionId, coalitionId),
      eq(organizations.key, keyOf(name)),
      ne(organizations.id, id),
    ),
  )
  return kept > 0 && !known ? 'An organization that was merged has this name. Undo that merge first.' : null
}

// Signatures are known to be its own by its key.
async function rename(tx: Tx, before: Organization, key: string): Promise<void> {
  await tx
    .update(signatures)
    .set({ key })
    .where(and(eq(signatures.organizationId, before.id), eq(signatures.key, before.key)))
  await tx
    .delete(organizationNames)
    .where(and(eq(organizationNames.coalitionId, before.coalitionId), eq(organizationNames.key, key)))
  await tx
    .insert(organizationNames)
    .values({
      organizationId: before.id,
      coalitionId: before.coalitionId,
      name: before.name,
      key: before.key,
      kind: 'former',
    })
    .onConflictDoNothing()
}

function unique(all: string[]): string[] {
  return [...new Set(all)]
}

function byBytes(one: string, other: string): number {
  return one < other ? -1 : 1
}
