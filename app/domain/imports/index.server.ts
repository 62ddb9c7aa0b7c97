import { linesOfPage } from '../../documents/page-in.server'
import { readPdf } from '../../documents/pdf-in.server'
import { type Remark, readWord } from '../../documents/word-in.server'
import { decode, EMPTY, TOO_LARGE, tooLarge } from './decoding.server'
import { readLines } from './letter.server'
import { linesOf } from './lines.server'
import type { LetterReading, Refusal } from './reading.server'
import { isHtml, isMarkdown, kindOf } from './sniffing.server'
import { linesOfWord } from './word-lines.server'

export { copyIn } from './addressees.server'
export { decode } from './decoding.server'
export { personLike } from './people.server'
export type { LetterReading, Refusal } from './reading.server'

/** Reads a letter from its text: what it says, to whom, asking what, signed by whom, and what a lead should look at. */
export function readLetter(text: string): LetterReading | Refusal {
  return readText(text, false)
}

/** Reads a letter from a file, by what it holds and not by its name: text in any usual encoding, Markdown, HTML, Word or PDF. */
export async function readFile(bytes: Uint8Array, fileName = ''): Promise<LetterReading | Refusal> {
  if (bytes.byteLength === 0) return { refused: EMPTY }
  if (tooLarge(bytes)) return { refused: TOO_LARGE }
  const kind = kindOf(bytes)
  if (typeof kind === 'object') return kind
  if (kind === 'word') {
    const word = await readWord(bytes)
    if ('refused' in word) return word
    return readLines(linesOfWord(word.lines), word.remarks)
  }
  if (kind === 'pdf') {
    const pdf = await readPdf(bytes)
    return 'refused' in pdf ? pdf : readText(pdf.text, false, [OF_A_PDF])
  }
  const decoded = decode(bytes)
  const read = 'refused' in decoded ? decoded : readDecoded(decoded.text, fileName)
  return 'refused' in read && /\.do[ct][xm]?$/i.test(fileName) ? { refused: NOT_WORD } : read
}

const NOT_WORD =
  'This is not a Word file, though its name says so. Open it where it was made, save it as Word (.docx) or plain text (.txt), and import that.'

const OF_A_PDF = {
  message: 'A PDF does not say what is bold, a heading, a list or a link. Compare the draft with it.',
  near: '',
}

function readDecoded(text: string, fileName: string): LetterReading | Refusal {
  if (isHtml(text)) return readLines(linesOfWord(linesOfPage(text)))
  return readText(text, /\.(?:md|markdown)$/i.test(fileName) || isMarkdown(text))
}

function readText(text: string, markdown: boolean, remarks: Remark[] = []): LetterReading | Refusal {
  if (!text.trim()) return { refused: EMPTY }
  if (text.length > 10 * 1024 * 1024) return { refused: TOO_LARGE }
  return readLines(linesOf(text, { markdown }), remarks, text)
}
