import { EditorState } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { draftSchema } from '~/domain/suggestions/marks'
import { applied, runsOf } from './joining'
import { send } from './sending'
import { type Kept, leftOf, shelfFor } from './shelf'

/** Sends what pages that are gone left in this browser, before the draft is opened; gives what is not taken any more. */
export async function sendLeft(where: string): Promise<{ kept: Kept; why: string }[]> {
  const lost: { kept: Kept; why: string }[] = []
  for (const kept of await leftOf(where)) {
    const why = await sendKept(where, kept)
    if (why === null) shelfFor(where, kept.client).clear()
    else lost.push({ kept, why })
  }
  return lost
}

async function sendKept(where: string, kept: Kept): Promise<string | null> {
  try {
    let state = EditorState.create({
      doc: draftSchema.nodeFromJSON(kept.doc),
      plugins: [collab({ version: kept.revision, clientID: kept.client })],
    })
    const transaction = state.tr
    for (const json of kept.steps) transaction.step(Step.fromJSON(draftSchema, json))
    state = state.apply(transaction)
    for (let tries = 0; tries < 20; tries += 1) {
      const sendable = sendableSteps(state)
      if (!sendable) return null
      const steps = sendable.steps.map((step) => step.toJSON())
      const answer = await send(where, { revision: sendable.version, client: kept.client, steps })
      if (answer.as === 'taken') return null
      if (answer.as !== 'missed')
        return answer.as === 'gone' ? 'The draft was replaced meanwhile.' : answer.why
      const read = answer.missed.steps.map((json) => Step.fromJSON(draftSchema, json))
      for (const run of runsOf(read, answer.missed.clients, kept.client))
        state = state.apply(receiveTransaction(state, run.of, run.clients))
    }
    return 'The draft changed too fast.'
  } catch {
    return 'It does not fit the draft any more.'
  }
}

/** The text that a page held, changes that were never taken included. */
export function textOf(kept: Kept): string {
  try {
    const doc = applied(
      draftSchema.nodeFromJSON(kept.doc),
      kept.steps.map((json) => Step.fromJSON(draftSchema, json)),
    )
    return doc.textBetween(0, doc.content.size, '\n\n', '\n').replaceAll('\u200b', '')
  } catch {
    return ''
  }
}
