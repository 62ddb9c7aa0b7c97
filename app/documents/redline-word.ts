import {
  AlignmentType,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
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
import type { Run } from '~/domain/differences'
import type { Redline, RedlineBlock } from './redline'

const NUMBERED = ['ask', 'orderedList', 'bulletList']

/** Makes a comparison as a Word file: accepting all its tracked changes gives the later text, rejecting all the earlier. */
export function redlineAsWord(redline: Redline): Promise<Buffer> {
  const changes = counter(redline)
  const lists = { last: '', count: 0 }
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
        },
      },
      numbering: {
        config: NUMBERED.map((reference) => ({
          reference,
          levels: [
            {
              level: 0,
              format: reference === 'bulletList' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
              text: reference === 'bulletList' ? '•' : '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 360, hanging: 360 } } },
            },
          ],
        })),
      },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph(redline.heading)] }) },
          children: redline.blocks
            // Where the date stands is for the letter alone: a comparison has none to print there.
            .filter(({ type }) => type !== 'date')
            .map((block) => new Paragraph({ ...formOf(block, lists), ...wordsOf(block, changes) })),
        },
      ],
    }),
  )
}

type Change = { id: number; author: string; date: string }

function counter({ author, date }: Redline): () => Change {
  let id = 0
  return () => {
    id += 1
    return { id, author, date }
  }
}

function formOf(block: RedlineBlock, lists: { last: string; count: number }): IParagraphOptions {
  if (block.type !== lists.last && block.type !== 'ask') lists.count += 1
  lists.last = block.type
  if (block.type === 'title') return { heading: HeadingLevel.HEADING_1 }
  if (block.type === 'heading') return { heading: HeadingLevel.HEADING_2 }
  if (block.type === 'quote') return { indent: { left: 440, right: 280 } }
  if (!NUMBERED.includes(block.type)) return {}
  const instance = block.type === 'ask' ? 0 : lists.count
  return { numbering: { reference: block.type, level: 0, instance } }
}

// What moved is tracked as taken out there and put in here: Word accepts and rejects that as well.
function wordsOf(block: RedlineBlock, change: () => Change): IParagraphOptions {
  const whole = block.kind === 'added' || (block.kind === 'moved' && !block.gone)
  const parts = whole ? block.parts.filter(({ kind }) => kind !== 'removed') : block.parts
  const children = parts.flatMap(({ kind, runs }) =>
    runs.map((run) => drawn(run, whole ? 'added' : kind, change)),
  )
  if (whole) return { children, run: { insertion: change() } }
  return block.kind === 'removed' || block.gone ? { children, run: { deletion: change() } } : { children }
}

function drawn(run: Run, kind: 'same' | 'added' | 'removed', change: () => Change): ParagraphChild {
  const [first = '', ...lines] = run.text.split('\n')
  const looks: IRunOptions = {
    bold: run.bold,
    italics: run.italic,
    ...(run.href ? { underline: {} } : {}),
    children: [first, ...lines.flatMap((line) => [new TextRun({ break: 1 }), line])],
  }
  if (kind === 'removed') return new DeletedTextRun({ ...plain(run, looks), ...change() })
  const child =
    kind === 'added'
      ? new InsertedTextRun({ ...plain(run, looks), ...change() })
      : new TextRun({
          ...plain(run, looks),
          ...(run.was ? { revision: { bold: run.was.bold, italics: run.was.italic, ...change() } } : {}),
        })
  return run.href ? new ExternalHyperlink({ link: run.href, children: [child] }) : child
}

// One string stays one w:t or w:delText.
function plain(run: Run, looks: IRunOptions): IRunOptions {
  if (run.text.includes('\n')) return looks
  const { children: _, ...rest } = looks
  return { ...rest, text: run.text }
}
