import { fork } from 'node:child_process'
import path from 'node:path'
import type { WorkbookMessage } from './workbook-child'
import type { SheetRow } from './workbook-sheet'

/** Found from the working directory, as word-in.server.ts finds its own: in production the server is one bundle. */
const CHILD = path.resolve(process.cwd(), 'app/documents/workbook-child.ts')
const PATIENCE = 30_000

const TOO_SLOW =
  'The workbook took too long to read. Copy the rows you need into a new one, save it as CSV, and import that.'
const UNREADABLE =
  'The workbook could not be read. Open it in a spreadsheet program, save it again as .xlsx or CSV, and import that.'

export type Workbook =
  | { rows: SheetRow[]; sheet: string; others: string[] }
  /** The one table of an archive, as Google Forms gives its answers. */
  | { csv: Uint8Array; name: string }

/** Reads the first sheet with rows of a workbook; what it unpacks is unpacked elsewhere, within limits. */
export function readWorkbook(bytes: Uint8Array): Promise<Workbook | { refused: string }> {
  return inTurn(() => read(bytes))
}

let last: Promise<unknown> = Promise.resolve()

/** One file at a time: two bombs must not add up. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

function read(bytes: Uint8Array): Promise<Workbook | { refused: string }> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '', NODE_ENV = 'production' } = process.env
    const child = fork(CHILD, [], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=512'],
      env: { PATH, HOME, NODE_ENV },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const rows: SheetRow[] = []
    let answer: Workbook | { refused: string } = { refused: UNREADABLE }
    const clock = setTimeout(() => {
      answer = { refused: TOO_SLOW }
      child.kill('SIGKILL')
    }, PATIENCE)
    child.on('message', (message: WorkbookMessage) => {
      if (message.kind === 'rows') for (const row of message.rows) rows.push(row)
      else if (message.kind === 'refused') answer = { refused: message.refused || UNREADABLE }
      else if (message.kind === 'csv') answer = { csv: message.bytes, name: message.name }
      else answer = { rows, sheet: message.sheet, others: message.others }
    })
    child.once('error', () => child.kill('SIGKILL'))
    child.once('close', () => {
      clearTimeout(clock)
      resolve(answer)
    })
    child.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (error) => {
      if (error) child.kill('SIGKILL')
    })
  })
}
