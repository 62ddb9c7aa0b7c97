import mammoth from 'mammoth'
import { linesOfHtml, type WordLine } from './word-in-html.server'
import { type Remark, remarksIn } from './word-in-remarks.server'
import { scanWord } from './word-in-scan.server'

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => p.quote:fresh",
  "p[style-name='Intense Quote'] => p.quote:fresh",
  "p[style-name='Block Text'] => p.quote:fresh",
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
      transformDocument: markIndented,
    },
  )
  const remarks = scan.remarks ? remarksIn(scan.remarks.text, scan.remarks.comments) : []
  return { words: linesOfHtml(value), remarks }
}
