import { isJob } from '../imports/name-words.server'
import { hasOrganizationWord, personLike, splitPerson } from '../imports/people.server'
import { fold } from '../organizations/keys'
import type { Issue } from './answers'
import { type Cleaned, clean } from './cells.server'
import { isForIdentification } from './consents.server'
import { isFormula, startsLikeFormula } from './formulas.server'
import { inParts, isSeveralLines } from './parts.server'
import { isPlaceholder } from './placeholders.server'
import { hasLost, inLatin, inTitleCase, isMixed, isStyled, isWord, withoutMojibake } from './repairs.server'

export type Judged = {
  /** As it may print; null where nothing is left. */
  name: string | null
  suggested: string | null
  /** What is compared with other rows: mojibake repaired. Null for what names nobody. */
  compared: string | null
  kind: 'organization' | 'individual'
  issues: Set<Issue>
}

/** A name longer than any organization's, in characters. */
const LONGEST = 150

/** What a cell that should name an organization holds, and how it might be put right; `signer` is who answered. */
export function judge(typed: string, signer: string): Judged {
  const cleaned = clean(typed)
  const { issues } = cleaned
  let name = unwrapped(cleaned)
  if (isFormula(name)) {
    issues.add('FORMULA')
    if (holdsUrl(name)) issues.add('URL_IN_NAME')
    return { name, suggested: null, compared: null, kind: 'organization', issues }
  }
  if (startsLikeFormula(name)) issues.add('LEADING_FORMULA_CHAR')
  name = withoutBullet(name, issues)
  if (isPlaceholder(name)) {
    issues.add('PLACEHOLDER_ORG')
    // A person who names no organization may want to sign as one.
    const suggested = signer && name !== signer ? signer : null
    return { name: name || null, suggested, compared: null, kind: 'individual', issues }
  }
  name = withoutFullStop(name, issues)
  if (/['"]/.test(name)) issues.add('STRAIGHT_QUOTE')
  if (isSeveralLines(typed)) issues.add('MULTIPLE_ORGS')
  const mended = mend(name, issues)
  const { kind, part } = whose(mended, signer, issues)
  const suggested = tidy(shapely(part, issues))
  return {
    name,
    suggested: suggested && suggested !== name ? suggested : null,
    compared: withoutMojibake(name),
    kind,
    issues,
  }
}

const QUOTES: Record<string, string> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '„': '“',
  '«': '»',
  "'": "'",
  '‘': '’',
}

/** A whole cell in quotation marks, which are its own and not a word's. */
function unwrapped({ text, issues }: Cleaned): string {
  const close = QUOTES[text.charAt(0)]
  const inner = text.slice(1, -1)
  const isWrapped = text.length > 2 && close !== undefined && text.endsWith(close)
  if (!isWrapped || inner.includes(text.charAt(0)) || inner.includes(close)) return text
  issues.add('WRAPPING_QUOTES')
  return inner.trim()
}

function withoutBullet(name: string, issues: Set<Issue>): string {
  const bullet = /^(?:[•●▪▫◦‣⁃∙·■□➢➤►▶✓✔☑→\uf0b7\uf0a7]\s*|[-–—*]\s+)(?=[\p{L}\p{N}"“«(¡¿])/u.exec(name)
  if (!bullet) return name
  issues.add('LIST_MARKER')
  return name.slice(bullet[0].length)
}

const ABBREVIATED =
  /(?:^|[\s(,])(?:inc|corp|co|cos|ltd|llc|llp|lp|pllc|pc|bros|jr|sr|sra|st|ste|esq|ph\.?d|m\.?d|u\.?s|u\.?s\.?a|d\.?c|assn|assoc|org|dept|univ|int['’]?l|nat['’]?l|ave|blvd|no|vol|etc|s\.?a|c\.?v|a\.?c|s\.?c|i\.?a\.?p|cía|cia|asoc|fund|hnos|edo|col|ud|uds)\.$/i

function withoutFullStop(name: string, issues: Set<Issue>): string {
  if (!/[^.]\.$/.test(name) || ABBREVIATED.test(name) || /(?:^|[\s.(-])\p{L}\.$/u.test(name)) return name
  issues.add('TRAILING_PUNCTUATION')
  return name.slice(0, -1).trimEnd()
}

const URL =
  /(?:\b(?:https?|hxxps?|ftp):\/\/|\bwww\.)[^\s<>()"]+|\b[a-z0-9-]{1,60}(?:\.[a-z]{2,})+\/[^\s<>()"]*/gi

/** Whether a text sends its reader to a web page. */
export function holdsUrl(text: string): boolean {
  URL.lastIndex = 0
  return URL.test(text)
}

/** A text without the web pages it names. */
export function withoutUrls(text: string): string {
  return text.replace(URL, ' ')
}

const TAG = /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,500})?\/?>|<!--[\s\S]{0,500}?-->/gi
// Flags, keycaps and pictures; not ©, ® and ™.
const EMOJI =
  /(?![©®™‼⁉ℹ↔-↪])(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]|\u20e3|[\u{E0020}-\u{E007F}])[\ufe0f\u200d]*/gu

/** What a machine did to a name, or its typist's keyboard. */
function mend(name: string, issues: Set<Issue>): string {
  let text = name
  const note = (issue: Issue, next: string) => {
    if (next === text) return
    issues.add(issue)
    text = next
  }
  note('MOJIBAKE', withoutMojibake(text))
  if (hasLost(text)) issues.add('MOJIBAKE')
  if (isStyled(text)) note('FULLWIDTH', text.normalize('NFKC'))
  if (isMixed(text)) {
    issues.add('MIXED_SCRIPT')
    text = inLatin(text)
  }
  note('HTML_TAGS', text.replace(/<(script|style)\b[\s\S]{0,5000}?<\/\1>/gi, '').replace(TAG, ' '))
  note('EMOJI', text.replace(EMOJI, ''))
  note('URL_IN_NAME', withoutUrls(text))
  note('LIST_MARKER', text.replace(/^\s*(?:\(?\d{1,3}[.)]\s+|\d{1,3}[.)](?=\p{Lu}\p{Ll}))(?=\S)/u, ''))
  note('TRAILING_PUNCTUATION', text.replace(/\s*[,;:]+\s*$/, ''))
  return tidy(text)
}

/** Whose name it is: an organization's, several ones', a person's, or a person's with an organization. */
function whose(text: string, signer: string, issues: Set<Issue>): { kind: Judged['kind']; part: string } {
  if (/^@[\w.]+$/.test(text)) {
    issues.add('HANDLE_AS_NAME')
    return { kind: 'organization', part: text }
  }
  if (isForIdentification(text)) issues.add('AFFILIATION_ID_ONLY')
  const { part, issue } = inParts(text, signer)
  for (const each of issue) issues.add(each)
  if (text.length > LONGEST) {
    issues.add('NAME_TOO_LONG')
    const head =
      /^(.{2,80}?),?\s+(?:is|are|was|works|has been|exists|seeks|serves|strives|es|somos|trabaja|busca)\s/i.exec(
        text,
      )
    return { kind: 'organization', part: head?.[1] ?? text }
  }
  const isSigner = signer !== '' && fold(part) === fold(signer) && !hasOrganizationWord(part)
  if (personLike(part) || isSigner || isPersonWithJob(part)) {
    issues.add('PERSON_AS_ORG')
    return { kind: 'individual', part }
  }
  return { kind: issues.has('AFFILIATION_ID_ONLY') ? 'individual' : 'organization', part }
}

function isPersonWithJob(text: string): boolean {
  const { name, detail } = splitPerson(text)
  return detail !== null && personLike(name) && isJob(detail) && !hasOrganizationWord(text)
}

/** What a shift key did. Acronyms are names too; which one is a word's is for a person to say. */
function shapely(part: string, issues: Set<Issue>): string {
  if (issues.has('HANDLE_AS_NAME')) return part
  const letters = withoutUrls(part).replace(/[^\p{L}]/gu, '')
  if (letters.length < 2 || /\S@\S/.test(part) || /^\S*\d\S*$/.test(part)) return part
  if (/^[a-z0-9-]+(?:\.[a-z]{2,})+$/.test(part)) {
    issues.add('URL_IN_NAME')
    return part
  }
  const words = part.split(/[\s/–—-]+/).filter((word) => /\p{L}/u.test(word))
  if (!/\p{Ll}/u.test(letters) && /\p{Lu}/u.test(letters)) {
    // CASA and NETWORK are names; so is HIAS PA.
    if (words.every((word) => word.length <= 6 && !isWord(word)) && words.length === 2) return part
    if (words.length > 1 || part.length > 12) {
      issues.add('ALL_CAPS')
      return words.length > 1 ? inTitleCase(part, issues.has('PERSON_AS_ORG')) : part
    }
    if (!isWord(part)) issues.add('ACRONYM_ONLY')
    return part
  }
  if (!/\p{Lu}/u.test(letters) && /\p{Ll}/u.test(letters)) {
    issues.add('ALL_LOWER')
    return inTitleCase(part, issues.has('PERSON_AS_ORG'))
  }
  return part
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;.])/g, '$1')
    .replace(/^[\s,;:|/–—-]+|[\s,;:|/–—-]+$/g, '')
    .trim()
}
