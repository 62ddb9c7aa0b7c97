import type { Answer } from '~/http/answers'
import { Disclose } from './disclose'
import { Fact, Facts, Fingerprint } from './facts'
import { Check, Choice, Field } from './field'
import { Finding, Findings } from './finding'
import { keyed } from './keyed'

type Found = {
  what: string
  why: string | null
  names: { name: string; note: string | null; to: string | null }[]
  acts: { label: string; to: string }[]
}

export type ListGroup = { heading: string | null; names: { name: string; detail: string | null }[] }

type Prospect = {
  version: number
  textHash: string
  count: number
  groups: ListGroup[]
  order: string
  /** The sentence about the order. */
  says: string
  mark: string
}

/** What the check before freezing shows; made by `shownCheck` in app/http. */
export type ShownCheck = {
  prospect: Prospect | null
  settle: Found[]
  look: Found[]
  fine: string[]
  leftOut: { held: number; pending: number; stale: number }
  closes: boolean
}

const MOST = 12

/** "Two things stand in the way". */
export function verdictOf({ settle }: Pick<ShownCheck, 'settle'>): string {
  if (settle.length === 0) return 'Nothing stands in the way'
  if (settle.length === 1) return 'One thing stands in the way'
  return `${worded(settle.length)} things stand in the way`
}

/** "Six more are worth a look." */
export function alsoOf({ settle, look }: Pick<ShownCheck, 'settle' | 'look'>): string {
  if (look.length === 0) return ''
  if (settle.length === 0)
    return look.length === 1
      ? 'One thing is worth a look.'
      : `${worded(look.length)} things are worth a look.`
  return look.length === 1 ? 'One more is worth a look.' : `${worded(look.length)} more are worth a look.`
}

type CheckFindingsProps = { heading: string; id: string; findings: Found[]; at: string }

/** A group of findings with what can be done about each; nothing when there are none. */
export function CheckFindings({ heading, id, findings, at }: CheckFindingsProps) {
  if (findings.length === 0) return null
  return (
    <Findings heading={heading} id={id}>
      {keyed(findings).map(({ part: { what, why, names, acts }, key }) => (
        <Finding
          key={key}
          what={what}
          why={
            <>
              {why}
              <Those names={names} at={at} />
            </>
          }
        >
          {acts.length > 0
            ? acts.map(({ label, to }) => (
                <a key={label} href={`${at}/${to}`}>
                  {label}
                </a>
              ))
            : null}
        </Finding>
      ))}
    </Findings>
  )
}

type ThoseProps = { names: Found['names']; at: string }

function Those({ names, at }: ThoseProps) {
  if (names.length === 0) return null
  const first = names.slice(0, MOST)
  const rest = names.slice(MOST)
  return (
    <>
      <NameList names={first} at={at} />
      {rest.length > 0 ? (
        <Disclose summary={`${rest.length} more`}>
          <NameList names={rest} at={at} />
        </Disclose>
      ) : null}
    </>
  )
}

function NameList({ names, at }: ThoseProps) {
  return (
    <ul className="those">
      {keyed(names).map(({ part: { name, note, to }, key }) => (
        <li key={key}>
          {to ? <a href={`${at}/${to}`}>{name}</a> : name}
          {note ? <small>{note}</small> : null}
        </li>
      ))}
    </ul>
  )
}

type OrderPartProps = { prospect: Prospect; at: string; decides: boolean; answer: Answer | undefined }

