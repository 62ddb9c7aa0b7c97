import { and, eq, inArray } from 'drizzle-orm'
import {
  accounts,
  approvals,
  contacts,
  letterLeads,
  letters,
  lockRow,
  members,
  type Tx,
  transact,
  versions,
} from '~db'
import type { As, Letter } from '../access.server'
import { FINAL, lockIn } from '../drafts.server'
import { doubtAbout, type Evidence, inWords } from '../evidence.server'
import * as files from '../files.server'
import { type Actor, record } from '../history.server'
import { withinHere } from '../limits.server'
import { promise } from '../messages.server'
import { find as findToken } from '../tokens.server'
import { findByHash, type Version } from '../versions.server'
import { presentVersion } from './asking.server'
import { findBySecret, listSaidOf } from './finding.server'
import { type Approval, list, presentHash } from './standing.server'

/** Why what a person said by their link is not taken: a newer text took its place, or it cannot be said any more. */
export type NotTaken = { refused: 'superseded' | 'gone' | 'final' | 'often' }

/** Approves exactly the text of this hash for the organization of the link; twice is once. */
export function approve(
  secret: string,
  { textHash, statement }: { textHash: string; statement: string },
  now = new Date(),
): Promise<{ approved: true } | NotTaken> {
  return answerBy(secret, textHash, now, async (tx, asked) => {
    await keep(tx, { ...asked, answer: 'approved', statement }, now)
    return { approved: true }
  })
}

/** How often in a day an organization's “not yet” is mailed to the leads. */
const NOT_YET_A_DAY = 10
const DAY = 86_400

/** Says of the text of this hash that the organization does not approve it yet, and why; the leads are mailed. */
export function sayNotYet(
  secret: string,
  { textHash, reason }: { textHash: string; reason: string },
  now = new Date(),
): Promise<{ said: true } | NotTaken> {
  return answerBy(secret, textHash, now, async (tx, asked) => {
    if (!(await withinHere(tx, `not-yet:${asked.leadId}`, NOT_YET_A_DAY, DAY, now)))
      return { refused: 'often' }
    const kept = await keep(tx, { ...asked, answer: 'not-yet', reason: reason.trim() }, now)
    if (kept) await mailLeads(tx, asked.letter, kept)
    return { said: true }
  })
}

type Recording = { textHash: string; evidence: Evidence }

/** Records that a lead organization approved a text, as a lead heard or read it; of which text and how is kept. */
export async function recordByHand(
  letter: As<'editor', Letter>,
  id: string,
  { textHash, evidence }: Recording,
  now = new Date(),
): Promise<{ refused: string; at: 'text' | 'note' | 'on' } | null> {
  const doubt = doubtAbout(letter, evidence, now)
  if (doubt) return doubt
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [row] = await tx.select().from(letters).where(eq(letters.id, letter.id))
    if (!row || lockIn(row.state) === FINAL) return { refused: FINAL, at: 'text' }
    const lead = (await list(letter.id, tx)).find((each) => each.id === id)
    if (!lead) return { refused: 'This organization leads the letter no more.', at: 'text' }
    const version =
      textHash === (await presentHash(letter.id, tx))
        ? await presentVersion(tx, letter.actor, letter.id)
        : await findByHash(tx, letter.id, textHash)
    if (!version)
      return {
        refused: 'The text has changed since you looked. See again which one was approved.',
        at: 'text',
      }
    const file = evidence.file ? await files.add(tx, letter.coalitionId, evidence.file) : null
    await keep(
      tx,
      {
        letter: row,
        organizationId: lead.organizationId,
        version,
        person: lead.person.name,
        answer: 'approved',
        by: { actor: letter.actor, how: evidence.how, on: evidence.on, fileHash: file?.hash ?? null },
        evidence: inWords(evidence),
        evidenceFileId: file?.id ?? null,
      },
      now,
    )
    return null
  })
}

type LetterRow = typeof letters.$inferSelect

