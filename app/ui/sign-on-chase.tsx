import { type SignOn, standingWords } from './sign-on-words'

type Chased = SignOn & { id: string; name: string }

/** Whom a lead does well to write to today, and why. */
export function ChaseList({ rows, at }: { rows: Chased[]; at: string }) {
  if (rows.length === 0)
    return (
      <p className="quiet small">
        Nobody has to be written to: nobody decides by tomorrow, and no mail came back.
      </p>
    )
  return (
    <ul className="todo chase">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="asprinted">{row.name}</span>
          <a href={`${at}/asking/${row.id}`}>
            {row.state === 'bounced' ? 'Call' : 'Write'}
            <span className="vh"> to {row.name}</span>
          </a>
          <span className="sub">{standingWords(row)}</span>
        </li>
      ))}
    </ul>
  )
}
