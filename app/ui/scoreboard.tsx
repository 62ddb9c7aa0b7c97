import { type Kind, kindWord } from './came-back'
import {
  businessDays,
  type ClockInWords,
  ClockState,
  clockBasis,
  inWords,
  inWordsFirst,
  type Method,
} from './ledger'
import { State, type StateName } from './state'
import { Unbroken } from './time'
import { shortDate } from './when'

export type BoardOffice = {
  id: string
  called: string
  title: string
  name: string
  office: string | null
  clock: ClockInWords | null
  method: Method | null
}

export type BoardCell = {
  outcome: 'met' | 'partly' | 'refused' | 'ignored' | 'superseded'
  quote: string | null
  by: string | null
  on: string
  answeredOn: string | null
  answerKind: Kind | null
  /** How it is known, where no recorded answer says it. */
  source: string | null
  isQuoteMissing: boolean
  byActor: boolean
} | null

export type BoardRow = { ask: { id: string; number: number; text: string }; cells: BoardCell[] }

type BoardProps = {
  offices: BoardOffice[]
  rows: BoardRow[]
  today: string
  /** Where one ask and one office are assessed; without it nobody here may. */
  assessAt?: (askId: string, officeId: string) => string
}

/** Asks by offices. Under what a person decided stands who and on what; under what is computed, from what. */
export function Board({ offices, rows, today, assessAt }: BoardProps) {
  return (
    <div className="tablewrap meeting">
      <table className="board">
        <caption className="vh">
          Each ask against each office, as assessed on {shortDate(today, 'en')}
        </caption>
        <thead>
          <tr>
            <th scope="col">Ask</th>
            {offices.map((office) => (
              <th key={office.id} scope="col">
                {headOf(office)}
                {office.name && headOf(office) !== office.name ? (
                  <span className="sub">{office.name}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ask, cells }) => (
            <tr key={ask.id}>
              <th scope="row">
                <span className="ask">
                  <b>{ask.number}</b>
                  <span>{ask.text}</span>
                </span>
              </th>
              {offices.map((office, at) => (
                <td key={office.id} data-l={shortName(office)}>
                  <Assessment cell={cells[at] ?? null} clock={office.clock} />
                  {assessAt && office.clock ? (
                    <span className="sub assess">
                      <a href={assessAt(ask.id, office.id)}>
                        {cells[at] ? 'Assess again' : 'Assess'}
                        <span className="vh">
                          {' '}
                          ask {ask.number} for {office.called}
                        </span>
                      </a>
                    </span>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
          <tr className="clock">
            <th scope="row">
              <span className="ask">
                <b />
                <span>Clock, from delivery</span>
              </span>
            </th>
            {offices.map((office) => (
              <td key={office.id} data-l={shortName(office)}>
                <ClockState clock={office.clock} />
                {office.clock ? <span className="sub">{clockBasis(office.clock, office.method)}</span> : null}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

const outcomes: Record<NonNullable<BoardCell>['outcome'], { of: StateName; word: string }> = {
  met: { of: 'met', word: 'Met' },
  partly: { of: 'partly', word: 'Met in part' },
  refused: { of: 'refused', word: 'Refused' },
  ignored: { of: 'silent', word: 'Passed over' },
  superseded: { of: 'superseded', word: 'Superseded' },
}

/** What a person said of one ask and one office; what is so as long as nobody has. */
function Assessment({ cell, clock }: { cell: BoardCell; clock: ClockInWords | null }) {
  if (cell) {
    const { of, word } = outcomes[cell.outcome]
    const by = cell.byActor ? 'you' : (cell.by ?? 'a former colleague')
    return (
      <>
        <State of={of}>{word}</State>
        <span className="sub">
          {cell.answeredOn ? `${shortDate(cell.answeredOn, 'en')}, ` : ''}assessed by {by}
          {cell.answeredOn ? '' : ` on ${shortDate(cell.on, 'en')}`}
        </span>
        {cell.quote ? <q>{cell.quote}</q> : null}
        {fromWords(cell) ? <span className="sub">{fromWords(cell)}</span> : null}
        {cell.isQuoteMissing ? <State of="held">Not in the recorded words of that answer</State> : null}
      </>
    )
  }
  if (!clock) return <State of="none">Not delivered</State>
  if (clock.answered)
    return (
      <>
        <State of="none">Not assessed yet</State>
        <span className="sub">answered {shortDate(clock.answered.on, 'en')}</span>
      </>
    )
  return (
    <>
      <State of="none" />
      {clock.acknowledged ? (
        <span className="sub">acknowledged {shortDate(clock.acknowledged.on, 'en')}</span>
      ) : null}
    </>
  )
}

/** "From an answer of May 2", "Known from: the Federal Register of June 3". */
function fromWords({ answeredOn, answerKind, source, quote }: NonNullable<BoardCell>): string {
  const answer =
    quote && answeredOn && answerKind ? `From ${kindWord(answerKind)} of ${shortDate(answeredOn, 'en')}.` : ''
  return [answer, source ? `Known from: ${source}` : ''].filter(Boolean).join(' ')
}

/** The scoreboard in one sentence or two: what people decided, then what the calendar says. */
export function SumUp({ offices, rows }: Pick<BoardProps, 'offices' | 'rows'>) {
  const cells = rows.flatMap((row) => row.cells.map((cell, at) => stands(cell, offices[at]?.clock ?? null)))
  const words = (some: [Standing, string, string?][]) =>
    some.flatMap(([standing, one, more = one]) => {
      const count = cells.filter((cell) => cell === standing).length
      return count === 0 ? [] : [`${inWords(count)} ${count === 1 ? one : more}`]
    })
  const goodWords = words([
    ['met', 'is met', 'are met'],
    ['partly', 'is met in part', 'are met in part'],
  ])
  const restWords = words([
    ['refused', 'is refused', 'are refused'],
    ['superseded', 'is superseded', 'are superseded'],
    ['ignored', 'is passed over', 'are passed over'],
    ['answered', 'is answered and not assessed yet', 'are answered and not assessed yet'],
    ['waiting', 'has no answer yet', 'have no answer yet'],
    ['undelivered', 'is not delivered', 'are not delivered'],
  ])
  if (offices.every(({ clock }) => !clock))
    return (
      <p className="sumup">
        Nothing is delivered yet. Clocks start on the day an office receives the letter.
      </p>
    )
  return (
    <p className="sumup">
      Of {inWords(rows.length)} {rows.length === 1 ? 'ask' : 'asks'} to {inWords(offices.length)}{' '}
      {offices.length === 1 ? 'office' : 'offices'},{' '}
      {goodWords.length > 0 ? (
        <>
          <strong>{goodWords.join(', ')}</strong>
          {restWords.length > 0 ? ', ' : ''}
        </>
      ) : null}
      {new Intl.ListFormat('en', { type: 'conjunction' }).format(restWords).replace(/, and /, ' and ')}.{' '}
      <Unbroken>{clocksInWords(offices)}</Unbroken>
    </p>
  )
}

type Standing = NonNullable<BoardCell>['outcome'] | 'answered' | 'waiting' | 'undelivered'

/** How one ask stands with one office: as a person said, else as the calendar has it. */
function stands(cell: BoardCell, clock: ClockInWords | null): Standing {
  if (cell) return cell.outcome
  if (!clock) return 'undelivered'
  return clock.answered ? 'answered' : 'waiting'
}

function clocksInWords(offices: BoardOffice[]): string {
  const over = offices.flatMap(({ clock }) =>
    clock && !clock.answered && clock.left < 0 ? [-clock.left] : [],
  )
  const waiting = offices.flatMap(({ clock }) =>
    clock && !clock.answered && clock.left >= 0 ? [clock.left] : [],
  )
  const most = Math.max(...over)
  const next = Math.min(...waiting)
  if (over.length === 1) return `One office is ${businessDays(most)} over.`
  if (over.length > 1)
    return `${inWordsFirst(over.length)} offices are over, the longest by ${businessDays(most)}.`
  if (waiting.length > 0)
    return next === 0 ? 'The next answer is due today.' : `The next answer is due in ${businessDays(next)}.`
  return offices.every(({ clock }) => clock)
    ? 'Every office has answered.'
    : 'Every office that received it has answered.'
}

/** "Secretary, Department of Homeland Security": the office before whoever holds it. */
function headOf({ title, office, called }: BoardOffice): string {
  return [title, office].filter(Boolean).join(', ') || called
}

function shortName({ office, called }: BoardOffice): string {
  return office ?? called
}
