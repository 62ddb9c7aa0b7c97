import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, gte } from 'drizzle-orm'
import { accounts, db, drafts, letters, lockRow, type Tx, transact, type versionKinds, versions } from '~db'
import type { As, Letter } from './access.server'
import { differenceOf, ofText, wordsIn } from './differences'
import { FINAL, lockOf, textOf } from './drafts.server'
import { type Actor, record } from './history.server'
import * as steps from './steps.server'
import { settled } from './suggestions/deciding'
import { type DocNode, plainOf, readDoc } from './text'
import { hashOf } from './text.server'

export type Version = typeof versions.$inferSelect
export type VersionKind = (typeof versionKinds)[number]

/** Keeps the text as it stands now, particulars included, as a version that never changes. */
export function keep(
  letter: As<'editor', Letter>,
  { note = null, kind = 'named' }: { note?: string | null; kind?: VersionKind } = {},
): Promise<Version | { refused: string }> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    return add(tx, letter.actor, letter.id, { note, kind })
  })
}

/** The same, within the transaction that needs the version. */
export async function add(
  tx: Tx,
  actor: Actor,
  letterId: string,
  {
    note = null,
    kind,
    from,
    authorId = actor.kind === 'member' ? actor.id : null,
  }: { note?: string | null; kind: VersionKind; from?: number; authorId?: string | null },
): Promise<Version> {
  await lockRow(tx, letters, letterId)
  const [letter] = await tx.select().from(letters).where(eq(letters.id, letterId))
  const [last] = await tx
    .select({ id: versions.id, number: versions.number })
    .from(versions)
    .where(eq(versions.letterId, letterId))
    .orderBy(desc(versions.number))
    .limit(1)
  const text = await textOf(letterId, tx)
  const [draft] = await tx.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letterId))
  const [version] = await tx
    .insert(versions)
    .values({
      ...text,
      marked: draft ? markedOf(kind === 'opened' ? settled(draft.doc) : draft.doc, text.doc) : null,
      letterId,
      number: (last?.number ?? 0) + 1,
      kind,
      plain: plainOf(text),
      hash: hashOf(text),
      note: note?.trim() || null,
      parentId: last?.id ?? null,
      authorId,
    })
    .returning()
  if (!letter || !version) throw new Error(`Letter ${letterId} took no version.`)
  await record(tx, actor, {
    coalitionId: letter.coalitionId,
    letterId,
    action: kind === 'restored' ? 'version restored' : 'version kept',
    object: version.id,
    data: { number: version.number, kind, hash: version.hash, ...(from ? { from } : {}) },
  })
  return version
}

/** The newest version, if the text has not changed since; else a new one; within the transaction that needs it. */
export async function keepPresent(
  tx: Tx,
  actor: Actor,
  letterId: string,
  kind: VersionKind,
  note: string | null = null,
): Promise<Version> {
  const last = await findNewest(letterId, tx)
  if (last?.hash === hashOf(await textOf(letterId, tx))) return last
  return add(tx, actor, letterId, { kind, note })
}

/** The version that was kept last. */
export async function findNewest(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<Version | null> {
  const [newest] = await reader
    .select()
    .from(versions)
    .where(eq(versions.letterId, letterId))
    .orderBy(desc(versions.number))
    .limit(1)
  return newest ?? null
}

/** The newest version of exactly this text. */
export async function findByHash(
  tx: Pick<Tx, 'select'>,
  letterId: string,
  hash: string,
): Promise<Version | null> {
  const [version] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.letterId, letterId), eq(versions.hash, hash)))
    .orderBy(desc(versions.number))
    .limit(1)
  return version ?? null
}

/** The letter's versions, newest first, with who made them. */
export function list(letterId: string) {
  return db
    .select({
      id: versions.id,
      number: versions.number,
      kind: versions.kind,
      hash: versions.hash,
      note: versions.note,
      author: accounts.name,
      createdAt: versions.createdAt,
    })
    .from(versions)
    .leftJoin(accounts, eq(accounts.id, versions.authorId))
    .where(eq(versions.letterId, letterId))
    .orderBy(desc(versions.number))
}

