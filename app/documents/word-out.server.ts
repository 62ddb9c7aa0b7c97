import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SectionType,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type Block, type Composition, compose, type Line, type Run, type Translated } from './composition'
import type { EditionDocument } from './edition-document'

const inch = (inches: number) => Math.round(inches * 1440)
const point = (points: number) => Math.round(points * 20)
const WIDTH = inch(8.5 - 1.15 - 1.05)
const page = {
  size: { width: inch(8.5), height: inch(11) },
  margin: { top: inch(0.9), left: inch(1.15), right: inch(1.05), bottom: inch(0.95), footer: inch(0.45) },
}

/** Makes the letter as a Word file that looks like the printed one and can be edited: styles, real lists, two columns. */
export async function renderWord(document: EditionDocument): Promise<Buffer> {
  const letter = compose(document)
  const lists = { count: 0 }
  const foot = footOf(letter)
  // In a copy to work on, what is no text of the letter stands apart from it.
  const apart = document.working === true
  const frame = apart
    ? {
        headers: { first: new Header({ children: letterheadOf(letter) }) },
        footers: { first: foot, default: foot },
      }
    : { footers: { default: foot } }
  const body = [
    ...(apart ? [] : letterheadOf(letter)),
    ...letter.blocks.flatMap((block) => drawn(block, { style: '', depth: 0, lists })),
  ]
  const list = letter.list
  const word = new Document({
    title: letter.title,
    creator: letter.author,
    lastModifiedBy: letter.author,
    description: letter.description,
    styles: stylesOf(`${letter.language}-${letter.region}`),
    numbering: numberingOf(letter),
    footnotes: Object.fromEntries(
      notesIn(letter).map(({ note, language }, at) => [
        at + 1,
        {
          children: [
            new Paragraph({
              children: [
                new TextRun({ text: ` ${note}`, ...(language ? { language: { value: language } } : {}) }),
              ],
              style: 'FootnoteText',
            }),
          ],
        },
      ]),
    ),
    sections: [
      {
        properties: { page, titlePage: apart },
        ...frame,
        children:
          list.count > 0
            ? [...body, new Paragraph({ text: list.heading, heading: HeadingLevel.HEADING_2 })]
            : apart
              ? [...body, ...copiesOf(letter)]
              : body,
      },
      ...(list.count > 0
        ? [
            {
              properties: {
                page,
                type: SectionType.CONTINUOUS,
                column: { count: list.columns, space: point(24) },
              },
              ...frame,
              children: list.groups.flatMap((group) => [
                ...(group.heading === null
                  ? []
                  : [
                      new Paragraph({ text: group.heading, heading: HeadingLevel.HEADING_3, keepNext: true }),
                    ]),
                ...group.entries.map(
                  ({ name, detail }) =>
                    new Paragraph({
                      style: 'Signatory',
                      children: [
                        new TextRun(name),
                        ...(detail === null ? [] : [new TextRun({ text: detail, break: 1, size: 17 })]),
                      ],
                    }),
                ),
              ]),
            },
          ]
        : []),
      ...(apart
        ? []
        : [{ properties: { page, type: SectionType.CONTINUOUS }, ...frame, children: colophonOf(letter) }]),
      ...letter.translations.map((each, at) => ({
        properties: { page, type: SectionType.NEXT_PAGE },
        ...frame,
        children: translationOf(each, letter, at, lists),
      })),
    ],
  })
  return Packer.toBuffer(word)
}

/** What the footnotes say, the letter's before those of its translations: Word numbers them through. */
function notesIn({ notes, translations }: Composition): { note: string; language?: string }[] {
  return [
    ...notes.map((note) => ({ note })),
    ...translations.flatMap((each) =>
      each.notes.map((note) => ({ note, language: `${each.language}-${each.region}` })),
    ),
  ]
}

function translationOf(
  { language, region, heading, says, blocks }: Translated,
  letter: Composition,
  at: number,
  lists: { count: number },
): (Paragraph | Table)[] {
  const before = letter.translations.slice(0, at).reduce((sum, { notes }) => sum + notes.length, 0)
  const place: Place = {
    style: '',
    depth: 0,
    lists,
    language: `${language}-${region}`,
    notes: letter.notes.length + before,
  }
  return [
    new Paragraph({ children: [inLanguage(heading, place)], heading: HeadingLevel.HEADING_1 }),
    new Paragraph({
      children: [inLanguage(says, place)],
      spacing: { after: point(14) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 3, space: 6, color: '000000' } },
    }),
    ...blocks.flatMap((block) => drawn(block, place)),
  ]
}

