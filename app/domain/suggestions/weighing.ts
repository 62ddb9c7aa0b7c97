import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { asksOf, countWords, type DocNode } from '../text'
import { type Decision, decide, settledNode } from './deciding'

/** What the text as it stands would lose by a decision: words of so many, and the asks that earlier letters have printed. */
export type Loss = { words: number; of: number; asks: string[] }

/** What accepting or rejecting these suggestions would take out of the text as it reads now. */
export function lossOf(
  doc: Node,
  decision: Decision,
  ids: ReadonlySet<string>,
  askedBefore: ReadonlySet<string>,
): Loss {
  const transform = new Transform(doc)
  decide(transform, decision, ids)
  const [before, after]: DocNode[] = [settledNode(doc).toJSON(), settledNode(transform.doc).toJSON()]
  if (!before || !after) return { words: 0, of: 0, asks: [] }
  const left = new Set(asksOf(after).map(({ id }) => id))
  return {
    words: Math.max(0, countWords(before) - countWords(after)),
    of: countWords(before),
    asks: asksOf(before)
      .filter(({ id }) => askedBefore.has(id) && !left.has(id))
      .map(({ text }) => text),
  }
}

/** Whether so much goes that it is asked about first: over a third of the text, or an ask that has a history. */
export function isGreat({ words, of, asks }: Loss): boolean {
  return asks.length > 0 || (of >= SHORT && words > of / 3)
}

/** Of a few words a third is soon gone, and soon written again. */
const SHORT = 30
