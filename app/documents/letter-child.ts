/**
 * Reads one file into lines in a process of its own, which its parent may kill: the file comes in and lines go out by message.
 * Started by letter-in.server.ts; never imported.
 */
import { linesOf } from '~/domain/imports/lines.server'
import type { Line } from '~/domain/imports/reading.server'
import { linesOfPage } from './page-in.server'
import { readPdf } from './pdf-in.server'
import { readWord } from './word-in.server'
import type { WordLine } from './word-in-html.server'
import type { Remark } from './word-in-remarks.server'

export type LetterTask =
  | { kind: 'word' | 'pdf'; bytes: Uint8Array }
  | { kind: 'html' | 'markdown'; text: string }

export type LetterAnswer =
  | { words: WordLine[]; remarks: Remark[] }
  | { lines: Line[] }
  | { text: string }
  | { refused: string }

// A letter is some tens of thousands of characters; a long list of names makes it some hundred thousand.
const MOST = 2_000_000

const TOO_LONG =
  'The file holds far more text than a letter. Copy the letter’s text into a new document, or save it as plain text, and import that.'

process.once('message', async (task: LetterTask) => {
  const answer: LetterAnswer | { failed: string } = await read(task)
    .then((read) => (lengthOf(read) > MOST ? { refused: TOO_LONG } : read))
    .catch((error) => ({ failed: String(error) }))
  process.send?.(answer, undefined, undefined, () => process.exit(0))
})

async function read(task: LetterTask): Promise<LetterAnswer> {
  switch (task.kind) {
    case 'word':
      return readWord(task.bytes)
    case 'pdf':
      return readPdf(task.bytes)
    case 'html':
      return { words: linesOfPage(task.text), remarks: [] }
    case 'markdown':
      return { lines: linesOf(task.text, { markdown: true }) }
  }
}

function lengthOf(answer: LetterAnswer): number {
  if ('refused' in answer) return 0
  if ('text' in answer) return answer.text.length
  const lines = 'lines' in answer ? answer.lines : answer.words
  return lines.reduce((sum, { runs }) => runs.reduce((length, run) => length + run.text.length, sum), 0)
}