export type Size = { added: number; removed: number }

/** The same, each with the words of the text added and removed since the version before; the first adds all it has. */
export async function listWithSizes(letterId: string) {
  const kept = await list(letterId)
  const sizes = await sizesOf(letterId, kept)
  return kept.map((each) => ({ ...each, size: sizes.get(each.id) ?? { added: 0, removed: 0 } }))
}

// Neither of two versions ever changes, so what differs is counted once.
const counted = new Map<string, Size>()
const COUNTED = 10_000

async function sizesOf(letterId: string, kept: { id: string; number: number }[]): Promise<Map<string, Size>> {
  const sizes = new Map<string, Size>()
  const oldest = kept.findLast(({ id }) => !counted.has(id))
  const texts = oldest
    ? await db
        .select({
          id: versions.id,
          title: versions.title,
          addressees: versions.addressees,
          contacts: versions.contacts,
          doc: versions.doc,
        })
        .from(versions)
        .where(and(eq(versions.letterId, letterId), gte(versions.number, oldest.number - 1)))
    : []
  const byId = new Map(texts.map((text) => [text.id, text]))
  for (const [at, { id }] of kept.entries()) {
    const text = byId.get(id)
    const size =
      counted.get(id) ??
      (text && wordsIn(ofText(differenceOf(byId.get(kept[at + 1]?.id ?? '') ?? EMPTY, text))))
    if (!size) continue
    sizes.set(id, size)
    if (counted.size < COUNTED) counted.set(id, size)
  }
  return sizes
}

const EMPTY = { title: '', addressees: [], contacts: [], doc: { type: 'doc', content: [] } }

/** The list in runs of one, but what was kept by itself, one after the other and without a name, in one run. The newest stands alone. */
export function folded<Row extends Pick<Version, 'kind' | 'note'>>(kept: Row[]): Row[][] {
  const runs: Row[][] = []
  const folds = (each: Row | undefined) => each?.kind === 'paused' && each.note === null
  kept.forEach((each, at) => {
    const last = runs.at(-1)
    if (at > 1 && last && folds(each) && folds(last[0])) last.push(each)
    else runs.push([each])
  })
  return runs
}

/** Gives a version a name, another one, or none. */
export function name(
  letter: As<'editor', Letter>,
  number: number,
  note: string | undefined,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const [version] = await tx.select({ id: versions.id }).from(versions).where(numbered(letter.id, number))
    if (!version) return { refused: `There is no version ${number}. Choose one from the list.` }
    await tx
      .update(versions)
      .set({ note: note?.trim() || null })
      .where(eq(versions.id, version.id))
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'version named',
      object: version.id,
      data: { number },
    })
    return null
  })
}

/** What a version is called: its note, or how it came to be. */
export function titleOf({ kind, note }: Pick<Version, 'kind' | 'note'>): string {
  return note ?? kindWords[kind]
}

/** How a version came to be. */
export const kindWords: Record<VersionKind, string> = {
  imported: 'As it was brought in',
  named: 'Saved by hand',
  opened: 'As opened for signatures',
  restored: 'An earlier text restored',
  corrected: 'Corrected while open',
  paused: 'Kept by itself when nobody had typed for a while',
  before: 'Kept by itself before a change that can be taken back',
  asked: 'Sent to the lead organizations to approve',
}

/** The version of this number. */
export async function find(letterId: string, number: number): Promise<Version | null> {
  const [version] = await db.select().from(versions).where(numbered(letterId, number))
  return version ?? null
}

/** The same, with the name of who made it. */
export async function findWithAuthor(
  letterId: string,
  number: number,
): Promise<(Version & { author: string | null }) | null> {
  const [found] = await db
    .select({ version: versions, author: accounts.name })
    .from(versions)
    .leftJoin(accounts, eq(accounts.id, versions.authorId))
    .where(numbered(letterId, number))
  return found ? { ...found.version, author: found.author } : null
}

