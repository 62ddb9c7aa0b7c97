import { and, asc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { contacts, db, editionSignatories, invitations, letters, organizations, signatures } from '~db'
import type { As, Letter } from '../access.server'
import { findStanding } from '../editions/finding.server'
import { mergedAway, standing } from '../organizations/index.server'
import { asksOf } from '../text'

export type SignedBefore = {
  organizationId: string
  /** As the registry has it now. */
  organization: string
  /** As it was printed last time. */
  printed: string
  contact: string | null
  /** Where asking it stands; null when it is not on the list to ask. */
  asked: (typeof invitations.$inferSelect)['state'] | null
}

/** The letters that follow this one, oldest first. */
export function listOf(letter: As<'viewer', Letter>) {
  return db
    .select({ id: letters.id, slug: letters.slug, title: letters.title, state: letters.state })
    .from(letters)
    .where(and(eq(letters.followsId, letter.id), eq(letters.coalitionId, letter.coalitionId)))
    .orderBy(asc(letters.createdAt), asc(letters.id))
}

/** The letter that this one follows. */
export async function findBefore(letter: As<'viewer', Letter>) {
  const [before] = await db
    .select({ slug: letters.slug, title: letters.title })
    .from(letters)
    .where(and(eq(letters.id, letter.followsId ?? ''), eq(letters.coalitionId, letter.coalitionId)))
  return before ?? null
}

/** The ids of the asks that the letter before printed: what was answered to them stays with them while they keep their id. */
export async function listAskedBefore(letter: As<'viewer', Letter>): Promise<string[]> {
  const edition = letter.followsId ? await findStanding(letter.followsId) : null
  return edition ? asksOf(edition.doc).map(({ id }) => id) : []
}

/** Who was printed on the letter this one follows and has not yet signed this one, in the order of that print. */
export async function listSignedBefore(letter: As<'viewer', Letter>): Promise<SignedBefore[]> {
  const edition = letter.followsId ? await findStanding(letter.followsId) : null
  if (!edition) return []
  const printed = await db
    .select({
      organizationId: organizations.id,
      organization: organizations.name,
      printed: editionSignatories.name,
    })
    .from(editionSignatories)
    .innerJoin(organizations, eq(organizations.id, editionSignatories.organizationId))
    .leftJoin(signatures, eq(signatures.id, editionSignatories.signatureId))
    .where(
      and(
        eq(editionSignatories.editionId, edition.id),
        // A list as printed has no signatures; on others, whoever withdrew since has said no.
        or(isNull(signatures.state), ne(signatures.state, 'withdrawn')),
      ),
    )
    .orderBy(asc(editionSignatories.position))
  const signed = await db
    .select({ organizationId: signatures.organizationId })
    .from(signatures)
    .where(and(eq(signatures.letterId, letter.id), inArray(signatures.state, ['active', 'stale', 'held'])))
  const asked = await db
    .select({
      organizationId: invitations.organizationId,
      state: invitations.state,
      contact: contacts.name,
    })
    .from(invitations)
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.letterId, letter.id))
  const merged = await mergedAway(letter.coalitionId)
  const has = new Set(signed.map(({ organizationId }) => organizationId))
  const invited = new Map(asked.map((each) => [each.organizationId, each]))
  return printed
    .map((each) => ({ ...each, organizationId: standing(merged, each.organizationId) }))
    .filter(({ organizationId }) => !has.has(organizationId))
    .map((each) => {
      const invitation = invited.get(each.organizationId)
      return { ...each, contact: invitation?.contact ?? null, asked: invitation?.state ?? null }
    })
}
