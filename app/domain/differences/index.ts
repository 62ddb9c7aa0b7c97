import { type LetterText, wordCount } from '../text'
import { type Block, blocksOf, type Marked } from './blocks'
import { align, type Pair } from './pairing'
import { type ChangePart, partsOf } from './segments'
import { type Language, notesOn, stood, words } from './words'

export { type Run, runsOf, withWholeNotes } from './runs'
export type { ChangePart } from './segments'

/** How a block is set: its type, the level of a heading, how deep in lists it stands. */
export type Form = { type: string; level?: number; depth?: number }

export type BlockChange = Form & {
  /** A moved block all of whose parts are removed is the place it moved away from. */
  kind: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** What the block is to a reader: "Ask 1". */
  label?: string
  /** Whether it stands in an ask. */
  inAsk?: true
  /** What stands before an item: "•", "3." */
  bullet?: string
  /** How a block that stayed was set before, where that changed. */
  was?: Form
  parts: ChangePart[]
  /** What words cannot show: "now italic". */
  notes: string[]
  /** What is bold, italic, a link or a footnote, before and after, by its place in either text. */
  marks?: { before: Marked[]; after: Marked[] }
}

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

/** How many words were added and how many removed; a paragraph that moved only added none. */
export function wordsIn(changes: BlockChange[]): { added: number; removed: number } {
  const told = { added: 0, removed: 0 }
  for (const change of changes) {
    if (change.kind === 'same' || isGone(change)) continue
    for (const part of change.parts)
      if (part.kind !== 'same') told[part.kind] += wordCount(part.text.replace(NOTE, ' '))
  }
  return told
}

/** Whether words of a block that stayed differ, and not only how it is set. */
export function isReworded({ kind, parts }: BlockChange): boolean {
  return kind === 'changed' && parts.some((part) => part.kind !== 'same')
}

/** Whether a change is no more than the place that a block moved away from. */
export function isGone({ kind, parts }: BlockChange): boolean {
  return kind === 'moved' && parts.length > 0 && parts.every((part) => part.kind === 'removed')
}

// What stands before the words of a footnote is no word of the letter.
const NOTE = new RegExp(
  `\\[(?:${Object.values(words)
    .map(({ note }) => note)
    .join('|')}): `,
  'g',
)

/** The changes of the text alone: title, date, addressees and contacts are particulars. */
export function ofText(changes: BlockChange[]): BlockChange[] {
  return changes.filter(({ type }) => !PARTICULARS.has(type))
}

const PARTICULARS = new Set(['title', 'date', 'addressees', 'contacts'])

function changeOf({ before, after, moved }: Pair, language: Language): BlockChange {
  const block = after ?? before
  if (!block) throw new Error('A change is of something.')
  const shown = shownOf(block)
  const whole = (kind: ChangePart['kind']) => (block.text ? [{ kind, text: block.text }] : [])
  if (!before) return { kind: 'added', ...shown, parts: whole('added'), notes: [] }
  if (!after) return { kind: moved ? 'moved' : 'removed', ...shown, parts: whole('removed'), notes: [] }
  const notes = notesOn(before, after, language)
  const parts = partsOf(before.text, after.text)
  if (moved) return { kind: 'moved', ...shown, parts, notes }
  const same = before.text === after.text && notes.length === 0
  const [was, is] = [formOf(before), formOf(after)]
  const differs = was.type !== is.type || was.level !== is.level || was.depth !== is.depth
  return { kind: same ? 'same' : 'changed', ...shown, ...(differs ? { was } : {}), parts, notes }
}

function shownOf(block: Block): Form & Pick<BlockChange, 'label' | 'inAsk' | 'bullet'> {
  const { label, inAsk, bullet } = block
  return {
    ...formOf(block),
    ...(label ? { label } : {}),
    ...(inAsk ? { inAsk } : {}),
    ...(bullet ? { bullet } : {}),
  }
}

function formOf({ type, style: { level, depth } }: Block): Form {
  return { type, ...(level ? { level } : {}), ...(depth ? { depth } : {}) }
}