/** The whole list in the order of print, and how that is chosen. */
export function OrderPart({ prospect, at, decides, answer }: OrderPartProps) {
  return (
    <section className="order" aria-labelledby="order-heading">
      <h3 id="order-heading">{listWords(prospect.count)}</h3>
      <p className="small quiet">
        {prospect.says} <a href={`${at}/freeze/preview.pdf`}>See the letter with its list as a PDF</a>
      </p>
      <Disclose summary="Read the names in their order" id="names">
        <PrintedList groups={prospect.groups} />
      </Disclose>
      {decides ? (
        <Disclose summary="Change the order" open={answer?.errors.order !== undefined}>
          <form method="post" action={`${at}/freeze`} noValidate className="form">
            <Choice
              name="order"
              legend="How is the list ordered?"
              hint="Names sort as English sorts them. Individuals stand apart where the letter takes them."
              options={ORDERS}
              defaultValue={answer?.values.order ?? prospect.order}
              errors={answer?.errors.order}
            />
            <p className="after">
              <button type="submit" className="btn second">
                Change the order
              </button>
            </p>
          </form>
        </Disclose>
      ) : null}
    </section>
  )
}

const ORDERS = [
  { value: 'alphabet', label: 'By name' },
  {
    value: 'leads-first',
    label: 'The leads first, then by name',
    hint: 'The organizations of the letter’s contacts.',
  },
  { value: 'by-state', label: 'By state, then by name', hint: 'Those without a state come last.' },
]

/** "148 names will be printed". */
function listWords(count: number): string {
  return count === 1 ? 'One name will be printed' : `${count.toLocaleString('en')} names will be printed`
}

/** Numbered names under their headings, in columns. */
export function PrintedList({ groups }: { groups: ListGroup[] }) {
  return (
    <div className="previews">
      {keyed(groups).map(({ part: { heading, names }, key }) => (
        <div key={key}>
          {heading ? <h4>{heading}</h4> : null}
          <ol className="preview">
            {keyed(names).map(({ part: { name, detail }, key: each }) => (
              <li key={each}>
                <span>
                  {name}
                  {detail ? <small>{detail}</small> : null}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  )
}

type FreezeActProps = { checked: ShownCheck; number: number; at: string; answer: Answer | undefined }

/** The final act: its facts, and the count that is typed. */
export function FreezeAct({ checked, number, at, answer }: FreezeActProps) {
  const { prospect, leftOut, closes, settle } = checked
  if (!prospect) return null
  const left = [
    leftOut.held > 0 ? `${leftOut.held} held` : null,
    leftOut.stale > 0 ? `${leftOut.stale} for an earlier text` : null,
    leftOut.pending > 0 ? `${leftOut.pending} pending` : null,
  ].filter((each) => each !== null)
  return (
    <section className="act" aria-labelledby="act">
      <div className="in">
        <div>
          <h2 id="act">Freeze edition {number}</h2>
          <p>
            Text, names and order are written down as they stand and nothing later alters them. You can take
            the edition back until the first delivery.
          </p>
          <Facts across>
            <Fact term="Text">
              version {prospect.version}, <Fingerprint hash={prospect.textHash} />
            </Fact>
            <Fact term="Names">in the order above, as they were given</Fact>
            <Fact term="Left out">{left.length > 0 ? left.join(', ') : 'nobody who has signed'}</Fact>
          </Facts>
        </div>
        <form method="post" action={`${at}/editions`} noValidate>
          <input type="hidden" name="mark" value={prospect.mark} />
          {closes ? (
            <Check name="closes" errors={answer?.errors.closes} checked={answer?.values.closes === 'yes'}>
              End the signing now. Who comes later is not in this edition.
            </Check>
          ) : null}
          <div className="typed">
            <Field
              name="count"
              label="How many names will be printed?"
              hint="Read the list above, then type the number that stands over it."
              inputMode="numeric"
              autoComplete="off"
              defaultValue={answer?.values.count}
              errors={answer?.errors.count}
            />
          </div>
          <button type="submit" className="btn big">
            Freeze edition {number}
          </button>
          {settle.length > 0 ? (
            <p className="small quiet">
              If what stands in the way is still unsettled, we come back here and say so.
            </p>
          ) : null}
        </form>
      </div>
    </section>
  )
}

const WORDS = (
  'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen ' +
  'Seventeen Eighteen Nineteen Twenty'
).split(' ')

function worded(count: number): string {
  return WORDS[count] ?? String(count)
}
