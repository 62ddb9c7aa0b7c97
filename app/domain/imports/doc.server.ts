import { randomUUID } from 'node:crypto'
import type { Doc, DocNode, Mark, Part, Run } from './reading.server'

/** The letter as the editor's document: its parts in order, with date, addressees and contacts as places to be filled. */
export function docOf(parts: Part[], hasContacts: boolean, notes = new Map<number, string>()): Doc {
  const content: DocNode[] = [{ type: 'date' }, { type: 'addressees' }]
  let contacts = hasContacts
  for (let at = 0; at < parts.length; ) {
    const one = parts[at]
    if (!one) break
    if (one.type === 'ask' || one.type === 'item') {
      const end = listEnd(parts, at)
      const items = parts.slice(at, end)
      content.push(...(one.type === 'ask' ? [{ type: 'asks', content: asksOf(items) }] : listsOf(items)))
      at = end
      continue
    }
    if (one.type === 'contact') {
      if (contacts) content.push({ type: 'contacts' })
      contacts = false
    } else if (one.type !== 'date' && one.type !== 'addressee') content.push(nodeOf(one))
    at++
  }
  return { type: 'doc', content: content.map((node) => withNotes(node, notes)) }
}

function withNotes(node: DocNode, notes: Map<number, string>): DocNode {
  if (node.type === 'footnote') {
    const number = Number(node.attrs?.number)
    const text = notes.get(number)
    return text === undefined ? { type: 'text', text: `[${number}]` } : { type: 'footnote', attrs: { text } }
  }
  return node.content ? { ...node, content: node.content.map((child) => withNotes(child, notes)) } : node
}

function nodeOf(one: Part): DocNode {
  if (one.type === 'heading')
    return { type: 'heading', attrs: { level: one.level }, content: inline(one.runs) }
  if (one.type === 'quote') return { type: 'quote', attrs: { story: null }, content: [paragraph(one.runs)] }
  const type = one.type === 'salutation' || one.type === 'closing' ? one.type : 'paragraph'
  return { type, content: inline(one.runs) }
}

function paragraph(runs: Run[]): DocNode {
  return { type: 'paragraph', content: inline(runs) }
}

/** A list ends where its kind does; what stands inside an item belongs to it. */
function listEnd(parts: Part[], start: number): number {
  const first = parts[start]
  let end = start + 1
  while (end < parts.length) {
    const one = parts[end]
    if (!one) break
    const inside = one.depth > 0 && (one.type === 'item' || one.type === 'paragraph')
    const next = one.type === first?.type && (one.type === 'ask' || one.ordered === first.ordered)
    if (!inside && !next) break
    // A list that counts from 1 again is another list.
    if (next && one.type === 'item' && one.depth === 0 && one.ordered && one.number === 1) break
    end++
  }
  return end
}

function asksOf(parts: Part[]): DocNode[] {
  const asks: DocNode[] = []
  for (let at = 0; at < parts.length; ) {
    const one = parts[at]
    if (!one) break
    const content = [paragraph(one.runs)]
    at++
    while (at < parts.length && parts[at]?.type !== 'ask') {
      const inside = parts[at]
      if (inside?.type === 'item') {
        let end = at + 1
        while (
          parts[end]?.type === 'item' ||
          (parts[end]?.type === 'paragraph' && (parts[end]?.depth ?? 0) > 1)
        )
          end++
        content.push(...listsOf(parts.slice(at, end)))
        at = end
      } else {
        if (inside) content.push(paragraph(inside.runs))
        at++
      }
    }
    asks.push({ type: 'ask', attrs: { id: randomUUID() }, content })
  }
  return asks
}

/** Items as lists: one that counts otherwise than the one before is another list. */
function listsOf(parts: Part[]): DocNode[] {
  const base = parts[0]?.depth ?? 0
  const lists: DocNode[] = []
  let last: Part | undefined
  for (let at = 0; at < parts.length; ) {
    const one = parts[at]
    if (!one) break
    const content = [paragraph(one.runs)]
    at++
    while (at < parts.length && parts[at]?.type === 'paragraph' && parts[at]?.depth === base + 1) {
      content.push(paragraph(parts[at]?.runs ?? []))
      at++
    }
    const inside = at
    while (at < parts.length && isInside(parts[at], base)) at++
    if (at > inside) content.push(...listsOf(parts.slice(inside, at)))
    const item = { type: 'listItem', content }
    const list = lists.at(-1)
    if (list && last && goesOn(last, one)) list.content?.push(item)
    else lists.push(begun(one, item))
    last = one
  }
  return lists
}

function isInside(one: Part | undefined, base: number): boolean {
  return one?.type === 'item' ? one.depth > base : (one?.depth ?? 0) > base + 1
}

function goesOn(last: Part, one: Part): boolean {
  if (last.ordered !== one.ordered) return false
  return !one.ordered || !one.number || !last.number || one.number === last.number + 1
}

function begun(one: Part, item: DocNode): DocNode {
  if (!one.ordered) return { type: 'bulletList', content: [item] }
  return { type: 'orderedList', attrs: { start: Math.max(1, one.number) }, content: [item] }
}

function inline(runs: Run[]): DocNode[] {
  return runs.filter((run) => run.text).flatMap((run) => linked(run).map(textNode))
}

function textNode(run: Run): DocNode {
  if (run.note) return { type: 'footnote', attrs: { number: run.note } }
  const marks: Mark[] = []
  if (run.bold) marks.push({ type: 'bold' })
  if (run.italic) marks.push({ type: 'italic' })
  if (run.href) marks.push({ type: 'link', attrs: { href: run.href } })
  return marks.length ? { type: 'text', text: run.text, marks } : { type: 'text', text: run.text }
}

/** A printed https address is a link to itself. */
function linked(run: Run): Run[] {
  if (run.href || !run.text.includes('https://')) return [run]
  const runs: Run[] = []
  let at = 0
  for (const match of run.text.matchAll(/https:\/\/[^\s<>"“”]{3,1000}/g)) {
    const href = match[0].replace(/[.,;:)\]’']{1,5}$/, '')
    if (match.index > at) runs.push({ ...run, text: run.text.slice(at, match.index) })
    runs.push({ ...run, text: href, href })
    at = match.index + href.length
  }
  if (at < run.text.length) runs.push({ ...run, text: run.text.slice(at) })
  return runs
}
