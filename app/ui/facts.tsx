import type { ReactNode } from 'react'

type FactsProps = {
  /** Label and value beside each other from 36rem on. */
  across?: boolean
  children: ReactNode
}

/** A ledger of facts: receipts, verification, the sum before an act. */
export function Facts({ across = false, children }: FactsProps) {
  return <dl className={across ? 'facts across' : 'facts'}>{children}</dl>
}

type FactProps = {
  term: ReactNode
  /** The value is or will be printed: serif. */
  printed?: boolean
  className?: string
  children: ReactNode
}

export function Fact({ term, printed = false, className, children }: FactProps) {
  return (
    <div className={className}>
      <dt>{term}</dt>
      <dd className={printed ? 'asprinted' : undefined}>{children}</dd>
    </div>
  )
}

/** A count, large, with what it counts under it. */
export function Figure({ children, of }: { children: ReactNode; of: ReactNode }) {
  return (
    <>
      <span className="figure">{children}</span>
      <br />
      {of}
    </>
  )
}

/** The short fingerprint of a text: the first twelve of its SHA-256, in fours. */
export function Fingerprint({ hash }: { hash: string }) {
  return <span className="hash">{shortHash(hash)}</span>
}

/** `b0916c71492ee991…` gives "b091 6c71 492e". */
export function shortHash(hash: string) {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')
}
