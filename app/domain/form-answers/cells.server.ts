import { windows1252 } from '../imports/decoding.server'
import type { Issue } from './answers'

export type Cleaned = { text: string; issues: Set<Issue> }

/** A cell without what nobody sees: spaces, direction marks, entities. Letters and case stay as they were typed. */
export function clean(typed: string): Cleaned {
  const issues = new Set<Issue>()
  if (PLAIN.test(typed)) return { text: typed, issues }
  let text = withoutEntities(typed.replace(HALF_READ, windowsSigns), issues)
  text = withoutUnseen(text, issues)
  text = withoutSpaces(text, issues)
  if (text.normalize('NFC') !== text) {
    issues.add('NOT_NFC')
    text = text.normalize('NFC')
  }
  return { text, issues }
}

/** UTF-8 read as Latin-1 leaves signs that cannot be seen; Windows shows them, and what was wrong can be told. */
const HALF_READ = /[ÂÃÄÅâ][\u0080-\u009f]{1,2}/g

function windowsSigns(part: string): string {
  return windows1252(Buffer.from(part, 'latin1'))
}

/** Nearly all cells: nothing in them could need cleaning. */
const PLAIN = /^(?:[!-%'-~]+(?: [!-%'-~]+)*)?$/

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi

const NAMED: Record<string, string> = Object.fromEntries(
  (
    'amp:& lt:< gt:> quot:" apos:\' nbsp:\u00a0 shy:\u00ad rsquo:’ lsquo:‘ rdquo:” ldquo:“ sbquo:‚ bdquo:„ ndash:– mdash:— hellip:… ' +
    'bull:• middot:· copy:© reg:® trade:™ aacute:á eacute:é iacute:í oacute:ó uacute:ú ntilde:ñ uuml:ü agrave:à egrave:è igrave:ì ' +
    'ograve:ò ugrave:ù acirc:â ecirc:ê icirc:î ocirc:ô ucirc:û atilde:ã otilde:õ auml:ä ouml:ö euml:ë iuml:ï ccedil:ç szlig:ß ' +
    'aring:å oslash:ø aelig:æ oelig:œ yacute:ý iexcl:¡ iquest:¿ ordm:º ordf:ª deg:° laquo:« raquo:» zwnj:\u200c zwj:\u200d lrm:\u200e rlm:\u200f'
  )
    .split(' ')
    .map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)]),
)

/** Entities decoded once: "&amp;amp;" was typed by a person. */
function withoutEntities(text: string, issues: Set<Issue>): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    const char =
      name === undefined
        ? fromCode(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))
        : fromName(name)
    if (char === null) return whole
    issues.add('HTML_ENTITY')
    return char
  })
}

function fromCode(code: number): string | null {
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return null
  return String.fromCodePoint(code)
}

function fromName(name: string): string | null {
  const lower = NAMED[name.toLowerCase()]
  if (lower === undefined) return null
  return /^\p{Lu}/u.test(name) ? lower.toUpperCase() : lower
}

const UNSEEN: [Issue, RegExp][] = [
  ['INNER_BOM', /\ufeff/g],
  ['SOFT_HYPHEN', /\u00ad/g],
  ['BIDI_MARK', /[\u200e\u200f\u061c]/g],
  ['BIDI_OVERRIDE', /[\u202a-\u202e\u2066-\u2069]/g],
]
// Line ends of old and odd programs first, so that they are not taken for control characters.
const BREAKS = /[\v\f\u0085\u2028\u2029]/g
const JOINERS = /[\u200c\u200d]/g
const OTHERS = /[\p{Cc}\p{Cf}]/gu
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u

function withoutUnseen(typed: string, issues: Set<Issue>): string {
  let text = typed.replace(BREAKS, '\n')
  for (const [issue, pattern] of UNSEEN) {
    const without = text.replace(pattern, '')
    if (without !== text) issues.add(issue)
    text = without
  }
  // Joiners make emoji families and are letters' own in Persian and Indic scripts.
  text = text.replace(JOINERS, (joiner, at: number) => {
    if (JOINED.test(text.slice(Math.max(0, at - 2), at))) return joiner
    issues.add('ZERO_WIDTH')
    return ''
  })
  return text.replace(OTHERS, (char) => {
    if (/[\t\n\r\u200c\u200d]/.test(char) || isTag(char)) return char
    issues.add('ZERO_WIDTH')
    return ''
  })
}

/** Flags of Scotland and Wales are spelled with tags. */
function isTag(char: string): boolean {
  return /[\u{E0020}-\u{E007F}]/u.test(char)
}

function withoutSpaces(typed: string, issues: Set<Issue>): string {
  if (/^\s|\s$/.test(typed)) issues.add('EDGE_SPACE')
  if (/[^\S\t\n\r ]/.test(typed)) issues.add('NBSP')
  if (typed.includes('\t')) issues.add('TAB')
  const text = typed.replace(/[^\S\t\n\r ]/g, ' ').trim()
  if (/[\n\r]/.test(text)) issues.add('NEWLINE_IN_NAME')
  if (/[ \t]{2,}/.test(text.replace(/[ \t]*[\n\r]+[ \t]*/g, '\n'))) issues.add('DOUBLE_SPACE')
  return text.replace(/\s+/g, ' ')
}
