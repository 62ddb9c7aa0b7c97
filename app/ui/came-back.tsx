import { type Method, methods } from './ledger'
import { weekdayDate } from './when'

const kinds = {
  acknowledgement: 'an acknowledgement',
  interim: 'an interim answer',
  substantive: 'an answer',
  refusal: 'a refusal',
  referral: 'a referral to another office',
  meeting: 'a meeting',
}

export type Kind = keyof typeof kinds

export type Came = { on: string; office: string; id: string } & (
  | {
      what: 'response'
      kind: Kind
      from: string
      words: string | null
      file: { name: string; href: string } | null
      by: string | null
      byActor: boolean
      day: number | null
    }
  | { what: 'delivery'; edition: number; method: Method; hasProof: boolean; file: null }
)

/** What came back and what went out, newest first. */
export function CameBack({ came, at }: { came: Came[]; at: string }) {
  return (
    <ol className="line came todo bare">
      {came.map((each) => (
        <li key={each.id}>
          <time dateTime={each.on}>{dayFirst(each.on)}</time>
          {each.what === 'response' ? (
            <div className="what">
              <p>
                <strong>{each.office}</strong>, {kinds[each.kind]} from {each.from}
              </p>
              {each.words ? <q>{inBrief(each.words)}</q> : null}
              <p className="small">
                <a href={`${at}/answers/responses/${each.id}`}>
                  Read it whole
                  <span className="vh">
                    {' '}
                    ({each.office}, {each.on})
                  </span>
                </a>
                {each.file ? (
                  <>
                    {' '}
                    · <a href={each.file.href}>{each.file.name}</a>
                  </>
                ) : null}
              </p>
            </div>
          ) : (
            <p className="what">
              <strong>Edition {each.edition} delivered</strong> to {each.office} {methods[each.method]}
            </p>
          )}
          <span className="own">
            {each.what === 'response'
              ? [
                  each.day === null ? null : `day ${each.day}`,
                  `recorded by ${each.byActor ? 'you' : (each.by ?? 'a former colleague')}`,
                ]
                  .filter(Boolean)
                  .join(', ')
              : each.hasProof
                ? 'proof kept'
                : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** "March 19, Friday": the date is what the eye looks for. */
function dayFirst(day: string) {
  const [weekday, ...date] = weekdayDate(day, 'en').split(', ')
  return [...date, weekday].join(', ')
}

function inBrief(words: string) {
  const [first = ''] = words.split(/\n{2,}/)
  return first.length <= 280 ? first : `${first.slice(0, first.lastIndexOf(' ', 280))} …`
}

export const kindOptions: { value: Kind; label: string; hint: string }[] = [
  { value: 'acknowledgement', label: 'An acknowledgement', hint: 'It came in. The clock keeps running.' },
  { value: 'interim', label: 'An interim answer', hint: 'They work on it. The clock keeps running.' },
  { value: 'substantive', label: 'An answer', hint: 'It speaks to what was asked, in whole or in part.' },
  { value: 'refusal', label: 'A refusal', hint: 'They say no.' },
  { value: 'referral', label: 'A referral', hint: 'Passed on to another office. The clock keeps running.' },
  { value: 'meeting', label: 'A meeting', hint: 'Held or offered. The clock keeps running.' },
]

export function kindWord(kind: Kind) {
  return kinds[kind]
}
