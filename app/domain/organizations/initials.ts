/** Words that initials may pass over, in English and Spanish. */
export const SMALL = new Set(
  'the a an other otros otras of for and in on at to by with from or de del la las los el lo y e en para por con al un una du des et le les da do dos das'.split(
    ' ',
  ),
)

/**
 * Whether short letters stand for these words and for nothing else: CVT, CARECEN and TOfAD do, SEATINI-Uganda does not.
 * Every letter must come from the words, in their order; a word of weight may be passed over only in long initials.
 */
export function abbreviates(short: string, name: string): boolean {
  const words = plainWords(name)
  const parts = plainWords(short)
  if (words.length < 2 || parts.length === 0) return false
  if (parts.length === 1) return stands(parts[0] ?? '', words)
  // "TWN-Africa": initials of the first words, then words that follow.
  const spelledOut = parts.slice(1)
  const tail = words.slice(-spelledOut.length)
  return (
    spelledOut.every((part, at) => part === tail[at]) &&
    stands(parts[0] ?? '', words.slice(0, -spelledOut.length))
  )
}

/** Whether letters stand for all of the words: SEIU for Service Employees International Union. */
export function stands(letters: string, words: string[]): boolean {
  if (letters.length < 3 || !/^[a-z0-9]+$/.test(letters)) return false
  const weighty = words.filter((word) => !SMALL.has(word)).length
  if (weighty < 2) return false
  const passable = letters.length >= 5 && weighty >= 5 ? 1 : 0
  const apart = words.flatMap((word) => COMPOUNDS[word] ?? [word])
  return fits(letters, words, 0, 0, passable) || fits(letters, apart, 0, 0, passable)
}

/** Whether a name is written as initials are: short, one word, mostly capitals. */
export function looksShort(short: string): boolean {
  const letters = short.replace(/[^\p{L}]/gu, '')
  const capitals = letters.replace(/[^\p{Lu}]/gu, '')
  return capitals.length >= 2 && capitals.length * 2 >= letters.length && plainWords(short).length <= 3
}

// Each word gives its first letter and perhaps some that follow: CARECEN is CEntral … in CA-RE-CEN.
function fits(letters: string, words: string[], letter: number, word: number, passable: number): boolean {
  if (letter === letters.length) return words.slice(word).every((rest) => SMALL.has(rest))
  const next = words[word]
  if (next === undefined) return false
  if (DIGITS[next] && DIGITS[next] === letters[letter])
    return fits(letters, words, letter + 1, word + 1, passable)
  for (let take = 0; take < 3 && next[take] !== undefined && next[take] === letters[letter + take]; take += 1)
    if (fits(letters, words, letter + take + 1, word + 1, passable)) return true
  if (SMALL.has(next)) return fits(letters, words, letter, word + 1, passable)
  return passable > 0 && fits(letters, words, letter, word + 1, passable - 1)
}

function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

// IM4HI is the Interfaith Movement for Human Integrity.
const DIGITS: Record<string, string> = { for: '4', to: '2' }

const COMPOUNDS: Record<string, string[]> = Object.fromEntries(
  ['north', 'south'].flatMap((one) =>
    ['east', 'west'].flatMap((other) => [
      [`${one}${other}`, [one, other]],
      [`${one}${other}ern`, [one, other]],
    ]),
  ),
)
