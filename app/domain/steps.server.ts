import type { Node, Schema } from '@tiptap/pm/model'
import { Step, type StepMap, Transform } from '@tiptap/pm/transform'
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { enqueue } from '~/jobs/queue.server'
import { accounts, db, draftSteps, drafts, letters, reviewers, type Tx, transact } from '~db'
import type { As, Letter, Reviewing } from './access.server'
import { lockOf } from './drafts.server'
import { upon } from './rebasing'
import { keepUp } from './suggestions/index.server'
import { onlySuggests } from './suggestions/making'
import { draftSchema } from './suggestions/marks'
import { type DocNode, readDoc, scan } from './text'

/** Who may change a draft: an editor, or a reviewer, whose every change is a suggestion. */
export type Writer = As<'editor', Letter> | Reviewing

type StepJson = Record<string, unknown>

/** Steps in order, each with the open page that made it; `revision` is the number of the last. */
export type Steps = { revision: number; steps: StepJson[]; clients: string[] }

/** *Joined*: what was taken, and before it what the page had missed. */
export type Appended =
  | { revision: number; talk?: boolean; joined?: Steps }
  | { missed: Steps }
  | { gone: true }
  | { refused: string }

/** A change is kept as a version once nobody has typed for so long. */
export const PAUSE = 5 * 60_000

export const UNREADABLE =
  'The change could not be read. Reload the page: what you wrote is kept in this browser.'
/** As many steps as are taken at once. */
export const AT_ONCE = 1_000

/**
 * Appends what an open page changed since a revision, or gives what it has missed, to change upon that. All of it is
 * taken or nothing. *Gone* is a revision of which the steps are no longer known. What comes of a page that *joins* is
 * put upon what it has missed, where that can be: else, of many who write at once, all but one would send in vain.
 */
export async function append(
  writer: Writer,
  sent: { revision: number; client: string; steps: unknown[]; joins?: boolean },
  now = new Date(),
): Promise<Appended> {
  if (sent.steps.length === 0 || sent.steps.length > AT_ONCE) return { refused: UNREADABLE }
  const appended = await transact(async (tx): Promise<Appended> => {
    const locked = await lockOf(tx, writer.id)
    if (locked) return { refused: locked }
    const revision = await revisionOf(writer.id, tx)
    if (sent.revision > revision) return { refused: UNREADABLE }
    if (sent.revision < revision) return joinOrTell(tx, writer, sent, now)
    const change = replayed((await held(tx, writer.id)).doc, sent.steps)
    if ('refused' in change) return change
    const refused = refusalOf(writer, change)
    if (refused) return { refused }
    return await put(tx, writer, change, { client: sent.client, now })
  })
  if ('revision' in appended) tell(writer.id, { talk: appended.talk === true })
  return appended
}

async function joinOrTell(
  tx: Tx,
  writer: Writer,
  { revision, client, steps, joins }: Parameters<typeof append>[1],
  now: Date,
): Promise<Appended> {
  const missed = await since(writer.id, revision, tx)
  if (!missed) return { gone: true }
  // What was taken before is not taken again, when only the answer was lost.
  if (!joins || missed.clients.includes(client) || missed.steps.length > AT_ONCE) return { missed }
  const moved = readUpon(steps, missed.steps)
  const change = moved && replayed((await held(tx, writer.id)).doc, moved)
  if (!change || 'refused' in change || refusalOf(writer, change)) return { missed }
  const taken = await put(tx, writer, change, { client, now })
  const own = change.steps.map((step) => step.toJSON())
  return {
    ...taken,
    joined: {
      revision: taken.revision,
      steps: [...missed.steps, ...own],
      clients: [...missed.clients, ...own.map(() => client)],
    },
  }
}

function readUpon(steps: unknown[], missed: StepJson[]): StepJson[] | null {
  if (steps.some((json) => problemIn(json))) return null
  try {
    const read = (json: unknown) => Step.fromJSON(draftSchema, json)
    return upon(steps.map(read), missed.map(read))?.map((step) => step.toJSON()) ?? null
  } catch {
    return null
  }
}

