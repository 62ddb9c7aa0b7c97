import type { ReactNode } from 'react'

/** A bar at the left and a few words. At most one on a page. */
export function Note({ caution = false, children }: { caution?: boolean; children: ReactNode }) {
  return <div className={caution ? 'note caution' : 'note'}>{children}</div>
}

type ToastProps = {
  /** What happened: "12 signatures accepted." */
  children: ReactNode
  /** The act that takes it back, as a form of its own. */
  undo?: { action: string; label?: string; fields?: Record<string, string> }
}

/** The undo line: on the next page, over the crumb, until the page after. It does not float or time out. */
export function Toast({ children, undo }: ToastProps) {
  return (
    <div className="toast" role="status">
      <span>{children}</span>
      {undo ? (
        <form method="post" action={undo.action}>
          {Object.entries(undo.fields ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="linkbtn">
            {undo.label ?? 'Undo'}
          </button>
        </form>
      ) : null}
    </div>
  )
}
