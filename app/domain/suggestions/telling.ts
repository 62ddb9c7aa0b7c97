import type { Mark, Node } from '@tiptap/pm/model'
import type { Kind } from './marks'

/** What a suggestion would take out and put in; or the form it would give to words that stay: "Make bold". */
export type Change = { removed: string; added: string; form: string; notes: string[] }

type Piece = { words: string; marks: string[]; blocks: string[] }

/** What each suggestion in a draft would do, in the order of the text. */
export function changesIn(doc: Node): Map<string, Change> {
  const found = new Map<string, { removed: Piece[]; added: Piece[]; alters: Node[]; notes: Set<string> }>()
  doc.descendants((node) => {
    for (const mark of node.marks) {
      const id: unknown = mark.attrs.id
      if (typeof id !== 'string') continue
      const pieces = found.get(id) ?? { removed: [], added: [], alters: [], notes: new Set<string>() }
      found.set(id, pieces)
      const kind = mark.type.name as Kind
      if (kind === 'modification') {
        pieces.alters.push(node)
        pieces.notes.add(noteOn(mark.attrs))
      } else pieces[kind === 'insertion' ? 'added' : 'removed'].push(pieceOf(node))
    }
  })
  return new Map(
    [...found].map(([id, { removed, added, alters, notes }]) => {
      const change = { removed: wordsIn(removed), added: wordsIn(added), form: '', notes: [...notes] }
      if (change.removed && change.removed === change.added) change.form = formOf(removed, added)
      else if (!change.removed && !change.added && notes.size > 0) altered(change, alters)
      else if (!change.removed && !change.added) change.notes.push('a paragraph divided or joined')
      return [id, change]
    }),
  )
}

/** What it is to give another form, and to the words of which block. */
function altered(change: Change, blocks: Node[]): void {
  const set = change.notes.find((note) => note.startsWith(SET))
  change.form = set ? `Make ${set.slice(SET.length)}` : 'Change the form'
  if (!set && change.notes.includes(LANGUAGE)) change.form = 'Change the language'
  change.added = [...new Set(blocks)]
    .map((node) => textOf(node))
    .join(' ')
    .trim()
  change.removed = change.added
  change.notes = []
}

function formOf(removed: Piece[], added: Piece[]): string {
  const [before, after] = [blocksIn(removed), blocksIn(added)]
  const wrapped = after.find((name) => !before.includes(name))
  if (wrapped) return `Set ${WRAPS[wrapped]}`
  const taken = before.find((name) => !after.includes(name))
  if (taken) return `No longer ${WRAPS[taken]}`
  const [had, has] = [marksIn(removed), marksIn(added)]
  const made = has.filter((name) => !had.includes(name)).map((name) => MAKES[name] ?? 'another form')
  const lost = had.filter((name) => !has.includes(name)).map((name) => MAKES[name] ?? 'so')
  if (made.length > 0) return `Make ${made.join(' and ')}`
  if (lost.length > 0) return `No longer ${lost.join(' and ')}`
  return had.includes('link') ? 'Change the link' : 'Change the form'
}

function blocksIn(pieces: Piece[]): string[] {
  return [...new Set(pieces.flatMap(({ blocks }) => blocks))].filter((name) => WRAPS[name])
}

function marksIn(pieces: Piece[]): string[] {
  return [...new Set(pieces.flatMap(({ marks }) => marks))].filter((name) => MAKES[name])
}

function pieceOf(node: Node): Piece {
  const blocks: string[] = []
  const marks = [...node.marks]
  if (!node.isInline) {
    blocks.push(node.type.name)
    node.descendants((child) => {
      if (child.isText) marks.push(...child.marks)
      else blocks.push(child.type.name)
    })
  }
  return { words: wordsOfNode(node), marks: marks.map(({ type }: Mark) => type.name), blocks }
}

function wordsIn(pieces: Piece[]): string {
  return pieces
    .map(({ words }) => words)
    .join('')
    .trim()
}

function wordsOfNode(node: Node): string {
  if (node.type.name === 'footnote') return ` [footnote: ${node.attrs.text}] `
  return node.isText ? textOf(node) : `${textOf(node)} `
}

function textOf(node: Node): string {
  const words = node.isText ? (node.text ?? '') : node.textBetween(0, node.content.size, ' ')
  return words.replaceAll('\u200b', ' ')
}

const SET = 'set as '
const LANGUAGE = 'its language changed'

function noteOn({ type, attrName, newValue }: Record<string, unknown>): string {
  if (type === 'nodeType') return `${SET}${NAMES[String(newValue)] ?? 'another kind of paragraph'}`
  return type === 'attr' && attrName === 'lang' ? LANGUAGE : 'its form changed'
}

const NAMES: Record<string, string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  salutation: 'the salutation',
  closing: 'the closing',
}

/** What stands around paragraphs. */
const WRAPS: Record<string, string> = {
  quote: 'as a story',
  asks: 'as an ask',
  bulletList: 'as bullets',
  orderedList: 'as a numbered list',
}

/** What stands on words. */
const MAKES: Record<string, string> = { bold: 'bold', italic: 'italic', link: 'a link' }
