import mammoth from 'mammoth'
import { linesOfHtml, type WordLine } from './word-in-html.server'
import { numbersIn } from './word-in-numbers.server'
import { type Remark, remarksIn } from './word-in-remarks.server'
import { scanWord } from './word-in-scan.server'

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => p.quote:fresh",
  "p[style-name='Intense Quote'] => p.quote:fresh",
  "p[style-name='Block Text'] => p.quote:fresh",
  "p[style-name='Story'] => p.quote:fresh",
  ...[1, 2, 3, 4, 5].map(
    (depth) => `p[style-name='List Continue${depth > 1 ? ` ${depth}` : ''}'] => p.more-${depth}:fresh`,
  ),
  "p[style-name='Undersigned Indented'] => p.indented:fresh",
  'b => strong',
  'i => em',
  'u => ',
  'strike => ',
]

/** A third of an inch: less is a first-line habit, more is a block set in. */
const SET_IN = 480

type Element = {
  type?: string
  name?: string
  children?: Element[]
  numbering?: unknown
  styleId?: string | null
  styleName?: string | null
  indent?: { start?: string | null }
}

function markIndented(element: Element): Element {
  const children = element.children?.map(markIndented)
  const plain =
    element.type === 'paragraph' &&
    !element.numbering &&
    /^(?:normal|body text|list paragraph)?$/i.test(element.styleName ?? '')
  const styled =
    plain && Number(element.indent?.start ?? 0) >= SET_IN
      ? { styleId: null, styleName: 'Undersigned Indented' }
      : {}
  return children ? { ...element, ...styled, children } : { ...element, ...styled }
}

/** Each numbered paragraph with its number, which mammoth does not tell, as the name of a mark in it. */
function withNumbers(document: Element, numbers: number[]): Element {
  const isNumbered = (element: Element) => element.type === 'paragraph' && Boolean(element.numbering)
  let count = 0
  const counted = (element: Element): void => {
    if (isNumbered(element)) count += 1
    element.children?.forEach(counted)
  }
  counted(document)
  // Where mammoth sees other paragraphs than the file has, numbers would stand at the wrong ones.
  if (count !== numbers.length) return document
  let at = 0
  const marked = (element: Element): Element => {
    const number = isNumbered(element) ? numbers[at++] : undefined
    const children = element.children?.map(marked)
    if (number === undefined) return children ? { ...element, children } : element
    return {
      ...element,
      children: [{ type: 'bookmarkStart', name: `number-${number}` }, ...(children ?? [])],
    }
  }
  return marked(document)
}

/** Reads a Word file into lines with their styles and marks; `remarks` are its tracked changes and comments, for a person to decide. */
export async function readWord(
  bytes: Uint8Array,
): Promise<{ words: WordLine[]; remarks: Remark[] } | { refused: string }> {
  const scan = await scanWord(bytes)
  if ('refused' in scan) return scan
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: STYLES,
      ignoreEmptyParagraphs: false,
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (document: Element) =>
        withNumbers(markIndented(document), numbersIn(scan.text, scan.numbering)),
    },
  )
  const remarks = scan.remarks ? remarksIn(scan.remarks.text, scan.remarks.comments) : []
  return { words: linesOfHtml(value), remarks }
}
