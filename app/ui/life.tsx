const steps = [
  ['drafting', 'Drafting'],
  ['open', 'Open'],
  ['closed', 'Closed'],
  ['final', 'Final'],
  ['delivered', 'Delivered'],
  ['concluded', 'Concluded'],
] as const

export type LifeStep = (typeof steps)[number][0]

export type LifeProps = {
  /** Where the letter stands. */
  step: LifeStep
  /** A short text under each step: "since March 11", "planned March 29", "3 addressees". */
  when?: Partial<Record<LifeStep, string>>
}

/** The life of a letter: the way it has come, where it stands, what is ahead with the dates that are set. */
export function Life({ step, when = {} }: LifeProps) {
  const present = steps.findIndex(([name]) => name === step)
  return (
    <ol className="life" aria-label="The letter’s life">
      {steps.map(([name, word], index) => (
        <li
          key={name}
          className={index < present ? 'done' : undefined}
          aria-current={index === present ? 'step' : undefined}
        >
          {name === 'open' && index === present ? 'Open for signatures' : word}
          {index < present ? <span className="vh"> (done)</span> : null}
          {when[name] ? <span className="when">{when[name]}</span> : null}
        </li>
      ))}
    </ol>
  )
}
