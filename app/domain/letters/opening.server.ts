import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { addressees, db, drafts, letters, lockRow, signatures, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { textOf } from '../drafts.server'
import { type Actor, record } from '../history.server'
import { whyUnapproved } from '../leads/standing.server'
import * as suggestions from '../suggestions/index.server'
import { asksOf, blockTexts, countWords, type DocNode, walk } from '../text'
import { hashOf } from '../text.server'
import { findNewest, keepPresent, type Version } from '../versions.server'
import { instantOf, type Wall } from './particulars.server'

export type Missing = {
  what: 'title' | 'text' | 'suggestions' | 'addressees' | 'deadline' | 'approvals'
  say: string
}

type Row = typeof letters.$inferSelect

/** What a letter still needs before signers can be asked, each as a sentence that says what to do. */
export async function listMissing(
  letter: Pick<Letter, 'id'>,
  now = new Date(),
  reader: Pick<Tx, 'select' | '$count'> = db,
): Promise<Missing[]> {
  const [found] = await reader
    .select({ letter: letters, doc: drafts.doc })
    .from(letters)
    .innerJoin(drafts, eq(drafts.letterId, letters.id))
    .where(eq(letters.id, letter.id))
  if (!found) throw new Error(`Letter ${letter.id} has no draft.`)
  const to = await reader
    .select({ cc: addressees.cc })
    .from(addressees)
    .where(eq(addressees.letterId, letter.id))
  const missing: Missing[] = []
  if (!found.letter.title.trim()) missing.push({ what: 'title', say: 'Give the letter a title.' })
  if (!saysSomething(found.doc))
    missing.push({ what: 'text', say: 'Write the text: it has no sentence and no ask yet.' })
  const waiting = await suggestions.countOpen(letter.id, reader)
  if (waiting > 0)
    missing.push({
      what: 'suggestions',
      say:
        waiting === 1
          ? 'Accept or reject the suggestion that waits in the text.'
          : `Accept or reject the ${waiting} suggestions that wait in the text.`,
    })
  if (!to.some(({ cc }) => !cc))
    missing.push({ what: 'addressees', say: 'Say to whom the letter goes: it has no addressee.' })
  if (!found.letter.deadlineAt)
    missing.push({ what: 'deadline', say: 'Set a deadline for signing, with its time zone.' })
  else if (found.letter.deadlineAt <= now)
    missing.push({ what: 'deadline', say: 'The deadline has passed. Set a later one.' })
  const unapproved = await whyUnapproved(letter.id, reader)
  if (unapproved) missing.push({ what: 'approvals', say: unapproved })
  return missing
}

export type Preview = {
  title: string
  asks: number
  words: number
  version: { number: number; hash: string }
}

/** What opening the letter now would lock, and under which version's number. */
export async function previewOpening(letter: As<'viewer', Letter>): Promise<Preview> {
  const text = await textOf(letter.id)
  const last = await findNewest(letter.id)
  const hash = hashOf(text)
  return {
    title: text.title,
    asks: asksOf(text.doc).length,
    words: countWords(text.doc),
    version: { hash, number: last?.hash === hash ? last.number : (last?.number ?? 0) + 1 },
  }
}

/** Opens a letter for signatures: its text is kept as the version that every signer agrees to. */
export function open(
  letter: As<'editor', Letter>,
  now = new Date(),
): Promise<{ version: Version } | { refused: string }> {
  return transact(async (tx) => {
    const present = await held(tx, letter.id)
    if (present.state !== 'drafting') return { refused: 'This letter has been opened before.' }
    const [missing] = await listMissing(letter, now, tx)
    if (missing) return { refused: missing.say }
    const version = await keepPresent(tx, letter.actor, letter.id, 'opened')
    await tx
      .update(letters)
      .set({ state: 'open', versionId: version.id, openedAt: now, closedAt: null })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'drafting')))
    await note(tx, letter.actor, present, 'letter opened', {
      version: version.number,
      hash: version.hash,
      deadline: present.deadlineAt?.toISOString(),
    })
    return { version }
  })
}

