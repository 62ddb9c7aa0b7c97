/**
 * Turns one Word file into HTML in a process of its own, which its parent may kill: bytes come in and HTML goes out by message.
 * Started by word-in.server.ts; never imported.
 */
import mammoth from 'mammoth'

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

process.once('message', async (message: unknown) => {
  const bytes = typeof message === 'string' ? Buffer.from(message, 'base64') : Buffer.alloc(0)
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        styleMap: STYLES,
        ignoreEmptyParagraphs: false,
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        transformDocument: markIndented,
      },
    )
    process.send?.({ html: value }, undefined, undefined, () => process.exit(0))
  } catch (error) {
    process.send?.(
      { failed: error instanceof Error ? error.message : 'unreadable' },
      undefined,
      undefined,
      () => process.exit(1),
    )
  }
})
