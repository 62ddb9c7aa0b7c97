import { State, type StateName } from './state'
import { TableMoment } from './time'
import { shortDate } from './when'

type AskingRow = {
  id: string
  state: 'listed' | 'sent' | 'opened' | 'considering' | 'declined' | 'signed' | 'bounced' | 'suppressed'
  part: string
  refused: boolean
  organization: string
  contact: string | null
  email: string | null
  decideBy: string | null
  note: string | null
  reminders: number
  sentAt: string | null
}

/** Whom a letter asks: through whom, and how far it has come. */
export function AskingTable({ rows, at, zone }: { rows: AskingRow[]; at: string; zone: string }) {
  return (
    <div className="tablewrap">
      <table className="stackable">
        <caption className="vh">Whom this letter asks, by name</caption>
        <thead>
          <tr>
            <th scope="col">Organization</th>
            <th scope="col">State</th>
            <th scope="col">Through whom</th>
            <th scope="col">Remark</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`${at}/${row.id}`}>{row.organization}</a>
              </th>
              <td>
                <State of={stateOf(row)} />
              </td>
              <td className="wide">
                {row.contact ?? (row.part === 'answered' ? '' : 'Nobody yet')}
                {row.email && row.email !== row.contact ? <span className="sub">{row.email}</span> : null}
              </td>
              <td className="wide">{remarkOf(row)}</td>
              <td className="nowrap">{row.sentAt ? <TableMoment at={row.sentAt} zone={zone} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf({ state, part, refused }: AskingRow): StateName {
  if (refused) return 'rejected'
  if (part === 'answered' && state !== 'declined' && state !== 'considering') return 'signed'
  return state === 'sent' ? 'invited' : state
}

function remarkOf({ part, state, email, decideBy, note, reminders, sentAt, refused }: AskingRow): string {
  if (refused) return 'A lead said no to its signature.'
  if (part === 'answered' && !sentAt) return 'Signed without being asked.'
  if (part === 'contactless') return email === null ? 'Give it a contact with an e-mail address.' : ''
  if (state === 'bounced') return 'The mail came back. Give it another contact.'
  if (state === 'suppressed') return 'Wants no mail from the coalition. Call instead.'
  const words = [
    decideBy ? `Decides by ${shortDate(decideBy, 'en')}.` : '',
    note ?? '',
    reminders > 0 ? `Reminded ${reminders === 1 ? 'once' : `${reminders} times`}.` : '',
  ]
  return words.filter(Boolean).join(' ')
}
