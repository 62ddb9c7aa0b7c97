import { eq, inArray } from 'drizzle-orm'
import {
  accounts,
  addressees,
  approvals,
  assessments,
  db,
  deliveries,
  importFindings,
  invitations,
  letters,
  offices,
  organizations,
  responses,
  reviews,
  signatures,
  stories,
  suggestions,
  threads,
} from '~db'
import { nameOf } from './deliveries/standing.server'
import type { Told } from './history.server'

/** What an entry was about, in the words of today, and the page where it stands; erased names say so. */
export type About = { words: string; path: string | null }

export type Shown = Told & {
  letter: { title: string; slug: string } | null
  about: About | null
  /** The office a delivery, an answer or a verdict concerns. */
  to: string | null
}

type Seen = About & { addresseeId?: string }

/** The entries with their letters and what each was about, looked up now: the history itself keeps no names. */
export async function withObjects(entries: Told[], coalitionSlug: string): Promise<Shown[]> {
  const letterIds = some(entries.map(({ letterId }) => letterId))
  const of = await db
    .select({ id: letters.id, title: letters.title, slug: letters.slug })
    .from(letters)
    .where(inArray(letters.id, letterIds))
  const known = new Map(of.map((each) => [each.id, each]))
  const home = `/c/${coalitionSlug}`
  const pathOf = (letterId: string) => {
    const letter = known.get(letterId)
    return letter ? `${home}/letters/${letter.slug}` : null
  }
  const seen = await objectsOf(some(entries.map(({ object }) => object)), home, pathOf)
  const officeIds = [
    ...entries.map(({ data }) => (typeof data.addressee === 'string' ? data.addressee : null)),
    ...[...seen.values()].map(({ addresseeId }) => addresseeId ?? null),
  ]
  const addressed = await db
    .select()
    .from(addressees)
    .where(inArray(addressees.id, some(officeIds)))
  const called = new Map(addressed.map((each) => [each.id, nameOf(each)]))
  return entries.map((entry) => {
    const letter = known.get(entry.letterId ?? '')
    const object = seen.get(entry.object ?? '')
    const to = called.get(String(object?.addresseeId ?? entry.data.addressee)) ?? null
    return {
      ...entry,
      letter: letter ? { title: letter.title, slug: letter.slug } : null,
      about: object && (object.words || to) ? { words: object.words || (to ?? ''), path: object.path } : null,
      to,
    }
  })
}

type PathOf = (letterId: string) => string | null

/** Every thing among the ids, by its id, whatever kind it is. */
async function objectsOf(ids: string[], home: string, pathOf: PathOf): Promise<Map<string, Seen>> {
  if (ids.length === 0) return new Map()
  const under = (letterId: string, rest: string) => {
    const path = pathOf(letterId)
    return path && `${path}/${rest}`
  }
  const found = await Promise.all([
    db.select().from(signatures).where(inArray(signatures.id, ids)),
    db
      .select({ id: invitations.id, letterId: invitations.letterId, name: organizations.name })
      .from(invitations)
      .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
      .where(inArray(invitations.id, ids)),
    db.select().from(organizations).where(inArray(organizations.id, ids)),
    db.select().from(deliveries).where(inArray(deliveries.id, ids)),
    db.select().from(responses).where(inArray(responses.id, ids)),
    db.select().from(assessments).where(inArray(assessments.id, ids)),
    db.select().from(suggestions).where(inArray(suggestions.id, ids)),
    db.select().from(threads).where(inArray(threads.id, ids)),
    db.select().from(stories).where(inArray(stories.id, ids)),
    db.select().from(reviews).where(inArray(reviews.id, ids)),
    db.select().from(importFindings).where(inArray(importFindings.id, ids)),
    db.select().from(accounts).where(inArray(accounts.id, ids)),
    db
      .select({ id: approvals.id, letterId: approvals.letterId, name: organizations.name })
      .from(approvals)
      .innerJoin(organizations, eq(organizations.id, approvals.organizationId))
      .where(inArray(approvals.id, ids)),
    db.select().from(offices).where(inArray(offices.id, ids)),
  ])
  const [
    signed,
    asked,
    registered,
    sent,
    came,
    judged,
    suggested,
    talked,
    told,
    shared,
    read,
    people,
    approved,
    held,
  ] = found
  const pairs: [string, Seen][] = [
    ...signed.map((each): [string, Seen] => [
      each.id,
      { words: each.name || 'A name that was erased', path: under(each.letterId, `sign-ons/${each.id}`) },
    ]),
    ...asked.map((each): [string, Seen] => [
      each.id,
      { words: each.name, path: under(each.letterId, `asking/${each.id}`) },
    ]),
    ...registered.map((each): [string, Seen] => [
      each.id,
      { words: each.name, path: `${home}/organizations/${each.id}` },
    ]),
    ...sent.map((each): [string, Seen] => [
      each.id,
      { words: '', path: under(each.letterId, 'delivery'), addresseeId: each.addresseeId },
    ]),
    ...came.map((each): [string, Seen] => [
      each.id,
      {
        words: '',
        path: under(each.letterId, `answers/responses/${each.id}`),
        addresseeId: each.addresseeId,
      },
    ]),
    ...judged.map((each): [string, Seen] => [
      each.id,
      { words: '', path: under(each.letterId, 'answers'), addresseeId: each.addresseeId },
    ]),
    ...suggested.map((each): [string, Seen] => [
      each.id,
      { words: changeIn(each), path: under(each.letterId, 'text') },
    ]),
    ...talked.map((each): [string, Seen] => [
      each.id,
      { words: aboutOf(each), path: under(each.letterId, 'text') },
    ]),
    ...told.map((each): [string, Seen] => [
      each.id,
      { words: each.name, path: under(each.letterId, `stories/${each.id}`) },
    ]),
    ...shared.map((each): [string, Seen] => [
      each.id,
      { words: `For ${each.name}`, path: under(each.letterId, 'reviews') },
    ]),
    ...read.map((each): [string, Seen] => [
      each.id,
      { words: each.message, path: under(each.letterId, 'findings') },
    ]),
    ...approved.map((each): [string, Seen] => [
      each.id,
      { words: each.name, path: under(each.letterId, 'leads') },
    ]),
    ...people.map((each): [string, Seen] => [each.id, { words: each.name, path: `${home}/team` }]),
    ...held.map((each): [string, Seen] => [
      each.id,
      {
        words: [each.name, each.component].filter(Boolean).join(', '),
        path: `${home}/offices/${each.id}`,
      },
    ]),
  ]
  return new Map(pairs)
}

function aboutOf({ quote, suggestionId }: { quote: string | null; suggestionId: string | null }): string {
  if (suggestionId) return 'On a suggestion'
  return quote ? `On “${quote}”` : 'On the letter'
}

function changeIn({ removed, added }: { removed: string | null; added: string | null }): string {
  if (removed && removed === added) return `The form of “${added}”`
  if (removed && added) return `“${added}” for “${removed}”`
  if (added) return `Put in “${added}”`
  return removed ? `Took out “${removed}”` : ''
}

function some(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
