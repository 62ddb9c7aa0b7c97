import { abbreviates, SMALL } from './initials'
import { isPlace } from './places'

/** By which rules keys and blocks are made. Raise it with every change of them: stored ones are then made again. */
export const SCHEME = 1

/**
 * The name by which two spellings are one organization: case, accents, punctuation, quotes and what cannot be seen are
 * folded, "&" is "and", "Saint" is "St.", a legal form at the end goes, and so do initials in brackets at the end if
 * they abbreviate the rest. No other word is ever dropped: whether it makes another organization is for a person to say.
 */
export function keyOf(name: string): string {
  const key = foldedOnce(name)
  // Marks that folding takes away may have stood between a legal form and the end.
  return key === name ? key : keyOf(key)
}

function foldedOnce(name: string): string {
  return (
    wordsOf(withoutEnd(name))
      .join(' ')
      .replace(/\bsaint\b/g, 'st') || spelled(name)
  )
}

/** The name with nothing but its spelling folded: no word is dropped. Two persons are one by it. */
export function spelled(name: string): string {
  return fold(name) || name.normalize('NFKC').trim()
}

/**
 * The text in which a search looks: case, accents and punctuation folded. It may be empty.
 * By way of upper case: "ß" folds only that way, and "ẞ" only from lower case. Only Latin, Greek and Cyrillic accents go:
 * in other scripts combining marks are vowels.
 */
export function fold(name: string): string {
  return plain(name)
    .replace(/['’‘ʼ.]/g, '')
    .replace(/[\p{P}|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a name, folded as its key has them. */
export function wordsOf(name: string): string[] {
  const words = plain(unmarked(name))
    .replace(/[øłđıæœþð]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/(?<=\p{L}{2})\.(?=\p{L}{2})/gu, ' ')
    .replace(/['’‘ʼ.]/g, '')
    .replace(/[\p{P}|]/gu, ' ')
    .replace(/(?<=\s)\+(?=\s)/g, 'and')
    .split(/\s+/)
  return words.filter((word) => word !== '')
}

/** What a key leaves out at the end of a name, in words. */
export function endsOf(name: string): string[] {
  return cutEnd(name).ends
}

function withoutEnd(name: string): string {
  return cutEnd(name).rest
}

function cutEnd(name: string): { rest: string; ends: string[] } {
  let rest = unmarked(name)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  const ends: string[] = []
  for (;;) {
    const lawless = withoutLegalForm(rest).trim()
    if (lawless !== rest) ends.push('a legal form')
    const shorter = withoutInitials(lawless).trim()
    if (shorter !== lawless) ends.push('its own initials in brackets')
    if (shorter === rest) return { rest, ends }
    rest = shorter
  }
}

/** Without marks of ownership, and with one kind of apostrophe: NFKC would make letters and accents of them. */
export function unmarked(name: string): string {
  return name.replace(MARKS, '').replace(QUOTES, '’')
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ς/g, 'σ')
    .replace(/&/g, ' and ')
}

function withoutLegalForm(name: string): string {
  const form = LEGAL_FORM.exec(name) ?? DOTTED_FORM.exec(name)
  const words = wordsOf(form ? name.slice(0, form.index) : '')
  return form && words.length > 0 && !SMALL.has(words.at(-1) ?? '') ? name.slice(0, form.index) : name
}

function withoutInitials(name: string): string {
  const [, rest = '', inside = ''] = /^(.*\S)\s*[([]([^()[\]]+)[)\]][\s.]*$/su.exec(name) ?? []
  return rest && !isPlace(inside) && abbreviates(inside.trim(), rest) ? rest : name
}

// "Corporation", "Company" and "Foundation" stay: they are words of a name as well.
const LEGAL_FORM =
  /(?:\s*,\s*|\s+)(?:inc(?:orporated)?|l\.?\s?l\.?\s?c|l\.?l\.?p|p\.?l\.?l\.?c|ltd|limited|n\.?f\.?p|gmbh|pty\.? ltd|s\.?a\.? de c\.?v)[\s\p{P}|]*$/iu
// As words, or as the code of a place, these mean something else.
const DOTTED_FORM = /(?:\s*,\s*|\s+)(?:p\.\s?c\.?|a\.\s?c\.?|i\.a\.p\.?|e\.\s?v\.?)[\s\p{P}|]*$/iu
const MARKS = /[®©™℠]/gu
const QUOTES = /[`´′‵ʻʹ＇]/gu
const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
}