/** Ends the collecting before its deadline. */
export function close(letter: As<'editor', Letter>, now = new Date()): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const present = await held(tx, letter.id)
    if (!(await closeHere(tx, letter.actor, present, now)))
      return { refused: 'This letter is not open for signatures. Look at where it stands.' }
    return null
  })
}

/** Takes signatures again, until the deadline that stands or a new one. */
export function reopen(
  letter: As<'editor', Letter>,
  deadline: Wall | null = null,
  now = new Date(),
): Promise<{ refused: string } | null> {
  const instant = deadline ? instantOf(deadline) : null
  if (instant && 'refused' in instant) return Promise.resolve(instant)
  return transact(async (tx) => {
    const present = await held(tx, letter.id)
    if (present.state !== 'closed')
      return { refused: 'Only a letter that is closed can be reopened. Look at where it stands.' }
    const until = instant?.at ?? present.deadlineAt
    if (!until || until <= now) return { refused: 'Set a deadline that is still to come.' }
    const renewed = deadline
      ? { deadlineAt: until, deadlineZone: deadline.zone, deadlineWall: deadline.wall }
      : {}
    await tx
      .update(letters)
      .set({ state: 'open', closedAt: null, ...renewed })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'closed')))
    await note(tx, letter.actor, present, 'letter reopened', { deadline: until.toISOString() })
    return null
  })
}

/** Makes an open letter a draft again, as long as nobody has signed it. */
export function takeBackOpening(letter: As<'editor', Letter>): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const present = await held(tx, letter.id)
    if (present.state !== 'open') return { refused: 'This letter is not open for signatures.' }
    if (await isSigned(tx, letter.id))
      return { refused: 'Somebody has signed this text. Close the letter instead.' }
    await tx
      .update(letters)
      .set({ state: 'drafting', versionId: null, openedAt: null })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'open')))
    await note(tx, letter.actor, present, 'opening taken back', {})
    return null
  })
}

/** Whether an opening can still be taken back: nobody outside depends on it. */
export async function canTakeBackOpening(letter: As<'viewer', Letter>): Promise<boolean> {
  return letter.state === 'open' && !(await isSigned(db, letter.id))
}

/** Closes every open letter whose deadline has passed. */
export async function closeDue(now = new Date()): Promise<void> {
  const due = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.state, 'open'), lte(letters.deadlineAt, now)))
    .orderBy(asc(letters.createdAt), asc(letters.id))
  for (const { id } of due) {
    await transact(async (tx) => {
      const present = await held(tx, id)
      if (present.deadlineAt && present.deadlineAt <= now)
        await closeHere(tx, { kind: 'product' }, present, now)
    })
  }
}

async function held(tx: Tx, letterId: string): Promise<Row> {
  await lockRow(tx, letters, letterId)
  const [row] = await tx.select().from(letters).where(eq(letters.id, letterId))
  if (!row) throw new Error(`There is no letter ${letterId}.`)
  return row
}

async function closeHere(tx: Tx, actor: Actor, present: Row, now: Date): Promise<boolean> {
  const [closed] = await tx
    .update(letters)
    .set({ state: 'closed', closedAt: now })
    .where(and(eq(letters.id, present.id), eq(letters.state, 'open')))
    .returning({ id: letters.id })
  if (closed) await note(tx, actor, present, 'letter closed', {})
  return closed !== undefined
}

async function isSigned(reader: Pick<Tx, '$count'>, letterId: string): Promise<boolean> {
  const standing = inArray(signatures.state, ['pending', 'held', 'active', 'stale'])
  return (await reader.$count(signatures, and(eq(signatures.letterId, letterId), standing))) > 0
}

function note(tx: Tx, actor: Actor, letter: Row, action: string, data: Record<string, unknown>) {
  const { id, coalitionId } = letter
  return record(tx, actor, { coalitionId, letterId: id, action, object: id, data })
}

/** Whether there is more than a salutation and a closing. */
function saysSomething(doc: DocNode): boolean {
  let says = false
  walk(doc, (node) => {
    if (['paragraph', 'heading'].includes(node.type) && blockTexts(node).join('').trim()) says = true
  })
  return says
}
