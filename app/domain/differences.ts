import { diffArrays } from 'diff'
import { addresseeLines, blockTexts, type DocNode, type LetterText, walk, withNotesInLine } from './text'

export type ChangePart = { kind: 'same' | 'added' | 'removed'; text: string }

export type BlockChange = {
  /** A moved block all of whose parts are removed is the place it moved away from. */
  kind: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** What the block is to a reader: "Ask 1". */
  label?: string
  type: string
  parts: ChangePart[]
  /** What words cannot show: "now italic". */
  notes: string[]
  /** What is bold, italic or a link, before and after, by its place in either text. */
  marks?: { before: Marked[]; after: Marked[] }
}

/** Words that look one way; `was` is how words that stayed looked before, where that changed. */
export type Run = {
  text: string
  bold: boolean
  italic: boolean
  href: string | null
  was: { bold: boolean; italic: boolean } | null
}

type Language = 'en' | 'es'

type Style = { level: string; lang: string }

type Block = { type: string; label?: string; text: string; askId?: string; style: Style; marks: Marked[] }

/** Words under one mark: "bold", "italic", or "link" with where it leads. */
export type Marked = { mark: string; href: string | null; from: number; text: string }

/** A block before, after, or both; moved when the other half stands elsewhere. */
type Pair = { before: Block | null; after: Block | null; moved: boolean }

/** How alike two paragraphs are, counted in words, to be one paragraph reworded. */
const ALIKE = 0.5

/** What differs between two texts, block by block in the order of the later one, notes in the given language. */
export function differenceOf(
  before: LetterText,
  after: LetterText,
  language: Language = 'en',
): BlockChange[] {
  const old = blocksOf(before, language)
  const previous = new Map(old.map((block, at) => [block, old[at - 1] ?? null]))
  return align(old, blocksOf(after, language)).map((pair) => {
    const change = changeOf(pair, language)
    const [from, to] = [pair.before, pair.after]
    if (pair.moved && from && to) change.notes.unshift(...stood(from, to, previous.get(from), language))
    const marks = { before: from?.marks ?? [], after: to?.marks ?? [] }
    return marks.before.length + marks.after.length > 0 ? { ...change, marks } : change
  })
}

function stood(from: Block, to: Block, before: Block | null | undefined, language: Language): string[] {
  const say = words[language]
  const start = before?.text.trim().split(/\s+/).slice(0, 4).join(' ')
  return [...(start ? [say.stoodAfter(start)] : []), ...(from.text === to.text ? [say.noWord] : [])]
}

/** The parts of a change, each in the runs of words that look one way. */
export function runsOf({ parts, marks }: BlockChange): { part: ChangePart; runs: Run[] }[] {
  let [before, after] = [0, 0]
  return parts.map((part) => {
    const old = { from: before, marks: marks?.before ?? [] }
    const present = { from: after, marks: marks?.after ?? [] }
    if (part.kind !== 'added') before += part.text.length
    if (part.kind !== 'removed') after += part.text.length
    if (part.kind === 'same') return { part, runs: runsAt(part.text, present, old) }
    return { part, runs: runsAt(part.text, part.kind === 'removed' ? old : present) }
  })
}

type Place = { from: number; marks: Marked[] }

function runsAt(text: string, at: Place, was?: Place): Run[] {
  const cuts = [at, ...(was ? [was] : [])].flatMap(({ from, marks }) =>
    marks.flatMap((each) => [each.from - from, each.from + each.text.length - from]),
  )
  const inside = cuts.filter((cut) => cut > 0 && cut < text.length)
  const ends = [...new Set([0, ...inside, text.length])].toSorted((one, other) => one - other)
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0
    const { href, ...looks } = looksAt(at, start, end)
    const before = was && looksAt(was, start, end)
    const changed = before && (before.bold !== looks.bold || before.italic !== looks.italic)
    return {
      text: text.slice(start, end),
      ...looks,
      href,
      was: changed ? { bold: before.bold, italic: before.italic } : null,
    }
  })
}

function looksAt({ from, marks }: Place, start: number, end: number) {
  const on = marks.filter((each) => each.from - from <= start && each.from + each.text.length - from >= end)
  return {
    bold: on.some(({ mark }) => mark === 'bold'),
    italic: on.some(({ mark }) => mark === 'italic'),
    href: on.find(({ href }) => href !== null)?.href ?? null,
  }
}

