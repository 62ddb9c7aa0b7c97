import { tableMoment } from './when'

type Entry = { seq: number; at: string; who: string; action: string }

/** What happened, newest first: the number of the entry, when, who, what. */
export function HistoryTable({ entries, zone }: { entries: Entry[]; zone: string }) {
  return (
    <table className="stackable">
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
            <th scope="row">{entry.action.charAt(0).toUpperCase() + entry.action.slice(1)}</th>
            <td>{entry.who}</td>
            <td className="nowrap">
              <time dateTime={entry.at}>{tableMoment(entry.at, zone, 'en')}</time>
            </td>
            <td className="r num">{entry.seq}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
