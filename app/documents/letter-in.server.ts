import { fork } from 'node:child_process'
import path from 'node:path'
import type { LetterAnswer, LetterTask } from './letter-child'

export type { WordLine } from './word-in-html.server'
export type { Remark } from './word-in-remarks.server'

/**
 * Found from the working directory: in production the server is bundled into build/server, where `import.meta.url` is no
 * neighbour of this file. The app is always started in its own folder, and ships `app`.
 */
const CHILD = path.resolve(process.cwd(), 'app/documents/letter-child.ts')
/** With what comes before and after it, an answer is there within ten seconds. */
const PATIENCE = 8_000

const TOO_SLOW =
  'The file took too long to read. Copy the letter’s text into a new document, or save it as plain text, and import that.'
const UNREADABLE = {
  word: 'The Word file could not be read. Open it in Word, save it again as .docx, and import that.',
  pdf: 'The PDF could not be read. Open it where it was made, save it as Word (.docx) or plain text, and import that.',
  html: 'The web page could not be read. Save it as plain text (.txt), and import that.',
  markdown: 'The file could not be read. Save it as plain text (.txt), and import that.',
}

let last: Promise<unknown> = Promise.resolve()

/** Reads a file that is more than plain text in a process with little memory and time, one at a time: two bombs must not add up. */
export function readLetterFile(task: LetterTask): Promise<LetterAnswer> {
  const mine = last.then(
    () => ask(task),
    () => ask(task),
  )
  last = mine.catch(() => undefined)
  return mine
}

function ask(task: LetterTask): Promise<LetterAnswer> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '', NODE_ENV = 'production' } = process.env
    const child = fork(CHILD, [], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=384'],
      env: { PATH, HOME, NODE_ENV },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let answer: LetterAnswer = { refused: UNREADABLE[task.kind] }
    const clock = setTimeout(() => {
      answer = { refused: TOO_SLOW }
      child.kill('SIGKILL')
    }, PATIENCE)
    child.once('message', (message: LetterAnswer | { failed: string }) => {
      if (!('failed' in message)) answer = message
    })
    child.once('error', () => child.kill('SIGKILL'))
    child.once('close', () => {
      clearTimeout(clock)
      resolve(answer)
    })
    child.send(task, (error) => {
      if (error) child.kill('SIGKILL')
    })
  })
}