/** How many words were added and how many removed; a paragraph that moved only added none. */
export function wordsIn(changes: BlockChange[]): { added: number; removed: number } {
  const words = { added: 0, removed: 0 }
  for (const change of changes) {
    if (change.kind === 'same' || isGone(change)) continue
    for (const part of change.parts) if (part.kind !== 'same') words[part.kind] += wordCount(part.text)
  }
  return words
}

/** Whether a change is no more than the place that a block moved away from. */
export function isGone({ kind, parts }: BlockChange): boolean {
  return kind === 'moved' && parts.length > 0 && parts.every((part) => part.kind === 'removed')
}

function wordCount(text: string): number {
  let count = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1
  return count
}

function align(before: Block[], after: Block[]): Pair[] {
  const pairs: Pair[] = []
  const oldBlocks = [...before]
  const newBlocks = [...after]
  const runs: { removed: Block[]; added: Block[]; at: number }[] = []
  let run: { removed: Block[]; added: Block[]; at: number } | null = null
  for (const change of diffArrays(before.map(textOf), after.map(textOf))) {
    if (!change.added && !change.removed) {
      run = null
      const olds = oldBlocks.splice(0, change.count)
      newBlocks.splice(0, change.count).forEach((block, at) => {
        pairs.push({ before: olds[at] ?? null, after: block, moved: false })
      })
      continue
    }
    if (!run) {
      run = { removed: [], added: [], at: pairs.length }
      runs.push(run)
    }
    if (change.removed) run.removed.push(...oldBlocks.splice(0, change.count))
    else run.added.push(...newBlocks.splice(0, change.count))
  }
  const moves = new Map<Block, Block>()
  const removed = runs.flatMap((each) => each.removed)
  const added = runs.flatMap((each) => each.added)
  findMoves(moves, removed, added, (one, other) => (one.text === other.text ? 1 : 0))
  const paired = runs.map((each) => pairInOrder(each.removed, each.added, moves))
  const alone = paired.flat()
  findMoves(
    moves,
    alone.flatMap((pair) => (pair.before && !pair.after ? pair.before : [])),
    alone.flatMap((pair) => (pair.after && !pair.before ? pair.after : [])),
    likeness,
  )
  // From the last run on, so that the places of those before stay what they were.
  for (const [index, each] of [...runs.entries()].toReversed())
    pairs.splice(each.at, 0, ...(paired[index] ?? []).map((pair) => withMove(pair, moves)))
  return pairs
}

/** Notes both ways which removed block is which added one. */
function findMoves(
  moves: Map<Block, Block>,
  removed: Block[],
  added: Block[],
  alike: (one: Block, other: Block) => number,
): void {
  for (const block of added) {
    const free = removed.filter((each) => !moves.has(each))
    const from = best(free, (each) => alike(each, block))
    if (!from) continue
    moves.set(from, block)
    moves.set(block, from)
  }
}

/** Pairs what was reworded in place; what is left stands alone, removed before added. */
function pairInOrder(removed: Block[], added: Block[], moves: Map<Block, Block>): Pair[] {
  const pairs: Pair[] = []
  let rest = removed
  for (const after of added) {
    const match = moves.has(after)
      ? null
      : best(
          rest.filter((each) => !moves.has(each)),
          (each) => likeness(each, after),
        )
    const skipped = match ? rest.slice(0, rest.indexOf(match)) : []
    pairs.push(...skipped.map(gone), { before: match, after, moved: false })
    rest = rest.slice(match ? skipped.length + 1 : 0)
  }
  return [...pairs, ...rest.map(gone)]
}

function gone(before: Block): Pair {
  return { before, after: null, moved: false }
}

function withMove(pair: Pair, moves: Map<Block, Block>): Pair {
  if (pair.before && pair.after) return pair
  if (pair.after) {
    const before = moves.get(pair.after) ?? null
    return { before, after: pair.after, moved: before !== null }
  }
  return pair.before && moves.has(pair.before) ? { ...pair, moved: true } : pair
}

function best(blocks: Block[], score: (block: Block) => number): Block | null {
  let found: Block | null = null
  let highest = ALIKE
  for (const block of blocks) {
    const reached = score(block)
    if (reached > highest) {
      found = block
      highest = reached
    }
  }
  return found
}

// An ask reworded from top to bottom is still that ask; a title never becomes a paragraph.
function likeness(one: Block, other: Block): number {
  if (one.askId && one.askId === other.askId) return 1
  if (PARTICULARS.has(one.type) || PARTICULARS.has(other.type)) return one.type === other.type ? 0.9 : 0
  const [words, others] = [vocabularyOf(one), vocabularyOf(other)]
  const total = words.total + others.total
  if (2 * Math.min(words.total, others.total) <= ALIKE * total) return 0
  let shared = 0
  for (const [word, times] of words.counts) shared += Math.min(times, others.counts.get(word) ?? 0)
  return (2 * shared) / total
}

