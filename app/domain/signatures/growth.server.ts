import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { db, history, letters, signatures } from '~db'
import type { As, Letter } from '../access.server'
import { dayOf, zoneOf } from './watching.server'

export type Step = { at: Date; count: number }

export type Growth = {
  /** One step for each day on which the number changed, counted at its end; the last is what counts now. */
  points: Step[]
  /** The same of the letter this one follows. */
  before: { title: string; date: string | null; points: Step[] } | null
  /** How many more than the letter before had after the same time; negative when fewer. */
  ahead: number | null
  reminders: Date[]
}

/** Active signatures over time, the letter before beside them. */
export async function growth(letter: As<'viewer', Letter>, now = new Date()): Promise<Growth> {
  const zone = zoneOf(letter)
  const [before] = letter.followsId
    ? await db
        .select({ title: letters.title, date: letters.date })
        .from(letters)
        .where(eq(letters.id, letter.followsId))
    : []
  const earlier = before && letter.followsId ? await pointsOf(letter.followsId, zone) : []
  const reminders = await db
    .select({ at: history.at })
    .from(history)
    .where(and(eq(history.letterId, letter.id), eq(history.action, 'reminder sent')))
    .orderBy(asc(history.seq))
  const points = await pointsOf(letter.id, zone, letter.openedAt)
  return {
    points,
    ahead: aheadOf(points, earlier, now),
    before: before && earlier.length > 0 ? { ...before, points: earlier } : null,
    reminders: reminders.map(({ at }) => at),
  }
}

function aheadOf(points: Step[], earlier: Step[], now: Date): number | null {
  const [first, then] = [points[0], earlier[0]]
  if (!first || !then) return null
  const sameTime = then.at.getTime() + now.getTime() - first.at.getTime()
  const stood = earlier.filter(({ at }) => at.getTime() <= sameTime).at(-1)
  return (points.at(-1)?.count ?? 0) - (stood?.count ?? 0)
}

async function pointsOf(letterId: string, zone: string, from: Date | null = null): Promise<Step[]> {
  const rows = await db
    .select({ state: signatures.state, activeAt: signatures.activeAt, endedAt: signatures.endedAt })
    .from(signatures)
    .where(and(eq(signatures.letterId, letterId), isNotNull(signatures.activeAt)))
  const changes = rows.flatMap(({ state, activeAt, endedAt }) => {
    if (!activeAt) return []
    if (state === 'active') return [{ at: activeAt, by: 1 }]
    return endedAt
      ? [
          { at: activeAt, by: 1 },
          { at: endedAt, by: -1 },
        ]
      : []
  })
  changes.sort((a, b) => a.at.getTime() - b.at.getTime())
  const days = new Map<string, Step>()
  const [first] = changes
  if (from && first && from < first.at) days.set('', { at: from, count: 0 })
  let count = 0
  for (const { at, by } of changes) {
    count += by
    days.set(dayOf(at, zone), { at, count })
  }
  return [...days.values()]
}
