import type { ReactNode } from 'react'

type OfferProps = { says: ReactNode; children: ReactNode }

/** Stands over the text while it waits for a word on what this browser holds. */
export function Offer({ says, children }: OfferProps) {
  return (
    <div className="note caution offer" role="alert">
      <p>{says}</p>
      <p className="row">{children}</p>
    </div>
  )
}
