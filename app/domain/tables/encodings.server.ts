import { isBinary, wideOrder, windows1252 } from '../imports/decoding.server'
import { likelier, macRoman } from './western.server'

export const encodings = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252', 'Mac Roman'] as const

export type Encoding = (typeof encodings)[number]

export type Decoded = { text: string; encoding: Encoding; bom: boolean }

/** In which encoding the bytes are text: by mark, by zeros, as valid UTF-8, else by which reading makes words; null for no text. */
export function decode(bytes: Uint8Array): Decoded | null {
  const bom = markOf(bytes)
  if (bom) return { text: decodeAs(bytes, bom), encoding: bom, bom: true }
  const wide = wideOrder(bytes)
  if (wide) return plain(bytes, wide === 'utf-16le' ? 'UTF-16LE' : 'UTF-16BE')
  if (isBinary(bytes)) return null
  return plain(bytes, isUtf8(bytes) ? 'UTF-8' : likelier(bytes))
}

/** The bytes in the encoding a person chose; a mark at the start is no part of the text. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'UTF-8':
    case 'UTF-16LE':
    case 'UTF-16BE':
      return new TextDecoder(encoding).decode(bytes)
    case 'Windows-1252':
      return windows1252(bytes)
    case 'Mac Roman':
      return macRoman(bytes)
  }
}

function plain(bytes: Uint8Array, encoding: Encoding): Decoded {
  return { text: decodeAs(bytes, encoding), encoding, bom: false }
}

/** The encoding that a mark at the start names. */
function markOf(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8'
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  if (first === 0xfe && second === 0xff) return 'UTF-16BE'
  return null
}

/** Valid, or cut off in the middle of its last character. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
