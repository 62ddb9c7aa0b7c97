/**
 * The letter's text: one schema for browser and server. A text is a document with the particulars that stand in it
 * (title, addressees, contacts); the leaf nodes `date`, `addressees` and `contacts` say where these are printed.
 */
import { Extension, getSchema, mergeAttributes, Node } from '@tiptap/core'
import Document from '@tiptap/extension-document'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import type { Schema } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import type { Addressee, DocNode, LetterContact } from '../../db/shapes'
import { calledOf } from './honorifics'
import { directionOf } from './languages'

export type { Addressee, DocNode, LetterContact } from '../../db/shapes'

/** What a version holds and a signature points at. */
export type LetterText = { title: string; addressees: Addressee[]; contacts: LetterContact[]; doc: DocNode }

export type Ask = { id: string; number: number; text: string }

export const limits = { depth: 30, nodes: 5_000, characters: 200_000, footnote: 2_000 }

/** The blocks that print what is written elsewhere. */
export const STANDING = ['date', 'addressees', 'contacts'] as const
export type Standing = (typeof STANDING)[number]

// The first is what a new line becomes.
const BLOCKS =
  '(paragraph | heading | salutation | closing | quote | asks | bulletList | orderedList | date | addressees | contacts)+'

function leaf(name: Standing, label: string) {
  return Node.create({
    name,
    group: 'particular',
    atom: true,
    selectable: true,
    parseHTML: () => [{ tag: `div[data-${name}]` }],
    renderHTML: () => ['div', { [`data-${name}`]: '', class: 'particular' }, label],
  })
}

function line(name: 'salutation' | 'closing') {
  return Node.create({
    name,
    group: 'line',
    content: 'inline*',
    defining: true,
    parseHTML: () => [{ tag: `p[data-${name}]` }],
    renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { [`data-${name}`]: '' }), 0],
  })
}

const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    /** The entry of the register whose story this passage tells. No version holds it: see domain/passages. */
    story: {
      default: null,
      parseHTML: (element) => {
        const id = element.getAttribute('data-story')
        return isId(id) ? id : null
      },
      renderHTML: ({ story }) => (story ? { 'data-story': story } : {}),
      validate: (value: unknown) => assert(value === null || isId(value)),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes, { class: 'story' }), 0],
})

const Asks = Node.create({
  name: 'asks',
  group: 'block',
  content: 'ask+',
  defining: true,
  parseHTML: () => [{ tag: 'ol[data-asks]' }],
  renderHTML: () => ['ol', { 'data-asks': '', class: 'asks' }, 0],
})

const AskNode = Node.create({
  name: 'ask',
  content: 'paragraph (paragraph | bulletList | orderedList)*',
  defining: true,
  addAttributes: () => ({
    /** Stays the same when the ask is reworded, renumbered or moved. */
    id: { default: '', validate: (value: unknown) => assert(value === '' || isId(value)) },
  }),
  parseHTML: () => [{ tag: 'li[data-ask]' }],
  renderHTML: ({ HTMLAttributes }) => ['li', mergeAttributes(HTMLAttributes, { 'data-ask': '' }), 0],
})

/** A note that stands in the line at its number and is printed elsewhere. */
const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    text: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-footnote')?.trim() ?? '',
      renderHTML: ({ text }) => ({ 'data-footnote': text, 'aria-label': `Footnote: ${text}` }),
      validate: (value: unknown) => assert(isFootnote(value)),
    },
  }),
  parseHTML: () => [
    {
      tag: 'sup[data-footnote]',
      getAttrs: (element) => (isFootnote(element.getAttribute('data-footnote')?.trim()) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['sup', mergeAttributes(HTMLAttributes, { role: 'doc-noteref' })],
  renderText: ({ node }) => ` [${node.attrs.text}]`,
})

const Language = Extension.create({
  name: 'language',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading', 'quote', 'salutation', 'closing'],
      attributes: {
        lang: {
          default: null,
          parseHTML: (element) => element.getAttribute('lang'),
          renderHTML: ({ lang }) => (lang ? { lang, dir: directionOf(lang) } : {}),
          validate: (value: unknown) =>
            assert(
              value === null || (typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(value)),
            ),
        },
      },
    },
  ],
})

const SafeLink = Link.extend({
  addAttributes: () => ({
    href: {
      default: null,
      validate: (value: unknown) => assert(typeof value === 'string' && isSafeLink(value)),
    },
  }),
}).configure({
  openOnClick: false,
  autolink: false,
  protocols: ['https', 'mailto'],
  isAllowedUri: (url) => isSafeLink(url),
})

/** What the editor is made of, and the schema with it. */
export const extensions = [
  Document.extend({ content: BLOCKS }),
  StarterKit.configure({
    document: false,
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    heading: { levels: [2, 3] },
    trailingNode: false,
  }),
  BulletList,
  OrderedList,
  ListItem,
  SafeLink,
  leaf('date', 'Date'),
  leaf('addressees', 'Addressees'),
  leaf('contacts', 'Contacts'),
  line('salutation'),
  line('closing'),
  Quote,
  Asks,
  AskNode,
  Footnote,
  Language,
]

