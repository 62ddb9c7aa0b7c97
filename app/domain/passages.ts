import type { DocNode } from '../../db/shapes'

/** A passage that tells a story: the entry of the register it is bound to, and its first words. */
export type Passage = { story: string | null; words: string }

/** The stories that a text tells, in their order. */
export function passagesIn(doc: DocNode): Passage[] {
  return nodesIn(doc)
    .filter(({ type }) => type === 'quote')
    .map((quote) => ({ story: storyOf(quote), words: firstWords(quote) }))
    .filter(({ words }) => words !== '')
}

/** The text without what binds its stories to the register: what signers agree to, and all that anybody else sees. */
export function unbound(doc: DocNode): DocNode {
  if (!nodesIn(doc).some((node) => storyOf(node) !== null)) return doc
  const visit = (node: DocNode): DocNode => ({
    ...node,
    ...(storyOf(node) === null ? {} : { attrs: { ...node.attrs, story: null } }),
    ...(node.content ? { content: node.content.map(visit) } : {}),
  })
  return visit(doc)
}

/** The words of a text around a name, as far as they stand in one paragraph; null where it is not named. */
export function namedIn(doc: DocNode, name: string): string | null {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'u')
  for (const node of nodesIn(doc)) {
    const found = whole.exec(wordsOf(node))
    if (found) return found[0]
  }
  return null
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function storyOf({ type, attrs }: DocNode): string | null {
  return type === 'quote' && typeof attrs?.story === 'string' ? attrs.story : null
}

function firstWords(quote: DocNode): string {
  const paragraph = quote.content?.find((each) => wordsOf(each).trim() !== '')
  const words = paragraph ? wordsOf(paragraph).trim().split(/\s+/) : []
  return words.slice(0, 8).join(' ')
}

// The text of a node's own line.
function wordsOf({ content = [] }: DocNode): string {
  return content.map(({ type, text }) => (type === 'hardBreak' ? ' ' : (text ?? ''))).join('')
}

function nodesIn(node: DocNode): DocNode[] {
  return [node, ...(node.content ?? []).flatMap(nodesIn)]
}
