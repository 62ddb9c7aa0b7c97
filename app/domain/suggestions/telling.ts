import type { Node } from '@tiptap/pm/model'
import type { Kind } from './marks'

/** What a suggestion would take out and put in, and what no words show: "set as a heading". */
export type Change = { removed: string; added: string; notes: string[] }

/** What each suggestion in a draft would do, in the order of the text. */
export function changesIn(doc: Node): Map<string, Change> {
  const changes = new Map<string, Change>()
  let _block = 0
  doc.descendants((node) => {
    if (node.isTextblock) _block += 1
    for (const mark of node.marks) {
      const id: unknown = mark.attrs.id
      if (typeof id !== 'string') continue
      const change = changes.get(id) ?? { removed: '', added: '', notes: [] }
      changes.set(id, change)
      const kind = mark.type.name as Kind
      if (kind === 'modification') change.notes.push(noteOn(mark.attrs))
      else {
        const key = kind === 'insertion' ? 'added' : 'removed'
        change[key] = `${change[key]}${wordsOfNode(node)}`
      }
    }
  })
  for (const change of changes.values()) {
    change.removed = change.removed.trim()
    change.added = change.added.trim()
    if (!change.removed && !change.added && change.notes.length === 0)
      change.notes.push('a paragraph divided or joined')
  }
  return changes
}

function wordsOfNode(node: Node): string {
  if (node.type.name === 'footnote') return ` [footnote: ${node.attrs.text}] `
  const words = node.isText ? (node.text ?? '') : `${node.textBetween(0, node.content.size, ' ')} `
  return words.replaceAll('\u200b', ' ')
}

function noteOn({ type, attrName, newValue }: Record<string, unknown>): string {
  if (type === 'nodeType') return `set as ${NAMES[String(newValue)] ?? 'another kind of paragraph'}`
  return type === 'attr' && attrName === 'lang' ? 'its language changed' : 'its form changed'
}

const NAMES: Record<string, string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  salutation: 'the salutation',
  closing: 'the closing',
}
