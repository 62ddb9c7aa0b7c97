export type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }

export type DocNode = {
  type: string
  attrs?: Record<string, string | number | null>
  content?: DocNode[]
  text?: string
  marks?: Mark[]
}

export type Doc = { type: 'doc'; content: DocNode[] }

export type BlockType =
  | 'date'
  | 'addressee'
  | 'salutation'
  | 'heading'
  | 'paragraph'
  | 'quote'
  | 'ask'
  | 'item'
  | 'contact'
  | 'closing'

export type Addressee = { title: string; name: string; office: string | null; address: string[] }

export type Contact = { name: string; organization: string; email: string }

export type Signatory = {
  name: string
  kind: 'organization' | 'individual' | 'unsure'
  group: string | null
  line: number
  detail: string | null
}

export type Story = { name: string; pseudonym: boolean; line: number; toldBy: string | null }

export type Warning = { line: number; message: string }

export type Refusal = { refused: string }

export type LetterReading = {
  slug: string
  title: string | null
  date: string | null
  language: 'en' | 'es'
  salutation: string | null
  addressees: Addressee[]
  cc: string[]
  asks: { number: number; text: string }[]
  contacts: Contact[]
  closing: string | null
  signatories: Signatory[]
  stories: Story[]
  warnings: Warning[]
  blocks: { type: BlockType; text: string; line: number }[]
  doc: Doc
}

/** A stretch of text with one set of marks. */
export type Run = {
  text: string
  bold?: boolean
  italic?: boolean
  href?: string
  /** The text is no more than the number of this footnote. */
  note?: number
}

/** What the file itself says a line is: Word and Markdown do, plain text does not. */
export type Style =
  | { kind: 'heading'; level: number }
  | { kind: 'quote' }
  | { kind: 'item'; ordered: boolean; depth: number; number: number }
  /** A further paragraph of the item before, in a list of this depth. */
  | { kind: 'more'; depth: number }
  | { kind: 'note' }

export type Line = {
  number: number
  text: string
  runs: Run[]
  /** Columns of leading white space beyond the letter's own margin. */
  indent: number
  /** A blank line stands before. */
  gap: boolean
  /** First line of a page: white space before it says nothing about paragraphs. */
  page: boolean
  style: Style | null
}

/** A paragraph or other unit of the letter's text, before it becomes a block. */
export type Part = {
  type: BlockType
  text: string
  runs: Run[]
  line: number
  /** 0 for a list's own items, 1 for lists inside them. */
  depth: number
  ordered: boolean
  number: number
  level: 2 | 3
}

/** Makes a part; what is not said is ordinary. */
export function part(type: BlockType, line: number, runs: Run[], more: Partial<Part> = {}): Part {
  return { type, line, runs, text: textOf(runs), depth: 0, ordered: false, number: 0, level: 2, ...more }
}

/** The characters of the runs, without marks. */
export function textOf(runs: Run[]): string {
  return runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('')
}

/** The runs from one character to another, marks kept, outer white space trimmed. */
export function slice(runs: Run[], from: number, to = Number.POSITIVE_INFINITY): Run[] {
  const kept: Run[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += run.text.length
    if (text) kept.push({ ...run, text })
  }
  const first = kept[0]
  if (first) kept[0] = { ...first, text: first.text.trimStart() }
  const last = kept.at(-1)
  if (last) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() }
  return kept.filter((run) => run.text)
}
