import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, editionSignatories, editions, invitations, letters, signatures } from '~db'
import type { As, Coalition } from '../access.server'
import { idsOf, mergedAway } from './standing.server'

export type LetterOf = {
  slug: string
  title: string
  date: string | null
  createdAt: Date
  /** How it was asked; null where it came without that. */
  asked: { id: string; state: (typeof invitations.$inferSelect)['state']; sentAt: Date | null } | null
  signatures: { id: string; name: string; state: (typeof signatures.$inferSelect)['state'] }[]
  printed: { name: string; edition: number }[]
  /** Days from being asked to signing, or to saying no; null while one of the two is missing. */
  took: number | null
}

const DAY = 86_400_000

/** Every letter an organization was asked to sign, signed, declined or is printed under, newest first. */
export async function listLetters(coalition: As<'viewer', Coalition>, id: string): Promise<LetterOf[]> {
  const ids = idsOf(await mergedAway(coalition.id), id)
  const [asked, signed, printed] = await Promise.all([
    db
      .select({ letter: letters, invitation: invitations })
      .from(invitations)
      .innerJoin(letters, eq(letters.id, invitations.letterId))
      .where(and(eq(letters.coalitionId, coalition.id), inArray(invitations.organizationId, ids))),
    db
      .select({ letter: letters, signature: signatures })
      .from(signatures)
      .innerJoin(letters, eq(letters.id, signatures.letterId))
      .where(and(eq(letters.coalitionId, coalition.id), inArray(signatures.organizationId, ids))),
    db
      .select({ letter: letters, name: editionSignatories.name, edition: editions.number })
      .from(editionSignatories)
      .innerJoin(editions, eq(editions.id, editionSignatories.editionId))
      .innerJoin(letters, eq(letters.id, editions.letterId))
      .where(
        and(
          eq(letters.coalitionId, coalition.id),
          inArray(editionSignatories.organizationId, ids),
          isNull(editions.takenBackAt),
        ),
      ),
  ])
  const all = new Map([...asked, ...signed, ...printed].map(({ letter }) => [letter.id, letter]))
  return [...all.values()]
    .map(({ id: letterId, slug, title, date, createdAt }) => {
      const of = <T extends { letter: { id: string } }>(rows: T[]) =>
        rows.filter(({ letter }) => letter.id === letterId)
      // Of two that were merged, the one that was written to.
      const invitation = of(asked)
        .map((each) => each.invitation)
        .sort((a, b) => Number(b.sentAt !== null) - Number(a.sentAt !== null))[0]
      const signs = of(signed).map((each) => each.signature)
      return {
        slug,
        title,
        date,
        createdAt,
        asked: invitation ? { id: invitation.id, state: invitation.state, sentAt: invitation.sentAt } : null,
        signatures: signs.map((each) => ({ id: each.id, name: each.name, state: each.state })),
        printed: of(printed).map(({ name, edition }) => ({ name, edition })),
        took: daysBetween(
          invitation?.sentAt,
          signs.map((each) => each.confirmedAt ?? each.activeAt).find((at) => at !== null) ??
            invitation?.answeredAt,
        ),
      }
    })
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.slug < b.slug ? -1 : 1))
}

function daysBetween(from: Date | null | undefined, to: Date | null | undefined): number | null {
  return from && to && to >= from ? Math.floor((to.getTime() - from.getTime()) / DAY) : null
}