export const schema = getSchema(extensions)

/** A text to begin with. */
export function emptyDoc(language: 'en' | 'es' = 'en'): DocNode {
  const spanish = language === 'es'
  return {
    type: 'doc',
    content: [
      { type: 'date' },
      { type: 'addressees' },
      {
        type: 'salutation',
        content: [{ type: 'text', text: spanish ? 'A quien corresponda:' : 'To whom it may concern:' }],
      },
      { type: 'paragraph' },
      { type: 'contacts' },
      { type: 'closing', content: [{ type: 'text', text: spanish ? 'Atentamente,' : 'Sincerely,' }] },
    ],
  }
}

/**
 * Takes a document from anywhere and returns it as the schema has it, or one sentence on why not. A draft's own schema
 * allows what only a draft may hold.
 */
export function readDoc(value: unknown, within: Schema = schema): { doc: DocNode } | { refused: string } {
  const problem = scan(value, within === schema ? isClean : isCleanInDraft)
  if (problem) return { refused: problem }
  try {
    const node = within.nodeFromJSON(value)
    node.check()
    if (node.type.name !== 'doc')
      return { refused: 'This is a part of a letter, not a letter. Send the whole text.' }
    return { doc: withAskIds(node.toJSON()) }
  } catch {
    return { refused: 'The text holds something that a letter cannot hold. Paste it again as plain text.' }
  }
}

/** Before ProseMirror sees it, without recursion: what is too deep, too large or not text. */
export function scan(value: unknown, clean: (text: string) => boolean = isCleanInDraft): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let nodes = 0
  let characters = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = next.value
    if (typeof node !== 'object' || node === null || Array.isArray(node))
      return 'The text could not be read. Reload the page and try again.'
    nodes += 1
    if (nodes > limits.nodes)
      return 'The text has too many paragraphs. Divide the letter, or send part of it as an enclosure.'
    if (next.depth > limits.depth) return 'The text is nested too deeply. Take some lists out of others.'
    const { text, content, marks } = node as { text?: unknown; content?: unknown; marks?: unknown }
    if (text !== undefined) {
      if (typeof text !== 'string') return 'The text could not be read. Reload the page and try again.'
      characters += text.length
      if (characters > limits.characters)
        return 'The text is longer than 200,000 characters. Send part of it as an enclosure.'
      if (!clean(text)) return 'The text holds control characters. Paste it again as plain text.'
    }
    if (marks !== undefined && (!Array.isArray(marks) || marks.length > 10))
      return 'The text could not be read. Reload the page and try again.'
    if (content === undefined) continue
    if (!Array.isArray(content) || content.length > limits.nodes)
      return 'The text has too many paragraphs. Divide the letter, or send part of it as an enclosure.'
    for (const child of content) waiting.push({ value: child, depth: next.depth + 1 })
  }
  return null
}

function isClean(text: string): boolean {
  return !text.includes('\u200b') && isCleanInDraft(text)
}

// No C0 controls and no half of a surrogate pair. Zero-width spaces hold suggested breaks of paragraphs.
function isCleanInDraft(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return !/[\u0000-\u001f\u007f]/.test(text) && !/\p{Surrogate}/u.test(text)
}

/** https and mailto only, as written, without white space or controls. */
export function isSafeLink(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /^(https:\/\/|mailto:)[^\s\u0000-\u001f\u007f]+$/i.test(href) && href.length <= 2_000
}

/** Whether words can stand in a footnote: 1 to 2,000 characters in one line. */
export function isFootnote(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && text.length <= limits.footnote && isClean(text)
}

function withAskIds(doc: DocNode): DocNode {
  const seen = new Set<string>()
  const visit = (node: DocNode): DocNode => {
    if (node.type === 'ask') {
      const given = typeof node.attrs?.id === 'string' ? node.attrs.id : ''
      const id = given && !seen.has(given) ? given : crypto.randomUUID()
      seen.add(id)
      return { ...node, attrs: { ...node.attrs, id }, content: node.content?.map(visit) }
    }
    if (node.text !== undefined) return { ...node, text: node.text.normalize('NFC') }
    if (node.type === 'footnote') return { ...node, attrs: { text: noteOf(node).normalize('NFC') } }
    return node.content ? { ...node, content: node.content.map(visit) } : node
  }
  return visit(doc)
}

/** The numbered demands, in the order and with the numbers that are printed. */
export function asksOf(doc: DocNode): Ask[] {
  const asks: Ask[] = []
  walk(doc, (node) => {
    if (node.type !== 'ask') return
    asks.push({ id: String(node.attrs?.id ?? ''), number: asks.length + 1, text: blockTexts(node).join(' ') })
  })
  return asks
}

