import type { BlockChange, ChangePart, Run } from '~/domain/differences'

export type RedlineBlock = Pick<
  BlockChange,
  'kind' | 'type' | 'level' | 'depth' | 'bullet' | 'was' | 'label' | 'notes'
> & {
  gone: boolean
  parts: { kind: ChangePart['kind']; runs: Run[] }[]
}

/** Two texts compared, as a document of its own. */
export type Redline = {
  title: string
  /** Which texts: "Version 3 compared with version 4". */
  heading: string
  /** What differs, in a sentence. */
  sum: string
  language: string
  /** Who made the later text, and when (ISO). */
  author: string
  date: string
  blocks: RedlineBlock[]
}
