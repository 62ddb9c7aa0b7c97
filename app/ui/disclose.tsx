import type { ReactNode } from 'react'

type DiscloseProps = {
  /** The offer: "Withdraw CAPAS from this letter". */
  summary: ReactNode
  /** Rows that share a name open one at a time. */
  name?: string
  open?: boolean
  id?: string
  children: ReactNode
}

/** A row that opens. Works without script; never holds the letter's text. */
export function Disclose({ summary, name, open = false, id, children }: DiscloseProps) {
  return (
    <details className="disclose" id={id} open={open} {...(name ? { name } : {})}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
