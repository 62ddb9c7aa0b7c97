import type { Refusal } from './reading.server'

const LIMIT = 10 * 1024 * 1024

export const TOO_LARGE = `The file is larger than 10 MB. Letters are text: save it without pictures, or as plain text, and try again.`
export const EMPTY = 'The file is empty. Choose a file with the text of a letter, or paste the text.'

/** Whether a file is larger than any letter may be: 10 MB. */
export function tooLarge(bytes: Uint8Array): boolean {
  return bytes.byteLength > LIMIT
}

/** Turns the bytes of a text file into text without loss: UTF-8, UTF-16 with or without a mark, else Windows-1252. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } | Refusal {
  if (bytes.byteLength === 0) return { refused: EMPTY }
  if (tooLarge(bytes)) return { refused: TOO_LARGE }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), 'utf-16be')
  const wide = wideOrder(bytes)
  if (wide) return decoded(bytes, wide)
  if (isBinary(bytes)) return { refused: NOT_TEXT }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: windows1252(bytes), encoding: 'windows-1252' }
  }
}

const NOT_TEXT =
  'This is not a text file. Open it where it was made, save it as plain text (.txt) or Word (.docx), and import that.'

function decoded(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be') {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** Without a byte order mark, Western text in UTF-16 has a zero in nearly every second byte. */
export function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = Math.min(bytes.byteLength, 4096) & ~1
  if (sample < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < sample; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const half = sample / 2
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** Whether bytes hold what no text file does: a zero, or many control characters. */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = Math.min(bytes.byteLength, 65_536)
  let controls = 0
  for (let at = 0; at < sample; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 11 && byte !== 12 && byte !== 13) controls++
  }
  return controls > sample / 50
}

/** Node built with small ICU reads 'windows-1252' as Latin-1, so the 27 differing bytes are written out (WHATWG index). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes read as Windows-1252. */
export function windows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(/[\u0080-\u009f]/g, (char) => HIGH.charAt(char.charCodeAt(0) - 0x80))
}
