import type { Node } from '@tiptap/pm/model'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { accounts, db, drafts, reviewers, suggestions, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { lockOf } from '../drafts.server'
import { record } from '../history.server'
import * as steps from '../steps.server'
import { asksOf } from '../text'
import { keepUnlessKept } from '../versions.server'
import { type Decision, decide as decideIn, idsIn } from './deciding'
import { authorOf, draftSchema } from './marks'
import { type Change, changesIn } from './telling'
import { isGreat, lossOf } from './weighing'

export type Suggestion = typeof suggestions.$inferSelect

/** A suggestion as it waits: what it would take out, put in or alter, and whose it is. */
export type Waiting = Change & {
  id: string
  by: string
  organization: string | null
  createdAt: Date
}

/** The suggestions that wait for a decision, in the order of the text. */
export async function list(letterId: string): Promise<Waiting[]> {
  const [draft] = await db.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letterId))
  if (!draft) return []
  const told = changesIn(draftSchema.nodeFromJSON(draft.doc))
  const rows = await db
    .select({
      id: suggestions.id,
      createdAt: suggestions.createdAt,
      member: accounts.name,
      reviewer: reviewers.name,
      organization: reviewers.organization,
    })
    .from(suggestions)
    .leftJoin(accounts, eq(accounts.id, suggestions.accountId))
    .leftJoin(reviewers, eq(reviewers.id, suggestions.reviewerId))
    .where(and(eq(suggestions.letterId, letterId), eq(suggestions.state, 'open')))
    .orderBy(asc(suggestions.createdAt))
  const known = new Map(rows.map((row) => [row.id, row]))
  return [...told].flatMap(([id, change]) => {
    const row = known.get(id)
    if (!row) return []
    return {
      id,
      by: row.reviewer ?? row.member ?? 'A former colleague',
      organization: row.organization,
      createdAt: row.createdAt,
      ...change,
    }
  })
}

/** How many suggestions wait for a decision. */
export function countOpen(letterId: string, reader: Pick<Tx, '$count'> = db): Promise<number> {
  return reader.$count(suggestions, and(eq(suggestions.letterId, letterId), eq(suggestions.state, 'open')))
}

/**
 * Accepts or rejects suggestions: those of the given identities that still wait. Each is in the history. Before several
 * are decided, or one that takes much out, the draft is kept as a version. The steps are noted as those of the open page
 * that decided, which can take them back.
 */
export async function decide(
  letter: As<'editor', Letter>,
  ids: string[],
  decision: Decision,
  { client, now = new Date() }: { client?: string; now?: Date } = {},
): Promise<{ decided: number } | { refused: string }> {
  const answer = await transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    if (locked) return { refused: locked }
    const open = await tx
      .select({ id: suggestions.id })
      .from(suggestions)
      .where(
        and(
          eq(suggestions.letterId, letter.id),
          eq(suggestions.state, 'open'),
          inArray(suggestions.id, ids.slice(0, 1_000)),
        ),
      )
    if (open.length === 0) return { decided: 0 }
    const chosen = new Set(open.map(({ id }) => id))
    const [draft] = await tx.select({ doc: drafts.doc }).from(drafts).where(eq(drafts.letterId, letter.id))
    const doc = draft ? draftSchema.nodeFromJSON(draft.doc) : null
    const told = doc ? changesIn(doc) : new Map<string, Change>()
    const asks = new Set(doc ? asksOf(doc.toJSON()).map(({ id }) => id) : [])
    const isMuch = doc && isGreat(lossOf(doc, decision, chosen, asks))
    if (chosen.size > 1 || isMuch)
      await keepUnlessKept(
        tx,
        letter,
        `As it stood before ${counted(chosen.size)} ${chosen.size === 1 ? 'was' : 'were'} ${decision}ed`,
      )
    const state = decision === 'accept' ? ('accepted' as const) : ('rejected' as const)
    for (const id of chosen) {
      const { removed = null, added = null } = told.get(id) ?? {}
      await tx
        .update(suggestions)
        .set({ state, removed, added, decidedAt: now, decidedBy: letter.actor.id })
        .where(and(eq(suggestions.letterId, letter.id), eq(suggestions.id, id)))
      await record(tx, letter.actor, {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: `suggestion ${state}`,
        object: id,
      })
    }
    await steps.change(tx, letter, (transform) => decideIn(transform, decision, chosen), {
      client: client ? `decided:${client}` : undefined,
      now,
    })
    return { decided: chosen.size }
  })
  if ('decided' in answer) steps.tell(letter.id)
  return answer
}

function counted(suggested: number): string {
  return suggested === 1 ? 'a suggestion' : `${suggested} suggestions`
}

/** The suggestions of the given identities with the words they changed, for the history. */
export async function wordsOf(letterId: string, ids: string[]): Promise<Map<string, Suggestion>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(suggestions)
    .where(and(eq(suggestions.letterId, letterId), inArray(suggestions.id, ids)))
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Writes down which suggestions a change of the draft began, and which it ended; says whether there were any. One that
 * was decided and comes back by undoing waits again, which is in the history.
 */
export async function keepUp(
  tx: Tx,
  { id: letterId, coalitionId, actor }: Pick<steps.Writer, 'id' | 'coalitionId' | 'actor'>,
  before: Node,
  after: Node,
  now: Date,
): Promise<boolean> {
  const [had, has] = [idsIn(before), idsIn(after)]
  const by = actor.id
  const begun = [...has].filter((id) => !had.has(id))
  for (const id of begun) {
    const [known] = await tx
      .select({ state: suggestions.state })
      .from(suggestions)
      .where(and(eq(suggestions.letterId, letterId), eq(suggestions.id, id)))
    await tx
      .insert(suggestions)
      .values({
        letterId,
        id,
        accountId: actor.kind === 'member' ? actor.id : null,
        reviewerId: actor.kind === 'reviewer' ? actor.id : null,
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [suggestions.letterId, suggestions.id],
        set: { state: 'open', decidedAt: null, decidedBy: null },
      })
    if (known?.state === 'accepted' || known?.state === 'rejected')
      await record(tx, actor, { coalitionId, letterId, action: 'suggestion reopened', object: id })
  }
  const ended = [...had].filter((id) => !has.has(id))
  for (const id of ended)
    await tx
      .update(suggestions)
      .set({ state: authorOf(id) === by ? 'withdrawn' : 'overtaken', decidedAt: now })
      .where(and(eq(suggestions.letterId, letterId), eq(suggestions.id, id), eq(suggestions.state, 'open')))
  return begun.length + ended.length > 0
}
