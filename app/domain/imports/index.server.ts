import { readWord } from '../../documents/word-in.server'
import { decode, EMPTY, TOO_LARGE, tooLarge } from './decoding.server'
import { readLines } from './letter.server'
import { linesOf } from './lines.server'
import type { LetterReading, Refusal } from './reading.server'
import { kindOf } from './sniffing.server'
import { linesOfWord } from './word-lines.server'

export { copyIn } from './addressees.server'
export { decode } from './decoding.server'
export { personLike } from './people.server'
export type { LetterReading, Refusal } from './reading.server'

/** Reads a letter from its text: what it says, to whom, asking what, signed by whom, and what a lead should look at. */
export function readLetter(text: string): LetterReading | Refusal {
  return readText(text, false)
}

/** Reads a letter from a file, by what it holds rather than by its name: text in any usual encoding, Markdown or Word. */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<LetterReading | Refusal> {
  if (bytes.byteLength === 0) return { refused: EMPTY }
  if (tooLarge(bytes)) return { refused: TOO_LARGE }
  const kind = kindOf(bytes)
  if (kind !== 'text' && kind !== 'word') return { refused: kind.refused }
  if (kind === 'word') {
    const word = await readWord(bytes)
    if ('refused' in word) return word
    return readLines(linesOfWord(word.lines), word.notes)
  }
  const decoded = decode(bytes)
  const read = 'refused' in decoded ? decoded : readText(decoded.text, /\.(?:md|markdown)$/i.test(fileName))
  return 'refused' in read && /\.do[ct][xm]?$/i.test(fileName) ? { refused: NOT_WORD } : read
}

const NOT_WORD =
  'This is not a Word file, though its name says so. Open it where it was made, save it as Word (.docx) or plain text (.txt), and import that.'

function readText(text: string, markdown: boolean): LetterReading | Refusal {
  if (!text.trim()) return { refused: EMPTY }
  if (text.length > 10 * 1024 * 1024) return { refused: TOO_LARGE }
  return readLines(linesOf(text, { markdown }), [], text)
}