function stylesOf(language: string) {
  const exact = { lineRule: LineRuleType.EXACTLY }
  const paragraph = { spacing: { line: point(14.5), after: point(7.25), ...exact }, widowControl: true }
  const heading = (size: number, before: number) => ({
    run: { bold: true, size, color: '000000', font: 'Georgia' },
    paragraph: { spacing: { before: point(before), after: point(6) }, keepNext: true },
  })
  const style = (
    id: string,
    name: string,
    spacing: { line: number; before?: number; after?: number },
    size: number,
  ) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size },
    paragraph: {
      spacing: {
        line: point(spacing.line),
        before: point(spacing.before ?? 0),
        after: point(spacing.after ?? 0),
        ...exact,
      },
    },
  })
  const quote = style('StoryQuote', 'Story', { line: 13.75, after: 7.25 }, 20)
  const signatory = style('Signatory', 'Signatory', { line: 13.5 }, 19)
  return {
    default: {
      document: { run: { font: 'Georgia', size: 21, language: { value: language } }, paragraph },
      heading1: heading(21, 8),
      heading2: heading(24, 16),
      heading3: heading(21, 12),
      hyperlink: { run: { color: '000000', underline: {} } },
    },
    paragraphStyles: [
      { ...quote, paragraph: { ...quote.paragraph, indent: { left: point(22), right: point(14) } } },
      {
        ...signatory,
        paragraph: {
          ...signatory.paragraph,
          indent: { left: point(10), hanging: point(10) },
          keepLines: true,
        },
      },
      ...[1, 2, 3, 4, 5].map((depth) => {
        const [id, name] =
          depth > 1 ? [`ListContinue${depth}`, `List Continue ${depth}`] : ['ListContinue', 'List Continue']
        return { id, name, basedOn: 'Normal', paragraph: { indent: { left: point(18 * depth) } } }
      }),
      style('Addressee', 'Addressee', { line: 13 }, 19),
      style('Contact', 'Contact', { line: 14.5 }, 21),
      style('Colophon', 'Colophon', { line: 11.5, before: 16 }, 17),
      style('Foot', 'Foot', { line: 10 }, 16),
    ],
  }
}

// Every list has numbers of its own; those of the asks go on from list to list by their start.
function numberingOf(letter: Composition) {
  const level = (depth: number, format: keyof typeof LevelFormat, text: string, start: number) => ({
    level: depth,
    format: LevelFormat[format],
    text,
    start,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: point(18 * (depth + 1)), hanging: point(18) } } },
  })
  const depths = Array.from({ length: 9 }, (_, depth) => depth)
  const bullets = { reference: 'bullets', levels: depths.map((depth) => level(depth, 'BULLET', '•', 1)) }
  const all = [letter.blocks, ...letter.translations.map(({ blocks }) => blocks)]
  const starts = new Set(all.flatMap(listsIn).map((list) => list.start))
  const numbers = [...starts].map((start) => ({
    reference: `numbers-${start}`,
    levels: depths.map((depth) => level(depth, 'DECIMAL', `%${depth + 1}.`, start)),
  }))
  return { config: [bullets, ...numbers] }
}

type List = Extract<Block, { kind: 'list' }>

function listsIn(blocks: Block[]): List[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return listsIn(block.blocks)
    return block.kind === 'list' ? [block, ...block.items.flatMap(listsIn)] : []
  })
}

function letterheadOf({ letterhead }: Composition): Paragraph[] {
  const address = letterhead.address.join(', ')
  return [
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 5, space: 6, color: '000000' } },
      spacing: { after: point(14), line: point(18), lineRule: LineRuleType.AT_LEAST },
      children: [
        new TextRun({ text: letterhead.name, bold: true, size: 26 }),
        new TextRun({ children: [new Tab(), address], size: 17 }),
      ],
    }),
  ]
}

type Place = {
  style: string
  depth: number
  lists: { count: number }
  /** Of a translation: what it is written in, and how many footnotes stand before it. */
  language?: string
  notes?: number
}

function inLanguage(text: string, { language }: Place): TextRun {
  return new TextRun({ text, ...(language ? { language: { value: language } } : {}) })
}

function drawn(block: Block, at: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'date':
      return [new Paragraph({ children: [inLanguage(block.text, at)] })]
    case 'addressees':
      return addresseesOf(block.addressees)
    case 'title':
      return [new Paragraph({ children: [inLanguage(block.text, at)], heading: HeadingLevel.HEADING_1 })]
    case 'heading': {
      const heading = block.level === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2
      return [new Paragraph({ heading, children: childrenOf(block, at) })]
    }
    case 'salutation':
      return [new Paragraph({ children: childrenOf(block, at), keepNext: true })]
    case 'closing':
      return [
        new Paragraph({ children: childrenOf(block, at), keepNext: true, spacing: { before: point(12) } }),
      ]
    case 'paragraph': {
      const style = at.depth > 0 ? continued(at.depth) : at.style === '' ? {} : { style: at.style }
      return [new Paragraph({ ...style, keepNext: block.keep, children: childrenOf(block, at) })]
    }
    case 'quote':
      return block.blocks.flatMap((each) => drawn(spoken(each, block), { ...at, style: 'StoryQuote' }))
    case 'list':
      return listOf(block, at)
    case 'contacts':
      return block.contacts.map(
        ({ text, email }) =>
          new Paragraph({
            style: 'Contact',
            indent: { left: point(22) },
            children: [
              new TextRun(email === '' ? text : `${text}, `),
              ...(email === ''
                ? []
                : [linked(`mailto:${email}`, [new TextRun({ text: email, style: 'Hyperlink' })])]),
            ],
          }),
      )
  }
}