function refusalOf({ actor }: Writer, { before, doc }: Pick<Change, 'before' | 'doc'>): string | null {
  if (actor.kind !== 'reviewer' || onlySuggests(before, doc, actor.id)) return null
  return 'With this link you may suggest and comment. This would change the text, or another’s suggestion.'
}

/** The steps after a revision; none, when the revision is older than what is kept. */
export async function since(
  letterId: string,
  revision: number,
  reader: Pick<Tx, 'select'> = db,
): Promise<Steps | null> {
  const rows = await reader
    .select({ number: draftSteps.number, step: draftSteps.step, client: draftSteps.client })
    .from(draftSteps)
    .where(and(eq(draftSteps.letterId, letterId), gt(draftSteps.number, revision)))
    .orderBy(asc(draftSteps.number))
  if (rows[0] && rows[0].number !== revision + 1) return null
  const last = rows.at(-1)?.number ?? (await revisionOf(letterId, reader))
  if (rows.length !== last - revision) return null
  return { revision: last, steps: rows.map(({ step }) => step), clients: rows.map(({ client }) => client) }
}

/** Who wrote a part of a passage and when; it *began* so when it stood in the draft before anyone typed. */
export type Written = {
  from: number
  to: number
  name: string | null
  organization: string | null
  at: Date
  began: boolean
}

/**
 * Who wrote each part of a passage, as an open page had it at a revision, and when: found by following it back through
 * the steps. What stood there when the draft began is of who brought it in.
 */
export async function writersOf(
  letterId: string,
  { revision, from, to }: { revision: number; from: number; to: number },
): Promise<Written[] | { refused: string }> {
  if (from >= to || revision > (await revisionOf(letterId)))
    return { refused: 'The passage has changed in the meantime. Choose the words again.' }
  const found: (Written & { by: string })[] = []
  let left: Piece[] = [{ from, to, at: from }]
  for (let before = revision + 1; left.length > 0; ) {
    const rows = await db
      .select({
        number: draftSteps.number,
        step: draftSteps.step,
        account: accounts.name,
        reviewer: reviewers.name,
        organization: reviewers.organization,
        by: draftSteps.accountId,
        reviewerId: draftSteps.reviewerId,
        at: draftSteps.at,
      })
      .from(draftSteps)
      .leftJoin(accounts, eq(accounts.id, draftSteps.accountId))
      .leftJoin(reviewers, eq(reviewers.id, draftSteps.reviewerId))
      .where(and(eq(draftSteps.letterId, letterId), lt(draftSteps.number, before)))
      .orderBy(desc(draftSteps.number))
      .limit(500)
    for (const { step, account, reviewer, organization, by, reviewerId, at } of rows) {
      const parted = partedBy(Step.fromJSON(draftSchema, step).getMap(), left)
      left = parted.older
      const who = { name: reviewer ?? account, organization, at, began: false, by: reviewerId ?? by ?? '' }
      found.push(
        ...parted.made.map(({ at: start, from: a, to: b }) => ({ from: start, to: start + b - a, ...who })),
      )
      if (left.length === 0) break
    }
    const last = rows.at(-1)
    if (!last) break
    before = last.number
  }
  if (left.length > 0) {
    const [letter] = await db
      .select({ name: accounts.name, by: letters.createdBy, at: letters.createdAt })
      .from(letters)
      .leftJoin(accounts, eq(accounts.id, letters.createdBy))
      .where(eq(letters.id, letterId))
    if (!letter) throw new Error(`There is no letter ${letterId}.`)
    const who = { name: letter.name, organization: null, at: letter.at, began: true, by: letter.by ?? '' }
    found.push(...left.map(({ at: start, from: a, to: b }) => ({ from: start, to: start + b - a, ...who })))
  }
  return joined(found)
}

/** Part of a passage: where it stood at some step, and where it begins at the revision that was asked about. */
type Piece = { from: number; to: number; at: number }

