import { and, asc, desc, eq, isNotNull, max, ne, type SQL, sql } from 'drizzle-orm'
import { coalitions, db, deliveries, history, letterSlugs, letters, type Tx, versions } from '~db'
import { dayIn } from './calendars'
import * as editions from './editions/finding.server'
import { findProspect } from './editions/prospects.server'
import { calledOf } from './honorifics'
import { namesOf } from './leads/names.server'
import { spelled } from './organizations/keys'
import { type PublicAnswers, publicAnswers } from './responses/public.server'
import { isSecret } from './slugs'
import { type Shown, shownBeside } from './translations/showing.server'
import type { Version } from './versions.server'

/** A letter as anybody may see it who has its address. */
export type PublicLetter = typeof letters.$inferSelect & { coalition: typeof coalitions.$inferSelect }

/**
 * The letter at this address, or at one it had before; one that was never opened or printed is not shown. While only
 * who has the link may see it, an address that it had in public leads nowhere: it would give the secret one away.
 */
export async function find(slug: string): Promise<PublicLetter | null> {
  const [found] = await db
    .select({ letter: letters, coalition: coalitions })
    .from(letterSlugs)
    .innerJoin(letters, eq(letters.id, letterSlugs.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(and(eq(letterSlugs.slug, slug), isNotNull(letters.versionId)))
  if (!found || found.letter.state === 'drafting') return null
  if (found.letter.visibility === 'link' && !isSecret(slug)) return null
  return { ...found.letter, coalition: found.coalition }
}

/** The letter of an id that a link or a signature names; within a transaction, as it is there. */
export async function letterOf(id: string, reader: Pick<Tx, 'select'> = db): Promise<PublicLetter> {
  const [found] = await reader
    .select({ letter: letters, coalition: coalitions })
    .from(letters)
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letters.id, id))
  if (!found) throw new Error(`There is no letter ${id}.`)
  return { ...found.letter, coalition: found.coalition }
}

/** The text that signers agree to now. */
export async function textOf(letter: PublicLetter, reader: Pick<Tx, 'select'> = db): Promise<Version> {
  const [version] = await reader
    .select()
    .from(versions)
    .where(eq(versions.id, letter.versionId ?? ''))
  if (!version) throw new Error(`Letter ${letter.id} is shown without a text.`)
  return version
}

/** Whether a signature can be given now: the letter is open and its deadline has not passed. */
export function isOpen(letter: PublicLetter, now = new Date()): boolean {
  return letter.state === 'open' && (letter.deadlineAt === null || now < letter.deadlineAt)
}

const lastOf = (of: SQL | undefined) =>
  sql<number | null>`(${db
    .select({ seq: max(history.seq) })
    .from(history)
    .where(of)})`

const prepareFreshness = () =>
  db
    .select({
      deadlineAt: letters.deadlineAt,
      state: letters.state,
      showsAnswers: letters.showsAnswers,
      zone: coalitions.zone,
      own: lastOf(eq(history.letterId, letters.id)),
      house: lastOf(eq(history.coalitionId, letters.coalitionId)),
    })
    .from(letterSlugs)
    .innerJoin(letters, eq(letters.id, letterSlugs.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letterSlugs.slug, sql.placeholder('slug')))
    .prepare()

// Prepared once, as it is asked for every view of a page; at the first of them, when the tables are there.
let freshness: ReturnType<typeof prepareFreshness> | undefined

/** What changes whenever the letter's public page does, for one look at it; null where there is no letter. */
export async function freshnessOf(slug: string, now = new Date()): Promise<string | null> {
  freshness ??= prepareFreshness()
  const [found] = await freshness.execute({ slug })
  if (!found) return null
  const past = found.deadlineAt !== null && found.deadlineAt <= now
  // How late an office is grows from day to day, without anything happening to the letter.
  const today = found.state === 'delivered' && found.showsAnswers ? `.${dayIn(now, found.zone)}` : ''
  return `${found.own}.${found.house}.${past ? 'past' : 'ahead'}${today}`
}

export type Listed = {
  position: number
  name: string
  kind: 'organization' | 'individual'
  group: string | null
  detail: string | null
}

