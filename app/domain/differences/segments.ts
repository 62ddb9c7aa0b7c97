import { diffArrays } from 'diff'

export type ChangePart = { kind: 'same' | 'added' | 'removed'; text: string }

/** A stretch of a text that is one thing. */
export type Stretch = { from: number; text: string }

export const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Which words of a text stayed, went and came; a stretch that is one thing goes and comes whole. */
export function partsOf(
  before: string,
  after: string,
  whole: { before: Stretch[]; after: Stretch[] } = { before: [], after: [] },
): ChangePart[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  return diffArrays(segmentsOf(before, whole.before), segmentsOf(after, whole.after)).map(
    ({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  )
}

// Segments keep "13,000" and "Jane’s" whole.
function segmentsOf(text: string, whole: Stretch[]): string[] {
  const words = (from: number, to?: number) =>
    [...segmenter.segment(text.slice(from, to))].map(({ segment }) => segment)
  let at = 0
  const segments = whole.flatMap((stretch) => {
    const before = words(at, stretch.from)
    at = stretch.from + stretch.text.length
    return [...before, stretch.text]
  })
  return [...segments, ...words(at)]
}
