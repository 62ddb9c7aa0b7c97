import type { LetterTask } from '../../documents/letter-child'
import { type Remark, readLetterFile } from '../../documents/letter-in.server'
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
  return readText(text)
}

/** Reads a letter from a file, by what it holds and not by its name: text in any usual encoding, Markdown, HTML, Word or PDF. */
export async function readFile(bytes: Uint8Array, fileName = ''): Promise<LetterReading | Refusal> {
  if (bytes.byteLength === 0) return { refused: EMPTY }
  if (tooLarge(bytes)) return { refused: TOO_LARGE }
  const kind = kindOf(bytes)
  if (typeof kind === 'object') return kind
  if (kind === 'word' || kind === 'pdf') return readIn({ kind, bytes })
  const decoded = decode(bytes)
  const read = 'refused' in decoded ? decoded : await readDecoded(decoded.text, fileName)
  return 'refused' in read && /\.do[ct][xm]?$/i.test(fileName) ? { refused: NOT_WORD } : read
}

const NOT_WORD =
  'This is not a Word file, though its name says so. Open it where it was made, save it as Word (.docx) or plain text (.txt), and import that.'

const OF_A_PDF = {
  message: 'A PDF does not say what is bold, a heading, a list or a link. Compare the draft with it.',
  near: '',
}

async function readDecoded(text: string, fileName: string): Promise<LetterReading | Refusal> {
  if (isHtml(text)) return readIn({ kind: 'html', text })
  const isMarked = /\.(?:md|markdown)$/i.test(fileName) || isMarkdown(text)
  return isMarked && text.trim() ? readIn({ kind: 'markdown', text }) : readText(text)
}

/** What the file’s own form says is read in a process of its own; what the letter says, from the lines of that. */
async function readIn(task: LetterTask): Promise<LetterReading | Refusal> {
  const answer = await readLetterFile(task)
  if ('refused' in answer) return answer
  if ('text' in answer) return readText(answer.text, [OF_A_PDF])
  if ('lines' in answer) return readLines(answer.lines, [], 'text' in task ? task.text : '')
  return readLines(linesOfWord(answer.words), answer.remarks)
}

function readText(text: string, remarks: Remark[] = []): LetterReading | Refusal {
  if (!text.trim()) return { refused: EMPTY }
  if (text.length > 10 * 1024 * 1024) return { refused: TOO_LARGE }
  return readLines(linesOf(text), remarks, text)
}
