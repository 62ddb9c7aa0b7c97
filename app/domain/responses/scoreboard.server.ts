import { asc, eq } from 'drizzle-orm'
import { accounts, assessments, db, files, responses } from '~db'
import type { As, Letter } from '../access.server'
import { businessDaysBetween, dayIn } from '../calendars'
import type { Clock } from '../clocks'
import { type LedgerEntry, ledger } from '../deliveries/ledger.server'
import { type Ask, asksOf } from '../text'
import { isIn, type Outcome } from './assessing.server'
import type { Kind } from './recording.server'

export type Office = {
  id: string
  /** Name, else title, else office. */
  called: string
  title: string
  name: string
  office: string | null
  clock: Clock | null
  /** How it was delivered first. */
  method: LedgerEntry['method'] | null
}

/** What a person said of one ask and one office, if anyone has. */
export type Cell = {
  outcome: Outcome
  quote: string | null
  by: string | null
  /** yyyy-mm-dd, when it was said. */
  on: string
  responseId: string | null
  /** The day and kind of the answer it rests on, and how it is known otherwise. */
  answeredOn: string | null
  answerKind: Kind | null
  source: string | null
  /** Whether the answer's recorded words lack the quote. */
  isQuoteMissing: boolean
  byActor: boolean
} | null

export type Row = { ask: Ask; cells: Cell[] }

/** One thing that came back or went out, newest first. */
export type Came = {
  /** yyyy-mm-dd */
  on: string
  office: string
} & (
  | {
      what: 'response'
      id: string
      addresseeId: string
      kind: Kind
      from: string
      words: string | null
      file: { id: string; name: string } | null
      by: string | null
      byActor: boolean
      /** Business days since delivery. */
      day: number | null
    }
  | { what: 'delivery'; id: string; edition: number; method: LedgerEntry['method']; hasProof: boolean }
)

export type Board = { today: string; offices: Office[]; rows: Row[]; came: Came[] }

/** Asks by offices: what a person decided of each, the clock the product computed, and everything that came back. */
export async function scoreboard(letter: As<'viewer', Letter>, now = new Date()): Promise<Board> {
  const { zone } = letter.coalition
  const { edition, rows } = await ledger(letter, now)
  const to = rows.filter(({ addressee }) => !addressee.cc)
  const said = await listStanding(letter)
  const answers = await listAnswers(letter)
  const offices = to.map(({ addressee, called, clock, entries }) => ({
    id: addressee.id,
    called,
    title: addressee.title,
    name: addressee.name,
    office: addressee.office,
    clock,
    method: entries.find(({ state }) => state === 'delivered')?.method ?? null,
  }))
  const cellOf = (askId: string, addresseeId: string): Cell => {
    const one = said.get(`${askId} ${addresseeId}`)
    if (!one) return null
    const { assessment, by } = one
    const answer = answers.find(({ response }) => response.id === assessment.responseId)?.response
    return {
      outcome: assessment.outcome,
      quote: assessment.quote,
      by,
      byActor: assessment.by === letter.actor.id,
      on: dayIn(assessment.createdAt, zone),
      responseId: assessment.responseId,
      answeredOn: answer?.receivedOn ?? null,
      answerKind: answer?.kind ?? null,
      source: assessment.source,
      isQuoteMissing: Boolean(assessment.quote && answer?.words && !isIn(assessment.quote, answer.words)),
    }
  }
  const nameFor = (id: string) => offices.find((office) => office.id === id)?.called ?? ''
  const came: Came[] = [
    ...answers.map(({ response, by, file }) => ({
      what: 'response' as const,
      on: response.receivedOn,
      office: nameFor(response.addresseeId),
      id: response.id,
      addresseeId: response.addresseeId,
      kind: response.kind,
      from: response.from,
      words: response.words,
      file: file && { id: file.id, name: file.name },
      by,
      byActor: response.recordedBy === letter.actor.id,
      day: dayAfter(offices, response),
    })),
    ...rows.flatMap(({ called, entries }) =>
      entries.flatMap(({ id, state, deliveredOn, edition: number, method, proof }) =>
        state === 'delivered' && deliveredOn
          ? [
              {
                what: 'delivery' as const,
                on: deliveredOn,
                office: called,
                id,
                edition: number,
                method,
                hasProof: proof !== null,
              },
            ]
          : [],
      ),
    ),
  ]
  return {
    today: dayIn(now, zone),
    offices,
    rows: (edition ? asksOf(edition.doc) : []).map((ask) => ({
      ask,
      cells: offices.map(({ id }) => cellOf(ask.id, id)),
    })),
    came: came.toReversed().sort(newestFirst),
  }
}

// On one day the delivery comes before its answer, so the answer stands above it.
function newestFirst(a: Came, b: Came): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1
  return Number(a.what === 'delivery') - Number(b.what === 'delivery')
}

/** The newest assessment of each ask and office. */
async function listStanding(letter: As<'viewer', Letter>) {
  const all = await db
    .select({ assessment: assessments, by: accounts.name })
    .from(assessments)
    .leftJoin(accounts, eq(accounts.id, assessments.by))
    .where(eq(assessments.letterId, letter.id))
    .orderBy(asc(assessments.createdAt), asc(assessments.id))
  return new Map(
    all.map((each) => [`${each.assessment.askId} ${each.assessment.addresseeId}`, each] as const),
  )
}

function listAnswers(letter: As<'viewer', Letter>) {
  return db
    .select({ response: responses, by: accounts.name, file: files })
    .from(responses)
    .leftJoin(accounts, eq(accounts.id, responses.recordedBy))
    .leftJoin(files, eq(files.id, responses.fileId))
    .where(eq(responses.letterId, letter.id))
    .orderBy(asc(responses.createdAt), asc(responses.id))
}

function dayAfter(offices: Office[], response: { addresseeId: string; receivedOn: string }): number | null {
  const deliveredOn = offices.find(({ id }) => id === response.addresseeId)?.clock?.deliveredOn
  return deliveredOn ? businessDaysBetween(deliveredOn, response.receivedOn) : null
}