/** A further paragraph of an item, in the style that Word has for it. */
function continued(depth: number) {
  return {
    style: depth > 1 ? `ListContinue${Math.min(depth, 5)}` : 'ListContinue',
    indent: { left: point(18 * depth) },
  }
}

function listOf(list: List, at: Place): (Paragraph | Table)[] {
  at.lists.count += 1
  const reference = list.of === 'bullets' ? 'bullets' : `numbers-${list.start}`
  const numbering = { reference, level: Math.min(at.depth, 8), instance: at.lists.count }
  return list.items.flatMap((blocks) => {
    const [first, ...rest] = blocks
    const marked = first?.kind === 'paragraph' ? first : null
    return [
      new Paragraph({
        numbering,
        keepNext: marked?.keep ?? false,
        children: marked ? childrenOf(marked, at) : [],
      }),
      ...(marked ? rest : blocks).flatMap((block) => drawn(block, { ...at, style: '', depth: at.depth + 1 })),
    ]
  })
}

// A table without lines: one cell per office, read from left to right.
function addresseesOf(all: string[][]): (Paragraph | Table)[] {
  const across = all.length === 4 ? 2 : Math.min(all.length, 3)
  const rows = Array.from({ length: Math.ceil(all.length / across) }, (_, row) =>
    all.slice(row * across, (row + 1) * across),
  )
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: Array.from({ length: across }, () => Math.floor(WIDTH / across)),
      borders: TableBorders.NONE,
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: Array.from({ length: across }, (_, column) => {
              const lines = row[column] ?? ['']
              return new TableCell({
                width: { size: Math.floor(WIDTH / across), type: WidthType.DXA },
                margins: { left: 0, right: point(10), bottom: point(8), top: 0 },
                verticalAlign: VerticalAlignTable.TOP,
                children: lines.map((text) => new Paragraph({ text, style: 'Addressee' })),
              })
            }),
          }),
      ),
    }),
  ]
}

function copiesOf({ cc }: Composition): Paragraph[] {
  return cc.map(
    (text, at) => new Paragraph({ text, style: 'Addressee', spacing: { before: at === 0 ? 240 : 0 } }),
  )
}

function colophonOf(letter: Composition): Paragraph[] {
  const { colophon } = letter
  const check = colophon.check
  return [
    ...copiesOf(letter),
    new Paragraph({
      style: 'Colophon',
      keepLines: true,
      border: { top: { style: BorderStyle.SINGLE, size: 3, space: 6, color: '000000' } },
      children: [
        ...(check
          ? [linked(check.href, [new TextRun({ text: check.text, style: 'Hyperlink' })]), new TextRun(' ')]
          : []),
        new TextRun(colophon.text),
      ],
    }),
  ]
}

function footOf({ foot }: Composition): Footer {
  const children = [
    new TextRun({ children: [foot.text, new Tab(), `${foot.page[0]} `] }),
    new TextRun({ children: [PageNumber.CURRENT] }),
    new TextRun(` ${foot.page[1]} `),
    new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  ]
  return new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        border: { top: { style: BorderStyle.SINGLE, size: 3, space: 4, color: '000000' } },
        children,
      }),
    ],
  })
}

function spoken(block: Block, quote: { lang?: string; region?: string }): Block {
  return block.kind === 'paragraph' && !block.lang && quote.lang
    ? { ...block, ...quote, kind: 'paragraph' }
    : block
}

function childrenOf(line: Line, { language, notes = 0 }: Place): ParagraphChild[] {
  return line.runs.map((run) => {
    if ('break' in run) return new TextRun({ break: 1 })
    if ('note' in run) return new FootnoteReferenceRun(notes + run.number)
    const options = optionsOf(run, line, language)
    return run.href
      ? linked(run.href, [new TextRun({ ...options, style: 'Hyperlink' })])
      : new TextRun(options)
  })
}

function optionsOf(run: Extract<Run, { text: string }>, line: Line, within?: string): IRunOptions {
  const language = line.lang ? [line.lang, line.region].filter(Boolean).join('-') : within
  return {
    text: run.text,
    bold: run.bold,
    italics: run.italic,
    smallCaps: run.smallCaps,
    ...(language ? { language: { value: language } } : {}),
  }
}

function linked(link: string, children: TextRun[]): ExternalHyperlink {
  return new ExternalHyperlink({ link, children })
}