/**
 * Makes the text of an earlier version the draft again, and keeps that as a new version. What stood in the draft
 * is kept before it, so that restoring the version before takes it back.
 */
export async function restore(
  letter: As<'editor', Letter>,
  number: number,
  now = new Date(),
): Promise<Version | { refused: string }> {
  const restored = await transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    if (locked) return { refused: locked }
    const [earlier] = await tx
      .select({ doc: versions.doc, marked: versions.marked })
      .from(versions)
      .where(numbered(letter.id, number))
    if (!earlier) return { refused: `There is no version ${number}. Choose one from the list.` }
    await keepUnlessKept(tx, letter, `As it stood before version ${number} was restored`)
    await steps.replaceBy(tx, letter, earlier.marked ?? earlier.doc, now)
    return add(tx, letter.actor, letter.id, { kind: 'restored', from: number })
  })
  steps.tell(letter.id)
  return restored
}

/** Puts another text in the place of the draft, which is kept as a version first; title and names stay as they are. */
export async function replace(
  letter: As<'editor', Letter>,
  doc: DocNode,
  now = new Date(),
): Promise<{ refused: string } | null> {
  const read = readDoc(doc)
  if ('refused' in read) return read
  const refused = await transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    if (locked) return { refused: locked }
    await add(tx, letter.actor, letter.id, {
      kind: 'before',
      note: 'As it stood before the text was replaced',
    })
    await steps.replaceBy(tx, letter, read.doc, now)
    return null
  })
  steps.tell(letter.id)
  return refused
}

/** Keeps a draft as a version once nobody has typed for a while; says when to look again, if somebody has. */
export function keepPaused(letterId: string, now = new Date()): Promise<{ lookAgain: Date } | null> {
  return transact(async (tx) => {
    if (await lockOf(tx, letterId)) return null
    const [draft] = await tx.select().from(drafts).where(eq(drafts.letterId, letterId))
    if (!draft) return null
    const pausedAt = draft.updatedAt.getTime() + steps.PAUSE
    if (pausedAt > now.getTime()) return { lookAgain: new Date(pausedAt) }
    if (await isKept(tx, letterId)) return null
    await add(tx, { kind: 'product' }, letterId, { kind: 'paused', authorId: draft.updatedBy })
    return null
  })
}

/** Keeps the draft as a version in the transaction that needs it, unless the newest is the same text with the same suggestions. */
export async function keepUnlessKept(tx: Tx, letter: As<'editor', Letter>, note: string): Promise<void> {
  const last = await newestOf(tx, letter.id)
  const [draft] = await tx.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letter.id))
  const { doc, ...text } = await textOf(letter.id, tx)
  const isSame = last?.hash === hashOf({ ...text, doc })
  if (isSame && draft && isDeepStrictEqual(last.marked ?? doc, draft.doc)) return
  await add(tx, letter.actor, letter.id, { kind: 'before', note })
}

async function isKept(tx: Tx, letterId: string): Promise<boolean> {
  return (await newestOf(tx, letterId))?.hash === hashOf(await textOf(letterId, tx))
}

async function newestOf(tx: Tx, letterId: string) {
  const [last] = await tx
    .select({ hash: versions.hash, marked: versions.marked })
    .from(versions)
    .where(eq(versions.letterId, letterId))
    .orderBy(desc(versions.number))
    .limit(1)
  return last
}

// A text that is opened holds no suggestion, but the stories in it stay bound for who restores it.
function markedOf(draft: DocNode, kept: DocNode): DocNode | null {
  return JSON.stringify(draft) === JSON.stringify(kept) ? null : draft
}

// A number out of an address may be none; no version has 0.
function numbered(letterId: string, number: number) {
  const asked = Number.isInteger(number) && number < 1_000_000 ? number : 0
  return and(eq(versions.letterId, letterId), eq(versions.number, asked))
}
