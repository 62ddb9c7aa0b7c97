import { useEffect, useRef } from 'react'
import type { Loss } from '~/domain/suggestions/weighing'

/** Says what a great decision takes away, before it does. */
export function Losing({ loss, onYes, onDone }: { loss: Loss; onYes: () => void; onDone: () => void }) {
  const { words, of, asks } = loss
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={box} className="note caution" role="alert">
      <p>
        This takes {words === of ? `all ${of}` : `${words} of the ${of}`} words out of the text. A version of
        it as it is now is kept first.
      </p>
      {asks.length > 0 ? (
        <>
          <p>Earlier letters asked this, and their answers are followed by it:</p>
          <ul>
            {asks.map((ask) => (
              <li key={ask}>“{shortened(ask)}”</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="acts">
        <button type="button" className="linkbtn" onClick={onDone}>
          Not now
        </button>
        <button type="button" className="linkbtn stop" onClick={onYes}>
          Accept it all the same
        </button>
      </p>
    </div>
  )
}

function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, words.lastIndexOf(' ', 80))} …` : words
}
