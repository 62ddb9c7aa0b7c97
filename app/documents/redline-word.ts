import {
  AlignmentType,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReference,
  Header,
  HeadingLevel,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Form, Run } from '~/domain/differences'
import type { Redline, RedlineBlock } from './redline'

const NUMBERED = ['ask', 'orderedList', 'bulletList']
const DEEPEST = 8

/** Makes a comparison as a Word file: accepting all its tracked changes gives the later text, rejecting all the earlier. */
export function redlineAsWord(redline: Redline): Promise<Buffer> {
  const hand: Hand = { change: counter(redline), notes: [], lists: { last: '', count: 0 } }
  const children = redline.blocks
    // Where the date stands is for the letter alone: a comparison has none to print there.
    .filter(({ type }) => type !== 'date')
    .map((block) => new Paragraph({ ...formOf(block, hand), ...wordsOf(block, hand) }))
  return Packer.toBuffer(
    new Document({
      title: redline.title,
      description: redline.heading,
      creator: redline.author,
      lastModifiedBy: redline.author,
      styles: {
        default: {
          document: {
            run: { font: 'Georgia', size: 21, language: { value: redline.language } },
            paragraph: { spacing: { after: 145 } },
          },
          heading1: { run: { bold: true, size: 28, color: '000000', font: 'Georgia' } },
          heading2: { run: { bold: true, size: 24, color: '000000', font: 'Georgia' } },
          heading3: { run: { bold: true, size: 21, color: '000000', font: 'Georgia' } },
        },
        paragraphStyles: [
          { id: 'Quote', name: 'Quote', basedOn: 'Normal', paragraph: { indent: { left: 440, right: 280 } } },
        ],
      },
      numbering: { config: NUMBERED.map((reference) => ({ reference, levels: levelsOf(reference) })) },
      footnotes: Object.fromEntries(
        hand.notes.map((note, at) => [at + 1, { children: [new Paragraph(` ${note}`)] }]),
      ),
      sections: [
        { headers: { default: new Header({ children: [new Paragraph(redline.heading)] }) }, children },
      ],
    }),
  )
}

type Change = { id: number; author: string; date: string }

/** What is counted while the paragraphs are drawn. */
type Hand = { change: () => Change; notes: string[]; lists: { last: string; count: number } }

function counter({ author, date }: Redline): () => Change {
  let id = 0
  return () => {
    id += 1
    return { id, author, date }
  }
}

function levelsOf(reference: string) {
  const bullets = reference === 'bulletList'
  return Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format: bullets ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: bullets ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
  }))
}

function formOf(block: RedlineBlock, hand: Hand): IParagraphOptions {
  const { lists } = hand
  // A list goes on through what stands below its items.
  const list = block.depth ? (block.depth === 1 && block.bullet ? block.type : lists.last) : ''
  if (list !== lists.last && block.type !== 'ask') lists.count += 1
  lists.last = list
  const form = setAs(block, block.bullet !== undefined, lists.count)
  if (!block.was) return form
  const was = setAs(block.was, NUMBERED.includes(block.was.type), lists.count)
  return { ...form, revision: { ...was, ...hand.change() } }
}

function setAs({ type, level, depth = 0 }: Form, isItem: boolean, list: number) {
  if (type === 'title') return { heading: HeadingLevel.HEADING_1 }
  if (type === 'heading') return { heading: level === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2 }
  if (type === 'quote') return { style: 'Quote' }
  if (!isItem) return depth > 0 ? { indent: { left: 360 * depth } } : {}
  const at = Math.min(Math.max(depth, 1) - 1, DEEPEST)
  return { numbering: { reference: type, level: at, instance: type === 'ask' ? 0 : list } }
}

// What moved is tracked as taken out there and put in here: Word accepts and rejects that as well.
function wordsOf(block: RedlineBlock, hand: Hand): IParagraphOptions {
  const whole = block.kind === 'added' || (block.kind === 'moved' && !block.gone)
  const parts = whole ? block.parts.filter(({ kind }) => kind !== 'removed') : block.parts
  const children = parts.flatMap(({ kind, runs }) =>
    runs.flatMap((run) => drawn(run, whole ? 'added' : kind, hand)),
  )
  if (whole) return { children, run: { insertion: hand.change() } }
  return block.kind === 'removed' || block.gone
    ? { children, run: { deletion: hand.change() } }
    : { children }
}

function drawn(run: Run, kind: 'same' | 'added' | 'removed', hand: Hand): ParagraphChild[] {
  // Word does not track where a link leads: the words go with the one link and come with the other.
  if (kind === 'same' && run.was && run.was.href !== run.href)
    return [
      ...drawn({ ...run, ...run.was, was: null }, 'removed', hand),
      ...drawn({ ...run, was: null }, 'added', hand),
    ]
  const child = track(looksOf(run, hand), run, kind, hand)
  return [run.href ? new ExternalHyperlink({ link: run.href, children: [child] }) : child]
}

function track(looks: IRunOptions, { was }: Run, kind: 'same' | 'added' | 'removed', { change }: Hand) {
  if (kind === 'removed') return new DeletedTextRun({ ...looks, ...change() })
  if (kind === 'added') return new InsertedTextRun({ ...looks, ...change() })
  const revision = was ? { revision: { bold: was.bold, italics: was.italic, ...change() } } : {}
  return new TextRun({ ...looks, ...revision })
}

function looksOf({ text, bold, italic, href, note }: Run, { notes }: Hand): IRunOptions {
  const looks = { bold, italics: italic, ...(href ? { underline: {} } : {}) }
  if (note !== undefined) {
    notes.push(note)
    return { superScript: true, children: [new FootnoteReference(notes.length)] }
  }
  // One string stays one w:t or w:delText.
  if (!text.includes('\n')) return { ...looks, text }
  const [first = '', ...lines] = text.split('\n')
  return { ...looks, children: [first, ...lines.flatMap((line) => [new TextRun({ break: 1 }), line])] }
}
