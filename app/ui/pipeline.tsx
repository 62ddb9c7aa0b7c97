import { State, type StateName } from './state'

type PipelineProps = {
  figures: { state: StateName; count: number; href: string; current?: boolean; word?: string }[]
}

/** Figures in a row, each a link that filters the table below. */
export function Pipeline({ figures }: PipelineProps) {
  return (
    <nav className="pipe" aria-label="Sign-ons by state">
      {figures.map(({ state, count, href, current, word }) => (
        <a key={state} href={href} aria-current={current ? 'true' : undefined}>
          <b>{count.toLocaleString('en-US')}</b> <State of={state}>{word}</State>
        </a>
      ))}
    </nav>
  )
}
