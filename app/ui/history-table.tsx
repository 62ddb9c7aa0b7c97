import { deedOf } from './deeds'
import { tableMoment } from './when'

type Entry = { seq: number; at: string; who: string; action: string; data: Record<string, unknown> }

/** What happened, newest first: what, who, when, and the number of the entry. */
export function HistoryTable({ entries, zone }: { entries: Entry[]; zone: string }) {
  return (
    <table className="stackable history">
      <caption className="vh">History, newest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">When</th>
          <th scope="col" className="r">
            Entry
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <th scope="row">{deedOf(entry)}</th>
            <td>{entry.who}</td>
            <td className="nowrap">
              <time dateTime={entry.at}>{tableMoment(entry.at, zone, 'en')}</time>
            </td>
            <td className="r num">
              <span className="pl">entry </span>
              {entry.seq}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
