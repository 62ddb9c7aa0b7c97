import { Step } from '@tiptap/pm/transform'
import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import {
  accounts,
  comments,
  db,
  drafts,
  letters,
  members,
  mentions,
  reviewers,
  type Tx,
  threads,
  transact,
} from '~db'
import type { As, Letter } from './access.server'
import { lockOf } from './drafts.server'
import { record } from './history.server'
import { within } from './limits.server'
import { promise } from './messages.server'
import type { Writer } from './steps.server'
import * as steps from './steps.server'
import { threadsIn } from './suggestions/making'
import { draftSchema } from './suggestions/marks'

export type Comment = { id: string; by: string; organization: string | null; said: string; createdAt: Date }

export type Thread = {
  id: string
  /** The words it was begun on; none when it is about the letter. */
  quote: string | null
  /** The suggestion it is about, if it is about one. */
  suggestion: string | null
  /** Whether those words still stand in the draft. */
  standing: boolean
  resolvedAt: Date | null
  comments: Comment[]
}

/** Words of a draft, as an open page had them at a revision. */
export type Passage = { revision: number; from: number; to: number }

const LONGEST = 5_000
/** Who is called in several comments has one mail of them. */
const TOGETHER = 10 * 60_000

const GONE = 'The passage has changed in the meantime. Choose the words again.'

/** What a conversation is begun about: words, a suggestion, or the letter. */
export type About = { passage: Passage } | { suggestion: string } | 'letter'

/** Begins a conversation. */
export async function begin(
  writer: Writer,
  { about, said }: { about: About; said: string },
  now = new Date(),
): Promise<{ thread: string } | { refused: string }> {
  const refused = problemIn(said) ?? (await tooMuch(writer, now))
  if (refused) return { refused }
  const begun = await transact(async (tx) => {
    const locked = await lockOf(tx, writer.id)
    if (locked) return { refused: locked }
    const passage = about !== 'letter' && 'passage' in about ? about.passage : null
    const place = passage ? await placeOf(tx, writer.id, passage) : null
    if (passage && !place) return { refused: GONE }
    const suggestionId = about !== 'letter' && 'suggestion' in about ? about.suggestion : null
    const [thread] = await tx
      .insert(threads)
      .values({ letterId: writer.id, quote: place?.quote ?? null, suggestionId, createdAt: now })
      .returning({ id: threads.id })
    if (!thread) throw new Error('The thread was not begun.')
    if (place)
      await steps.change(
        tx,
        writer,
        (transform) =>
          transform.addMark(place.from, place.to, draftSchema.mark('comment', { thread: thread.id })),
        { now },
      )
    await say(tx, writer, thread.id, said, now)
    return { thread: thread.id }
  })
  if ('thread' in begun) steps.tell(writer.id)
  return begun
}

/** Answers in a conversation, which opens it again if it was resolved. */
export async function reply(
  writer: Writer,
  threadId: string,
  said: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  const refused = problemIn(said) ?? (await tooMuch(writer, now))
  if (refused) return { refused }
  const answer = await transact(async (tx) => {
    const [thread] = await tx.select().from(threads).where(ours(writer.id, threadId))
    if (!thread) return { refused: 'This conversation is not there any more. Reload the page.' }
    await say(tx, writer, threadId, said, now)
    await tx.update(threads).set({ resolvedAt: null, resolvedBy: null }).where(eq(threads.id, threadId))
    return null
  })
  steps.tell(writer.id)
  return answer
}

/** Ends a conversation, or opens it again. */
export async function resolve(
  letter: As<'editor', Letter>,
  threadId: string,
  resolved: boolean,
  now = new Date(),
): Promise<boolean> {
  const done = await transact(async (tx) => {
    const [thread] = await tx
      .update(threads)
      .set(
        resolved ? { resolvedAt: now, resolvedBy: letter.actor.id } : { resolvedAt: null, resolvedBy: null },
      )
      .where(ours(letter.id, threadId))
      .returning({ id: threads.id })
    if (!thread) return false
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: resolved ? 'conversation resolved' : 'conversation reopened',
      object: threadId,
    })
    return true
  })
  steps.tell(letter.id)
  return done
}

/** The conversations about a letter: in the order of the text, then those about the letter, then those whose words are gone. */
export async function list(letterId: string): Promise<Thread[]> {
  const [draft] = await db.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letterId))
  const standing = [...(draft ? threadsIn(draftSchema.nodeFromJSON(draft.doc)) : [])]
  const rows = await db
    .select({
      thread: threads,
      id: comments.id,
      said: comments.said,
      createdAt: comments.createdAt,
      member: accounts.name,
      reviewer: reviewers.name,
      organization: reviewers.organization,
    })
    .from(threads)
    .innerJoin(comments, eq(comments.threadId, threads.id))
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .leftJoin(reviewers, eq(reviewers.id, comments.reviewerId))
    .where(eq(threads.letterId, letterId))
    .orderBy(asc(threads.createdAt), asc(threads.id), asc(comments.createdAt), asc(comments.id))
  const all = new Map<string, Thread>()
  for (const { thread, member, reviewer, ...comment } of rows) {
    const { id, quote, resolvedAt, suggestionId: suggestion } = thread
    const entry = all.get(id) ?? {
      id,
      quote,
      suggestion,
      standing: standing.includes(id),
      resolvedAt,
      comments: [],
    }
    all.set(id, entry)
    entry.comments.push({ ...comment, by: reviewer ?? member ?? 'A former colleague' })
  }
  const rank = (thread: Thread) => {
    if (thread.standing) return standing.indexOf(thread.id)
    return thread.quote === null ? standing.length : standing.length + 1
  }
  return [...all.values()].sort((one, other) => rank(one) - rank(other))
}

