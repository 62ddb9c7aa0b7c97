import { fork } from 'node:child_process'
import path from 'node:path'
import { type BlockChange, isGone, runsOf, withWholeNotes } from '~/domain/differences'
import type { Redline, RedlineBlock } from './redline'
import type { RedlineAnswer, RedlineTask } from './redline-child'

// Found from the working directory, as letter-in.server.ts finds its own.
const CHILD = path.resolve(process.cwd(), 'app/documents/redline-child.ts')
const PATIENCE = 20_000
const AT_ONCE = 2

const REFUSED =
  'The comparison could not be made as a file. Try again in a minute, or print the page from the browser.'

let busy = 0
const waiting: (() => void)[] = []

/** Makes a comparison as a Word file with tracked changes, or as one HTML file to mail. */
export async function renderRedline(
  format: RedlineTask['format'],
  { changes, ...about }: Omit<Redline, 'blocks'> & { changes: BlockChange[] },
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { refused: string }> {
  // In Word a footnote is a thing of its own, that comes and goes.
  const blocks = blocksOf(format === 'docx' ? changes.map(withWholeNotes) : changes)
  while (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  busy += 1
  try {
    return await ask({ format, redline: { ...about, blocks } })
  } finally {
    busy -= 1
    waiting.shift()?.()
  }
}

/** What differs between two texts, block by block, as a document draws it. */
export function blocksOf(changes: BlockChange[]): RedlineBlock[] {
  return changes.map((change) => {
    const { kind, type, level, depth, bullet, was, label, notes } = change
    const parts = runsOf(change).map(({ part, runs }) => ({ kind: part.kind, runs }))
    return { kind, type, level, depth, bullet, was, label, notes, gone: isGone(change), parts }
  })
}

function ask(task: RedlineTask): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { refused: string }> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '', NODE_ENV = 'production' } = process.env
    const child = fork(CHILD, [], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=256'],
      env: { PATH, HOME, NODE_ENV },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let answer: { bytes: Uint8Array<ArrayBuffer> } | { refused: string } = { refused: REFUSED }
    const clock = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
    child.once('message', (message: RedlineAnswer) => {
      if ('bytes' in message) answer = { bytes: new Uint8Array(message.bytes) }
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
