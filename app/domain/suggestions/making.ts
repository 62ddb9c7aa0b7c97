import { transformToSuggestionTransaction } from '@handlewithcare/prosemirror-suggest-changes'
import type { Mark, Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Mapping, Transform } from '@tiptap/pm/transform'
import { idsIn, isSuggestion, settledNode } from './deciding'
import { authorOf, freshId } from './marks'

/** What a change becomes in the hands of who suggests: the same change, as suggestions of this author. */
export function asSuggestion(change: Transaction, state: EditorState, author: string): Transaction {
  // The library knows one author; whose suggestion is whose is put right below.
  const tracked = transformToSuggestionTransaction(change, state, () => freshId(author))
  attribute(tracked, state.doc, author)
  return tracked
}

/**
 * Whether a draft was only suggested upon, by this author: without suggestions it reads as before, nobody else's
 * suggestion or comment is touched, and every new suggestion is the author's.
 */
export function onlySuggests(before: Node, after: Node, author: string): boolean {
  if (!settledNode(before).eq(settledNode(after))) return false
  const known = idsIn(before)
  for (const id of idsIn(after)) if (!known.has(id) && authorOf(id) !== author) return false
  const [words, threads] = [wordsUnder(before), threadsIn(before)]
  const [wordsAfter, threadsAfter] = [wordsUnder(after), threadsIn(after)]
  for (const [id, said] of words)
    if (authorOf(id.slice(id.indexOf(' ') + 1)) !== author && wordsAfter.get(id) !== said) return false
  return (
    [...threads].every((thread) => threadsAfter.has(thread)) &&
    [...threadsAfter].every((thread) => threads.has(thread))
  )
}

/** Words under each suggestion of a draft, by kind and identity: "insertion ana.1". */
function wordsUnder(doc: Node): Map<string, string> {
  const words = new Map<string, string>()
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (!isSuggestion(mark)) continue
      const key = `${mark.type.name} ${mark.attrs.id}`
      const said = node.isText ? (node.text ?? '').replaceAll('\u200b', '') : `<${node.type.name}>`
      words.set(key, (words.get(key) ?? '') + said)
    }
  })
  return words
}

/** The threads of comments that have words in the draft. */
export function threadsIn(doc: Node): Set<string> {
  const threads = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'comment') threads.add(String(mark.attrs.thread))
  })
  return threads
}

/**
 * Gives every mark that the change made to its author, and every mark that was there back to whose it was: the library
 * takes neighbouring suggestions for one. Says with a changed type of block which attributes it had.
 */
function attribute(tracked: Transaction, before: Node, author: string): void {
  const range = changedRange(tracked)
  if (!range) return
  const back = tracked.mapping.invert()
  const own = freshId(author)
  const wrong: { from: number; to: number; mark: Mark; right: Mark | null; inline: boolean }[] = []
  tracked.doc.nodesBetween(range.from, range.to, (node, at) => {
    for (const mark of node.marks.filter(isSuggestion)) {
      const length = node.isText ? node.nodeSize : 1
      for (let offset = 0; offset < length; offset += 1) {
        const earlier = earlierNode(before, back, at + offset, node)
        const right = hasAttribute(node, mark) ? rightful(mark, earlier, own, author) : null
        const last = wrong.at(-1)
        if (right === mark) continue
        if (node.isText && last?.mark === mark && last.to === at + offset && right && last.right?.eq(right))
          last.to += 1
        else wrong.push({ from: at + offset, to: at + offset + 1, mark, right, inline: node.isText })
      }
    }
  })
  for (const { from, to, mark, right, inline } of wrong) {
    if (inline) tracked.removeMark(from, to, mark)
    else tracked.removeNodeMark(from, mark)
    if (inline && right) tracked.addMark(from, to, right)
    else if (right) tracked.addNodeMark(from, right)
  }
}

function rightful(mark: Mark, earlier: Node | null, own: string, author: string): Mark {
  const had = earlier?.marks.find(
    (each) => each.type === mark.type && each.attrs.attrName === mark.attrs.attrName,
  )
  if (had) return had.eq(mark) || mark.type.name === 'modification' ? mark : had
  const attrs = { ...mark.attrs }
  if (authorOf(String(mark.attrs.id)) !== author) attrs.id = own
  if (mark.attrs.type === 'nodeType' && typeof mark.attrs.previousValue === 'string' && earlier)
    attrs.previousValue = { name: mark.attrs.previousValue, attrs: earlier.attrs }
  const right = mark.type.create(attrs)
  return right.eq(mark) ? mark : right
}

// A block that became one of another type has been given alterations of attributes that it no longer has.
function hasAttribute(node: Node, { attrs }: Mark): boolean {
  return attrs.type !== 'attr' || String(attrs.attrName) in node.attrs
}

function earlierNode(before: Node, back: Mapping, at: number, node: Node): Node | null {
  // A block whose type or attributes change is replaced around its content: that is what is known again.
  const within = node.isText ? 0 : 1
  const found = back.mapResult(at + within, 1)
  return found.deletedAfter ? null : before.nodeAt(found.pos - within)
}

function changedRange(tracked: Transform): { from: number; to: number } | null {
  let from = tracked.doc.content.size
  let to = 0
  tracked.steps.forEach((step, at) => {
    const rest = tracked.mapping.slice(at)
    const json: { from?: number; to?: number; pos?: number } = step.toJSON()
    const [start, end] = [json.from ?? json.pos ?? 0, (json.to ?? json.pos ?? 0) + 1]
    from = Math.min(from, rest.map(start, -1))
    to = Math.max(to, rest.map(end, 1))
  })
  return from <= to ? { from: Math.max(0, from), to: Math.min(tracked.doc.content.size, to) } : null
}
