import { and, asc, eq, isNull } from 'drizzle-orm'
import { db, letters, reviewers, reviews, type Tx, transact } from '~db'
import { type As, type Letter, type Reviewing, reviewFor } from './access.server'
import { record } from './history.server'
import { withinHere } from './limits.server'
import { find as findToken, following, issue, revoke as revokeToken } from './tokens.server'

export type Review = typeof reviews.$inferSelect

const LIVES = 365 * 86_400_000

/** Makes a link by which people without an account read this draft, suggest and comment. */
export function begin(
  letter: As<'editor', Letter>,
  name: string,
  now = new Date(),
): Promise<Review | { refused: string }> {
  return transact(async (tx) => {
    if (letter.state !== 'drafting')
      return { refused: 'The text is locked: there is nothing to suggest any more.' }
    const [review] = await tx
      .insert(reviews)
      .values({ letterId: letter.id, name: name.trim(), createdBy: letter.actor.id })
      .returning()
    if (!review) throw new Error('The review link was not made.')
    await issue(tx, {
      purpose: 'review',
      subject: review.id,
      secret: secretOf(review.id),
      expiresAt: new Date(now.getTime() + LIVES),
    })
    await note(tx, letter, 'review link made', review.id)
    return review
  })
}

/** Ends a review link: who came by it sees nothing any more. What they suggested and said stays. */
export function revoke(letter: As<'editor', Letter>, reviewId: string, now = new Date()): Promise<boolean> {
  return transact(async (tx) => {
    const [revoked] = await tx
      .update(reviews)
      .set({ revokedAt: now })
      .where(and(eq(reviews.id, reviewId), eq(reviews.letterId, letter.id), isNull(reviews.revokedAt)))
      .returning({ id: reviews.id })
    if (!revoked) return false
    await revokeToken(tx, 'review', reviewId, {}, now)
    await note(tx, letter, 'review link ended', reviewId)
    return true
  })
}

/** The review links of a letter, each with its secret and who came by it. */
export async function list(letter: As<'editor', Letter>) {
  const rows = await db
    .select({ review: reviews, reviewer: { name: reviewers.name, organization: reviewers.organization } })
    .from(reviews)
    .leftJoin(reviewers, eq(reviewers.reviewId, reviews.id))
    .where(eq(reviews.letterId, letter.id))
    .orderBy(asc(reviews.createdAt), asc(reviews.id), asc(reviewers.createdAt))
  const all = new Map<string, Review & { secret: string; who: { name: string; organization: string }[] }>()
  for (const { review, reviewer } of rows) {
    const entry = all.get(review.id) ?? { ...review, secret: secretOf(review.id), who: [] }
    if (reviewer) entry.who.push(reviewer)
    all.set(review.id, entry)
  }
  return [...all.values()]
}

/** What a review link is about, if it stands: shown before one says who one is. */
export async function find(secret: string): Promise<{ id: string; title: string } | null> {
  const token = await findToken('review', secret)
  if (!token) return null
  const [found] = await db
    .select({ id: reviews.id, title: letters.title })
    .from(reviews)
    .innerJoin(letters, eq(letters.id, reviews.letterId))
    .where(and(eq(reviews.id, token.subject), isNull(reviews.revokedAt)))
  return found ?? null
}

/** A link that was passed on too far does not fill the page of the leads. */
const JOIN_A_DAY = 60
const DAY = 86_400

/** Takes down who follows the link, and gives the secret by which their browser is known again. */
export async function join(
  secret: string,
  who: { name: string; organization: string },
  now = new Date(),
): Promise<{ known: string } | { refused: string } | null> {
  const review = await find(secret)
  if (!review) return null
  return transact(async (tx) => {
    if (!(await withinHere(tx, `review:${review.id}`, JOIN_A_DAY, DAY, now)))
      return { refused: 'Too many people came by this link today. Ask whoever sent it for one of your own.' }
    const [reviewer] = await tx
      .insert(reviewers)
      .values({ reviewId: review.id, name: who.name.trim(), organization: who.organization.trim() })
      .returning({ id: reviewers.id })
    if (!reviewer) throw new Error('The reviewer was not added.')
    const [row] = await tx
      .select({ id: letters.id, coalitionId: letters.coalitionId })
      .from(reviews)
      .innerJoin(letters, eq(letters.id, reviews.letterId))
      .where(eq(reviews.id, review.id))
    await record(
      tx,
      { kind: 'reviewer', id: reviewer.id },
      {
        coalitionId: row?.coalitionId ?? null,
        letterId: row?.id ?? null,
        action: 'reviewer joined',
        object: review.id,
      },
    )
    const known = await issue(tx, {
      purpose: 'reviewer',
      subject: reviewer.id,
      expiresAt: new Date(now.getTime() + LIVES),
    })
    return { known }
  })
}

/** The draft in the hands of the reviewer whom this browser is known as; only by the link that they came by. */
export async function open(secret: string, known: string): Promise<Reviewing | null> {
  const [review, token] = await Promise.all([find(secret), findToken('reviewer', known)])
  return review && token ? reviewFor(token.subject, review.id) : null
}

// Shown to the leads again whenever they want to pass it on.
function secretOf(reviewId: string): string {
  return following(reviewId, 'review')
}

function note(tx: Tx, letter: As<'editor', Letter>, action: string, object: string): Promise<void> {
  return record(tx, letter.actor, {
    coalitionId: letter.coalitionId,
    letterId: letter.id,
    action,
    object,
  })
}
