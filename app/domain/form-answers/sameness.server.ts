import { keyOf } from '../organizations.server'

const LEGAL =
  /\s+(?:inc|incorporated|llc|l l c|llp|ltd|limited|corp|corporation|co|pllc|pbc|a c|ac|s a de c v|s c|i a p)$/

/** The key by which two typed names are the same organization: spelling, legal form and an initialism that only repeats it folded. */
export function matchKey(name: string): string {
  const bare = withoutInitialism(name.normalize('NFKC'))
  let key = keyOf(bare)
  for (let next = key.replace(LEGAL, ''); next !== key && next !== ''; next = key.replace(LEGAL, ''))
    key = next
  return key
}

/** "Fair Immigration Reform Movement (FIRM)" without the brackets, where their letters begin its words. */
function withoutInitialism(name: string): string {
  const found = /^(.{4,}?)\s*\(([\p{Lu}\p{N}.&-]{2,12}s?)\)\s*$/u.exec(name)
  if (!found) return name
  const [, before = '', typed = ''] = found
  return abbreviates(typed, before) ? before : name
}

const SMALL = new Set('a an and for in of on the to at by de del el la las los para por y en'.split(' '))

/** Whether the letters are the first ones of the words, small words counted or not. */
export function abbreviates(letters: string, name: string): boolean {
  const wanted = letters.replace(/[^\p{L}]/gu, '').toLowerCase()
  const words = keyOf(name)
    .replace(/\band\b/g, 'and')
    .split(' ')
  const all = words.map((word) => word.charAt(0)).join('')
  const main = words
    .filter((word) => !SMALL.has(word))
    .map((word) => word.charAt(0))
    .join('')
  return wanted.length > 1 && (wanted === all || wanted === main)
}

/** Whether two keys are likely one name typed twice: a letter differs, the words stand in another order. */
export function isAlike(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false
  if (one.length >= 10 && one.split(' ').length > 1 && inOrder(one) === inOrder(other)) return true
  return one.length >= 12 && one.charAt(0) === other.charAt(0) && differsByOne(one, other)
}

function inOrder(key: string): string {
  return key.split(' ').sort().join(' ')
}

/** One letter more, less, other, or two neighbours changed; not in a number, nor a word of its own. */
function differsByOne(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || /\d/.test(one + other)) return false
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at)
  const rest = long.slice(at + 1) === short.slice(at + 1)
  const swapped =
    long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2)
  return rest || swapped
}
