import { windows1252 } from '../imports/decoding.server'
import { GIVEN, NOT_PERSON, plain } from '../imports/name-words.server'
import { macRoman } from '../tables/western.server'

const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at)
const WINDOWS = inverse(windows1252(BYTES))
const MAC = inverse(macRoman(BYTES))

/** What UTF-8 read in another encoding looks like: a lead byte and what follows it, as Windows-1252 or Mac Roman shows them. */
const WINDOWS_SEQUENCE =
  /(?:[ÂÃÄÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?:[Î-Ö×-ß][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3,}|[à-ï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}|ð[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3})+/g
const MAC_SEQUENCE = /(?:[√¬][\u00a0-\uffff]|‚Ä[\u00a0-\uffff])+/g

/** The text as it was before it was read in a wrong encoding; the same text when it was not. */
export function withoutMojibake(text: string): string {
  let repaired = text
  // Files go wrong twice as easily as once.
  for (let round = 0; round < 3; round++) {
    const next = repaired
      .replace(WINDOWS_SEQUENCE, (part) => fromBytes(part, WINDOWS))
      .replace(MAC_SEQUENCE, (part) => fromBytes(part, MAC))
    if (next === repaired) break
    repaired = next
  }
  return repaired.normalize('NFC')
}

/** Whether letters were lost for good in an encoding that has none for them. */
export function hasLost(text: string): boolean {
  return text.includes('\ufffd')
}

function inverse(upper: string): Map<string, number> {
  return new Map([...upper].map((char, at) => [char, at]))
}

function fromBytes(part: string, bytes: Map<string, number>): string {
  const codes = [...part].map((char) => bytes.get(char))
  if (codes.includes(undefined)) return part
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes as number[]))
  } catch {
    return part
  }
}

const STYLED = /[\uff01-\uff5e\u3000\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F149}\u24B6-\u24E9]/u

/** Whether letters are full-width or styled; NFKC makes them plain. */
export function isStyled(text: string): boolean {
  return STYLED.test(text)
}

// Cyrillic, Greek, Armenian and Cherokee letters beside the Latin ones they pass for.
const ALIKE = new Map(
  Object.entries({
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ѕ: 'S',
    Т: 'T',
    Х: 'X',
    У: 'Y',
    Ԛ: 'Q',
    Ԝ: 'W',
    а: 'a',
    с: 'c',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    ӏ: 'l',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    у: 'y',
    х: 'x',
    ԝ: 'w',
    ѵ: 'v',
    ԁ: 'd',
    ԍ: 'G',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
    ο: 'o',
    ν: 'v',
    ι: 'i',
    α: 'a',
    υ: 'u',
    օ: 'o',
    ս: 'u',
    հ: 'h',
    Ꭺ: 'A',
    Ᏼ: 'B',
    Ꮯ: 'C',
    Ꭼ: 'E',
    Ꮋ: 'H',
    Ꮇ: 'M',
    Ꮲ: 'P',
    Ꭲ: 'I',
    Ꮪ: 'S',
    Ꭱ: 'R',
  }),
)
const RESEMBLING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

/** Whether a word mixes alphabets whose letters look alike, or is written in letters that only look Latin beside Latin words. */
export function isMixed(text: string): boolean {
  if (!RESEMBLING.test(text)) return false
  const words = text.split(/[^\p{L}\p{M}]+/u)
  const latin = words.some((word) => /\p{Script=Latin}/u.test(word))
  return words.some((word) => {
    const foreign = [...word].filter((char) => RESEMBLING.test(char))
    if (foreign.length === 0) return false
    if (/\p{Script=Latin}/u.test(word)) return true
    return latin && foreign.every((char) => ALIKE.has(char))
  })
}

/** The text with letters that pass for Latin ones replaced by those; the same text when some have no likeness. */
export function inLatin(text: string): string {
  return text
    .split(/([^\p{L}\p{M}]+)/u)
    .map((word) => {
      const foreign = [...word].filter((char) => RESEMBLING.test(char))
      return foreign.every((char) => ALIKE.has(char))
        ? [...word].map((char) => ALIKE.get(char) ?? char).join('')
        : word
    })
    .join('')
}

/** Words that are no acronyms though no list of names has them. */
const PLAIN_WORDS = new Set(
  (
    'adelante alma beacon camino hogar horizon juntas juntos luz mosaic presente promise raices semilla semillas siren vecina vecinas vecino ' +
    'all best bay big blue book care come each earth every fight fire five folks four free give gray green grow half help here high hill home hope into join just keep king lake land last life line live long love made main make many mark mary mind more most move much near need next nine none once one only open over own park past path peace plan play real red rise road rock room root safe save seed seek side sing site six small soul stand star stay step stop sun take teen ten text that they this three time town tree true two unite upon valle vida very view walk wall water way we well west what when wide wild wind wings wise wood word work yard yes your zone'
  ).split(' '),
)

const SMALL = new Set(
  'a an and as at but by de del e el en for from in la las los nor of on or para por the to und van with y'.split(
    ' ',
  ),
)

/** How a name typed in one case may be written; acronyms stay, so a person must look. */
export function inTitleCase(text: string, isPerson = false): string {
  const shouted = !isPerson && !/\p{Ll}/u.test(text)
  let first = true
  return text.replace(/[\p{L}\p{M}\p{N}’']+/gu, (word) => {
    const lower = word.toLowerCase()
    const isFirst = first
    first = false
    if (!isFirst && SMALL.has(lower)) return lower
    if (shouted && word.length <= 5 && !isWord(lower)) return word
    return lower.replace(/\p{L}/u, (letter) => letter.toUpperCase())
  })
}

/** Whether a short word is one, and no acronym. */
export function isWord(word: string): boolean {
  const lower = word.toLowerCase()
  return NOT_PERSON.has(plain(lower)) || GIVEN.has(plain(lower)) || SMALL.has(lower) || PLAIN_WORDS.has(lower)
}
