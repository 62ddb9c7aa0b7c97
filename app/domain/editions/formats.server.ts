import type { EditionDocument } from '~/documents/edition-document'
import { PdfFailed, PdfUnavailable, renderPdf } from '~/documents/pdf.server'
import { renderCsv, renderText } from '~/documents/plain.server'
import { renderWord } from '~/documents/word-out.server'
import type { As, Letter } from '../access.server'
import * as files from '../files.server'
import { documentOf, draftDocumentOf } from './documents.server'
import type { Edition } from './finding.server'
import { findPdf } from './rendering.server'

export const formats = ['pdf', 'docx', 'txt', 'csv', 'json'] as const
export type Format = (typeof formats)[number]

export type Made = { bytes: Uint8Array<ArrayBuffer> | string; mediaType: string }

/** An edition as a file: the PDF is the one that was kept, the JSON its manifest. Null while there is no PDF. */
export async function inFormat(edition: Edition, format: Format): Promise<Made | null> {
  if (format === 'json') return { bytes: edition.manifest, mediaType: MEDIA.json }
  if (format !== 'pdf') return made(await documentOf(edition), format)
  const pdf = await findPdf(edition)
  return pdf ? { bytes: await files.read(pdf), mediaType: MEDIA.pdf } : null
}

/** The letter as a PDF before it is frozen, marked as a draft. */
export async function preview(
  letter: As<'viewer', Letter>,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { refused: string }> {
  try {
    const { bytes } = await renderPdf(await draftDocumentOf(letter))
    return { bytes: new Uint8Array(bytes) }
  } catch (error) {
    if (error instanceof PdfUnavailable || error instanceof PdfFailed) return { refused: error.message }
    throw error
  }
}

/** The letter as it stands, in a file that is not the printed one. */
export async function made(document: EditionDocument, format: 'docx' | 'txt' | 'csv'): Promise<Made> {
  const bytes = {
    docx: async () => new Uint8Array(await renderWord(document)),
    txt: async () => renderText(document),
    csv: async () => renderCsv(document),
  }
  return { bytes: await bytes[format](), mediaType: MEDIA[format] }
}

const MEDIA: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}
