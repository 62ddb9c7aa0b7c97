/** A stretch of pasted words with one set of marks, a line break, or a footnote. */
export type PastedRun =
  | { text: string; bold: boolean; italic: boolean; href: string | null }
  | { note: string }
  | { breaks: true }

/** A block of what was pasted. `number`: what the item is numbered with, null where that does not say. */
export type PastedBlock = { runs: PastedRun[] } & (
  | { kind: 'paragraph' | 'quote' }
  | { kind: 'heading'; level: number }
  | { kind: 'item'; level: number; ordered: boolean; number: number | null }
  /** A further paragraph of the item before. */
  | { kind: 'more' }
)

/** Where `style` is written in what is read here: a browser itself does not look at it. */
export const STYLE = 'data-pasted-style'

type Form =
  | { kind: 'paragraph' | 'quote' | 'more' }
  | { kind: 'heading'; level: number }
  | { kind: 'item'; level: number; ordered: boolean; number: number | null }

type At = { bold: boolean; italic: boolean; href: string | null; form: Form; depth: number }

const UNSEEN = new Set(
  'style script meta title link xml head img svg object iframe video audio input button select textarea template noscript'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ol ul blockquote table thead tbody tfoot tr td th caption pre section article header footer main aside nav address dl dt dd figure figcaption hr center body'.split(
    ' ',
  ),
)

/** The blocks of what another program put on the clipboard, with no more than a letter can hold. */
export function blocksIn(body: Element): PastedBlock[] {
  const notes = notesIn(body)
  const blocks: PastedBlock[] = []
  let runs: PastedRun[] = []
  let mark = ''

  const close = (form: Form) => {
    const kept = trimmed(runs)
    runs = []
    const [first] = kept
    if (form.kind === 'heading' && mark && first && 'text' in first)
      kept[0] = { ...first, text: `${mark.trim()} ${first.text}` }
    if (kept.length > 0) blocks.push({ ...numbered(form, mark), runs: kept })
    mark = ''
  }

  const walk = (node: Node, at: At): void => {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/[ \u00a0\t\r\n\f]{2,}|[\t\r\n\f]/g, ' ')
      if (text) runs.push({ text, bold: at.bold, italic: at.italic, href: at.href })
      return
    }
    if (node.nodeType !== 1) return
    const element = node as Element
    const tag = element.localName
    const style = styleOf(element)
    if (isLeftOut(element, tag, style)) return
    if (style('mso-list') === 'ignore') {
      mark += element.textContent ?? ''
      return
    }
    if (tag === 'br') {
      if (style('page-break-before') !== 'always') runs.push({ breaks: true })
      return
    }
    const note = notes.get(noteIdOf(element, tag))
    if (note !== undefined) {
      if (note) runs.push({ note })
      return
    }
    const inner = markedBy(element, tag, style, at)
    if (!BLOCKS.has(tag)) {
      for (const child of element.childNodes) walk(child, inner)
      return
    }
    close(at.form)
    const form = formOf(element, tag, style, inner)
    const count = blocks.length
    const within = { ...inner, form, depth: inner.depth + (tag === 'ol' || tag === 'ul' ? 1 : 0) }
    for (const child of element.childNodes) {
      // After the first paragraph of an item, what stands there belongs to it.
      const begun = form.kind === 'item' && tag === 'li' && blocks.length > count
      walk(child, begun ? { ...within, form: { kind: 'more' } } : within)
    }
    const begun = form.kind === 'item' && tag === 'li' && blocks.length > count
    close(begun ? { kind: 'more' } : form)
  }
  walk(body, { bold: false, italic: false, href: null, form: { kind: 'paragraph' }, depth: 0 })
  return blocks
}

function isLeftOut(element: Element, tag: string, style: Style): boolean {
  const named = element.className
  return (
    UNSEEN.has(tag) ||
    // What was struck as a tracked change, and what was said about the text.
    tag === 'del' ||
    tag === 's' ||
    /^mso(?:Del|CommentReference|CommentText|comanchor|comtxt)\b/i.test(
      typeof named === 'string' ? named : '',
    ) ||
    /^(?:comment|footnote|endnote)-list$/.test(style('mso-element')) ||
    style('mso-hide') === 'all' ||
    style('display') === 'none' ||
    element.getAttribute('data-pasted-note') === 'list'
  )
}

function markedBy(element: Element, tag: string, style: Style, at: At): At {
  const weight = style('font-weight')
  const slant = style('font-style')
  const strong = tag === 'b' || tag === 'strong'
  const slanted = tag === 'i' || tag === 'em'
  return {
    ...at,
    bold: weight ? /^(?:bold|bolder|[6-9]00)$/.test(weight) : strong || at.bold,
    italic: slant ? /^(?:italic|oblique)/.test(slant) : slanted || at.italic,
    href: tag === 'a' ? (hrefOf(element.getAttribute('href')) ?? at.href) : at.href,
  }
}

/** Where a link leads in truth: Google’s way round is left out, and what a letter may not link to. */
function hrefOf(written: string | null): string | null {
  const href = (written ?? '').trim()
  const round = /^https?:\/\/(?:www\.)?google\.com\/url\?(.{1,4000})$/i.exec(href)
  const target = round ? new URLSearchParams(round[1]).get('q') : null
  const led = target ?? href
  return /^(?:https:\/\/|mailto:)\S+$/i.test(led) ? led : null
}