// What a step put in is made by it; the rest is older, and stood elsewhere before.
function partedBy(map: StepMap, pieces: Piece[]): { made: Piece[]; older: Piece[] } {
  const ranges: { from: number; to: number; old: number }[] = []
  map.forEach((oldStart, oldEnd, from, to) => {
    ranges.push({ from, to, old: oldEnd - oldStart })
  })
  if (ranges.length === 0) return { made: [], older: pieces }
  const made: Piece[] = []
  const older: Piece[] = []
  const put = (to: Piece[], piece: Piece, from: number, end: number, shift: number) => {
    const [a, b] = [Math.max(from, piece.from), Math.min(end, piece.to)]
    if (a < b) to.push({ from: a + shift, to: b + shift, at: piece.at + a - piece.from })
  }
  for (const piece of pieces) {
    let done = 0
    let shift = 0
    for (const range of ranges) {
      put(older, piece, done, range.from, shift)
      put(made, piece, range.from, range.to, 0)
      done = range.to
      shift += range.old - (range.to - range.from)
    }
    put(older, piece, done, Number.POSITIVE_INFINITY, shift)
  }
  return { made, older }
}

/** One who typed on is one entry, with the time of the last letter. */
const TYPED_ON = 10 * 60_000

function joined(found: (Written & { by: string })[]): Written[] {
  const parts: (Written & { by: string })[] = []
  for (const each of found.toSorted((one, other) => one.from - other.from)) {
    const last = parts.at(-1)
    const near = last && Math.abs(each.at.getTime() - last.at.getTime()) <= TYPED_ON
    if (last && near && last.by === each.by && last.began === each.began && last.to === each.from) {
      last.to = each.to
      if (each.at > last.at) last.at = each.at
    } else parts.push({ ...each })
  }
  return parts.map(({ by: _, ...part }) => part)
}

/** The number of the last step of a draft. */
export async function revisionOf(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<number> {
  const [draft] = await reader
    .select({ revision: drafts.revision })
    .from(drafts)
    .where(eq(drafts.letterId, letterId))
  return draft?.revision ?? 0
}

/** Changes a draft by a transform of what it holds, in the transaction that needs it: as the work of this writer. */
export async function change(
  tx: Tx,
  writer: Pick<Writer, 'id' | 'coalitionId' | 'actor'>,
  by: (transform: Transform) => void,
  { client = 'server', now = new Date() }: { client?: string; now?: Date } = {},
): Promise<number> {
  const draft = await held(tx, writer.id)
  const transform = new Transform(draftSchema.nodeFromJSON(draft.doc))
  const before = transform.doc
  by(transform)
  if (!transform.docChanged) return draft.revision
  transform.doc.check()
  const made = { before, doc: transform.doc, steps: transform.steps, revision: draft.revision }
  return (await put(tx, writer, made, { client, now })).revision
}

/** Makes a text the draft, as one change of this editor. */
export async function write(
  letter: As<'editor', Letter>,
  doc: unknown,
  now = new Date(),
): Promise<{ revision: number } | { refused: string }> {
  const read = readDoc(doc)
  if ('refused' in read) return read
  const written = await transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    return locked ? { refused: locked } : { revision: await replaceBy(tx, letter, read.doc, now) }
  })
  tell(letter.id)
  return written
}

/** Makes another text the draft in the transaction that needs it, changing no more than differs, so that who writes elsewhere in it is not disturbed. */
export function replaceBy(
  tx: Tx,
  writer: Pick<Writer, 'id' | 'coalitionId' | 'actor'>,
  doc: DocNode,
  now = new Date(),
) {
  const next = draftSchema.nodeFromJSON(doc)
  return change(tx, writer, (transform) => become(transform, next), { now })
}

/** Turns a text into another, changing no more than differs. */
export function become(transform: Transform, next: Node): void {
  const from = transform.doc.content.findDiffStart(next.content)
  const ends = transform.doc.content.findDiffEnd(next.content)
  if (from === null || !ends) return
  const overlap = from - Math.min(ends.a, ends.b)
  const shift = Math.max(0, overlap)
  transform.replace(from, ends.a + shift, next.slice(from, ends.b + shift))
  // Where replacing fits what it is given instead of taking it as it is.
  if (!transform.doc.eq(next)) transform.replaceWith(0, transform.doc.content.size, next.content)
}

type Change = { before: Node; doc: Node; steps: readonly Step[]; revision: number }

