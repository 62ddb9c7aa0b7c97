import { kindWords, scopeWords } from './organization-words'
import { Day } from './time'

/** One entry of the registry, as it stands beside another. */
export type Entry = {
  id: string
  name: string
  names: string[]
  kind: keyof typeof kindWords | null
  scope: keyof typeof scopeWords | null
  place: string
  domains: string[]
  people: string[]
  signed: number
  since: string
}

type TwoOrganizationsProps = {
  a: Entry
  b: Entry
  reasons: string[]
  home: string
  /** What the reasons are. */
  heading?: string
}

/** Two entries beside each other, with what speaks for their being one. */
export function TwoOrganizations({
  a,
  b,
  reasons,
  home,
  heading = 'Why we think so',
}: TwoOrganizationsProps) {
  const rows = rowsOf(a, b)
  return (
    <div className="tablewrap">
      <table className="pairt">
        <caption className="vh">The two entries compared</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <span className="sub">A</span>
              <a href={`${home}/${a.id}`}>{a.name}</a>
            </th>
            <th scope="col">
              <span className="sub">B</span>
              <a href={`${home}/${b.id}`}>{b.name}</a>
            </th>
            <th scope="col">
              {heading}
              {reasons.map((reason) => (
                <span key={reason} className="because">
                  {reason.charAt(0).toUpperCase() + reason.slice(1)}
                </span>
              ))}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="phone">
            <th scope="row">Name as published</th>
            <td data-l="A" className="asprinted">
              <span>{a.name}</span>
            </td>
            <td data-l="B" className="asprinted">
              <span>{b.name}</span>
            </td>
            <td className="why">
              {reasons.map((reason) => reason.charAt(0).toUpperCase() + reason.slice(1)).join('. ')}
            </td>
          </tr>
          {rows.map(({ term, one, other, why }) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td data-l="A">
                <span>{one}</span>
              </td>
              <td data-l="B">
                <span>{other}</span>
              </td>
              <td className="why">{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rowsOf(a: Entry, b: Entry) {
  const row = (term: string, of: (entry: Entry) => string) => {
    const [one, other] = [of(a), of(b)]
    return { term, one: one || '–', other: other || '–', why: one && one === other ? 'Same' : '' }
  }
  const shared = a.people.filter((person) => b.people.includes(person))
  return [
    row('Other names', ({ names }) => names.join(', ')),
    row('Writes from', ({ domains }) => domains.join(', ')),
    row('Place', ({ place }) => place),
    row('Scope', ({ scope }) => (scope ? scopeWords[scope] : '')),
    row('Kind', ({ kind }) => (kind ? kindWords[kind] : '')),
    {
      ...row('Contacts', ({ people }) => people.join(', ')),
      why: shared.length > 0 ? 'One person in both' : '',
    },
    { ...row('Letters signed', ({ signed }) => String(signed)), why: '' },
    {
      term: 'In the registry since',
      one: <Day day={a.since} weekday={false} />,
      other: <Day day={b.since} weekday={false} />,
      why: '',
    },
  ].filter(({ one, other }) => one !== '–' || other !== '–')
}

export type Consequence = {
  contacts: number
  doubles: number
  names: string[]
  invitations: number
  signatures: number
  clashes: { slug: string; title: string; changing: boolean; held: string }[]
}

/** What happens if they are the same, before it does. */
export function Consequences({ kept, gone, of }: { kept: string; gone: string; of: Consequence }) {
  return (
    <ul>
      <li>
        <span className="asprinted">{kept}</span> stays the name as published.{' '}
        <span className="asprinted">{of.names.join(', ')}</span> {of.names.length === 1 ? 'is' : 'are'} found
        under it from then on.
      </li>
      {of.contacts > 0 ? (
        <li>{of.contacts === 1 ? 'One contact moves' : `${of.contacts} contacts move`} there.</li>
      ) : null}
      {of.doubles > 0 ? (
        <li>
          {of.doubles === 1 ? 'One person is' : `${of.doubles} people are`} known at both by one address, and
          kept once.
        </li>
      ) : null}
      {of.invitations > 0 ? <li>What {gone} was asked is shown with it.</li> : null}
      {of.signatures > 0 ? (
        <li>
          {of.signatures === 1 ? 'One signature moves' : `${of.signatures} signatures move`}, each with the
          name it was given.
        </li>
      ) : null}
      {of.clashes.map(({ slug, title, changing, held }) => (
        <li key={slug}>
          Both signed “{title}”.{' '}
          {changing
            ? `The later signature, “${held}”, is held until a lead has looked.`
            : 'That letter is final: both stay there as they are.'}
        </li>
      ))}
      <li>Published lists don’t change. You can undo it at any time, also after others have signed.</li>
    </ul>
  )
}
