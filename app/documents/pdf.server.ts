import { createHash } from 'node:crypto'
import { clean, compose } from './composition'
import type { EditionDocument } from './edition-document'
import type { PdfAnswer } from './pdf-child'
import { run } from './pdf-runner.server'

export { PdfFailed, PdfUnavailable } from './pdf-runner.server'

export type Pdf = {
  bytes: Buffer
  /** SHA-256 of the bytes, hex. */
  hash: string
  pages: number
  /** Names and passages that no typeface can draw. Where there are any, the file is tagged but not PDF/UA-1. */
  undrawable: string[]
}

const LIMIT = 30_000
const LARGEST_LETTER = 20_000_000
const LARGEST_PDF = 100_000_000

/**
 * Makes the letter as a tagged PDF; the same document gives the same bytes at any time, in any zone and process.
 * Throws PdfUnavailable where this machine cannot make PDFs, PdfFailed when it takes longer than `limitMs` (30 s).
 */
export async function renderPdf(document: EditionDocument, { limitMs = LIMIT } = {}): Promise<Pdf> {
  const letter = JSON.stringify(compose(document))
  if (Buffer.byteLength(letter) > LARGEST_LETTER) {
    throw new RangeError(
      'This letter and its list are too long for one PDF. Send the list as a separate file.',
    )
  }
  const answer = await run({ kind: 'render', letter }, limitMs)
  if (answer.kind !== 'rendered') throw unexpected(answer)
  const bytes = Buffer.from(answer.bytes)
  if (bytes.length > LARGEST_PDF || bytes.subarray(0, 5).toString('latin1') !== '%PDF-')
    throw unexpected(answer)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { bytes, hash, pages: answer.pages, undrawable: answer.undrawable.map(excerpt) }
}

/** Those of the strings that hold a character no typeface of the letter can draw, for the check before freezing. */
export async function findUndrawable(strings: string[]): Promise<string[]> {
  const cleaned = new Map(strings.map((each) => [each, clean(each)]))
  const answer = await run({ kind: 'probe', strings: [...new Set(cleaned.values())] }, LIMIT)
  if (answer.kind !== 'probed') throw unexpected(answer)
  const undrawable = new Set(answer.undrawable)
  return strings.filter((each) => undrawable.has(cleaned.get(each) ?? ''))
}

function excerpt(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function unexpected(answer: PdfAnswer): Error {
  return new Error(`The PDF process answered with ${answer.kind}.`)
}
