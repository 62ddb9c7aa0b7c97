import type { EditorState } from '@tiptap/pm/state'
import { type Mappable, Mapping, type Step, type StepMap } from '@tiptap/pm/transform'
import { getVersion, sendableSteps } from 'prosemirror-collab'

/** Where a caret stands: places in the draft as it was at a revision, whatever its page has not sent yet. */
export type Spot = { revision: number; anchor: number; head: number }

/** Steps that a spot can still be brought over; one that is older is told anew with the next move. */
const REMEMBERED = 1_000

/** Remembers how the draft moved, so that a spot of an earlier revision is found in the present one. */
export function movement(from: number) {
  const log: { map: StepMap; client: string }[] = []
  let first = from
  return {
    took(steps: Step[], clients: string[]) {
      log.push(...steps.map((step, at) => ({ map: step.getMap(), client: clients[at] ?? '' })))
      if (log.length > REMEMBERED) first += log.splice(0, log.length - REMEMBERED).length
    },
    /** The spot of a page as far as the draft is known here; null when the steps since are forgotten. */
    bring(spot: Spot, client: string): Spot | null {
      if (spot.revision < first) return null
      const since = log.slice(spot.revision - first)
      // Who types stands behind what they typed; what others put there stands behind them.
      return since.reduce((at, { map, client: by }) => moved(at, map, by === client ? 1 : -1), spot)
    },
  }
}

function moved({ revision, anchor, head }: Spot, map: StepMap, side: 1 | -1): Spot {
  return { revision: revision + 1, anchor: map.map(anchor, side), head: map.map(head, side) }
}

/** Where the page's own caret stands, for the others. */
export function spotOf(state: EditorState): Spot {
  const { anchor, head } = state.selection
  return { revision: getVersion(state), ...over(new Mapping(unsentOf(state)).invert(), { anchor, head }, -1) }
}

/** Where a spot stands in what this page shows; null when the page does not have its revision. */
export function shownAt(state: EditorState, spot: Spot): { anchor: number; head: number } | null {
  if (spot.revision !== getVersion(state)) return null
  const { anchor, head } = over(new Mapping(unsentOf(state)), spot, -1)
  const end = state.doc.content.size
  return Math.max(anchor, head) <= end ? { anchor, head } : null
}

function over(mapping: Mappable, { anchor, head }: { anchor: number; head: number }, side: 1 | -1) {
  return { anchor: mapping.map(anchor, side), head: mapping.map(head, side) }
}

function unsentOf(state: EditorState): StepMap[] {
  return sendableSteps(state)?.steps.map((step) => step.getMap()) ?? []
}
