import { shortened } from '~/words/shortened'
import { deedOf } from './deeds'
import { tableMoment } from './when'

type Entry = {
  seq: number
  at: string
  who: string
  action: string
  data: Record<string, unknown>
  about?: { words: string; path: string | null } | null
  letter?: { title: string; slug: string } | null
}

/** What happened, newest first: what and to which thing, who, when, and the number of the entry; the letter below `letters`. */
export function HistoryTable({
  entries,
  zone,
  letters,
}: {
  entries: Entry[]
  zone: string
  letters?: string
}) {
  return (
    <table className="stackable history">
      <caption className="vh">History, newest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          {letters ? <th scope="col">Letter</th> : null}
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
            <th scope="row">
              {deedOf(entry)}
              <Subject about={entry.about} />
            </th>
            {letters ? (
              <td>
                {entry.letter ? <a href={`${letters}/${entry.letter.slug}`}>{entry.letter.title}</a> : null}
              </td>
            ) : null}
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

function Subject({ about }: { about: Entry['about'] }) {
  if (!about) return null
  const words = shortened(about.words, 120)
  return <span className="sub">{about.path ? <a href={about.path}>{words}</a> : words}</span>
}
