import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PdfAnswer, PdfTask } from './pdf-child'

/** This machine has no PDF compiler: no binary of it for this platform, or its files are missing. */
export class PdfUnavailable extends Error {
  override name = 'PdfUnavailable'
  constructor(cause: unknown) {
    super('This server cannot make a PDF. Print the letter’s page from the browser, or use the Word file.', {
      cause,
    })
  }
}

/** The PDF was given up: it took too long, too much memory, or the process ended. */
export class PdfFailed extends Error {
  override name = 'PdfFailed'
}

// `Omit` on a union drops what the members differ in.
type Task = PdfTask extends infer Each ? (Each extends PdfTask ? Omit<Each, 'root'> : never) : never
type Answered = Extract<PdfAnswer, { memory: number }>

const AT_ONCE = 2
const RETIRE_ABOVE = 400_000_000
const KILL_ABOVE = 1_200_000_000

// Each child with its working folder. Kept on globalThis: in development this module is evaluated anew on every change, the children should not be.
type Pool = {
  children: Map<ChildProcess, string>
  idle: ChildProcess | null
  busy: number
  waiting: (() => void)[]
}
const shared: typeof globalThis & { undersignedPdf?: Pool } = globalThis
shared.undersignedPdf ??= begin()
const pool = shared.undersignedPdf

/** Gives a task to a warm child, at most two at once, and kills it at the limit (milliseconds). */
export async function run(task: Task, limitMs: number): Promise<Answered> {
  while (pool.busy >= AT_ONCE) await new Promise<void>((resolve) => pool.waiting.push(resolve))
  pool.busy += 1
  let child = pool.idle
  pool.idle = null
  try {
    child ??= start()
    const answer = await ask(child, { ...task, root: process.cwd() } as PdfTask, limitMs)
    if (answer.kind === 'unavailable') throw new PdfUnavailable(answer.reason)
    if (answer.kind === 'failed') throw new PdfFailed(answer.reason)
    rest(child, answer.memory)
    return answer
  } catch (error) {
    if (child) end(child)
    throw error
  } finally {
    pool.busy -= 1
    pool.waiting.shift()?.()
  }
}

function begin(): Pool {
  const fresh: Pool = { children: new Map(), idle: null, busy: 0, waiting: [] }
  process.once('exit', () => {
    for (const child of fresh.children.keys()) end(child, fresh)
  })
  return fresh
}

function start(): ChildProcess {
  const root = process.cwd()
  // The built server is one bundle, so the child’s source and its loader are found from the working directory.
  const tsx = loaderAt(root)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-pdf-'))
  const child = fork(path.join(root, 'app/documents/pdf-child.ts'), [], {
    cwd: folder,
    env: environment(),
    execArgv: ['--import', pathToFileURL(tsx).href, '--max-old-space-size=512'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  pool.children.set(child, folder)
  child.once('exit', () => end(child))
  child.once('error', () => end(child))
  return child
}

function end(child: ChildProcess, from = pool): void {
  child.kill('SIGKILL')
  const folder = from.children.get(child)
  if (folder) rmSync(folder, { recursive: true, force: true })
  from.children.delete(child)
  if (from.idle === child) from.idle = null
}

function loaderAt(root: string): string {
  try {
    return createRequire(path.join(root, 'package.json')).resolve('tsx')
  } catch (error) {
    throw new PdfUnavailable(error)
  }
}

// No secret of the server reaches the process that reads what strangers wrote.
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_ENV } = process.env
  return { PATH, HOME, NODE_ENV }
}

function ask(child: ChildProcess, task: PdfTask, limitMs: number): Promise<PdfAnswer> {
  child.ref()
  child.channel?.ref()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      settle(() =>
        reject(new PdfFailed(`The PDF was not ready after ${limitMs / 1_000} seconds and was given up.`)),
      )
    }, limitMs)
    const watch = setInterval(async () => {
      if ((await memoryOf(child)) > KILL_ABOVE)
        settle(() => reject(new PdfFailed('The PDF took too much memory.')))
    }, 250)
    const onMessage = (answer: PdfAnswer) => settle(() => resolve(answer))
    const onEnd = () =>
      settle(() => reject(new PdfFailed('The process that makes PDFs ended before it was done.')))
    function settle(how: () => void) {
      clearTimeout(late)
      clearInterval(watch)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      how()
    }
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(task, (error) => {
      if (error) onEnd()
    })
  })
}

// The kernel tells while the child is busy; elsewhere than on Linux there is only the time limit.
async function memoryOf(child: ChildProcess): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${child.pid}/statm`, 'latin1')).split(' ')[1]
    return Number(pages) * 4_096
  } catch {
    return 0
  }
}

function rest(child: ChildProcess, memory: number): void {
  if (memory > RETIRE_ABOVE || pool.idle || !child.connected) {
    end(child)
    return
  }
  pool.idle = child
  child.unref()
  child.channel?.unref()
}
