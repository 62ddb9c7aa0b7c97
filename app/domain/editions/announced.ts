/** How many signatories a text says it has, with the words in which it says so. */
export function announcedIn(plain: string): { count: number; words: string }[] {
  return PATTERNS.flatMap((pattern) =>
    [...plain.matchAll(pattern)].flatMap(({ 0: words, groups }) => {
      const count = Number((groups?.count ?? '').replace(/[,.]/g, ''))
      return count > 1 ? [{ count, words: words.replace(/\s+/g, ' ') }] : []
    }),
  )
}

const NUMBER = String.raw`(?<count>\d{1,3}(?:[,.]\d{3})+|\d+)`
const WHO = '(?:organizations|groups|signatories|organizaciones|grupos|firmantes)'
const BETWEEN = String.raw`(?:\s+[\p{L}’'-]+){0,5}?`

const PATTERNS = [
  // "the 160 undersigned organizations", "the undersigned 160 national and local organizations"
  new RegExp(String.raw`${NUMBER}\s+undersigned${BETWEEN}\s+${WHO}`, 'giu'),
  new RegExp(String.raw`undersigned\s+${NUMBER}${BETWEEN}\s+${WHO}`, 'giu'),
  // "las 160 organizaciones abajo firmantes"
  new RegExp(
    String.raw`${NUMBER}${BETWEEN}\s+(?:organizaciones|grupos)(?:\s+[\p{L}-]+){0,3}?\s+firmantes`,
    'giu',
  ),
]