/** The asks as they are listed beside the text: with their first words. */
export function asksInShort(doc: DocNode): { number: number; text: string }[] {
  return asksOf(doc).map(({ number, text }) => {
    const words = inShort(text).split(' ')
    return { number, text: words.length > 9 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ') }
  })
}

/** The words of the footnotes, in the order of their numbers. */
export function footnotesOf(doc: DocNode): string[] {
  const notes: string[] = []
  walk(doc, (node) => {
    if (node.type === 'footnote') notes.push(noteOf(node))
  })
  return notes
}

/** The text with its footnotes written into the line. */
export function withNotesInLine(doc: DocNode, write: (note: string, number: number) => string): DocNode {
  let number = 0
  const visit = (node: DocNode): DocNode => {
    if (node.type !== 'footnote') return node.content ? { ...node, content: node.content.map(visit) } : node
    number += 1
    return { type: 'text', text: write(noteOf(node), number) }
  }
  return visit(doc)
}

function noteOf(footnote: DocNode): string {
  return String(footnote.attrs?.text ?? '')
}

/**
 * An ask as it stands apart from the text, without the "; and" that leads to the next: its first sentence, or as many
 * as `room` characters hold, and a sign where more follows.
 */
export function inShort(ask: string, room = 0): string {
  const whole = ask.replace(/\s*[;,]\s*(?:and|or|y|e|o|u)?\s*$/iu, '')
  if (whole.length <= room) return whole
  const ends = [...ask.matchAll(/[.?!](?=\s+["“(]?\p{Lu})/gu)].map(({ index }) => index + 1)
  const end = ends.findLast((each) => each <= room) ?? ends[0]
  return end ? `${ask.slice(0, end)} …` : whole
}

/** The whole text as plain paragraphs, particulars included and footnotes at the end, as the signer's copy has it. */
export function plainOf(text: LetterText, date: string | null = null, language: 'en' | 'es' = 'en'): string {
  const parts: string[] = []
  let ask = 0
  const block = (node: DocNode, indent: string) => {
    switch (node.type) {
      case 'date':
        if (date) parts.push(date)
        break
      case 'addressees':
        for (const addressee of text.addressees.filter((each) => !each.cc))
          parts.push(addresseeLines(addressee).join('\n'))
        if (text.title) parts.push(`${language === 'es' ? 'Asunto:' : 'Re:'} ${text.title}`)
        break
      case 'contacts':
        if (text.contacts.length > 0)
          parts.push(
            text.contacts
              .map((each) => [each.name, each.organization, each.email].filter(Boolean).join(', '))
              .join('\n'),
          )
        break
      case 'asks':
        for (const child of node.content ?? []) {
          ask += 1
          parts.push(`${indent}${ask}. ${blockTexts(child).join(`\n${indent}   `)}`)
        }
        break
      case 'bulletList':
      case 'orderedList':
        node.content?.forEach((item, at) => {
          const mark = node.type === 'bulletList' ? '•' : `${Number(node.attrs?.start ?? 1) + at}.`
          parts.push(`${indent}${mark} ${blockTexts(item).join(' ')}`)
        })
        break
      case 'quote':
        for (const child of node.content ?? []) parts.push(`    ${inlineText(child)}`)
        break
      default:
        parts.push(`${indent}${inlineText(node)}`)
    }
  }
  for (const node of withNotesInLine(text.doc, (_, number) => `[${number}]`).content ?? []) block(node, '')
  parts.push(...footnotesOf(text.doc).map((note, at) => `[${at + 1}] ${note}`))
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`
}

/** Name, title, office and address as they stand in an addressee's block. */
export function addresseeLines(addressee: Addressee): string[] {
  return [
    addressee.name,
    addressee.title,
    addressee.office,
    addressee.component,
    ...addressee.address,
  ].filter((each): each is string => Boolean(each))
}

/** To whom a letter goes, as one line of a sentence: "Secretary A. One (Office of Files) and Director B. Two". */
export function addresseesInLine(addressees: Addressee[], language: 'en' | 'es'): string {
  const names = addressees
    .filter(({ cc }) => !cc)
    .map(({ title, name, office }) => `${calledOf({ title, name })}${office ? ` (${office})` : ''}`)
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

/** How many words the text and its footnotes have; particulars, and words that are only suggested, do not count. */
export function countWords(doc: DocNode): number {
  let count = 0
  walk(doc, ({ type, attrs, content = [] }) => {
    if (type === 'footnote') count += wordCount(String(attrs?.text ?? ''))
    const stands = content.filter(({ marks }) => !marks?.some((mark) => mark.type === 'insertion'))
    count += wordCount(
      stands.map(({ type: kind, text }) => (kind === 'hardBreak' ? '\n' : (text ?? ''))).join(''),
    )
  })
  return count
}

/** A word stands between spaces and holds a letter or a digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** The text of every paragraph below a node. */
export function blockTexts(node: DocNode): string[] {
  if (!node.content) return []
  if (node.content.some((child) => child.type === 'text' || child.type === 'hardBreak'))
    return [inlineText(node)]
  return node.content.flatMap(blockTexts)
}

function inlineText(node: DocNode): string {
  return (node.content ?? [])
    .map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? '')))
    .join('')
}

export function walk(node: DocNode, visit: (node: DocNode) => void): void {
  visit(node)
  for (const child of node.content ?? []) walk(child, visit)
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value)
}

function assert(holds: boolean): void {
  if (!holds) throw new RangeError('This attribute is not one a letter has.')
}
