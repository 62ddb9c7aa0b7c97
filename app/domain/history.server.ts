import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { and, asc, desc, eq, gt, inArray, like, or } from 'drizzle-orm'
import {
  accounts,
  approvals,
  contacts,
  db,
  history,
  invitations,
  lockNumber,
  organizations,
  reviewers,
  signatures,
  type Tx,
} from '~db'
import { KINDS, type Kind } from './history-kinds'

export type Actor =
  | { kind: 'member'; id: string }
  | { kind: 'signer'; id: string }
  | { kind: 'reviewer'; id: string }
  | { kind: 'public' | 'product' | 'operator' }

type Event = {
  coalitionId?: string | null
  letterId?: string | null
  /** A verb in the past: 'letter opened'. */
  action: string
  /** The id of what it was done to. */
  object?: string | null
  /** What a reader wants to know besides; no personal data, which has to be erasable. */
  data?: Record<string, unknown>
}

export type Entry = typeof history.$inferSelect

const START = '0'.repeat(64)
const CHAIN = 71_853_002

export { isKind } from './history-kinds'

/** Writes down who did what, in the transaction that did it; fails with it. */
export async function record(tx: Tx, actor: Actor, event: Event, now = new Date()): Promise<void> {
  await lockNumber(tx, CHAIN)
  const [last] = await tx.select().from(history).orderBy(desc(history.seq)).limit(1)
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: now,
    coalitionId: event.coalitionId ?? null,
    letterId: event.letterId ?? null,
    actorKind: actor.kind,
    actorId: 'id' in actor ? actor.id : null,
    action: event.action,
    object: event.object ?? null,
    data: event.data ?? {},
    prev: last?.hash ?? START,
  }
  await tx.insert(history).values({ ...entry, hash: hashOf(entry) })
}

/** The hash of the newest entry: with it, nothing before can be changed unseen. */
export async function head(reader: Pick<Tx, 'select'> = db): Promise<string> {
  const [last] = await reader.select({ hash: history.hash }).from(history).orderBy(desc(history.seq)).limit(1)
  return last?.hash ?? START
}

/** When the newest entry was written; null when there is none. */
export async function newestAt(): Promise<Date | null> {
  const [last] = await db.select({ at: history.at }).from(history).orderBy(desc(history.seq)).limit(1)
  return last?.at ?? null
}

/**
 * Follows the chain from its first entry, or through the last so many; gives the number of entries, and the first that
 * does not fit.
 */
export async function verify({ last }: { last?: number } = {}): Promise<{
  entries: number
  head: string
  broken: number | null
}> {
  const before = last === undefined ? null : await entryBefore(last)
  let prev = before?.hash ?? START
  let seq = before?.seq ?? 0
  for (;;) {
    const page = await db
      .select()
      .from(history)
      .where(gt(history.seq, seq))
      .orderBy(asc(history.seq))
      .limit(1_000)
    for (const entry of page) {
      if (entry.seq !== seq + 1 || entry.prev !== prev || entry.hash !== hashOf(entry))
        return { entries: seq, head: prev, broken: seq + 1 }
      seq = entry.seq
      prev = entry.hash
    }
    if (page.length < 1_000) return { entries: seq, head: prev, broken: null }
  }
}

async function entryBefore(last: number): Promise<{ seq: number; hash: string } | null> {
  const [entry] = await db
    .select({ seq: history.seq, hash: history.hash })
    .from(history)
    .orderBy(desc(history.seq))
    .limit(1)
    .offset(last)
  return entry ?? null
}

export type Told = {
  seq: number
  at: Date
  action: string
  who: string
  object: string | null
  letterId: string | null
  data: Record<string, unknown>
}

export type Part = { letterId?: string | null; kind?: Kind | null }

/** What happened to one letter, newest first, with the names of who did it. */
export function listOfLetter(letterId: string, page = 1, size = 50): Promise<Told[]> {
  return tell(eq(history.letterId, letterId), page, size)
}

/** What was done to one thing of a letter, newest first. */
export function listOfObject(letterId: string, object: string, size = 50): Promise<Told[]> {
  return tell(and(eq(history.letterId, letterId), eq(history.object, object)), 1, size)
}

/** What happened in a coalition, newest first; of one letter or kind alone where that is asked. */
export function listOfCoalition(coalitionId: string, page = 1, size = 50, part: Part = {}): Promise<Told[]> {
  return tell(partOf(coalitionId, part), page, size)
}

/** How many entries a letter's history has. */
export function countOfLetter(letterId: string): Promise<number> {
  return db.$count(history, eq(history.letterId, letterId))
}

