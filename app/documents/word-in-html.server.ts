/** `note`: this is the number of a footnote, not words. */
type WordRun = { text: string; bold?: boolean; italic?: boolean; href?: string; note?: number }

export type WordLine = {
  runs: WordRun[]
  /** An empty paragraph stands before. */
  gap: boolean
  style:
    | { kind: 'heading'; level: number }
    | { kind: 'quote' }
    | { kind: 'item'; ordered: boolean; depth: number; number: number }
    | { kind: 'more'; depth: number }
    | { kind: 'note' }
    | null
  /** Set in from the margin, in columns of text. */
  indent: number
}

type List = { ordered: boolean; count: number }

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  sect: '§',
  iquest: '¿',
  iexcl: '¡',
  ordf: 'ª',
  ordm: 'º',
}

const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
}

/** The lines of mammoth's HTML. Only the tags known here mean anything; of a link only https: and mailto: addresses are kept. */
export function linesOfHtml(html: string): WordLine[] {
  const lines: WordLine[] = []
  const lists: List[] = []
  const marks = { bold: 0, italic: 0 }
  let links: Anchor[] = []
  let line: WordLine | null = null
  let gap = false
  let note = false
  let cell = 0
  let table = 0
  // Of the cell that is read.
  let paragraphs = 0

  const close = () => {
    if (line?.runs.some((run) => run.text.trim())) lines.push(line)
    else if (line && table === 0) gap = true
    line = null
  }
  const open = (style: WordLine['style'], indent = 0) => {
    close()
    line = { runs: [], gap, style, indent }
    gap = false
  }
  const write = (text: string) => {
    if (!line) {
      if (!text.trim()) return
      open(null)
    }
    const { href, isReference, isWayBack } = links.at(-1) ?? NOWHERE
    if (isWayBack) return
    const note = isReference ? Number(/\d{1,6}/.exec(text)?.[0] ?? 0) : 0
    line?.runs.push({
      text,
      ...(marks.bold > 0 ? { bold: true } : {}),
      ...(marks.italic > 0 ? { italic: true } : {}),
      ...(href ? { href } : {}),
      ...(note ? { note } : {}),
    })
  }

  for (const match of html.matchAll(/<(\/?)([a-z]\w{0,15})([^<>]{0,4000})>|([^<]{1,100000})/g)) {
    const [, closing, tag, attributes = '', text] = match
    if (text !== undefined) {
      write(decoded(text))
      continue
    }
    if (closing) {
      if (tag === 'ol' || tag === 'ul') lists.pop()
      if (tag === 'strong') marks.bold--
      if (tag === 'em') marks.italic--
      if (tag === 'a') links = links.slice(0, -1)
      if (tag === 'table') table--
      if (tag === 'tr') cell = 0
      if (tag === 'li') note = false
      if (tag === 'p' && table > 0 && line) continue
      if (tag === 'td' || tag === 'th') continue
      if (tag === 'p' || tag === 'li' || tag === 'tr' || /^h[1-6]$/.test(tag ?? '')) close()
      continue
    }
    if (tag === 'p') {
      if (lists.length && line) continue
      paragraphs += 1
      // Cells of one row are one line, parted by tabs; a second paragraph in a cell is a line of its own.
      if (table > 0 && line) {
        if (cell > 0) cell = 0
        else open(null)
      } else open(paragraphStyle(attributes), attributes.includes('indented') ? 8 : 0)
    } else if (/^h[1-6]$/.test(tag ?? '')) open({ kind: 'heading', level: Number(tag?.slice(1)) })
    else if (tag === 'ol' || tag === 'ul') lists.push({ ordered: tag === 'ol', count: 0 })
    else if (tag === 'li') {
      const list = lists.at(-1)
      if (list) list.count++
      note = attributes.includes('note-')
      open(
        note
          ? { kind: 'note' }
          : {
              kind: 'item',
              ordered: list?.ordered ?? false,
              depth: Math.max(0, lists.length - 1),
              number: list?.count ?? 1,
            },
      )
      if (note) write(`[${list?.count ?? 1}] `)
    } else if (tag === 'strong') marks.bold++
    else if (tag === 'em') marks.italic++
    else if (tag === 'a') {
      takeNumber(Number(/\bid="number-(\d{1,6})"/.exec(attributes)?.[1] ?? 0))
      links.push(anchorOf(attributes))
    } else if (tag === 'table') {
      table++
      paragraphs = 0
    } else if (tag === 'td' || tag === 'th') {
      const several = paragraphs > 1
      paragraphs = 0
      // A cell of several paragraphs is a block, such as an office with its address.
      if (several) {
        close()
        gap = true
      } else if (line) {
        write('\t')
        cell = 1
      }
    } else if (tag === 'br') breakLine()
  }
  close()
  return lines

  function takeNumber(number: number): void {
    const style: WordLine['style'] = line?.style ?? null
    if (number && line && style?.kind === 'item') line.style = { ...style, number }
  }

  function breakLine(): void {
    const style: WordLine['style'] = line?.style ?? null
    const indent = line?.indent ?? 0
    if (style?.kind === 'item' || style?.kind === 'heading') write(' ')
    else open(style, indent)
  }
}

function paragraphStyle(attributes: string): WordLine['style'] {
  const more = /\bmore-([1-9])\b/.exec(attributes)
  if (more) return { kind: 'more', depth: Number(more[1]) }
  return attributes.includes('quote') ? { kind: 'quote' } : null
}

type Anchor = { href: string | null; isReference: boolean; isWayBack: boolean }

const NOWHERE: Anchor = { href: null, isReference: false, isWayBack: false }

function anchorOf(attributes: string): Anchor {
  const href = decoded(/\bhref="([^"]{1,2000})"/.exec(attributes)?.[1] ?? '')
  return {
    href: /^(?:https:\/\/|mailto:)\S+$/i.test(href) ? href : null,
    isReference: /^#(?:foot|end)note-\d/.test(href),
    isWayBack: /^#(?:foot|end)note-ref-\d/.test(href),
  }
}

function decoded(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hex, name) => {
        if (name) {
          const accent = ACCENTS[String(name).slice(1)]
          if (accent) return `${String(name)[0]}${accent}`.normalize('NFC')
          return ENTITIES[String(name).toLowerCase()] ?? whole
        }
        const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text
}
