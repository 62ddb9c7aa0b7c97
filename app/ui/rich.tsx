import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { keyed } from './keyed'

type RichProps = {
  /** A sentence with tags of ours in it: `Have a copy? <verify>Check it</verify>.` */
  text: string
  /** What each tag becomes. A tag that is not named here is shown as written. */
  with: Record<string, (inside: string) => ReactNode>
}

/** Puts links, marks and the like into a translated sentence. */
export function Rich({ text, with: tags }: RichProps) {
  const names = Object.keys(tags).join('|')
  const pieces = text.split(new RegExp(`<(${names})>(.*?)</(?:${names})>`, 'g'))
  return (
    <>
      {keyed(pieces).map(({ part, key, at }) => {
        if (at % 3 === 0) return part
        if (at % 3 === 1) return <Fragment key={key}>{tags[part]?.(pieces[at + 1] ?? '')}</Fragment>
        return null
      })}
    </>
  )
}
