import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type Step, Transform } from '@tiptap/pm/transform'
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'

/** What a page has of a draft: its own state, and the text as the server has it at the same step. */
export type Page = { state: EditorState; confirmed: Node }

/**
 * Steps in the order they were taken, in runs of this page, of what it decided, or of others: what a page sent may stand behind what it had
 * missed, and is known again only where it stands first.
 */
export function runsOf<Of>(
  taken: Of[],
  clients: string[],
  client: string,
): { of: Of[]; clients: string[] }[] {
  const runs: { of: Of[]; clients: string[]; kind: string }[] = []
  for (const [at, each] of taken.entries()) {
    const by = clients[at] ?? ''
    const kind = by === client || by === decidedBy(client) ? by : 'others'
    const last = runs.at(-1)
    if (last?.kind === kind) {
      last.of.push(each)
      last.clients.push(by)
    } else runs.push({ of: [each], clients: [by], kind })
  }
  return runs
}

/** How the steps of what a page decided are marked. */
export function decidedBy(client: string): string {
  return `decided:${client}`
}

/** Joins a run of steps that the server took with what the page has not sent; null where that cannot be. */
export function joined(
  { state, confirmed }: Page,
  steps: Step[],
  clients: string[],
): { transaction: Transaction; confirmed: Node } | null {
  try {
    return {
      transaction: receiveTransaction(state, steps, clients, { mapSelectionBackward: true }),
      confirmed: applied(confirmed, steps),
    }
  } catch {
    return null
  }
}

/**
 * What makes a page say again what the server has, where the two have come apart, if it has sent all. ProseMirror does
 * not undo exactly what it put over another's mark, and rebasing undoes.
 */
export function mended({ state, confirmed }: Page): Transaction | null {
  if (sendableSteps(state) || state.doc.eq(confirmed)) return null
  const from = state.doc.content.findDiffStart(confirmed.content)
  const ends = state.doc.content.findDiffEnd(confirmed.content)
  if (from === null || !ends) return null
  const shift = Math.max(0, from - Math.min(ends.a, ends.b))
  const transaction = state.tr.replace(from, ends.a + shift, confirmed.slice(from, ends.b + shift))
  if (!transaction.doc.eq(confirmed)) return null
  // As prosemirror-collab keeps it: nothing of this is to be sent.
  return transaction
    .setMeta('collab$', { version: getVersion(state), unconfirmed: [] })
    .setMeta('addToHistory', false)
}

/** A text after steps. */
export function applied(doc: Node, steps: Step[]): Node {
  const transform = new Transform(doc)
  for (const step of steps) transform.step(step)
  return transform.doc
}
