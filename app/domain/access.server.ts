import { and, eq, isNull } from 'drizzle-orm'
import { coalitions, db, letterSlugs, letters, members, reviewers, reviews } from '~db'
import type { Actor } from './history.server'

export type Role = 'viewer' | 'editor' | 'owner'

type Grants = {
  reviewer: { suggest: true }
  viewer: { view: true }
  editor: { view: true; edit: true }
  owner: { view: true; edit: true; own: true }
}

declare const granted: unique symbol

/** A thing together with the right to use it as this role. Only this module makes one. */
export type As<R extends Role | 'reviewer', Thing> = Thing & { readonly [granted]: Grants[R] }

/** The acting member and what they are in the coalition. */
type Acting = { role: Role; actor: Actor & { kind: 'member' } }

export type Coalition = typeof coalitions.$inferSelect & Acting
export type Letter = typeof letters.$inferSelect & Acting & { coalition: typeof coalitions.$inferSelect }

/** A draft in the hands of who followed a review link: to read, to suggest and to comment, and no more. */
export type Reviewing = As<
  'reviewer',
  typeof letters.$inferSelect & {
    coalition: typeof coalitions.$inferSelect
    actor: Actor & { kind: 'reviewer' }
    reviewer: { name: string; organization: string }
  }
>

const RANK: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 }

/** The coalition, if the account is a member with at least this role. */
export async function coalitionFor<R extends Role>(
  accountId: string,
  slug: string,
  role: R,
): Promise<As<R, Coalition> | null> {
  const [found] = await db
    .select({ coalition: coalitions, role: members.role })
    .from(coalitions)
    .innerJoin(members, eq(members.coalitionId, coalitions.id))
    .where(and(eq(coalitions.slug, slug), eq(members.accountId, accountId)))
  if (!found || !reaches(found.role, role)) return null
  return grant({ ...found.coalition, role: found.role, actor: { kind: 'member', id: accountId } })
}

/** The letter, looked up through the membership, by any address it ever had. */
export async function letterFor<R extends Role>(
  accountId: string,
  slug: string,
  role: R,
): Promise<As<R, Letter> | null> {
  const [found] = await db
    .select({ letter: letters, coalition: coalitions, role: members.role })
    .from(letterSlugs)
    .innerJoin(letters, eq(letters.id, letterSlugs.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .innerJoin(members, eq(members.coalitionId, coalitions.id))
    .where(and(eq(letterSlugs.slug, slug), eq(members.accountId, accountId)))
  if (!found || !reaches(found.role, role)) return null
  return grant({
    ...found.letter,
    coalition: found.coalition,
    role: found.role,
    actor: { kind: 'member', id: accountId },
  })
}

/** The coalition of a letter, with the right that was granted to the letter. */
export function coalitionOf<R extends Role>(letter: As<R, Letter>): As<R, Coalition> {
  return grant({ ...letter.coalition, role: letter.role, actor: letter.actor })
}

/** The draft that a reviewer was let into, while the link they came by stands. */
export async function reviewFor(reviewerId: string, reviewId: string): Promise<Reviewing | null> {
  const [found] = await db
    .select({ letter: letters, coalition: coalitions, reviewer: reviewers })
    .from(reviewers)
    .innerJoin(reviews, eq(reviews.id, reviewers.reviewId))
    .innerJoin(letters, eq(letters.id, reviews.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(and(eq(reviewers.id, reviewerId), eq(reviews.id, reviewId), isNull(reviews.revokedAt)))
  if (!found) return null
  const { name, organization } = found.reviewer
  return grant<'reviewer', Omit<Reviewing, typeof granted>>({
    ...found.letter,
    coalition: found.coalition,
    actor: { kind: 'reviewer', id: reviewerId },
    reviewer: { name, organization },
  })
}

/** Whether someone in this role may do what asks for that one. */
export function reaches(role: Role, wanted: Role): boolean {
  return RANK[role] >= RANK[wanted]
}

function grant<R extends Role | 'reviewer', Thing>(thing: Thing): As<R, Thing> {
  return thing as As<R, Thing>
}
