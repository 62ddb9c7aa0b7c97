import type { ReactNode } from 'react'
import { keyed } from './keyed'

type FindingsProps = {
  /** "Must be settled", "Worth a look". */
  heading: string
  id: string
  children: ReactNode
}

/** A group of findings of the check before freezing. */
export function Findings({ heading, id, children }: FindingsProps) {
  return (
    <section className="grp findings" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      <ol className="find">{children}</ol>
    </section>
  )
}

type FindingProps = {
  /** A question or a fact, in serif. */
  what: ReactNode
  why?: ReactNode
  /** The possible acts: buttons in forms, links only navigate. */
  children?: ReactNode
}

export function Finding({ what, why, children }: FindingProps) {
  return (
    <li>
      <div>
        <p className="what">{what}</p>
        {why ? <p className="why">{why}</p> : null}
      </div>
      {children ? <div className="fix">{children}</div> : null}
    </li>
  )
}

/** What is in order is said too, in small type. */
export function Fine({ heading, id, items }: { heading: string; id: string; items: ReactNode[] }) {
  return (
    <section className="grp findings" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      <ul className="fine">
        {keyed(items).map(({ part, key }) => (
          <li key={key}>{part}</li>
        ))}
      </ul>
    </section>
  )
}
