import { linesOfHtml, type WordLine } from './word-in-html.server'

const UNSEEN = [
  'head',
  'script',
  'style',
  'svg',
  'template',
  'noscript',
  'iframe',
  'object',
  'select',
  'title',
]
const BLOCKS = new Set(
  'address article aside body caption center dd div dl dt fieldset figcaption figure footer form header html main nav pre section'.split(
    ' ',
  ),
)
const KEPT = new Set('p h1 h2 h3 h4 h5 h6 ol ul li table tr td th br'.split(' '))

/** The lines of a web page with their styles, without what the page does not show as text. */
export function linesOfPage(html: string): WordLine[] {
  const seen = UNSEEN.reduce((rest, tag) => without(rest, `<${tag}`, `</${tag}`), without(html, '<!--', '--'))
  return linesOfHtml(simplified(seen.replace(/\s+/g, ' ')))
}

/** Everything but what stands from one sign to another; without the second, to the end. */
function without(html: string, from: string, to: string): string {
  const low = html.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = beginning(low, from, at)
    if (start < 0) break
    kept.push(html.slice(at, start))
    const end = low.indexOf(to, start + from.length)
    const close = end < 0 ? -1 : low.indexOf('>', end)
    if (close < 0) return kept.join('')
    at = close + 1
  }
  return kept.join('') + html.slice(at)
}

// "<head" is not how "<header>" begins.
function beginning(low: string, from: string, at: number): number {
  let start = low.indexOf(from, at)
  while (start >= 0 && /[a-z0-9]/.test(low[start + from.length] ?? '') && from !== '<!--')
    start = low.indexOf(from, start + from.length)
  return start
}

/** The tags as the reader of Word's HTML knows them. */
function simplified(html: string): string {
  const bolds: boolean[] = []
  let quotes = 0
  return html.replace(
    /<(\/?)([a-z][a-z0-9]{0,15})([^<>]{0,4000})>|<[!?][^<>]{0,4000}>/gi,
    (_, closing: string, name: string | undefined, attributes: string | undefined) => {
      const tag = name?.toLowerCase() ?? ''
      if (tag === 'b' || tag === 'strong') {
        const isBold = closing ? bolds.pop() : !/font-weight:\s{0,3}(?:normal|400)/i.test(attributes ?? '')
        if (!closing) bolds.push(isBold === true)
        return isBold ? `<${closing}strong>` : ''
      }
      if (tag === 'i' || tag === 'em') return `<${closing}em>`
      if (tag === 'a') {
        const href = /\bhref\s{0,3}=\s{0,3}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/i.exec(
          attributes ?? '',
        )
        return closing ? '</a>' : `<a href="${(href?.[1] ?? href?.[2] ?? href?.[3] ?? '').trim()}">`
      }
      if (tag === 'blockquote') quotes = Math.max(0, quotes + (closing ? -1 : 1))
      if (tag === 'p' || tag === 'blockquote' || BLOCKS.has(tag))
        return closing ? '</p>' : quotes > 0 ? '<p class="quote">' : '<p>'
      return KEPT.has(tag) ? `<${closing}${tag}>` : ''
    },
  )
}
