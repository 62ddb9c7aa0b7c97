import { spawn } from 'node:child_process'
import { type PdfPage, textOfPages } from './pdf-lines'

const LARGEST = 40 * 1024 * 1024
const MOST_PAGES = 300

const ELSEWHERE = 'Open it where it was made, save it as Word (.docx) or plain text, and import that.'
const LOCKED = 'The PDF is protected by a password. Save it without one and import that.'
const TOO_LONG = `The PDF holds far more text than a letter. ${ELSEWHERE}`
const UNREADABLE = `The PDF could not be read. ${ELSEWHERE}`
const NO_TEXT = `The PDF holds no text, only pictures of pages. ${ELSEWHERE}`

type Read = { pages: PdfPage[] } | { refused: string }

/** Reads the text of a PDF, column by column: with pdftotext, or with a library where that is not installed. */
export async function readPdf(
  bytes: Uint8Array,
  from: (bytes: Uint8Array) => Promise<Read | null> = fromPdftotext,
): Promise<{ text: string } | { refused: string }> {
  const read = (await from(bytes)) ?? (await fromLibrary(bytes))
  if ('refused' in read) return read
  const text = textOfPages(read.pages)
  return text.trim() ? { text } : { refused: NO_TEXT }
}

/** Each word with its place, in the order of the file; null where the program is not installed. */
function fromPdftotext(bytes: Uint8Array): Promise<Read | null> {
  return new Promise((resolve) => {
    // A gigabyte of addresses and nine seconds of work, also where nobody is left to kill it.
    const child = spawn(
      'sh',
      ['-c', 'ulimit -v 1048576; ulimit -t 9; exec pdftotext -raw -bbox -enc UTF-8 -eol unix - -'],
      { stdio: 'pipe' },
    )
    const chunks: Buffer[] = []
    let size = 0
    let says = ''
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > LARGEST) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (says.length < 2_000) says += chunk.toString('latin1')
    })
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    child.once('error', () => resolve(null))
    child.once('close', (code) => {
      if (size > LARGEST) resolve({ refused: TOO_LONG })
      else if (code === 127) resolve(null)
      else if (code !== 0) resolve({ refused: /password/i.test(says) ? LOCKED : UNREADABLE })
      else resolve({ pages: pagesIn(Buffer.concat(chunks).toString('utf8')) })
    })
    child.stdin.end(bytes)
  })
}

const WORD = /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<\/word>/g

function pagesIn(xml: string): PdfPage[] {
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => ({
      height: Number(/height="([\d.]+)"/.exec(page.slice(0, 200))?.[1] ?? 792),
      words: [...page.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: text
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&apos;', "'")
          .replaceAll('&amp;', '&'),
      })),
    }))
}

/** The same from a library without a program, which knows runs of words in place of words. */
export async function fromLibrary(bytes: Uint8Array): Promise<Read> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    const file = await getDocumentProxy(new Uint8Array(bytes))
    if (file.numPages > MOST_PAGES) return { refused: TOO_LONG }
    const pages: PdfPage[] = []
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent()
      const [left = 0, , , top = 792] = page.view
      const words = items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , x = 0, y = 0] = item.transform.map(Number)
        // The height of the letters; a word’s box reaches a third further down and up.
        return [
          {
            left: x - left,
            top: top - y - item.height * 1.05,
            right: x - left + item.width,
            bottom: top - y + item.height * 0.32,
            text: item.str.trim(),
          },
        ]
      })
      pages.push({ height: top - (page.view[1] ?? 0), words })
    }
    return { pages }
  } catch (error) {
    return { refused: error instanceof Error && error.name === 'PasswordException' ? LOCKED : UNREADABLE }
  }
}
