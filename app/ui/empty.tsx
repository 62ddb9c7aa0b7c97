import type { ReactNode } from 'react'

type EmptyProps = {
  /** What is so: "Nobody has declined." */
  says: ReactNode
  /** What will stand here. */
  then?: ReactNode
  /** At most one act. */
  act?: ReactNode
}

export function Empty({ says, then, act }: EmptyProps) {
  return (
    <div className="empty">
      <p className="says">{says}</p>
      {then ? <p className="quiet">{then}</p> : null}
      {act ? <p className="acts">{act}</p> : null}
    </div>
  )
}