function formOf(element: Element, tag: string, style: Style, at: At): Form {
  const named = typeof element.className === 'string' ? element.className : ''
  const spoken = element.getAttribute('role') === 'heading' ? element.getAttribute('aria-level') : null
  const heading =
    /^h([1-6])$/.exec(tag) ?? /^MsoHeading([1-9])/.exec(named) ?? /^()([1-9])$/.exec(spoken ?? '')?.slice(1)
  const list = heading ? null : /^l\d+ level(\d)/.exec(style('mso-list'))
  if (list) return { kind: 'item', level: Number(list[1]), ordered: false, number: null }
  if (at.form.kind === 'item' || at.form.kind === 'more') {
    if (tag !== 'li') return at.form
  } else if (heading) return { kind: 'heading', level: Number(heading[1]) }
  else if (/^MsoTitle/.test(named)) return { kind: 'heading', level: 0 }
  else if (/^[1-6]$/.test(style('mso-outline-level')))
    return { kind: 'heading', level: Number(style('mso-outline-level')) }
  if (tag === 'li') return itemOf(element, at)
  if (tag === 'blockquote' || /^Mso(?:Intense)?Quote/.test(named)) return { kind: 'quote' }
  return at.form.kind === 'quote' ? at.form : { kind: 'paragraph' }
}

function itemOf(item: Element, at: At): Form {
  const list = item.parentElement
  const said = Number(item.getAttribute('aria-level') ?? item.getAttribute('data-aria-level'))
  const before = [...(list?.children ?? [])].filter((each) => each.localName === 'li').indexOf(item)
  const start = Number(list?.getAttribute('start') ?? 1) || 1
  const ordered = list?.localName === 'ol'
  return {
    kind: 'item',
    level: said > 0 && said < 10 ? said : Math.max(1, at.depth),
    ordered,
    number: ordered ? Number(item.getAttribute('value')) || start + before : null,
  }
}

/** Word types out the number of an item: "3." or "b)" is a number, "·" is none. */
function numbered(form: Form, mark: string): Form {
  if (form.kind !== 'item' || !mark.trim()) return form
  // A letter without a dot is a bullet of Wingdings.
  const said = /^\(?(?:[\p{L}\d]{1,5}\.)*(?:(\d{1,4})[.)]?|\p{L}{1,5}[.)])$/u.exec(mark.trim())
  if (!said) return { ...form, ordered: false, number: null }
  return { ...form, ordered: true, number: said[1] ? Number(said[1]) : null }
}

/** The words of each footnote, by what refers to it; the list of them is marked, since it is no part of the text. */
function notesIn(body: Element): Map<string, string> {
  const notes = new Map<string, string>()
  for (const back of body.querySelectorAll('a[href]')) {
    const id = /^#(?:_(ftn|edn)ref|(ftnt|cmnt)_ref)(\d{1,5})$/.exec(back.getAttribute('href') ?? '')
    if (!id) continue
    const note =
      back.closest(`[${STYLE}*="mso-element:footnote"], [${STYLE}*="mso-element:endnote"]`) ??
      back.closest('p, li, div')
    const words = (note?.textContent ?? '').replace(back.textContent ?? '', '').replace(/[\s\u00a0]+/g, ' ')
    note?.setAttribute('data-pasted-note', 'list')
    // What was said about the text is no note of it.
    notes.set(`${id[1] ?? id[2]}${id[3]}`, id[2] === 'cmnt' ? '' : words.trim())
  }
  return notes
}

function noteIdOf(element: Element, tag: string): string {
  const id =
    tag === 'a' ? /^#_?((?:ftn|edn|ftnt|cmnt)\d{1,5})$/.exec(element.getAttribute('href') ?? '') : null
  return id?.[1] ?? ''
}

type Style = (name: string) => string

function styleOf(element: Element): Style {
  const styles = new Map<string, string>()
  for (const each of (element.getAttribute(STYLE) ?? '').split(';')) {
    const colon = each.indexOf(':')
    if (colon > 0)
      styles.set(
        each.slice(0, colon).trim().toLowerCase(),
        each
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return (name) => styles.get(name) ?? ''
}

function trimmed(runs: PastedRun[]): PastedRun[] {
  const kept = runs.filter((run) => !('text' in run) || run.text !== '')
  const isBlank = (run: PastedRun | undefined) =>
    run !== undefined && ('breaks' in run || ('text' in run && /^[\s\u00a0]*$/.test(run.text)))
  while (isBlank(kept[0])) kept.shift()
  while (isBlank(kept.at(-1))) kept.pop()
  const [first, last] = [kept[0], kept.at(-1)]
  if (first && 'text' in first) kept[0] = { ...first, text: first.text.replace(/^[\s\u00a0]+/, '') }
  const end = kept.at(-1)
  if (last && end && 'text' in end)
    kept[kept.length - 1] = { ...end, text: end.text.replace(/[\s\u00a0]+$/, '') }
  return kept
}