type Asked = { leadId: string; letter: LetterRow; organizationId: string; version: Version; person: string }

/** What is said by a link, with the letter held, so that neither the text nor what is asked changes meanwhile. */
async function answerBy<T>(
  secret: string,
  textHash: string,
  now: Date,
  take: (tx: Tx, asked: Asked) => Promise<T | NotTaken>,
): Promise<T | NotTaken> {
  const before = await findBySecret(secret, now)
  if (!before) return { refused: 'gone' }
  return transact(async (tx) => {
    await lockRow(tx, letters, before.letter.id)
    if (!(await findToken('approval', secret, now, tx))) return { refused: 'gone' }
    const [found] = await tx
      .select({ letter: letters, lead: letterLeads, person: contacts.name, version: versions })
      .from(letterLeads)
      .innerJoin(letters, eq(letters.id, letterLeads.letterId))
      .innerJoin(contacts, eq(contacts.id, letterLeads.contactId))
      .innerJoin(versions, eq(versions.id, letterLeads.askedVersionId))
      .where(eq(letterLeads.id, before.id))
    if (!found) return { refused: 'gone' }
    const { letter, lead, person, version } = found
    if (lockIn(letter.state) === FINAL) return { refused: 'final' }
    if (version.hash !== textHash) return { refused: 'superseded' }
    return take(tx, { leadId: lead.id, letter, organizationId: lead.organizationId, version, person })
  })
}

type Kept = Pick<Approval, 'organizationId' | 'person' | 'answer'> &
  Partial<Pick<Approval, 'reason' | 'statement' | 'evidence' | 'evidenceFileId'>> & {
    letter: LetterRow
    version: Version
    /** The lead who records it; without one it came by the link. */
    by?: { actor: Actor & { kind: 'member' }; how: Evidence['how']; on: string; fileHash: string | null }
  }

/** Writes down what an organization says of a text, in place of what it said before; null when it said the same. */
async function keep(tx: Tx, said: Kept, now: Date): Promise<Approval | null> {
  const { letter, organizationId, version, person, answer, by } = said
  const before = (await listSaidOf(tx, letter.id, version.hash)).find(
    (each) => each.organizationId === organizationId,
  )
  if (before && before.answer === answer && before.reason === (said.reason ?? null)) return null
  if (before) await tx.update(approvals).set({ endedAt: now }).where(eq(approvals.id, before.id))
  const [kept] = await tx
    .insert(approvals)
    .values({
      letterId: letter.id,
      organizationId,
      versionId: version.id,
      textHash: version.hash,
      answer,
      person,
      reason: said.reason ?? null,
      statement: said.statement ?? null,
      via: by ? 'lead' : 'link',
      recordedBy: by?.actor.id ?? null,
      evidence: said.evidence ?? null,
      evidenceFileId: said.evidenceFileId ?? null,
      createdAt: now,
    })
    .returning()
  if (!kept) throw new Error('What the organization said was not kept.')
  const action = by
    ? 'text approved on record'
    : answer === 'approved'
      ? 'text approved'
      : 'text not approved yet'
  await record(
    tx,
    by?.actor ?? { kind: 'public' },
    {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action,
      object: kept.id,
      data: {
        version: version.number,
        hash: version.hash,
        ...(by ? { how: by.how, on: by.on, file: by.fileHash } : {}),
      },
    },
    now,
  )
  return kept
}

async function mailLeads(tx: Tx, letter: LetterRow, { id }: Approval): Promise<void> {
  const writers = await tx
    .select({ id: accounts.id, email: accounts.email })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.coalitionId, letter.coalitionId), inArray(members.role, ['editor', 'owner'])))
  await promise(
    tx,
    writers.map((writer) => ({
      template: 'notYet' as const,
      to: writer.email,
      data: { approvalId: id },
      cause: `not-yet:${id}:${writer.id}`,
      coalitionId: letter.coalitionId,
      letterId: letter.id,
    })),
  )
}
