import type { Word } from './words'

/** How two words that are not one are still close, in words; null when they are not. */
export function nearness(one: Word, other: Word): string | null {
  const [a, b] = [one.stem, other.stem]
  if (one.folded === other.folded) return null
  // Nearly all pairs of words end here, and names are compared by the hundred.
  if (a[0] !== b[0] && !FOREIGN.test(a) && !FOREIGN.test(b)) return null
  if (a.slice(0, 3) === b.slice(0, 3) && familyOf(a) === familyOf(b))
    return `“${one.raw}” and “${other.raw}” are of one family`
  if (isCutShort(one, other) || isCutShort(other, one)) return `“${one.raw}” and “${other.raw}” are one word`
  const known = [one, other].every(({ kind }) => FIXED.has(kind))
  if (known || [one, other].some(({ kind }) => kind === 'number' || kind === 'direction')) return null
  if (lookAlike(a) === lookAlike(b))
    return `“${one.raw}” and “${other.raw}” are written in letters that look alike`
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return null
  const changed = Math.min(distance(a, b), distance(one.folded, other.folded))
  const kindred = a.length !== b.length || isSwapped(a, b)
  if (changed <= 1 && (kindred || shorter >= 6)) return `one letter differs: “${one.raw}”, “${other.raw}”`
  if (changed === 2 && shorter >= 8) return `two letters differ: “${one.raw}”, “${other.raw}”`
  return null
}

/** How many letters are put in, left out, changed, or swapped with the next, from one word to the other. */
export function distance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, cell(row, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, cell(before, j - 2) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

// "Immig." and "Immigrant"
function isCutShort(short: Word, long: Word): boolean {
  return short.raw.endsWith('.') && short.folded.length >= 3 && long.folded.startsWith(short.folded)
}

function cell(row: number[], at: number): number {
  return row[at] ?? 0
}

function isSwapped(one: string, other: string): boolean {
  return sorted(one) === sorted(other)
}

function sorted(word: string): string {
  return [...word].sort((a, b) => (a < b ? -1 : 1)).join('')
}

// Words that everybody knows are not typed by mistake for one another: Austria, Australia; Muslim, Muslima.
const FIXED = new Set(['place', 'people', 'chapter', 'part', 'sister', 'body', 'field', 'small'])

function familyOf(stem: string): string {
  return FAMILIES.find((family) => family.test(stem))?.source ?? stem
}

const FAMILIES = [
  /^immigra(?:nt|tion)$/,
  /^migra(?:nt|tion)$/,
  /^advoca(?:te|cy|ting)$/,
  /^defen(?:se|der)$/,
  /^organiz(?:ation|ing|er)$/,
  /^educat(?:ion|ional)$/,
  /^democra(?:cy|tic)$/,
  /^welcom(?:e|ing)$/,
  /^child(?:ren)?$/,
  /^wom[ae]n$/,
  /^farm ?worker$/,
  /^religio(?:n|us)$/,
  /^congregation(?:al)?$/,
]

/** Cyrillic and Greek letters written for the Latin ones they look like. */
function lookAlike(word: string): string {
  return word.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LATIN[letter] ?? letter)
}

const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const LATIN: Record<string, string> = Object.fromEntries(
  [...'аесорхуіјѕԁԛԝвкмнтαεικνορτυχ'].map((letter, at) => [
    letter,
    'aecopxyijsdqwbkmhtaeiknoptux'[at] ?? letter,
  ]),
)
