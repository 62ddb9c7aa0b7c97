import type { Node } from '@tiptap/pm/model'

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** A place of the letter as its writers call it: "in ask 2", "in the second paragraph of “Background”". */
export function whereIs(doc: Node, at: number): string {
  const place = doc.resolve(Math.min(Math.max(at, 0), doc.content.size))
  const index = Math.min(place.index(0), doc.childCount - 1)
  const block = doc.child(index)
  switch (block.type.name) {
    case 'asks':
      return `in ask ${asksBefore(doc, index) + Math.min(place.index(1), block.childCount - 1) + 1}`
    case 'date':
    case 'addressees':
    case 'contacts':
      return `at the ${block.type.name}`
    case 'salutation':
    case 'closing':
      return `in the ${block.type.name}`
    case 'heading':
      return `in the heading “${titleOf(block)}”`
  }
  const { heading, number } = sectionOf(doc, index)
  const of = heading === null ? '' : ` of “${heading}”`
  if (block.type.name === 'quote') return `in a story${of}`
  if (block.type.name !== 'paragraph') return `in a list${of}`
  const ordinal = ORDINALS[number - 1]
  return ordinal ? `in the ${ordinal} paragraph${of}` : `in paragraph ${number}${of}`
}

function asksBefore(doc: Node, index: number): number {
  let count = 0
  for (let at = 0; at < index; at += 1)
    if (doc.child(at).type.name === 'asks') count += doc.child(at).childCount
  return count
}

// Paragraphs are counted from the heading above them, the one at the place included.
function sectionOf(doc: Node, index: number): { heading: string | null; number: number } {
  let number = 0
  for (let at = index; at >= 0; at -= 1) {
    const block = doc.child(at)
    if (block.type.name === 'heading') return { heading: titleOf(block), number }
    if (block.type.name === 'paragraph') number += 1
  }
  return { heading: null, number }
}

function titleOf(heading: Node): string {
  const words = heading.textContent.replaceAll('\u200b', '').trim()
  return words.length > 40 ? `${words.slice(0, words.lastIndexOf(' ', 40))} …` : words
}
