import type { ReactNode } from 'react'

type ProgressProps = {
  /** "Sending to 231 organizations." */
  what: ReactNode
  /** What has gone on so far, and what went wrong: "164 sent, 2 came back." */
  sofar?: ReactNode
  /** Names the bar: "Invitations sent". */
  label: string
  done: number
  total: number
  /** How long it takes and that one may leave, with a way to stop it. */
  children?: ReactNode
}

/** Long work, from one second on. */
export function Progress({ what, sofar, label, done, total, children }: ProgressProps) {
  return (
    <div className="progress" role="status">
      <p>
        <strong>{what}</strong> {sofar}
      </p>
      <progress aria-label={label} value={done} max={total}>
        {done} of {total}
      </progress>
      {children ? <div className="small quiet">{children}</div> : null}
    </div>
  )
}
