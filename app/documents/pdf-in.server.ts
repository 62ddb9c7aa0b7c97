import { spawn } from 'node:child_process'

const PATIENCE = 10_000
const LARGEST = 10 * 1024 * 1024

const ELSEWHERE = 'Open it where it was made, save it as Word (.docx) or plain text, and import that.'
const NO_PROGRAM = `This server cannot read PDFs: pdftotext is not installed. ${ELSEWHERE}`
const LOCKED = 'The PDF is protected by a password. Save it without one and import that.'
const TOO_SLOW = `The PDF took too long to read. ${ELSEWHERE}`
const TOO_LONG = `The PDF holds far more text than a letter. ${ELSEWHERE}`
const UNREADABLE = `The PDF could not be read. ${ELSEWHERE}`
const NO_TEXT = `The PDF holds no text, only pictures of pages. ${ELSEWHERE}`

/** Reads the text of a PDF in a process of its own, with little memory and time. */
export function readPdf(bytes: Uint8Array): Promise<{ text: string } | { refused: string }> {
  return new Promise((resolve) => {
    const { PATH = '' } = process.env
    // A gigabyte of addresses and ten seconds of work, also where nobody is left to kill it.
    const child = spawn(
      'sh',
      ['-c', 'ulimit -v 1048576; ulimit -t 10; exec pdftotext -q -enc UTF-8 -eol unix - -'],
      { env: { PATH, NODE_ENV: 'production' }, stdio: 'pipe' },
    )
    const chunks: Buffer[] = []
    let size = 0
    let says = ''
    let refused: string | null = null
    const stop = (why: string) => {
      refused ??= why
      child.kill('SIGKILL')
    }
    const clock = setTimeout(() => stop(TOO_SLOW), PATIENCE)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > LARGEST) stop(TOO_LONG)
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (says.length < 2_000) says += chunk.toString('latin1')
    })
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    child.once('error', () => stop(UNREADABLE))
    child.once('close', (code) => {
      clearTimeout(clock)
      const text = Buffer.concat(chunks).toString('utf8')
      if (refused) resolve({ refused })
      else if (code === 127) resolve({ refused: NO_PROGRAM })
      else if (code !== 0) resolve({ refused: /password/i.test(says) ? LOCKED : UNREADABLE })
      else resolve(text.trim() ? { text } : { refused: NO_TEXT })
    })
    child.stdin.end(bytes)
  })
}
