import type { ReactNode } from 'react'
import { Segments } from './tabs'

const ways = [
  ['choose', 'From the registry'],
  ['lines', 'Paste a list'],
  ['add', 'Add one'],
] as const

/** Over the three ways to say whom a letter asks. */
export function ChooseHead({
  at,
  way,
  children,
}: {
  at: string
  way: (typeof ways)[number][0]
  children: ReactNode
}) {
  return (
    <>
      <div className="sechead">
        <h2 id="choose">{children}</h2>
        <p className="small">
          <a href={at}>Back to who is asked</a>
        </p>
      </div>
      <Segments
        label="Ways to choose"
        lists={ways.map(([name, label]) => ({ label, href: `${at}/${name}`, current: name === way }))}
      />
    </>
  )
}
