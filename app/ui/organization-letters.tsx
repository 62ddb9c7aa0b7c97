import { State, type StateName } from './state'
import { Day } from './time'

export type LetterRow = {
  slug: string
  title: string
  date: string | null
  asked: { id: string; state: StateName | 'sent' } | null
  signatures: { id: string; name: string; state: StateName }[]
  printed: { name: string; edition: number }[]
  took: number | null
}

/** Every letter an organization was asked to sign, signed or declined, and how long it took. */
export function OrganizationLetters({ letters, home }: { letters: LetterRow[]; home: string }) {
  return (
    <div className="tablewrap">
      <table className="stackable">
        <caption className="vh">Letters, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Asked</th>
            <th scope="col">Signed</th>
            <th scope="col" className="r">
              Took
            </th>
            <th scope="col">Dated</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((each) => (
            <tr key={each.slug}>
              <th scope="row">
                <a href={`${home}/letters/${each.slug}`}>{each.title}</a>
              </th>
              <td className="wide">
                {each.asked ? (
                  <a href={`${home}/letters/${each.slug}/asking/${each.asked.id}`}>
                    <State of={each.asked.state === 'sent' ? 'invited' : each.asked.state} />
                  </a>
                ) : (
                  <span className="quiet">Not asked</span>
                )}
              </td>
              <td className="wide">
                {each.signatures.map((signature) => (
                  <span key={signature.id} className="sub">
                    <a href={`${home}/letters/${each.slug}/sign-ons/${signature.id}`}>
                      <State of={signature.state} />
                    </a>{' '}
                    as <span className="asprinted">{signature.name}</span>
                  </span>
                ))}
                {each.printed.map(({ name, edition }) => (
                  <span key={`${edition} ${name}`} className="sub">
                    Printed in edition {edition} as <span className="asprinted">{name}</span>
                  </span>
                ))}
              </td>
              <td className="r">
                {each.took === null ? null : each.took === 1 ? '1 day' : `${each.took} days`}
              </td>
              <td>{each.date ? <Day day={each.date} weekday={false} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