/** How many entries a coalition's history has, of one letter or kind alone where that is asked. */
export function countOfCoalition(coalitionId: string, part: Part = {}): Promise<number> {
  return db.$count(history, partOf(coalitionId, part))
}

function partOf(coalitionId: string, { letterId, kind }: Part) {
  return and(
    eq(history.coalitionId, coalitionId),
    letterId ? eq(history.letterId, letterId) : undefined,
    kind ? or(...KINDS[kind].map((begin) => like(history.action, `${begin}%`))) : undefined,
  )
}

async function tell(which: ReturnType<typeof and>, page: number, size: number): Promise<Told[]> {
  const rows = await db
    .select({
      entry: history,
      member: accounts.name,
      signer: signatures.signerName,
      signed: signatures.name,
      reviewer: reviewers.name,
      reviewing: reviewers.organization,
    })
    .from(history)
    .leftJoin(accounts, and(eq(history.actorKind, 'member'), eq(history.actorId, accounts.id)))
    .leftJoin(signatures, and(eq(history.actorKind, 'signer'), eq(history.actorId, signatures.id)))
    .leftJoin(reviewers, and(eq(history.actorKind, 'reviewer'), eq(history.actorId, reviewers.id)))
    .where(which)
    .orderBy(desc(history.seq))
    .limit(size)
    .offset((page - 1) * size)
  const visitors = await visitorsOf(rows.map(({ entry }) => entry))
  return rows.map(({ entry, ...names }) => ({
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    who: visitors.get(entry.seq) ?? whoOf(entry, names),
    object: entry.object,
    letterId: entry.letterId,
    data: entry.data,
  }))
}

/** Who came by a link without signing in, as far as what they did says it: the signer, or whoever was asked. */
async function visitorsOf(entries: Entry[]): Promise<Map<number, string>> {
  const theirs = entries.filter(({ actorKind, object }) => actorKind === 'public' && object !== null)
  const ids = theirs.map(({ object }) => object ?? '')
  if (ids.length === 0) return new Map()
  const signed = await db
    .select({ id: signatures.id, signer: signatures.signerName, name: signatures.name })
    .from(signatures)
    .where(inArray(signatures.id, ids))
  const asked = await db
    .select({ id: invitations.id, contact: contacts.name, name: organizations.name })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(inArray(invitations.id, ids))
  const approved = await db
    .select({ id: approvals.id, person: approvals.person, name: organizations.name })
    .from(approvals)
    .innerJoin(organizations, eq(organizations.id, approvals.organizationId))
    .where(inArray(approvals.id, ids))
  const who = new Map([
    ...approved.map(({ id, person, name }) => [id, `${person}, ${name}`] as const),
    ...signed.map(({ id, signer, name }) => [id, signerWords(signer, name)] as const),
    ...asked.map(
      ({ id, contact, name }) => [id, contact ? `${contact}, ${name}` : `Someone at ${name}`] as const,
    ),
  ])
  return new Map(
    theirs.flatMap(({ seq, object }) => {
      const known = who.get(object ?? '')
      return known ? [[seq, known] as const] : []
    }),
  )
}

function signerWords(signer: string | null, name: string | null): string {
  if (!name) return 'A signer'
  return signer ? `${signer}, for ${name}` : `A signer whose name was erased, for ${name}`
}

type Names = Record<'member' | 'signer' | 'signed' | 'reviewer' | 'reviewing', string | null>

function whoOf(entry: Entry, { member, signer, signed, reviewer, reviewing }: Names): string {
  switch (entry.actorKind) {
    case 'member':
      return member ?? 'A former colleague'
    case 'signer':
      return signerWords(signer, signed)
    case 'reviewer':
      return reviewer ? `${reviewer}, ${reviewing}` : 'A reviewer'
    case 'operator':
      return 'The operator'
    case 'public':
      return 'A visitor'
    case 'product':
      return 'Undersigned'
  }
}

function hashOf(entry: Omit<Entry, 'hash'>): string {
  const { prev, at, seq, coalitionId, letterId, actorKind, actorId, action, object, data } = entry
  const leaf =
    canonicalize({
      seq,
      at: at.toISOString(),
      coalitionId,
      letterId,
      actorKind,
      actorId,
      action,
      object,
      data,
    }) ?? ''
  // The leading byte keeps a leaf from being read as anything else (RFC 6962 §2.1).
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(prev, 'hex')
    .update(leaf, 'utf8')
    .digest('hex')
}
