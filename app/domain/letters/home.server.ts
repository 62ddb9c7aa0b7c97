import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  notExists,
  notInArray,
  or,
} from 'drizzle-orm'
import {
  addressees,
  assessments,
  db,
  deliveries,
  drafts,
  importFindings,
  invitations,
  organizations,
  responses,
  signatures,
  versions,
} from '~db'
import type { As, Coalition } from '../access.server'
import { dayIn } from '../calendars'
import { ANSWERS } from '../clocks'
import { listOverdue, type Overdue } from '../deliveries/index.server'
import { findStanding } from '../editions/finding.server'
import * as leads from '../leads/standing.server'
import { countWanting } from '../responses/telling.server'
import { listUnresolved } from '../stories.server'
import { asksOf, countWords } from '../text'
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
  /** Lead organizations that have yet to approve, where they must, and those that said not yet; until it is frozen. */
  unapproved: { waiting: number; notYet: number }
  /** The text being written; of a draft only. */
  words: number
  version: number | null
  editedAt: Date | null
  /** To how many it was delivered, and how many answers came; an acknowledgement is none. */
  delivered: number
  answers: number
  /** Names on the list to ask that nobody has written to. */
  listed: number
  /** Doubts from bringing it in that are not settled, while something can still be mended. */
  findings: number
  /** Of a letter that is out: offices nothing was sent to, asks answered and not assessed, answers signers wait for. */
  undelivered: number
  unassessed: number
  untold: { responseId: string; count: number } | null
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
  const [signed, asked, invited, silent, questions, delivered, answers, findings, overdue, texts] =
    await Promise.all([
      countSignatures(ids),
      countInvitations(ids),
      countAsked(ids),
      countSilent(ids),
      countQuestions(ids),
      countDelivered(ids),
      countAnswers(ids),
      countFindings(ids),
      listOverdue(
        list.filter(({ state }) => state === 'delivered').map(({ id }) => id),
        coalition.zone,
        now,
      ),
      findTexts(list.filter(({ state }) => state === 'drafting').map(({ id }) => id)),
    ])
  const today = dayIn(now, coalition.zone)
  const mendable = (state: string) => state === 'drafting' || state === 'open' || state === 'closed'
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
        unapproved: mendable(letter.state) ? await countUnapproved(letter) : NOBODY,
        words: texts.get(letter.id)?.words ?? 0,
        version: texts.get(letter.id)?.version ?? null,
        editedAt: texts.get(letter.id)?.editedAt ?? null,
        delivered: delivered.get(letter.id) ?? 0,
        answers: answers.get(letter.id) ?? 0,
        listed: asked.get(`${letter.id} listed`) ?? 0,
        findings: mendable(letter.state) ? (findings.get(letter.id) ?? 0) : 0,
        ...(letter.state === 'delivered' ? await leftAfterDelivery(coalition.id, letter.id) : NOTHING_LEFT),
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
    .innerJoin(addressees, eq(addressees.id, deliveries.addresseeId))
    .where(
      and(inArray(deliveries.letterId, ids), eq(deliveries.state, 'delivered'), eq(addressees.cc, false)),
    )
    .groupBy(deliveries.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function countAnswers(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: responses.letterId, count: count() })
    .from(responses)
    .where(and(inArray(responses.letterId, ids), inArray(responses.kind, [...ANSWERS])))
    .groupBy(responses.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

async function countFindings(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ letterId: importFindings.letterId, count: count() })
    .from(importFindings)
    .where(and(inArray(importFindings.letterId, ids), isNull(importFindings.settledAt)))
    .groupBy(importFindings.letterId)
  return new Map(rows.map((row) => [row.letterId, row.count]))
}

const NOBODY = { waiting: 0, notYet: 0 }

/** Who is waited for, and who asks for something else of the present text. */
async function countUnapproved({
  id,
  leadsApprove,
}: {
  id: string
  leadsApprove: boolean
}): Promise<LetterAtHome['unapproved']> {
  const all = await leads.list(id)
  const notYet = all.filter(({ stands }) => stands === 'not-yet').length
  const silent = all.filter(({ stands }) => stands === 'asked' || stands === 'unasked').length
  return { waiting: leadsApprove ? silent : 0, notYet }
}

const NOTHING_LEFT = { undelivered: 0, unassessed: 0, untold: null }

/** What is left to do of a letter that has gone out. */
async function leftAfterDelivery(
  coalitionId: string,
  letterId: string,
): Promise<Pick<LetterAtHome, 'undelivered' | 'unassessed' | 'untold'>> {
  const [offices, sent, came, said, edition] = await Promise.all([
    db
      .select({ id: addressees.id })
      .from(addressees)
      .where(and(eq(addressees.letterId, letterId), eq(addressees.cc, false))),
    db
      .select({ id: deliveries.addresseeId })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.letterId, letterId),
          inArray(deliveries.state, ['scheduled', 'sending', 'delivered']),
        ),
      ),
    db
      .select({ id: responses.id, addresseeId: responses.addresseeId })
      .from(responses)
      .where(and(eq(responses.letterId, letterId), inArray(responses.kind, [...ANSWERS])))
      .orderBy(desc(responses.receivedOn), desc(responses.id)),
    db
      .select({ addresseeId: assessments.addresseeId, askId: assessments.askId })
      .from(assessments)
      .where(eq(assessments.letterId, letterId)),
    findStanding(letterId),
  ])
  const reached = new Set(sent.map(({ id }) => id))
  const assessed = new Set(said.map(({ addresseeId, askId }) => `${addresseeId} ${askId}`))
  const asks = edition ? asksOf(edition.doc) : []
  const answered = offices.filter(({ id }) => came.some(({ addresseeId }) => addresseeId === id))
  const untold = []
  for (const { id } of came)
    untold.push({ responseId: id, count: await countWanting({ id: letterId, coalitionId }, id) })
  return {
    undelivered: offices.filter(({ id }) => !reached.has(id)).length,
    unassessed: answered.flatMap((office) => asks.filter((ask) => !assessed.has(`${office.id} ${ask.id}`)))
      .length,
    untold: untold.find(({ count: waiting }) => waiting > 0) ?? null,
  }
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
