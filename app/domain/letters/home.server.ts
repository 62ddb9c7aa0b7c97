import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  notExists,
  notInArray,
  or,
} from 'drizzle-orm'
import { db, deliveries, drafts, invitations, organizations, responses, signatures, versions } from '~db'
import type { As, Coalition } from '../access.server'
import { dayIn } from '../calendars'
import { listOverdue, type Overdue } from '../deliveries/index.server'
import { listUnresolved } from '../stories.server'
import { countWords } from '../text'
import { listOf } from './listing.server'

export type LetterAtHome = Awaited<ReturnType<typeof listOf>>[number] & {
  held: number
  pending: number
  considering: number
  /** How many were asked, and how many of them have not answered. */
  asked: number
  silent: number
  /** Questions of those asked that wait for an answer. */
  questions: number
  /** People named in the text without a consent that holds; counted until the letter is frozen. */
  unresolved: number
  /** The text being written; of a draft only. */
  words: number
  version: number | null
  editedAt: Date | null
  /** To how many it was delivered, and how many answers came back. */
  delivered: number
  answers: number
  /** The offices whose answer is overdue, the longest first; until the letter is concluded. */
  overdue: Overdue[]
}

export type Since = { signed: number; withdrew: number; considering: number }

/** The coalition's letters with what their leads look at first, and what happened since yesterday. */
export async function homeOf(
  coalition: As<'viewer', Coalition>,
  now = new Date(),
): Promise<{ letters: LetterAtHome[]; since: Since }> {
  const list = await listOf(coalition)
  const ids = list.map(({ id }) => id)
  const [signed, asked, invited, silent, questions, delivered, answers, overdue, texts] = await Promise.all([
    countSignatures(ids),
    countInvitations(ids),
    countAsked(ids),
    countSilent(ids),
    countQuestions(ids),
    countDelivered(ids),
    countAnswers(ids),
    listOverdue(
      list.filter(({ state }) => state === 'delivered').map(({ id }) => id),
      coalition.zone,
      now,
    ),
    findTexts(list.filter(({ state }) => state === 'drafting').map(({ id }) => id)),
  ])
  const today = dayIn(now, coalition.zone)
  const inCollection = (state: string) => state === 'open' || state === 'closed'
  return {
    letters: await Promise.all(
      list.map(async (letter) => ({
        ...letter,
        held: signed.get(`${letter.id} held`) ?? 0,
        pending: signed.get(`${letter.id} pending`) ?? 0,
        considering: asked.get(`${letter.id} considering`) ?? 0,
        asked: invited.get(letter.id) ?? 0,
        silent: silent.get(letter.id) ?? 0,
        questions: questions.get(letter.id) ?? 0,
        unresolved: inCollection(letter.state) ? (await listUnresolved(letter.id, today)).length : 0,
        words: texts.get(letter.id)?.words ?? 0,
        version: texts.get(letter.id)?.version ?? null,
        editedAt: texts.get(letter.id)?.editedAt ?? null,
        delivered: delivered.get(letter.id) ?? 0,
        answers: answers.get(letter.id) ?? 0,
        overdue: overdue.get(letter.id) ?? [],
      })),
    ),
    since: await sinceYesterday(ids, now),
  }
}

async function countSignatures(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: signatures.letterId, state: signatures.state, count: count() })
    .from(signatures)
    .where(and(inArray(signatures.letterId, ids), inArray(signatures.state, ['held', 'pending'])))
    .groupBy(signatures.letterId, signatures.state)
  return new Map(rows.map((row) => [`${row.letterId} ${row.state}`, row.count]))
}

async function countInvitations(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: invitations.letterId, state: invitations.state, count: count() })
    .from(invitations)
    .where(inArray(invitations.letterId, ids))
    .groupBy(invitations.letterId, invitations.state)
  return new Map(rows.map((row) => [`${row.letterId} ${row.state}`, row.count]))
}

/** Who was written to; a name that came with the text may have signed before that. */
async function countAsked(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: invitations.letterId, count: count() })
    .from(invitations)
    .where(and(inArray(invitations.letterId, ids), isNotNull(invitations.sentAt)))
    .groupBy(invitations.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

/** Who was asked and has neither answered nor signed another way, waiting to be confirmed included. */
async function countSilent(ids: string[]): Promise<Map<string, number>> {
  const theirs = db
    .select({ id: signatures.id })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, invitations.letterId),
        or(eq(signatures.key, organizations.key), eq(signatures.invitationId, invitations.id)),
        notInArray(signatures.state, ['rejected', 'expired']),
      ),
    )
  const rows = await db
    .select({ letterId: invitations.letterId, count: count() })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(
      and(
        inArray(invitations.letterId, ids),
        inArray(invitations.state, ['sent', 'opened']),
        notExists(theirs),
      ),
    )
    .groupBy(invitations.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function countQuestions(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: invitations.letterId, count: count() })
    .from(invitations)
    .where(and(inArray(invitations.letterId, ids), isNotNull(invitations.askedAt)))
    .groupBy(invitations.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function countDelivered(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: deliveries.letterId, count: countDistinct(deliveries.addresseeId) })
    .from(deliveries)
    .where(and(inArray(deliveries.letterId, ids), eq(deliveries.state, 'delivered')))
    .groupBy(deliveries.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function countAnswers(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: responses.letterId, count: count() })
    .from(responses)
    .where(inArray(responses.letterId, ids))
    .groupBy(responses.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function findTexts(ids: string[]) {
  const rows = await db
    .select({ letterId: drafts.letterId, doc: drafts.doc, editedAt: drafts.updatedAt })
    .from(drafts)
    .where(inArray(drafts.letterId, ids))
  const numbers = await db
    .select({ letterId: versions.letterId, number: versions.number })
    .from(versions)
    .where(inArray(versions.letterId, ids))
    .orderBy(desc(versions.number))
  return new Map(
    rows.map(({ letterId, doc, editedAt }) => [
      letterId,
      {
        words: countWords(doc),
        version: numbers.find((each) => each.letterId === letterId)?.number ?? null,
        editedAt,
      },
    ]),
  )
}

async function sinceYesterday(ids: string[], now: Date): Promise<Since> {
  const yesterday = new Date(now.getTime() - 86_400_000)
  const ours = inArray(signatures.letterId, ids)
  return {
    signed: await db.$count(
      signatures,
      and(ours, eq(signatures.state, 'active'), gte(signatures.activeAt, yesterday)),
    ),
    withdrew: await db.$count(
      signatures,
      and(ours, eq(signatures.state, 'withdrawn'), gte(signatures.endedAt, yesterday)),
    ),
    considering: await db.$count(
      invitations,
      and(
        inArray(invitations.letterId, ids),
        eq(invitations.state, 'considering'),
        gte(invitations.answeredAt, yesterday),
      ),
    ),
  }
}
