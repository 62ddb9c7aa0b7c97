import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { db, importFindings, invitations, type Tx, transact } from '~db'
import type { As, Letter } from './access.server'
import { record } from './history.server'
import type { LetterReading } from './imports/index.server'
import * as organizations from './organizations/index.server'
import { blockTexts, type DocNode } from './text'

export type Finding = typeof importFindings.$inferSelect

/**
 * Keeps what reading a letter left for a person to decide, in the transaction that brings the letter in; gives how
 * many. The names of a letter already sent print as they stand, so nothing is asked of them.
 */
export async function keep(
  tx: Tx,
  letterId: string,
  { warnings, signatories }: LetterReading,
  as: 'draft' | 'sent',
): Promise<number> {
  const names = as === 'draft' ? signatories.filter(({ kind }) => kind !== 'organization') : []
  const found = [
    ...warnings
      .filter(({ message }) => as === 'sent' || !ON_PERSONS.test(message))
      .map(({ line, message }) => ({ kind: 'warning' as const, line, message })),
    ...names.map(({ name, line, group, kind }) => ({
      kind: 'name' as const,
      line,
      message: name,
      group,
      certain: kind === 'individual',
    })),
  ].map((each, position) => ({ letterId, position, ...each }))
  for (let from = 0; from < found.length; from += 500)
    await tx.insert(importFindings).values(found.slice(from, from + 500))
  return found.length
}

/** What is still to be looked at, in the order of the letter, a page at a time; or what was settled. */
export function list(
  letter: As<'viewer', Letter>,
  {
    kind,
    settled = false,
    page = 1,
    size = 50,
  }: {
    kind: Finding['kind']
    settled?: boolean
    page?: number
    size?: number
  },
): Promise<Finding[]> {
  return db
    .select()
    .from(importFindings)
    .where(
      and(
        eq(importFindings.letterId, letter.id),
        eq(importFindings.kind, kind),
        settled ? isNotNull(importFindings.settledAt) : isNull(importFindings.settledAt),
      ),
    )
    .orderBy(asc(importFindings.position), asc(importFindings.id))
    .limit(size)
    .offset((page - 1) * size)
}

/** How many of each kind are open and settled. */
export async function countAll(letter: As<'viewer', Letter>) {
  const settled = await db
    .select({ kind: importFindings.kind, count: count() })
    .from(importFindings)
    .where(and(eq(importFindings.letterId, letter.id), isNotNull(importFindings.settledAt)))
    .groupBy(importFindings.kind)
  const all = await db
    .select({ kind: importFindings.kind, count: count() })
    .from(importFindings)
    .where(eq(importFindings.letterId, letter.id))
    .groupBy(importFindings.kind)
  const of = (rows: typeof all, kind: Finding['kind']) => rows.find((row) => row.kind === kind)?.count ?? 0
  const counted = (kind: Finding['kind']) => ({
    open: of(all, kind) - of(settled, kind),
    settled: of(settled, kind),
  })
  return { warning: counted('warning'), name: counted('name') }
}

/** Marks a finding as looked at: the doubt is settled, or the name is a person's. */
export function settle(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<Finding | { refused: string }> {
  return transact((tx) => settleHere(tx, letter, id, now))
}

/** Says that a name is an organization's: it joins the registry and is listed for asking, while that goes on. */
export function takeAsOrganization(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<Finding | { refused: string }> {
  if (!canStillAsk(letter))
    return Promise.resolve({ refused: 'Signing has closed: nobody is asked any more.' })
  return transact(async (tx) => {
    const finding = await settleHere(tx, letter, id, now)
    if ('refused' in finding || finding.kind !== 'name') return finding
    const { id: organizationId } = await organizations.findOrAdd(tx, letter.coalitionId, finding.message)
    await tx.insert(invitations).values({ letterId: letter.id, organizationId }).onConflictDoNothing()
    return finding
  })
}

/** Whether organizations can still be asked to sign the letter. */
export function canStillAsk({ state }: Pick<Letter, 'state'>): boolean {
  return state === 'drafting' || state === 'open'
}

/** Opens a finding again. A name that was taken as an organization's is no longer listed, if it was not asked yet. */
export function reopen(letter: As<'editor', Letter>, id: string): Promise<Finding | { refused: string }> {
  return transact(async (tx) => {
    const [finding] = await tx
      .update(importFindings)
      .set({ settledAt: null, settledBy: null })
      .where(and(ours(letter, id), isNotNull(importFindings.settledAt)))
      .returning()
    if (!finding) return { refused: 'This is open already.' }
    const organization =
      finding.kind === 'name' ? await organizations.findByName(tx, letter.coalitionId, finding.message) : null
    if (organization)
      await tx
        .delete(invitations)
        .where(
          and(
            eq(invitations.letterId, letter.id),
            eq(invitations.organizationId, organization.id),
            eq(invitations.state, 'listed'),
          ),
        )
    await note(tx, letter, 'finding opened again', id)
    return finding
  })
}

/** The paragraph of the text that a warning speaks of, found by the words it quotes. */
export function passageOf({ kind, message }: Pick<Finding, 'kind' | 'message'>, doc: DocNode): string | null {
  const quoted = kind === 'warning' ? /“(.+?)…?”/.exec(message)?.[1] : undefined
  if (!quoted) return null
  return blockTexts(doc).find((text) => text.includes(quoted)) ?? null
}

export type Place = 'text' | 'addressees' | 'asking' | 'particulars' | 'delivery'

/** Where what a finding speaks of is mended; null when it stands nowhere that can be opened. */
export function placeOf(finding: Pick<Finding, 'kind' | 'message'>, doc: DocNode): Place | null {
  if (finding.kind === 'name') return null
  if (passageOf(finding, doc) !== null) return 'text'
  return PLACES.find(([words]) => words.test(finding.message))?.[1] ?? null
}

// From the first that fits: a finding is a sentence of the reading, and its words say what it is about.
const PLACES: [RegExp, Place][] = [
  [/^The letter prints no date|^The date “/, 'particulars'],
  [/says how it was sent/, 'delivery'],
  [/\baddressees?\b|^The salutation|gets a copy/, 'addressees'],
  [
    /names?\b.*\b(?:list|line|columns?|heading|address|sentence|side by side)|\bsignator(?:y|ies)\b|several names|name of a place|in no column|apostrophe|unmatched bracket|resembles|is listed twice/,
    'asking',
  ],
  [/taken as letterhead|^No |^Footnotes|^The line holds|may have lost|is mentioned|may be one word/, 'text'],
]

// Of a draft each of these names is a finding of its own.
const ON_PERSONS = /looks like a person\.|look like persons,/

async function settleHere(
  tx: Tx,
  letter: As<'editor', Letter>,
  id: string,
  now: Date,
): Promise<Finding | { refused: string }> {
  const [finding] = await tx
    .update(importFindings)
    .set({ settledAt: now, settledBy: letter.actor.id })
    .where(and(ours(letter, id), isNull(importFindings.settledAt)))
    .returning()
  if (!finding) return { refused: 'This was settled already.' }
  await note(tx, letter, 'finding settled', id)
  return finding
}

function ours(letter: Pick<Letter, 'id'>, id: string) {
  return and(eq(importFindings.id, id), eq(importFindings.letterId, letter.id))
}

function note(tx: Tx, letter: As<'editor', Letter>, action: string, object: string) {
  const { id, coalitionId, actor } = letter
  return record(tx, actor, { coalitionId, letterId: id, action, object })
}