const PARTICULARS = new Set(['title', 'contacts'])

function changeOf({ before, after, moved }: Pair, language: Language): BlockChange {
  const block = after ?? before
  if (!block) throw new Error('A change is of something.')
  const shown = { type: block.type, ...(block.label ? { label: block.label } : {}) }
  const whole = (kind: ChangePart['kind']) => (block.text ? [{ kind, text: block.text }] : [])
  if (!before) return { kind: 'added', ...shown, parts: whole('added'), notes: [] }
  if (!after) return { kind: moved ? 'moved' : 'removed', ...shown, parts: whole('removed'), notes: [] }
  const notes = notesOn(before, after, language)
  const parts = partsOf(before.text, after.text)
  if (moved) return { kind: 'moved', ...shown, parts, notes }
  const same = before.text === after.text && notes.length === 0
  return { kind: same ? 'same' : 'changed', ...shown, parts, notes }
}

function partsOf(before: string, after: string): ChangePart[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  return diffArrays(segmentsOf(before), segmentsOf(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

// Segments keep "13,000" and "Jane’s" whole.
function segmentsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

type Vocabulary = { counts: Map<string, number>; total: number }

// Every block is compared with many others.
const vocabularies = new WeakMap<Block, Vocabulary>()

function vocabularyOf(block: Block): Vocabulary {
  const known = vocabularies.get(block)
  if (known) return known
  const found: Vocabulary = { counts: new Map(), total: 0 }
  for (const { segment, isWordLike } of segmenter.segment(block.text.toLowerCase())) {
    if (!isWordLike) continue
    found.counts.set(segment, (found.counts.get(segment) ?? 0) + 1)
    found.total += 1
  }
  vocabularies.set(block, found)
  return found
}

function notesOn(before: Block, after: Block, language: Language): string[] {
  const say = words[language]
  const notes: string[] = []
  if (before.label && after.label && before.label !== after.label) notes.push(say.was(before.label))
  if (before.type !== after.type || before.style.level !== after.style.level)
    notes.push(say.nowA(say.types[after.type] ?? after.type))
  if (before.style.lang !== after.style.lang) notes.push(say.nowIn(after.style.lang))
  // Where words changed too, places have shifted: then a mark is known by its words alone.
  const placed = before.text === after.text
  const covers = (one: Marked, other: Marked) =>
    one.mark === other.mark &&
    (placed
      ? one.from <= other.from && one.from + one.text.length >= other.from + other.text.length
      : one.text.includes(other.text))
  const on = (text: string, block: Block) => (text === block.text ? null : text)
  for (const each of after.marks) {
    const stood = placed || each.href !== null || before.text.includes(each.text)
    if (stood && !before.marks.some((was) => was.href === each.href && covers(was, each)))
      notes.push(say.marked(on(each.text, after), each))
  }
  for (const each of before.marks) {
    const stands = placed || after.text.includes(each.text)
    if (stands && !after.marks.some((is) => covers(is, each)))
      notes.push(say.unmarked(on(each.text, before), each))
  }
  return [...new Set(notes)]
}

function blocksOf(text: LetterText, language: Language): Block[] {
  const say = words[language]
  const blocks: Block[] = [plain('title', text.title, say.title)]
  let ask = 0
  const addressees = text.addressees.map((each) =>
    plain('addressees', [...addresseeLines(each), ...(each.cc ? ['cc'] : [])].join(', '), say.addressee),
  )
  const contacts = text.contacts.map(({ name, organization, email }) =>
    plain('contacts', [name, organization, email].filter(Boolean).join(', '), say.contact),
  )
  const add = (node: DocNode, type: string, more: Partial<Block> = {}) => {
    blocks.push({
      type,
      text: blockTexts(node).join('\n'),
      style: styleOf(node),
      marks: marksOf(node),
      ...more,
    })
  }
  // Without its number, which changes with every note before it.
  const doc = withNotesInLine(text.doc, (note) => ` [${say.note}: ${note}]`)
  for (const node of doc.content ?? []) {
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
          add(child, 'ask', {
            label: `${say.ask} ${ask}`,
            askId: String(child.attrs?.id ?? ''),
            style: NO_STYLE,
          })
        }
        break
      case 'quote':
      case 'bulletList':
      case 'orderedList':
        for (const child of node.content ?? []) add(child, node.type)
        break
      default:
        add(node, node.type)
    }
  }
  // A text that prints them nowhere still has them; an empty paragraph is nothing to a reader.
  return [...blocks, ...addressees, ...contacts].filter((block) => block.text.trim() !== '')
}

function plain(type: string, text: string, label?: string): Block {
  return { type, text, style: NO_STYLE, marks: [], ...(label ? { label } : {}) }
}

function styleOf({ attrs }: DocNode): Style {
  return { level: String(attrs?.level ?? ''), lang: String(attrs?.lang ?? '') }
}

const NO_STYLE = { level: '', lang: '' }

/** The marked stretches of a block, each as long as its mark goes on. */
function marksOf(block: DocNode): Marked[] {
  const found: Marked[] = []
  let at = 0
  let begun = false
  walk(block, (node) => {
    if (node.type === 'hardBreak') at += 1
    // Each paragraph but the first stands on a line of its own, as in the text of the block.
    if (node.content?.some(({ type }) => type === 'text' || type === 'hardBreak')) {
      if (begun) at += 1
      begun = true
    }
    if (node.text === undefined) return
    for (const { type, attrs } of node.marks ?? []) {
      const href = typeof attrs?.href === 'string' ? attrs.href : null
      const open = found.find(
        (each) => each.mark === type && each.href === href && each.from + each.text.length === at,
      )
      if (open) open.text += node.text
      else found.push({ mark: type, href, from: at, text: node.text })
    }
    at += node.text.length
  })
  return found
}

function textOf(block: Block): string {
  return block.text
}

function languageIn(language: Language, lang: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(lang) ?? lang
}

const english: Record<string, string> = { bold: 'bold', italic: 'italic', link: 'a link' }
const spanish: Record<string, string> = { bold: 'en negrita', italic: 'en cursiva', link: 'con enlace' }

type Words = {
  title: string
  addressee: string
  contact: string
  date: string
  ask: string
  note: string
  types: Record<string, string>
  was: (label: string) => string
  stoodAfter: (start: string) => string
  noWord: string
  nowA: (type: string) => string
  nowIn: (lang: string) => string
  marked: (text: string | null, mark: Marked) => string
  unmarked: (text: string | null, mark: Marked) => string
}

const words: Record<Language, Words> = {
  en: {
    title: 'Title',
    addressee: 'Addressee',
    contact: 'Contact',
    date: 'Date',
    ask: 'Ask',
    note: 'note',
    types: {
      paragraph: 'a paragraph',
      heading: 'a heading',
      quote: 'a story',
      ask: 'an ask',
      bulletList: 'a list item',
      orderedList: 'a numbered item',
      salutation: 'the salutation',
      closing: 'the closing',
    },
    was: (label) => `was ${label}`,
    stoodAfter: (start) => `Stood after “${start}”.`,
    noWord: 'Not one word differs.',
    nowA: (type) => `set as ${type}`,
    nowIn: (lang) => (lang ? `now in ${languageIn('en', lang)}` : 'now in the language of the letter'),
    marked: (text, { mark, href }) =>
      `${text ? `“${text}” ` : ''}now ${href ? `links to ${href}` : (english[mark] ?? mark)}`,
    unmarked: (text, { mark }) => `${text ? `“${text}” ` : ''}no longer ${english[mark] ?? mark}`,
  },
  es: {
    title: 'Título',
    addressee: 'Destinatario',
    contact: 'Contacto',
    date: 'Fecha',
    ask: 'Petición',
    note: 'nota',
    types: {
      paragraph: 'párrafo',
      heading: 'encabezado',
      quote: 'testimonio',
      ask: 'petición',
      bulletList: 'punto de una lista',
      orderedList: 'punto numerado',
      salutation: 'saludo',
      closing: 'despedida',
    },
    was: (label) => `era ${label}`,
    stoodAfter: (start) => `Estaba después de «${start}».`,
    noWord: 'No cambia ni una palabra.',
    nowA: (type) => `ahora como ${type}`,
    nowIn: (lang) => (lang ? `ahora en ${languageIn('es', lang)}` : 'ahora en la lengua de la carta'),
    marked: (text, { mark, href }) =>
      `${text ? `«${text}» ` : ''}ahora ${href ? `enlaza con ${href}` : (spanish[mark] ?? mark)}`,
    unmarked: (text, { mark }) => `${text ? `«${text}» ` : ''}ya no ${spanish[mark] ?? mark}`,
  },
}
