import { Finding, Findings } from './finding'
import { type LetterFrame, pathOf } from './letter-page'

type NextActsProps = {
  of: {
    letter: LetterFrame
    missing: { what: keyof typeof places; say: string }[]
    signOns: { held: number; pending: number; active: number }
    canTakeBackOpening: boolean
  }
}

const places = {
  title: { to: 'particulars', label: 'Title and date' },
  text: { to: 'text', label: 'Write the text' },
  suggestions: { to: 'text#talk', label: 'Decide on them' },
  addressees: { to: 'particulars', label: 'Addressees' },
  deadline: { to: 'particulars', label: 'Deadline' },
  approvals: { to: 'leads', label: 'Ask or remind them' },
}

/** What is to be done next with a letter: the one act of its state, and what stands beside it. */
export function NextActs({ of: { letter, missing, signOns, canTakeBackOpening } }: NextActsProps) {
  const at = pathOf(letter)
  if (letter.role === 'viewer') return null
  switch (letter.state) {
    case 'drafting':
      if (missing.length === 0)
        return (
          <p className="row">
            <a className="btn" href={`${at}/opening`}>
              Open it for signatures
            </a>
            <a href={`${at}/asking`}>Choose whom to ask</a>
          </p>
        )
      return (
        <Findings heading="Before it can be opened" id="missing">
          {missing.map(({ what, say }) => (
            <Finding key={what} what={say}>
              <a href={`${at}/${places[what].to}`}>{places[what].label}</a>
            </Finding>
          ))}
        </Findings>
      )
    case 'open':
      return (
        <>
          <p className="row">
            <a className="btn" href={`${at}/sign-ons`}>
              {signOns.held > 0 ? `Decide on ${signOns.held} held` : 'Look at the sign-ons'}
            </a>
            <a href={`${at}/asking`}>Ask organizations</a>
          </p>
          <div className="row after small">
            <a href={`${at}/closing`}>Close signing before its deadline</a>
            {canTakeBackOpening ? <Act to={`${at}/opening/undo`} label="Make it a draft again" /> : null}
          </div>
        </>
      )
    case 'closed':
      return (
        <p className="row">
          <a className="btn" href={`${at}/freeze`}>
            Check and freeze it
          </a>
          <a href={`${at}/reopening`}>Reopen for signatures</a>
        </p>
      )
    case 'final':
      return (
        <p className="row">
          <a className="btn" href={`${at}/delivery`}>
            Deliver it
          </a>
          <a href={`${at}/publication`}>Decide who sees it</a>
        </p>
      )
    case 'delivered':
    case 'concluded':
      return (
        <p className="row">
          <a className="btn" href={`${at}/answers`}>
            Look at the answers
          </a>
          <a href={`${at}/delivery`}>Delivery</a>
        </p>
      )
  }
}

function Act({ to, label }: { to: string; label: string }) {
  return (
    <form method="post" action={to}>
      <button type="submit" className="linkbtn">
        {label}
      </button>
    </form>
  )
}
