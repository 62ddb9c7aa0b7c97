import { and, asc, desc, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { accounts, db, letters, lockRow, stories, type Tx, transact } from '~db'
import type { As, Letter } from './access.server'
import * as drafts from './drafts.server'
import { record } from './history.server'
import { namedIn, type Passage, passagesIn } from './passages'
import { settled } from './suggestions/deciding'

export type Story = typeof stories.$inferSelect

/** What a lead knows of a person named in the letter. Of the name behind a pseudonym nothing is kept. */
export type StoryEntry = {
  name: string
  pseudonym: boolean
  /** Who vouches for the story: the organization that was given the consent. */
  vouchedBy: string | null
  /** Who consented, to whom and how: "herself, to her attorney". */
  consentBy: string | null
  /** yyyy-mm-dd */
  consentOn: string | null
  /** The last day on which the name may be used; without one it does not run out. */
  consentUntil: string | null
  /** What the leads tell each other of it; left out, it stays as it is. */
  notes?: string | null
}

/** Why an entry is not taken, and the field it is about. */
export type Refused = { refused: string; at: keyof StoryEntry }

export type Standing = 'consented' | 'overridden' | 'run out' | 'unvouched' | 'unresolved'

/** The people named in the letter, each with where it stands on this day (yyyy-mm-dd). */
export async function list(letter: As<'viewer', Letter>, today: string) {
  const rows = await db
    .select({ story: stories, overriddenBy: accounts.name })
    .from(stories)
    .leftJoin(accounts, eq(accounts.id, stories.overriddenBy))
    .where(eq(stories.letterId, letter.id))
    .orderBy(asc(stories.position), asc(stories.id))
  return rows.map(({ story, overriddenBy }) => ({
    ...story,
    overriddenBy,
    standing: standingOf(story, today),
  }))
}

/** Where an entry of the register stands in the text: the passages bound to it, or else where its name is. */
export type Placed = { passages: string[]; named: string | null }

/** Where in the draft each entry of the register stands, and the stories that no entry stands for. */
export async function placesOf(
  letter: As<'viewer', Letter>,
  register: Pick<Story, 'id' | 'name'>[],
): Promise<{ of: Map<string, Placed>; unbound: Passage[] }> {
  const draft = await drafts.find(letter.id)
  const doc = draft ? settled(draft.doc) : { type: 'doc' }
  const passages = passagesIn(doc)
  const known = new Set(register.map(({ id }) => id))
  return {
    of: new Map(
      register.map(({ id, name }) => [
        id,
        {
          passages: passages.filter(({ story }) => story === id).map(({ words }) => words),
          named: namedIn(doc, name),
        },
      ]),
    ),
    unbound: passages.filter(({ story }) => story === null || !known.has(story)),
  }
}

/** The stories that keep the letter from freezing: nobody vouches for a consent that still holds, and no owner overrides. */
export async function listUnresolved(
  letterId: string,
  today: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<(Story & { standing: Standing })[]> {
  const rows = await reader
    .select()
    .from(stories)
    .where(eq(stories.letterId, letterId))
    .orderBy(asc(stories.position), asc(stories.id))
  return rows
    .map((story) => ({ ...story, standing: standingOf(story, today) }))
    .filter(({ standing }) => !isResolved(standing))
}

/** The story of this id, if it is this letter's. */
export async function find(letter: As<'viewer', Letter>, id: string): Promise<Story | null> {
  const [story] = await db.select().from(stories).where(ours(letter, id))
  return story ?? null
}

/** Adds a person named in the letter to the register. */
export async function add(letter: As<'editor', Letter>, entry: StoryEntry): Promise<Story | Refused> {
  const wrong = problemOf(entry)
  if (wrong) return wrong
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [last] = await tx
      .select({ position: stories.position })
      .from(stories)
      .where(eq(stories.letterId, letter.id))
      .orderBy(desc(stories.position))
      .limit(1)
    const position = (last?.position ?? -1) + 1
    const [story] = await tx
      .insert(stories)
      .values({ letterId: letter.id, position, ...kept(entry) })
      .returning()
    if (!story) throw new Error('The story was not added.')
    await note(tx, letter, 'story added', story.id, { pseudonym: story.pseudonym })
    return story
  })
}

/** Writes down what is known now. Under another name an override does not stand. */
export async function change(
  letter: As<'editor', Letter>,
  id: string,
  entry: StoryEntry,
): Promise<Refused | null> {
  const wrong = problemOf(entry)
  if (wrong) return wrong
  return transact(async (tx) => {
    const [present] = await tx.select().from(stories).where(ours(letter, id))
    if (!present) return { refused: GONE, at: 'name' }
    const renamed = present.name !== kept(entry).name
    await tx
      .update(stories)
      .set({ ...kept(entry), ...(renamed ? notOverridden : {}) })
      .where(ours(letter, id))
    await note(tx, letter, 'story changed', id, {
      consent: entry.consentOn !== null,
      until: entry.consentUntil,
    })
    return null
  })
}