/** A text after steps that came from anywhere, or one sentence on why they are not taken. */
export function replayed(
  doc: DocNode,
  steps: unknown[],
  within: Schema = draftSchema,
): Omit<Change, 'revision'> | { refused: string } {
  const transform = new Transform(within.nodeFromJSON(doc))
  const before = transform.doc
  try {
    for (const json of steps) {
      const refused = problemIn(json)
      if (refused) return { refused }
      transform.step(Step.fromJSON(within, json))
    }
    transform.doc.check()
  } catch {
    return { refused: UNREADABLE }
  }
  const refused = scan(transform.doc.toJSON())
  return refused ? { refused } : { before, doc: transform.doc, steps: transform.steps }
}

const KINDS = new Set([
  'replace',
  'replaceAround',
  'addMark',
  'removeMark',
  'addNodeMark',
  'removeNodeMark',
  'attr',
])

function problemIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return UNREADABLE
  const { stepType, slice } = json as { stepType?: unknown; slice?: { content?: unknown } | null }
  if (typeof stepType !== 'string' || !KINDS.has(stepType)) return UNREADABLE
  return slice ? scan(slice) : null
}

async function put(
  tx: Tx,
  writer: Pick<Writer, 'id' | 'coalitionId' | 'actor'>,
  change: Omit<Change, 'revision'>,
  { client, now }: { client: string; now: Date },
): Promise<{ revision: number; talk: boolean }> {
  const revision = await revisionOf(writer.id, tx)
  const mended = new Transform(change.doc)
  nameAsks(mended)
  const { actor } = writer
  const steps = [
    ...change.steps.map((step) => ({ step, client })),
    ...mended.steps.map((step) => ({ step, client: 'server' })),
  ]
  const rows = steps.map(({ step, client: by }, at) => ({
    letterId: writer.id,
    number: revision + at + 1,
    step: step.toJSON(),
    client: by,
    accountId: actor.kind === 'member' ? actor.id : null,
    reviewerId: actor.kind === 'reviewer' ? actor.id : null,
    at: now,
  }))
  for (let at = 0; at < rows.length; at += 500) await tx.insert(draftSteps).values(rows.slice(at, at + 500))
  await tx
    .update(drafts)
    .set({
      doc: mended.doc.toJSON(),
      revision: revision + rows.length,
      updatedAt: now,
      ...(actor.kind === 'member' ? { updatedBy: actor.id } : {}),
    })
    .where(eq(drafts.letterId, writer.id))
  const talk = await keepUp(tx, writer, change.before, mended.doc, now)
  await enqueue(
    tx,
    'versions.keep-paused',
    { letterId: writer.id },
    {
      dueAt: new Date(now.getTime() + PAUSE),
      key: `paused:${writer.id}:${Math.floor(now.getTime() / PAUSE)}`,
    },
  )
  return { revision: revision + change.steps.length, talk }
}

/** Every ask has an identity, and none has that of another. */
export function nameAsks(transform: Transform): void {
  const seen = new Set<string>()
  transform.doc.descendants((node, at) => {
    if (node.type.name !== 'ask') return node.type.name === 'asks'
    // One that is suggested to go may stand elsewhere already.
    if (node.marks.some(({ type }) => type.name === 'deletion')) return false
    const id = String(node.attrs.id)
    if (id && !seen.has(id)) seen.add(id)
    else transform.setNodeAttribute(at, 'id', crypto.randomUUID())
    return false
  })
}

async function held(tx: Tx, letterId: string) {
  const found = await tx.select().from(drafts).where(eq(drafts.letterId, letterId))
  for (const draft of found) return draft
  throw new Error(`Letter ${letterId} has no draft.`)
}

type Listener = (changed: { talk: boolean }) => void

const listeners = new Map<string, Set<Listener>>()

/** Calls back when this process changed a letter's draft or what is said about it. */
export function onChange(letterId: string, listener: Listener): () => void {
  const all = listeners.get(letterId) ?? new Set()
  listeners.set(letterId, all.add(listener))
  return () => {
    all.delete(listener)
    if (all.size === 0) listeners.delete(letterId)
  }
}

/** Tells who listens to a letter that it changed, and whether also what is said in it; to be called after the commit. */
export function tell(letterId: string, changed = { talk: true }): void {
  for (const listener of listeners.get(letterId) ?? []) listener(changed)
}
