import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { db, editionSignatories, signatures } from '~db'
import type { As, Letter } from '../access.server'
import { findStanding } from '../editions/finding.server'
import { fold, mergedAway, standing } from '../organizations/index.server'
import { type Row, type RowState, rowsOf } from './rows.server'

export type Figures = Record<RowState, number>

/** One state, those without an answer, or those that wait for a lead. */
export type Shown = RowState | 'unanswered' | 'waiting'

export type Filter = {
  state?: Shown
  /** Looked for in names, people and addresses, whatever the case and accents. */
  search?: string
  authority?: NonNullable<Row['authority']>
  place?: string
  /** Whether the organization signed the letter before. */
  last?: 'signed' | 'not'
  sort?: 'newest' | 'name'
}

export type Watched = {
  rows: (Row & { last: boolean })[]
  /** How many there are on all pages. */
  total: number
  /** How many of them wait for a lead; these stand first. */
  waiting: number
  figures: Figures
  /** How many organizations were asked, and how many names came without that. */
  asked: number
  unasked: number
  /** How many signatures are a second one of an organization that was asked. */
  again: number
  places: string[]
  /** Whom a lead does well to write to today: who decides about now, whose mail came back, who signed last time. */
  today: (Row & { last: boolean })[]
}

/** No page: all of them, for a download. */
const ALL = Number.MAX_SAFE_INTEGER

const DAY = 86_400_000

const UNANSWERED: RowState[] = ['invited', 'opened', 'silent']

const byName = new Intl.Collator('en')

/** How many rows of a letter stand in each state: as many as the list shows for it. */
export async function figures(letter: As<'viewer', Letter>): Promise<Figures> {
  return countedByState(await rowsOf(letter))
}

/** One page of a letter's organizations and people, those that wait for a lead first. */
export async function listRows(
  letter: As<'viewer', Letter>,
  filter: Filter = {},
  { page = 1, size = 50 }: { page?: number; size?: number } = {},
  now = new Date(),
): Promise<Watched> {
  const [all, before] = await Promise.all([rowsOf(letter), signedBefore(letter)])
  const rows = all.map((row) => ({ ...row, last: before.has(row.organizationId ?? '') }))
  const found = rows.filter(passing(filter))
  if (filter.sort === 'name') found.sort((a, b) => byName.compare(a.name, b.name))
  const waiting = found.filter(isWaiting)
  const ordered = [...waiting, ...found.filter((row) => !isWaiting(row))]
  return {
    rows: ordered.slice((page - 1) * size, page * size),
    total: found.length,
    waiting: waiting.length,
    figures: countedByState(all),
    ...cameOf(all),
    places: [...new Set(all.flatMap(({ place }) => place ?? []))].sort(byName.compare),
    today:
      letter.state === 'open' ? toAskToday(rows, dayOf(new Date(now.getTime() + DAY), zoneOf(letter))) : [],
  }
}

/** Every row a filter finds. */
export async function listAllRows(letter: As<'viewer', Letter>, filter: Filter = {}) {
  return (await listRows(letter, filter, { size: ALL })).rows
}

/** The organizations whose names stood under the letter this one follows. */
export async function signedBefore(letter: As<'viewer', Letter>): Promise<Set<string>> {
  if (!letter.followsId) return new Set()
  const edition = await findStanding(letter.followsId)
  const rows = edition
    ? await db
        .select({ id: editionSignatories.organizationId })
        .from(editionSignatories)
        .where(
          and(eq(editionSignatories.editionId, edition.id), isNotNull(editionSignatories.organizationId)),
        )
    : await db
        .select({ id: signatures.organizationId })
        .from(signatures)
        .where(and(eq(signatures.letterId, letter.followsId), inArray(signatures.state, ['active', 'stale'])))
  const merged = await mergedAway(letter.coalitionId)
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [standing(merged, id)])))
}

/** Whether a lead has to look: it is held, or its question has no answer. */
function isWaiting(row: Row): boolean {
  return row.state === 'held' || row.question !== null
}

/** The calendar day an instant falls on, yyyy-mm-dd. */
export function dayOf(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The zone in which a letter's days are counted. */
export function zoneOf(letter: Letter): string {
  return letter.deadlineZone ?? letter.coalition.zone
}

function toAskToday(rows: Watched['rows'], tomorrow: string): Watched['rows'] {
  const due = rows.filter(
    (row) => row.state === 'considering' && row.decideBy !== null && row.decideBy <= tomorrow,
  )
  const back = rows.filter((row) => row.state === 'bounced')
  const again = rows.filter((row) => row.last && UNANSWERED.includes(row.state))
  return [...due, ...back, ...again].slice(0, 5)
}

/** Two signatures of one organization are one that was asked. What ended unanswered did not come. */
function cameOf(rows: Row[]): { asked: number; unasked: number; again: number } {
  const came = rows.filter(({ state }) => !['listed', 'expired', 'rejected'].includes(state))
  const invited = came.flatMap(({ invitationId }) => invitationId ?? [])
  const refused = rows.flatMap(({ state, invitationId }) =>
    state === 'rejected' && invitationId ? [invitationId] : [],
  )
  return {
    asked: new Set([...invited, ...refused]).size,
    unasked: came.length - invited.length,
    again: invited.length - new Set(invited).size,
  }
}

function countedByState(rows: Row[]): Figures {
  const counted: Figures = {
    listed: 0,
    invited: 0,
    opened: 0,
    silent: 0,
    considering: 0,
    declined: 0,
    bounced: 0,
    suppressed: 0,
    pending: 0,
    held: 0,
    active: 0,
    stale: 0,
    withdrawn: 0,
    rejected: 0,
    expired: 0,
  }
  for (const row of rows) counted[row.state] += 1
  return counted
}

function passing({ state, search = '', authority, place, last }: Filter) {
  const words = fold(search)
  const address = search.trim().toLowerCase()
  return (row: Row & { last: boolean }): boolean => {
    if (state === 'unanswered' && !UNANSWERED.includes(row.state)) return false
    if (state === 'waiting' && !isWaiting(row)) return false
    if (state && state !== 'unanswered' && state !== 'waiting' && row.state !== state) return false
    if (authority && row.authority !== authority) return false
    if (place && row.place !== place) return false
    if (last && row.last !== (last === 'signed')) return false
    if (!address) return true
    if (row.email?.includes(address)) return true
    return words !== '' && fold(`${row.name} ${row.person ?? ''}`).includes(words)
  }
}
