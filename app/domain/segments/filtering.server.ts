import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import {
  contacts,
  db,
  editionSignatories,
  editions,
  invitations,
  letters,
  organizations,
  organizationTags,
  type SegmentFilter,
  signatures,
} from '~db'
import type { As, Coalition } from '../access.server'
import { isThereOn, todayForContacts } from '../contacts/index.server'
import { matching, mergedAway, type Organization, standing } from '../organizations/index.server'

export type { SegmentFilter }

export type Order = 'name' | 'place' | 'newest'

/** A page of the organizations that a filter means, 50 at once unless said otherwise. */
export async function listPage(
  coalition: As<'viewer', Coalition>,
  filter: SegmentFilter,
  { order = 'name', page = 1, size = 50 }: { order?: Order; page?: number; size?: number } = {},
): Promise<Organization[]> {
  return db
    .select()
    .from(organizations)
    .where(await meant(coalition, filter))
    .orderBy(...ORDERS[order], asc(organizations.key), asc(organizations.id))
    .limit(size)
    .offset((page - 1) * size)
}

/** How many organizations a filter means. */
export async function count(coalition: As<'viewer', Coalition>, filter: SegmentFilter): Promise<number> {
  return db.$count(organizations, await meant(coalition, filter))
}

/** All organizations that a filter means, by name. */
export async function listAll(
  coalition: As<'viewer', Coalition>,
  filter: SegmentFilter,
): Promise<Organization[]> {
  return db
    .select()
    .from(organizations)
    .where(await meant(coalition, filter))
    .orderBy(asc(organizations.key), asc(organizations.id))
}

/** What the filter can be set to: the states and tags that the registry holds, and the letters one may have signed. */
export async function choicesOf(coalition: As<'viewer', Coalition>) {
  const standing = and(eq(organizations.coalitionId, coalition.id), isNull(organizations.mergedIntoId))
  const states = await db
    .selectDistinct({ state: organizations.state })
    .from(organizations)
    .where(and(standing, isNotNull(organizations.state)))
  const tags = await db
    .selectDistinct({ tag: organizationTags.tag })
    .from(organizationTags)
    .where(eq(organizationTags.coalitionId, coalition.id))
  const asked = await db
    .select({ slug: letters.slug, title: letters.title, state: letters.state })
    .from(letters)
    .where(eq(letters.coalitionId, coalition.id))
    .orderBy(desc(letters.createdAt), desc(letters.id))
  return {
    states: inOrder(states.flatMap(({ state }) => state ?? [])),
    tags: inOrder(tags.map(({ tag }) => tag)),
    letters: asked,
  }
}

const ORDERS: Record<Order, SQL[]> = {
  name: [],
  // Those without a place stand last.
  place: [asc(sql`coalesce(${organizations.state}, '~')`), asc(sql`coalesce(${organizations.city}, '~')`)],
  newest: [desc(organizations.createdAt)],
}

async function meant(coalition: As<'viewer', Coalition>, filter: SegmentFilter): Promise<SQL | undefined> {
  const { search = '', scope, kind, state, tag, signed, unsigned, silent, reach } = filter
  return and(
    matching(coalition.id, search),
    scope ? eq(sql`${organizations.scope}`, scope) : undefined,
    kind ? eq(sql`${organizations.kind}`, kind) : undefined,
    state ? eq(organizations.state, state) : undefined,
    tag ? inArray(organizations.id, taggedWith(coalition.id, tag)) : undefined,
    signed ? await standsUnder(coalition, signed, true) : undefined,
    unsigned ? await standsUnder(coalition, unsigned, false) : undefined,
    silent ? inArray(organizations.id, silentSince(coalition.id, silent)) : undefined,
    reach === 'some' ? inArray(organizations.id, reachable(coalition.id)) : undefined,
    reach === 'none' ? notInArray(organizations.id, reachable(coalition.id)) : undefined,
  )
}

function taggedWith(coalitionId: string, tag: string) {
  return db
    .select({ id: organizationTags.organizationId })
    .from(organizationTags)
    .where(and(eq(organizationTags.coalitionId, coalitionId), eq(organizationTags.tag, tag)))
}

function reachable(coalitionId: string) {
  return db
    .select({ id: contacts.organizationId })
    .from(contacts)
    .where(
      and(
        eq(contacts.coalitionId, coalitionId),
        isNotNull(contacts.email),
        isNull(contacts.bouncedAt),
        isThereOn(todayForContacts()),
      ),
    )
}

function silentSince(coalitionId: string, times: number) {
  return db
    .select({ id: invitations.organizationId })
    .from(invitations)
    .innerJoin(letters, eq(letters.id, invitations.letterId))
    .where(
      and(
        eq(letters.coalitionId, coalitionId),
        eq(letters.state, 'open'),
        inArray(invitations.state, ['sent', 'opened']),
        gte(invitations.reminders, times - 1),
      ),
    )
}

/** Whether an organization, or one that was merged into it, stands under a letter: by a signature or in print. */
async function standsUnder(coalition: As<'viewer', Coalition>, slug: string, does: boolean) {
  const [letter] = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.coalitionId, coalition.id), eq(letters.slug, slug)))
  const id = letter?.id ?? ''
  const merged = await mergedAway(coalition.id)
  const gone = [...merged.keys()]
  const by = await db
    .select({ id: signatures.organizationId })
    .from(signatures)
    .where(and(signs(id), inArray(signatures.organizationId, gone)))
  const under = await printedUnder(id, gone)
  const kept = [...by, ...under].flatMap((each) => (each.id ? standing(merged, each.id) : []))
  const signing = db.select({ id: signatures.organizationId }).from(signatures).where(signs(id))
  return does
    ? or(
        inArray(organizations.id, signing),
        inArray(organizations.id, printedUnder(id)),
        inArray(organizations.id, kept),
      )
    : and(
        notInArray(organizations.id, signing),
        notInArray(organizations.id, printedUnder(id)),
        notInArray(organizations.id, kept),
      )
}

// Not null: in SQL nothing is outside of a list that holds null.
function signs(letterId: string) {
  return and(
    eq(signatures.letterId, letterId),
    inArray(signatures.state, ['active', 'stale']),
    isNotNull(signatures.organizationId),
  )
}

function printedUnder(letterId: string, among?: string[]) {
  return db
    .select({ id: editionSignatories.organizationId })
    .from(editionSignatories)
    .innerJoin(editions, eq(editions.id, editionSignatories.editionId))
    .where(
      and(
        eq(editions.letterId, letterId),
        isNull(editions.takenBackAt),
        isNotNull(editionSignatories.organizationId),
        among ? inArray(editionSignatories.organizationId, among) : undefined,
      ),
    )
}

function inOrder(words: string[]): string[] {
  return words.sort(new Intl.Collator('en').compare)
}
