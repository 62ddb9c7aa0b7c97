import { and, asc, eq } from 'drizzle-orm'
import type { As, Coalition, Letter } from '~/domain/access.server'
import type { Database } from './ground'

/** The coalition as its first owner may use it: the operator acts for them. */
export async function throughOwner(
  database: Database,
  slug: string,
): Promise<As<'editor', Coalition> | null> {
  const { coalitionFor } = await import('~/domain/access.server')
  const owner = await ownerOf(database, slug)
  return owner ? coalitionFor(owner, slug, 'editor') : null
}

/** The letter at any address it ever had, as the first owner of its coalition may see it. */
export function throughOwnerOf(database: Database, slug: string): Promise<As<'viewer', Letter> | null> {
  return letterOf(database, slug, 'viewer')
}

/** The same, as they may change it. */
export function throughEditorOf(database: Database, slug: string): Promise<As<'editor', Letter> | null> {
  return letterOf(database, slug, 'editor')
}

async function letterOf<R extends 'viewer' | 'editor'>(
  database: Database,
  slug: string,
  role: R,
): Promise<As<R, Letter> | null> {
  const { coalitions, db, letters, letterSlugs } = database
  const { letterFor } = await import('~/domain/access.server')
  const [coalition] = await db
    .select({ slug: coalitions.slug })
    .from(letterSlugs)
    .innerJoin(letters, eq(letters.id, letterSlugs.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letterSlugs.slug, slug))
  const owner = coalition ? await ownerOf(database, coalition.slug) : null
  return owner ? letterFor(owner, slug, role) : null
}

async function ownerOf({ db, members, coalitions }: Database, slug: string): Promise<string | null> {
  const [owner] = await db
    .select({ id: members.accountId })
    .from(members)
    .innerJoin(coalitions, eq(coalitions.id, members.coalitionId))
    .where(and(eq(coalitions.slug, slug), eq(members.role, 'owner')))
    .orderBy(asc(members.createdAt), asc(members.accountId))
    .limit(1)
  return owner?.id ?? null
}