/** Takes a person out of the register; the text stays as it is. */
export function remove(letter: As<'editor', Letter>, id: string): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [gone] = await tx.delete(stories).where(ours(letter, id)).returning({ id: stories.id })
    if (!gone) return { refused: GONE }
    await note(tx, letter, 'story removed', id)
    return null
  })
}

/** Lets the letter freeze without this consent, on an owner's word and for a reason that is kept. */
export function override(
  letter: As<'owner', Letter>,
  id: string,
  reason: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  if (!reason.trim())
    return Promise.resolve({ refused: 'Write why the letter may go out without this consent.' })
  return transact(async (tx) => {
    const [story] = await tx
      .update(stories)
      .set({ overriddenAt: now, overriddenBy: letter.actor.id, overrideReason: reason.trim() })
      .where(ours(letter, id))
      .returning({ id: stories.id })
    if (!story) return { refused: GONE }
    await note(tx, letter, 'story overridden', id)
    return null
  })
}

/** Takes an owner's override back. */
export function takeBackOverride(
  letter: As<'owner', Letter>,
  id: string,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [story] = await tx
      .update(stories)
      .set(notOverridden)
      .where(ours(letter, id))
      .returning({ id: stories.id })
    if (!story) return { refused: GONE }
    await note(tx, letter, 'override taken back', id)
    return null
  })
}

/** What keeps a letter from freezing about a story, in a few words; null when nothing does. */
export function lacks(standing: Standing): string | null {
  switch (standing) {
    case 'run out':
      return 'The consent has run out'
    case 'unvouched':
      return 'Nobody vouches for it'
    case 'unresolved':
      return 'No consent on record'
    default:
      return null
  }
}

/** Whether a story no longer keeps its letter from freezing. */
export function isResolved(standing: Standing): boolean {
  return standing === 'consented' || standing === 'overridden'
}

const GONE = 'This person is not in the register any more. Look at the list.'

const notOverridden = { overriddenAt: null, overriddenBy: null, overrideReason: null }

function standingOf(story: Story, today: string): Standing {
  const consents = story.consentBy !== null && story.consentOn !== null
  const holds = consents && (story.consentUntil ?? today) >= today
  if (holds && story.vouchedBy) return 'consented'
  if (story.overriddenAt) return 'overridden'
  if (holds) return 'unvouched'
  return consents ? 'run out' : 'unresolved'
}

function problemOf({ name, consentBy, consentOn, consentUntil }: StoryEntry): Refused | null {
  if (!name.trim()) return { refused: 'Enter the name as the letter prints it.', at: 'name' }
  if (consentOn && !isDay(consentOn))
    return { refused: 'Write the day of the consent as a day of the calendar.', at: 'consentOn' }
  if (consentUntil && !isDay(consentUntil))
    return { refused: 'Write the last day as a day of the calendar.', at: 'consentUntil' }
  if (consentOn && !consentBy?.trim()) return { refused: 'Say who gave consent.', at: 'consentBy' }
  if ((consentBy?.trim() || consentUntil) && !consentOn)
    return { refused: 'Say on which day consent was given.', at: 'consentOn' }
  if (consentOn && consentUntil && consentUntil < consentOn)
    return {
      refused: 'The last day is before the day of the consent. Change one of them.',
      at: 'consentUntil',
    }
  return null
}

function kept(entry: StoryEntry): StoryEntry {
  const { name, pseudonym, vouchedBy, consentBy, consentOn, consentUntil, notes } = entry
  return {
    name: name.trim(),
    pseudonym,
    vouchedBy: vouchedBy?.trim() || null,
    consentBy: consentBy?.trim() || null,
    consentOn: consentOn || null,
    consentUntil: consentUntil || null,
    ...(notes === undefined ? {} : { notes: notes?.trim() || null }),
  }
}

function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day
  } catch {
    return false
  }
}

function ours(letter: Pick<Letter, 'id'>, id: string) {
  return and(eq(stories.id, id), eq(stories.letterId, letter.id))
}

function note(
  tx: Tx,
  letter: As<'editor', Letter>,
  action: string,
  object: string,
  data: Record<string, unknown> = {},
) {
  return record(tx, letter.actor, {
    coalitionId: letter.coalitionId,
    letterId: letter.id,
    action,
    object,
    data,
  })
}
