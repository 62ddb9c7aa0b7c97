import { State } from './state'
import { TableMoment } from './time'

/** A lead organization as the leads see it; made by `shownLead` in app/http. */
export type ShownLead = {
  id: string
  name: string
  organizationId: string
  person: { name: string; title: string | null; email: string | null; language: 'en' | 'es' | null }
  stands: 'approved' | 'not-yet' | 'asked' | 'unasked'
  asked: { number: number; at: string | Date } | null
  remindedAt: string | Date | null
  /** What it said of the present text. */
  answer: {
    number: number
    person: string
    at: string | Date
    reason: string | null
    byHand: boolean
  } | null
  /** What it said of an earlier text, while it has said nothing of this one. */
  before: { number: number; answer: 'approved' | 'not-yet'; reason: string | null } | null
  /** The version of another text that it approved last. */
  approvedBefore: number | null
}

/** Where a lead organization stands with the present text, and what it last approved. */
export function LeadStands({ of, zone }: { of: ShownLead; zone: string }) {
  const { stands, answer, asked, before } = of
  if (answer)
    return (
      <>
        <State of={stands === 'approved' ? 'active' : 'held'}>
          {stands === 'approved'
            ? `Approved version ${answer.number}`
            : `Not yet to version ${answer.number}`}
        </State>
        <span className="sub">
          {answer.byHand ? 'Recorded by hand' : answer.person}, <TableMoment at={answer.at} zone={zone} />
        </span>
        {answer.reason ? <span className="sub">“{answer.reason}”</span> : null}
      </>
    )
  const isLate = stands === 'unasked' && (before !== null || asked !== null)
  return (
    <>
      <State of={stands === 'asked' ? 'pending' : isLate ? 'stale' : 'listed'}>{wordFor(of)}</State>
      {isLate ? <span className="sub">The text has changed since.</span> : null}
      {asked ? (
        <span className="sub">
          {of.remindedAt ? 'Reminded ' : `Asked about version ${asked.number}, `}
          <TableMoment at={of.remindedAt ?? asked.at} zone={zone} />
        </span>
      ) : null}
      {stands === 'asked' && before ? (
        <span className="sub">
          {saidWord(before)} {before.number} before.
        </span>
      ) : null}
      {before?.reason ? <span className="sub">“{before.reason}”</span> : null}
    </>
  )
}

function wordFor({ stands, asked, before }: ShownLead): string {
  if (stands === 'asked') return 'Asked, no answer yet'
  if (before) return `${saidWord(before)} ${before.number}`
  return asked ? `Did not answer about version ${asked.number}` : 'Not asked yet'
}

function saidWord({ answer }: { answer: 'approved' | 'not-yet' }): string {
  return answer === 'approved' ? 'Approved version' : 'Said not yet to version'
}

/** "2 of 3 have approved this text." */
export function approvedWords(leads: Pick<ShownLead, 'stands'>[]): string {
  const count = leads.filter(({ stands }) => stands === 'approved').length
  if (leads.length === 1) return count === 1 ? 'It has approved this text.' : 'It has not approved this text.'
  if (count === 0) return 'None of them has approved this text.'
  if (count === leads.length) return `All ${count} have approved this text.`
  return `${count} of ${leads.length} ${count === 1 ? 'has' : 'have'} approved this text.`
}
