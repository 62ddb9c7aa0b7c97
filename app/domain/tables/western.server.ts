import { windows1252 } from '../imports/decoding.server'

/** The upper half of Mac Roman. */
export const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** Bytes read as Mac Roman. */
export function macRoman(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(/[\u0080-\u00ff]/g, (char) => MAC_ROMAN.charAt(char.charCodeAt(0) - 0x80))
}

const ENOUGH = 4_000

/** Which of the two readings makes words: accents inside them, apostrophes and dashes between them, no capitals in their middle. */
export function likelier(bytes: Uint8Array): 'Windows-1252' | 'Mac Roman' {
  const near = surroundings(bytes)
  const windows = sense(windows1252(near))
  const mac = sense(macRoman(near)) + (endsLikeOldMacs(bytes) ? 3 : 0)
  return mac > windows ? 'Mac Roman' : 'Windows-1252'
}

/** The first few thousand bytes above 127, each with what stands around it. */
function surroundings(bytes: Uint8Array): Uint8Array {
  const near: number[] = []
  let until = -1
  let count = 0
  for (let at = 0; at < bytes.length && count < ENOUGH; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    count++
    for (let of = Math.max(at - 3, until + 1); of <= at + 3; of++) near.push(bytes[of] ?? 32)
    until = at + 3
  }
  return Uint8Array.from(near)
}

/** Returns without line feeds; those that lie in quotation marks may be either. */
function endsLikeOldMacs(bytes: Uint8Array): boolean {
  let returns = 0
  let pairs = 0
  for (let at = bytes.indexOf(13); at >= 0 && returns < 1_000; at = bytes.indexOf(13, at + 1)) {
    returns++
    if (bytes[at + 1] === 10) pairs++
  }
  return returns > pairs * 2 && returns > 1
}

/** Letters that English, Spanish, Portuguese, French and German words are written with. */
const COMMON = 'áéíóúñüçàèêôãõâäöß'

function sense(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char > '\u007f') sum += senseOf(char, text.charAt(at - 1), text.slice(at + 1, at + 3))
  }
  return sum
}

function senseOf(char: string, before: string, after: string): number {
  const lettersBefore = /\p{L}/u.test(before)
  const lettersAfter = /^\p{L}/u.test(after)
  const inside = lettersBefore && lettersAfter
  if (/[\u0080-\u009f\uf8ff]/.test(char)) return -5
  if (/\p{Ll}/u.test(char)) {
    if (!lettersBefore && !lettersAfter) return -1
    if (/\p{Lu}/u.test(before) && /^\p{Lu}/u.test(after)) return -1
    return COMMON.includes(char) ? 2 : -0.5
  }
  if (/\p{Lu}/u.test(char)) {
    if (/\p{Ll}/u.test(before)) return -2
    return COMMON.includes(char.toLowerCase()) && lettersAfter ? 1.5 : -0.5
  }
  if (char === '’') {
    if (lettersBefore && /^(?:s|t|d|m)(?:[^\p{L}]|$)/u.test(after)) return 2.5
    if (/[sS]/.test(before) && !lettersAfter) return 2
    // O’Brien, L’Arche
    return /[OLDd]/.test(before) && lettersAfter ? 1.5 : inside ? 0.5 : 0
  }
  if (/[“”‘–—«»¿¡\u00a0•…]/.test(char)) return inside ? -2 : 1.5
  return inside ? -2 : /[®™©°€£§·ªº]/.test(char) ? 0.2 : -1
}