export type Publication = {
  /** The text that is shown, and that every name stands under. */
  text: Pick<Version, 'title' | 'addressees' | 'contacts' | 'doc' | 'hash'>
  version: { number: number; createdAt: Date }
  /** Its courtesy translations; of an edition, those it prints. */
  translations: Shown[]
  /** The edition that stands, once there is one: then text and names are its own. */
  edition: editions.Edition | null
  /** In printed order; null while the leads do not show them. */
  names: Listed[] | null
  /** Null while the leads do not show it. */
  counts: { organizations: number; individuals: number } | null
  /** The organizations that lead, in their order. */
  ledBy: string[]
  deliveries: { to: string; at: Date }[]
  /** Names of the edition that were taken back after it was delivered. */
  withdrawn: { name: string; at: Date }[]
  /** The edition that stood before, and what changed. */
  former: editions.Former | null
  /** The letter that this one follows, and those that follow it, as far as everybody may see them. */
  before: LetterLink | null
  after: LetterLink[]
  /** Null while the leads do not show them. */
  answers: PublicAnswers | null
  /** When something last happened to the letter. */
  changedAt: Date
}

/** Another letter of the coalition, by its public address. */
export type LetterLink = { slug: string; title: string; language: 'en' | 'es' }

/** Everything that the public sees of a letter. */
export async function read(letter: PublicLetter): Promise<Publication> {
  const version = await textOf(letter)
  const edition = await findEdition(letter)
  const [last] = await db
    .select({ at: history.at })
    .from(history)
    .where(eq(history.letterId, letter.id))
    .orderBy(desc(history.seq))
    .limit(1)
  const text = edition ? { ...edition, hash: edition.textHash } : version
  const names = await listNames(letter, edition)
  const individuals = names.filter(({ kind }) => kind === 'individual').length
  return {
    text,
    version: { number: edition?.versionNumber ?? version.number, createdAt: version.createdAt },
    translations: edition
      ? (edition.translations ?? []).map((each) => ({
          ...each,
          isCurrent: true,
          of: { number: edition.versionNumber, createdAt: version.createdAt },
        }))
      : await shownBeside(version, letter.id),
    edition,
    names: edition || letter.shows === 'list' ? names : null,
    counts:
      edition || letter.shows !== 'nothing'
        ? { organizations: names.length - individuals, individuals }
        : null,
    ledBy: (await namesOf(letter.id, text.contacts)).map(({ name }) => name),
    deliveries: edition ? await listDelivered(letter.id) : [],
    withdrawn: edition ? await editions.listWithdrawn(edition) : [],
    former: edition ? await editions.findFormer(edition) : null,
    before: (await listPublic(letter, eq(letters.id, letter.followsId ?? '')))[0] ?? null,
    after: await listPublic(letter, eq(letters.followsId, letter.id)),
    answers:
      edition && letter.showsAnswers && letter.deliveredAt ? await publicAnswers(letter, edition.doc) : null,
    changedAt: last?.at ?? letter.createdAt,
  }
}

/** The edition that stands; a letter that was reopened or never frozen has none. */
export function findEdition(letter: PublicLetter): Promise<editions.Edition | null> {
  const isFinal = ['final', 'delivered', 'concluded'].includes(letter.state)
  return isFinal ? editions.findStanding(letter.id) : Promise.resolve(null)
}

// Before there is an edition: whoever would print, were it frozen now.
async function listNames(letter: PublicLetter, edition: editions.Edition | null): Promise<Listed[]> {
  const names = edition
    ? await editions.listSignatories(edition)
    : ((await findProspect(letter.id))?.list ?? [])
  return names.map(({ name, kind, group, detail }, at) => ({ position: at + 1, name, kind, group, detail }))
}

function listPublic(letter: PublicLetter, which: SQL): Promise<LetterLink[]> {
  return db
    .select({ slug: letters.slug, title: letters.title, language: letters.language })
    .from(letters)
    .where(
      and(
        which,
        eq(letters.coalitionId, letter.coalitionId),
        eq(letters.visibility, 'public'),
        ne(letters.state, 'drafting'),
        isNotNull(letters.versionId),
      ),
    )
    .orderBy(asc(letters.createdAt), asc(letters.id))
}

/** The names that hold what was asked for, whatever the case, accents and punctuation. */
export function matching(names: Listed[], query: string): Listed[] {
  const wanted = spelled(query)
  return names.filter(({ name }) => spelled(name).includes(wanted))
}

async function listDelivered(letterId: string): Promise<Publication['deliveries']> {
  const rows = await db
    .select({ addressee: deliveries.addressee, at: deliveries.deliveredAt })
    .from(deliveries)
    .where(and(eq(deliveries.letterId, letterId), eq(deliveries.state, 'delivered')))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
  return rows.flatMap(({ addressee, at }) => (at ? { to: calledOf(addressee), at } : []))
}
