import type { Mark, Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import type { DocNode } from '../text'
import { draftSchema, type Kind, kinds } from './marks'

export type Decision = 'accept' | 'reject'

type Piece = { from: number; to: number; id: string; inline: boolean; joined?: boolean }

const ANCHOR = '\u200b'

/**
 * Takes suggestions out of a draft, as accepted or as rejected, in steps upon the transform: those of the given
 * identities, or all. Nothing else changes.
 */
export function decide(transform: Transform, decision: Decision, ids?: ReadonlySet<string>): void {
  const chosen = (mark: Mark) => ids === undefined || ids.has(String(mark.attrs.id))
  const accepts = decision === 'accept'
  alter(transform, chosen, accepts)
  takeOut(transform, accepts ? 'deletion' : 'insertion', chosen)
  leaveIn(transform, accepts ? 'insertion' : 'deletion', chosen)
}

/** The text of a draft as it stands: no suggestion accepted, no anchors of comments. */
export function settled(doc: DocNode): DocNode {
  return hasMarks(doc) ? settledNode(draftSchema.nodeFromJSON(doc)).toJSON() : doc
}

/** The same of a node of the draft's schema. */
export function settledNode(doc: Node): Node {
  const transform = new Transform(doc)
  decide(transform, 'reject')
  transform.removeMark(0, transform.doc.content.size, doc.type.schema.marks.comment)
  return transform.doc
}

/** The identities of the suggestions in a draft, in the order of the text. */
export function idsIn(doc: Node): Set<string> {
  const ids = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (isSuggestion(mark)) ids.add(String(mark.attrs.id))
  })
  return ids
}

/** Whether a mark is a suggestion. */
export function isSuggestion(mark: Mark): boolean {
  return kinds.some((kind) => kind === mark.type.name)
}

/** Takes the content under the marks out, and with it the borders of paragraphs that they span. */
function takeOut(transform: Transform, kind: Kind, chosen: (mark: Mark) => boolean): void {
  const pieces = joinedOver(transform.doc, piecesOf(transform.doc, kind, chosen))
  const { content } = transform.doc
  const covered = pieces.reduce((sum, { from, to, inline }) => sum + (inline ? 0 : to - from), 0)
  // Something has to be left to stand in.
  if (covered === content.size) transform.insert(content.size, transform.doc.type.schema.node('paragraph'))
  for (const { from, to, inline, joined } of pieces.toReversed()) {
    // A list goes with its last item.
    if (!inline && !joined) transform.deleteRange(from, to)
    else transform.delete(from, to)
  }
}

/** Takes the marks off what stays, and the anchors that held them. */
function leaveIn(transform: Transform, kind: Kind, chosen: (mark: Mark) => boolean): void {
  for (const { from, to, inline } of piecesOf(transform.doc, kind, chosen).toReversed()) {
    const node = transform.doc.nodeAt(from)
    if (!node) continue
    if (!inline) {
      for (const mark of node.marks) if (mark.type.name === kind) transform.removeNodeMark(from, mark)
      continue
    }
    for (const mark of node.marks) if (mark.type.name === kind) transform.removeMark(from, to, mark)
    for (let at = (node.text?.length ?? 0) - 1; at >= 0; at -= 1)
      if (node.text?.[at] === ANCHOR) transform.delete(from + at, from + at + 1)
  }
}

/** Takes alterations of blocks back or lets them stand, the last one first. */
function alter(transform: Transform, chosen: (mark: Mark) => boolean, accepts: boolean): void {
  for (const { from } of piecesOf(transform.doc, 'modification', chosen).toReversed()) {
    for (;;) {
      const node = transform.doc.nodeAt(from)
      const mark = node?.marks.findLast((each) => each.type.name === 'modification' && chosen(each))
      if (!node || !mark) break
      const others = mark.removeFromSet(node.marks)
      if (accepts) transform.setNodeMarkup(from, null, node.attrs, others)
      else restore(transform, from, node, mark, others)
    }
  }
}

function restore(transform: Transform, at: number, node: Node, mark: Mark, others: readonly Mark[]): void {
  const { type, attrName, previousValue } = mark.attrs
  if (type === 'attr') {
    transform.setNodeMarkup(at, null, { ...node.attrs, [String(attrName)]: previousValue }, others)
    return
  }
  const earlier = readNodeType(previousValue)
  if (type === 'nodeType' && earlier) {
    transform.setNodeMarkup(
      at,
      node.type.schema.nodes[earlier.name],
      { ...node.attrs, ...earlier.attrs },
      others,
    )
    return
  }
  transform.setNodeMarkup(at, null, node.attrs, others)
}

/** What a block was before: its type's name, with the attributes it had. */
function readNodeType(value: unknown): { name: string; attrs: Record<string, unknown> } | null {
  const { name, attrs } =
    typeof value === 'object' && value !== null
      ? (value as { name?: unknown; attrs?: Record<string, unknown> })
      : { name: value, attrs: {} }
  return typeof name === 'string' && draftSchema.nodes[name] ? { name, attrs: attrs ?? {} } : null
}

/** Where marks of a kind stand, in order; nothing within a block that is a piece itself. */
function piecesOf(doc: Node, kind: Kind, chosen: (mark: Mark) => boolean): Piece[] {
  const pieces: Piece[] = []
  doc.descendants((node, at) => {
    const mark = node.marks.find((each) => each.type.name === kind && chosen(each))
    if (!mark) return true
    pieces.push({ from: at, to: at + node.nodeSize, id: String(mark.attrs.id), inline: node.isInline })
    return true
  })
  return pieces
}

/** Pieces of one suggestion that touch, or have only the border of two paragraphs between them, are one piece. */
function joinedOver(doc: Node, pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && piece.from < last.to) continue
    const touches = last?.id === piece.id && last.inline && piece.inline
    if (last && touches && last.to === piece.from) last.to = piece.to
    else if (last && touches && onlyBorderBetween(doc, last.to, piece.from)) {
      last.to = piece.to
      last.joined = true
    } else joined.push({ ...piece })
  }
  return joined
}

function onlyBorderBetween(doc: Node, from: number, to: number): boolean {
  const [end, start] = [doc.resolve(from), doc.resolve(to)]
  if (end.parentOffset !== end.parent.content.size || start.parentOffset !== 0) return false
  let empty = true
  doc.nodesBetween(from, to, (node) => {
    if (node.isLeaf) empty = false
  })
  return empty
}

function hasMarks(doc: DocNode): boolean {
  const waiting = [doc]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.marks?.some(({ type }) => type === 'comment' || kinds.some((kind) => kind === type))) return true
    if (node.content) waiting.push(...node.content)
  }
  return false
}
