import { and, eq, ne } from 'drizzle-orm'
import { letterSlugs, letters, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { isSecret, slugFor } from '../slugs'
import { random } from './starting.server'

/** Lets the public see the letter, at a short address made from its title; the address before leads there. */
export function publish(letter: As<'editor', Letter>): Promise<{ slug: string } | { refused: string }> {
  return transact(async (tx) => {
    const [published] = await tx
      .update(letters)
      .set({ visibility: 'public' })
      .where(and(eq(letters.id, letter.id), eq(letters.visibility, 'link')))
      .returning()
    if (!published) return { refused: 'This letter is public already.' }
    const slug = await takeShort(tx, letter.id, published.title)
    await move(tx, letter, slug, 'letter made public')
    return { slug }
  })
}

/** Takes the letter from the public again: only who is given its new address sees it. */
export function unpublish(letter: As<'editor', Letter>): Promise<{ slug: string } | { refused: string }> {
  return transact(async (tx) => {
    const [hidden] = await tx
      .update(letters)
      .set({ visibility: 'link' })
      .where(and(eq(letters.id, letter.id), eq(letters.visibility, 'public')))
      .returning()
    if (!hidden) return { refused: 'This letter is not public.' }
    const slug = `${slugFor(hidden.title) || 'letter'}-${random(22)}`
    await tx.insert(letterSlugs).values({ slug, letterId: letter.id })
    await move(tx, letter, slug, 'letter made link-only')
    return { slug }
  })
}

/** Shows on the letter's page what the offices answered and what it means for each ask, or no longer; twice is once. */
export function showAnswers(letter: As<'editor', Letter>, shows: boolean): Promise<void> {
  return transact(async (tx) => {
    const [changed] = await tx
      .update(letters)
      .set({ showsAnswers: shows })
      .where(and(eq(letters.id, letter.id), ne(letters.showsAnswers, shows)))
      .returning({ id: letters.id })
    if (!changed) return
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: shows ? 'answers shown' : 'answers hidden',
      object: letter.id,
    })
  })
}

/** The address made from the title, or the next free one; what was this letter's before is taken again. */
async function takeShort(tx: Tx, letterId: string, title: string): Promise<string> {
  const made = slugFor(title) || 'letter'
  // A title whose end could be read as a secret gets a number, so that it never is.
  const base = isSecret(made) ? `${made}-1` : made
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    const [taken] = await tx
      .insert(letterSlugs)
      .values({ slug, letterId })
      .onConflictDoNothing()
      .returning({ slug: letterSlugs.slug })
    if (taken) return slug
    const [ours] = await tx
      .select({ slug: letterSlugs.slug })
      .from(letterSlugs)
      .where(and(eq(letterSlugs.slug, slug), eq(letterSlugs.letterId, letterId)))
    if (ours) return slug
  }
}

async function move(tx: Tx, letter: As<'editor', Letter>, slug: string, action: string): Promise<void> {
  await tx.update(letters).set({ slug }).where(eq(letters.id, letter.id))
  // The address stays out of the history: of a link-only letter it is a secret.
  await record(tx, letter.actor, {
    coalitionId: letter.coalitionId,
    letterId: letter.id,
    action,
    object: letter.id,
  })
}
