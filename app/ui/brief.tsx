type BriefProps = { asks: { number: number; text: string; id?: string }[]; language?: string }

/** The asks, in short, with large numerals. */
export function Brief({ asks, language }: BriefProps) {
  return (
    <ol className="brief" lang={language}>
      {asks.map((ask) => (
        <li key={ask.number} id={ask.id} data-n={ask.number} value={ask.number}>
          {ask.text}
        </li>
      ))}
    </ol>
  )
}
