import { Fragment } from 'react'
import { type SignOn, signerWords, standingWords } from './sign-on-words'
import { State, type StateName } from './state'
import { TableMoment } from './time'

export type SignOnRow = SignOn & {
  of: 'signature' | 'invitation'
  id: string
  invitationId: string | null
  state: StateName
  name: string
  person: string | null
  erasedAt: string | null
  title: string | null
  place: string | null
  at: string
  version: number | null
  question: string | null
}

type SignOnTableProps = {
  rows: SignOnRow[]
  /** Where the letter's pages are. */
  at: string
  zone: string
  /** Whether the reader may decide. */
  decides: boolean
  sort: 'newest' | 'name'
  /** What sorts the list so. */
  sortBy: (sort: 'newest' | 'name') => string
}

/** Who was asked and who signed, those that need a lead on top. Stands within a form that takes ids. */
export function SignOnTable({ rows, at, zone, decides, sort, sortBy }: SignOnTableProps) {
  const waiting = rows.filter(needs)
  const others = rows.filter((row) => !needs(row))
  const groups = [
    { heading: 'These need you', rows: waiting },
    { heading: sort === 'name' ? 'All, by name' : 'All, newest first', rows: others },
  ].filter((group) => group.rows.length > 0)
  const picks = decides && waiting.some(({ state }) => state === 'held')
  return (
    <div className="tablewrap">
      <table className="stackable">
        <caption className="vh">Sign-ons, those that need you on top</caption>
        <thead>
          <tr>
            {picks ? (
              <th className="pick">
                <span className="vh">Select</span>
              </th>
            ) : null}
            <th scope="col" aria-sort={sort === 'name' ? 'ascending' : undefined}>
              <a href={sortBy('name')}>Organization{sort === 'name' ? ' ↑' : ''}</a>
            </th>
            <th scope="col">State</th>
            <th scope="col">Authority, or what it waits for</th>
            <th scope="col">Place</th>
            <th scope="col" aria-sort={sort === 'newest' ? 'descending' : undefined}>
              <a href={sortBy('newest')}>When{sort === 'newest' ? ' ↓' : ''}</a>
            </th>
            <th scope="col" className="r">
              Version
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.heading}>
            {waiting.length > 0 ? (
              <tr className="sect">
                <th colSpan={picks ? 7 : 6} scope="rowgroup">
                  {group.heading}
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <Fragment key={row.id}>
                <OneRow row={row} at={at} zone={zone} decides={decides} picks={picks} />
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type OneRowProps = { row: SignOnRow; at: string; zone: string; decides: boolean; picks: boolean }

function OneRow({ row, at, zone, decides, picks }: OneRowProps) {
  const held = row.state === 'held'
  return (
    <tr className={picks && held ? 'haspick' : undefined}>
      {picks ? <Pick row={row} /> : null}
      <th scope="row">
        <a href={row.of === 'signature' ? `${at}/sign-ons/${row.id}` : `${at}/asking/${row.id}`}>
          {row.name || 'Somebody'}
        </a>
        {row.person || row.erasedAt ? <span className="sub">{personWords(row, zone)}</span> : null}
      </th>
      <td>
        <State of={row.state} />
      </td>
      <td className="wide">
        {standingWords(row)}
        {row.question ? (
          <span className="asks">
            <q>{row.question}</q> <a href={`${at}/asking/${row.invitationId}`}>Answer it</a>
          </span>
        ) : null}
        {held && decides ? (
          <span className="acts">
            <button type="submit" name="only" value={row.id} className="linkbtn">
              Approve<span className="vh"> {row.name}</span>
            </button>
            <a href={`${at}/sign-ons/rejections?id=${row.id}`}>
              Reject<span className="vh"> {row.name}</span>
            </a>
          </span>
        ) : null}
      </td>
      <td>{row.place}</td>
      <td className="nowrap">
        <TableMoment at={row.at} zone={zone} />
      </td>
      <td className="r">
        {row.version === null ? null : (
          <>
            <span className="pl">version </span>
            {row.version}
          </>
        )}
      </td>
    </tr>
  )
}

function Pick({ row }: { row: SignOnRow }) {
  if (row.state !== 'held') return <td className="pick" />
  return (
    <td className="pick">
      <label>
        <input type="checkbox" name="id" value={row.id} aria-label={`Select ${row.name}`} />
      </label>
    </td>
  )
}

function personWords({ of, person, title, erasedAt }: SignOnRow, zone: string): string {
  const words = signerWords([person, title], erasedAt, zone)
  return of === 'signature' ? words : `Asked: ${words}`
}

function needs({ state, question }: SignOnRow): boolean {
  return state === 'held' || question !== null
}

/** How many that wait stand over the figures on a phone. */
const FIRST = 5

/** On a phone the list starts far down: what a lead has to decide stands over everything there. */
export function WaitingFirst({ rows, at }: { rows: SignOnRow[]; at: string }) {
  const waiting = rows.filter(needs)
  if (waiting.length === 0) return null
  const more = waiting.length - FIRST
  return (
    <section className="waitingfirst" aria-labelledby="waiting">
      <h2 id="waiting">{waiting.length === 1 ? 'One needs you' : `${waiting.length} need you`}</h2>
      <ul className="todo">
        {waiting.slice(0, FIRST).map((row) => (
          <li key={row.id}>
            <a
              className="asprinted"
              href={row.question ? `${at}/asking/${row.invitationId}` : `${at}/sign-ons/${row.id}`}
            >
              {row.name}
            </a>
            <span className="sub">{row.question ?? standingWords(row)}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="small">
          <a href="#list">{more === 1 ? 'One more in the list' : `${more} more in the list`}</a>
        </p>
      ) : null}
    </section>
  )
}