/** The names of those whom a comment on this letter can call. */
export async function listCallable(letterId: string): Promise<string[]> {
  const team = await db
    .select({ name: accounts.name })
    .from(letters)
    .innerJoin(members, eq(members.coalitionId, letters.coalitionId))
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(letters.id, letterId))
  return [...new Set(team.map(({ name }) => name))].toSorted((one, other) => one.localeCompare(other))
}

/** How many conversations are not resolved. */
export function countOpen(letterId: string): Promise<number> {
  return db
    .select({ id: threads.id, resolvedAt: threads.resolvedAt })
    .from(threads)
    .where(eq(threads.letterId, letterId))
    .then((rows) => rows.filter(({ resolvedAt }) => resolvedAt === null).length)
}

/** The comments that called an account in a stretch of time, for the mail that tells of them. */
export async function listCalling(accountId: string, letterId: string, from: Date, to: Date) {
  const rows = await db
    .select({
      said: comments.said,
      quote: threads.quote,
      member: accounts.name,
      reviewer: reviewers.name,
      organization: reviewers.organization,
    })
    .from(mentions)
    .innerJoin(comments, eq(comments.id, mentions.commentId))
    .innerJoin(threads, eq(threads.id, comments.threadId))
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .leftJoin(reviewers, eq(reviewers.id, comments.reviewerId))
    .where(
      and(
        eq(mentions.accountId, accountId),
        eq(threads.letterId, letterId),
        gte(comments.createdAt, from),
        lt(comments.createdAt, to),
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id))
  return rows.map(({ member, reviewer, ...row }) => ({ ...row, by: reviewer ?? member ?? 'A colleague' }))
}

async function say(tx: Tx, writer: Writer, threadId: string, said: string, now: Date): Promise<void> {
  const { actor } = writer
  const [comment] = await tx
    .insert(comments)
    .values({
      threadId,
      said: said.trim(),
      accountId: actor.kind === 'member' ? actor.id : null,
      reviewerId: actor.kind === 'reviewer' ? actor.id : null,
      createdAt: now,
    })
    .returning({ id: comments.id })
  if (!comment) throw new Error('The comment was not kept.')
  await record(tx, actor, {
    coalitionId: writer.coalitionId,
    letterId: writer.id,
    action: 'comment made',
    object: threadId,
  })
  const called = await calledIn(tx, writer, threadId, said)
  for (const { id: accountId, email } of called) {
    await tx.insert(mentions).values({ commentId: comment.id, accountId }).onConflictDoNothing()
    const stretch = Math.floor(now.getTime() / TOGETHER)
    await promise(
      tx,
      [
        {
          template: 'called',
          to: email,
          data: { accountId, letterId: writer.id, stretch: String(stretch) },
          cause: `called:${accountId}:${writer.id}:${stretch}`,
          coalitionId: writer.coalitionId,
          letterId: writer.id,
        },
      ],
      { dueAt: new Date((stretch + 1) * TOGETHER) },
    )
  }
}

/** The stretch of time of this number, as mails of comments are gathered. */
export function stretchOf(number: number): { from: Date; to: Date } {
  return { from: new Date(number * TOGETHER), to: new Date((number + 1) * TOGETHER) }
}

/** The members whom a comment calls: "@Marisol Vega" in it, or who spoke in its thread before; never who writes it. */
async function calledIn(tx: Tx, writer: Writer, threadId: string, said: string) {
  const team = await tx
    .select({ id: accounts.id, name: accounts.name, email: accounts.email })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.coalitionId, writer.coalitionId))
  const before = await tx
    .select({ id: comments.accountId })
    .from(comments)
    .where(and(eq(comments.threadId, threadId), isNotNull(comments.accountId)))
  const spoke = new Set(before.map(({ id }) => id))
  const words = said.toLowerCase()
  return team.filter(
    ({ id, name }) => id !== writer.actor.id && (spoke.has(id) || words.includes(`@${name.toLowerCase()}`)),
  )
}

/** Where a passage of an earlier revision stands now, with its words. */
async function placeOf(
  tx: Tx,
  letterId: string,
  { revision, from, to }: Passage,
): Promise<{ from: number; to: number; quote: string } | null> {
  const missed = await steps.since(letterId, revision, tx)
  const [draft] = await tx.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letterId))
  if (!missed || !draft) return null
  const doc = draftSchema.nodeFromJSON(draft.doc)
  let [start, end] = [from, to]
  for (const json of missed.steps) {
    const map = Step.fromJSON(draftSchema, json).getMap()
    start = map.map(start, 1)
    end = map.map(end, -1)
  }
  if (!(start >= 0 && start < end && end <= doc.content.size)) return null
  const quote = doc.textBetween(start, end, ' ', ' ').replaceAll('\u200b', '').trim()
  return quote ? { from: start, to: end, quote: quote.slice(0, 500) } : null
}

/** A reviewer, whom nobody has to know, says no more in a day than a person does. */
async function tooMuch(writer: Writer, now: Date): Promise<string | null> {
  if (writer.actor.kind !== 'reviewer') return null
  return (await within(`comments:${writer.actor.id}`, 200, 86_400, now))
    ? null
    : 'That is a lot for one day. Say the rest tomorrow, or write to the leads.'
}

function problemIn(said: string): string | null {
  if (!said.trim()) return 'Write what you want to say'
  return said.length > LONGEST ? 'Write less than 5,000 characters' : null
}

function ours(letterId: string, threadId: string) {
  return and(eq(threads.id, threadId), eq(threads.letterId, letterId))
}
