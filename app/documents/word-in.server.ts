import { fork } from 'node:child_process'
import path from 'node:path'
import { linesOfHtml, type WordLine } from './word-in-html.server'
import { type Remark, remarksIn } from './word-in-remarks.server'
import { scanWord } from './word-in-scan.server'

export type { WordLine } from './word-in-html.server'
export type { Remark } from './word-in-remarks.server'

/**
 * Found from the working directory: in production the server is bundled into build/server, where `import.meta.url` is no
 * neighbour of this file. The app is always started in its own folder, and ships `app/documents`.
 */
const CHILD = path.resolve(process.cwd(), 'app/documents/word-child.ts')
const PATIENCE = 10_000
const LARGEST = 10 * 1024 * 1024

const TOO_LARGE =
  'The file is larger than 10 MB. Letters are text: save it without pictures, or as plain text, and try again.'
const TOO_SLOW =
  'The Word file took too long to read. Copy the letter’s text into a new document, or save it as plain text, and import that.'
const UNREADABLE =
  'The Word file could not be read. Open it in Word, save it again as .docx, and import that.'

/** Reads a Word file into lines with their styles and marks; `remarks` are its tracked changes and comments, for a person to decide. */
export async function readWord(
  bytes: Uint8Array,
): Promise<{ lines: WordLine[]; remarks: Remark[] } | { refused: string }> {
  if (bytes.byteLength > LARGEST) return { refused: TOO_LARGE }
  const scan = await scanWord(bytes)
  if ('refused' in scan) return scan
  const read = await inTurn(() => convert(bytes))
  if ('refused' in read) return read
  const remarks = scan.remarks ? remarksIn(scan.remarks.text, scan.remarks.comments) : []
  return { lines: linesOfHtml(read.html), remarks }
}

let last: Promise<unknown> = Promise.resolve()

/** One file at a time: two bombs must not add up. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

function convert(bytes: Uint8Array): Promise<{ html: string } | { refused: string }> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '', NODE_ENV = 'production' } = process.env
    const child = fork(CHILD, [], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=256'],
      env: { PATH, HOME, NODE_ENV },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let answer: { html: string } | { refused: string } = { refused: UNREADABLE }
    const clock = setTimeout(() => {
      answer = { refused: TOO_SLOW }
      child.kill('SIGKILL')
    }, PATIENCE)
    child.once('message', (message) => {
      const html = typeof message === 'object' && message !== null && 'html' in message ? message.html : null
      if (typeof html === 'string') answer = { html }
    })
    child.once('error', () => child.kill('SIGKILL'))
    child.once('close', () => {
      clearTimeout(clock)
      resolve(answer)
    })
    child.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'), (error) => {
      if (error) child.kill('SIGKILL')
    })
  })
}
