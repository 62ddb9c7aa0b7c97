import { type Addressee, addresseeLines, type DocNode, type LetterContact, type LetterText } from '../text'
import { type Language, words } from './words'

/** How a block is set: a heading's level, how deep in lists it stands, its language. */
export type Style = { level: number; depth: number; lang: string }

/** Words under one mark: "bold", "italic", "link" with where it leads, or "note", which is a footnote's words. */
export type Marked = { mark: string; href: string | null; from: number; text: string; note?: string }

export type Block = {
  type: string
  label?: string
  text: string
  askId?: string
  inAsk?: true
  /** What stands before an item: "•", "3." */
  bullet?: string
  style: Style
  marks: Marked[]
}

const LISTS = new Set(['bulletList', 'orderedList'])

/** The paragraphs of a text in order, each with what it is: an item of a list, a heading, a part of an ask. */
export function blocksOf(text: LetterText, language: Language): Block[] {
  const say = words[language]
  const blocks: Block[] = [plain('title', text.title, say.title)]
  let ask = 0
  const addressees = text.addressees.map((each) => addresseeOf(each, say.addressee))
  const contacts = text.contacts.map((each) => contactOf(each, say.contact))
  const add = (node: DocNode, type: string, { style = {}, ...more }: More = {}) => {
    const { text: written, marks } = lineOf(node, say.note)
    blocks.push({ type, text: written, marks, style: { ...styleOf(node), ...style }, ...more })
  }
  const list = (node: DocNode, depth: number, more: More) => {
    node.content?.forEach((item, at) => {
      const bullet = node.type === 'bulletList' ? '•' : `${Number(node.attrs?.start ?? 1) + at}.`
      inside(item, node.type, depth, { ...more, bullet })
    })
  }
  // An item's first paragraph has its number; what follows stands below it.
  const inside = (item: DocNode, type: string, depth: number, { bullet, askId, ...more }: More) => {
    item.content?.forEach((child, at) => {
      const first = at === 0 ? { ...(bullet ? { bullet } : {}), ...(askId ? { askId } : {}) } : {}
      if (LISTS.has(child.type)) list(child, depth + 1, more)
      else add(child, at === 0 ? type : child.type, { ...more, ...first, style: { depth } })
    })
  }
  for (const node of text.doc.content ?? []) {
    switch (node.type) {
      case 'date':
        blocks.push(plain('date', say.date))
        break
      case 'addressees':
        blocks.push(...addressees.splice(0))
        break
      case 'contacts':
        blocks.push(...contacts.splice(0))
        break
      case 'asks':
        for (const child of node.content ?? []) {
          ask += 1
          const askId = String(child.attrs?.id ?? '')
          inside(child, 'ask', 1, { label: `${say.ask} ${ask}`, inAsk: true, askId, bullet: `${ask}.` })
        }
        break
      case 'quote':
        for (const child of node.content ?? [])
          add(child, 'quote', { style: { lang: styleOf(child).lang || styleOf(node).lang } })
        break
      case 'bulletList':
      case 'orderedList':
        list(node, 1, {})
        break
      default:
        add(node, node.type)
    }
  }
  // A text that prints them nowhere still has them; an empty paragraph is nothing to a reader.
  return [...blocks, ...addressees, ...contacts].filter((block) => block.text.trim() !== '')
}

type More = Partial<Omit<Block, 'style'>> & { style?: Partial<Style> }

function plain(type: string, text: string, label?: string): Block {
  return { type, text, style: { level: 0, depth: 0, lang: '' }, marks: [], ...(label ? { label } : {}) }
}

function addresseeOf(addressee: Addressee, label: string): Block {
  const lines = [...addresseeLines(addressee), ...(addressee.cc ? ['cc'] : [])]
  return plain('addressees', lines.join(', '), label)
}

function contactOf({ name, organization, email }: LetterContact, label: string): Block {
  return plain('contacts', [name, organization, email].filter(Boolean).join(', '), label)
}

function styleOf({ attrs }: DocNode): Style {
  return { level: Number(attrs?.level ?? 0), depth: 0, lang: String(attrs?.lang ?? '') }
}

/** The words of a paragraph, its footnotes in the line, and its marked stretches, each as long as its mark goes on. */
function lineOf(paragraph: DocNode, noteWord: string): { text: string; marks: Marked[] } {
  const marks: Marked[] = []
  let text = ''
  for (const node of paragraph.content ?? []) {
    const at = text.length
    if (node.type === 'footnote') {
      const note = String(node.attrs?.text ?? '')
      // Without its number, which changes with every note before it.
      text += ` [${noteWord}: ${note}]`
      marks.push({ mark: 'note', href: null, from: at, text: text.slice(at), note })
      continue
    }
    const written = node.type === 'hardBreak' ? '\n' : (node.text ?? '')
    text += written
    if (node.text === undefined) continue
    for (const { type, attrs } of node.marks ?? []) {
      const href = typeof attrs?.href === 'string' ? attrs.href : null
      const open = marks.find(
        (each) => each.mark === type && each.href === href && each.from + each.text.length === at,
      )
      if (open) open.text += written
      else marks.push({ mark: type, href, from: at, text: written })
    }
  }
  return { text, marks }
}
