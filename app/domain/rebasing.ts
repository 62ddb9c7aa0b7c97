import { Mapping, type Step } from '@tiptap/pm/transform'

/**
 * What steps become upon others that were taken before them: just what the page that made them makes of them when it
 * hears of those (prosemirror-collab, rebaseSteps); null where one has nothing left to stand on.
 */
export function upon(steps: readonly Step[], missed: readonly Step[]): Step[] | null {
  const undone = steps.map((step) => step.getMap().invert()).toReversed()
  const mapping = new Mapping([...undone, ...missed.map((step) => step.getMap())])
  const moved: Step[] = []
  for (const [at, step] of steps.entries()) {
    const each = step.map(mapping.slice(steps.length - at))
    if (!each) return null
    mapping.appendMap(each.getMap(), steps.length - at - 1)
    moved.push(each)
  }
  return moved
}
