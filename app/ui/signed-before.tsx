import { Disclose } from './disclose'
import { State, type StateName } from './state'

type Row = {
  organizationId: string
  organization: string
  printed: string
  contact: string | null
  /** The state of its invitation; *sent* is what the eye knows as invited. */
  asked: Exclude<StateName, 'invited'> | 'sent' | null
}

/** Who signed the letter before this one and has not yet signed this. */
export function SignedBefore({ before }: { before: Row[] }) {
  return (
    <section className="sec" aria-labelledby="before">
      <h2 className="sechead" id="before">
        Signed last time and not yet this time
        <span className="quiet small num">{before.length.toLocaleString('en-US')}</span>
      </h2>
      <Disclose summary={`Show the ${before.length === 1 ? 'one' : before.length.toLocaleString('en-US')}`}>
        <table className="stackable">
          <caption className="vh">Organizations that signed the letter before</caption>
          <thead>
            <tr>
              <th scope="col">Organization</th>
              <th scope="col">Contact</th>
              <th scope="col">Asked</th>
            </tr>
          </thead>
          <tbody>
            {before.map((row) => (
              <tr key={row.organizationId}>
                <th scope="row">
                  {row.organization}
                  {row.printed === row.organization ? null : (
                    <span className="sub">printed as {row.printed}</span>
                  )}
                </th>
                <td>{row.contact ?? 'No contact known'}</td>
                <td>
                  {row.asked ? (
                    <State of={row.asked === 'sent' ? 'invited' : row.asked} />
                  ) : (
                    'Not on the list'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclose>
    </section>
  )
}
