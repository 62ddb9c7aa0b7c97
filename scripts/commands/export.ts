import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { EditionDocument } from '~/documents/edition-document'
import type { As, Letter } from '~/domain/access.server'
import { throughOwnerOf } from './acting'
import { hasDatabase, Misused, pathOf, print, Refused, tell, withDatabase } from './ground'

const FORMATS = ['txt', 'json', 'csv', 'pdf', 'docx'] as const
type Format = (typeof FORMATS)[number]

/** Writes a letter to a file: the edition that stands, or the letter as it is while there is none. */
export async function exportLetter(
  slug: string,
  options: { format?: string; out?: string; json?: boolean },
): Promise<void> {
  const format = FORMATS.find((each) => each === options.format)
  if (!format) throw new Misused(`--format is one of ${FORMATS.join(', ')}.`)
  if (!options.out) throw new Misused('Say where to with --out FILE.')
  const file = pathOf(options.out)
  if (!existsSync(path.dirname(file))) throw new Refused(`There is no folder ${path.dirname(file)}.`)
  const none = new Refused(`There is no letter ${slug}.`)
  if (!hasDatabase()) throw none
  const bytes = await withDatabase(async (database) => {
    const letter = await throughOwnerOf(database, slug)
    if (!letter) throw none
    return bytesIn(format, letter)
  })
  await writeFile(file, bytes)
  tell(`Written to ${file}.`)
  print(options.json, { slug, format, file, size: Buffer.byteLength(bytes) }, '')
}

async function bytesIn(format: Format, letter: As<'viewer', Letter>): Promise<string | Uint8Array> {
  const { documentOf, draftDocumentOf, findLast, findPdf } = await import('~/domain/editions/index.server')
  const edition = await findLast(letter)
  // Its bytes are known to whoever has a copy: they are given as they are.
  const pdf = format === 'pdf' && edition ? await findPdf(edition) : null
  if (pdf) return (await import('~/domain/files.server')).read(pdf)
  const document = edition ? await documentOf(edition) : await draftDocumentOf(letter)
  switch (format) {
    case 'txt':
      return (await import('~/documents/plain.server')).renderText(document)
    case 'csv':
      return (await import('~/documents/plain.server')).renderCsv(document)
    case 'docx':
      return (await import('~/documents/word-out.server')).renderWord(document)
    case 'pdf':
      return pdfOf(document)
    case 'json':
      return `${JSON.stringify(await recordOf(letter, document), null, 2)}\n`
  }
}

async function pdfOf(document: EditionDocument): Promise<Uint8Array> {
  const { PdfFailed, PdfUnavailable, renderPdf } = await import('~/documents/pdf.server')
  try {
    const { bytes, undrawable } = await renderPdf(document)
    if (undrawable.length > 0) tell(`No typeface of the letter can draw this: ${undrawable.join('; ')}`)
    return bytes
  } catch (error) {
    if (error instanceof PdfFailed || error instanceof PdfUnavailable) throw new Refused(error.message)
    throw error
  }
}

/** What the public record holds, under the same names, and the whole list whatever the public page shows. */
async function recordOf(letter: As<'viewer', Letter>, document: EditionDocument) {
  const { asksOf, plainOf } = await import('~/domain/text')
  const { text, edition, groups } = document
  const { title, date, addressees, contacts, doc } = text
  // The text counts on identities, which what is printed does without.
  const identified = addressees.map((each, at) => ({ ...each, id: String(at) }))
  return {
    slug: letter.slug,
    title,
    date,
    language: document.language,
    state: letter.state,
    coalition: document.coalition.name,
    addressees: addressees.map(printedOf),
    asks: asksOf(doc).map(({ number, text: ask }) => ({ number, text: ask })),
    text: { plain: plainOf({ ...text, addressees: identified }), blocks: doc.content ?? [] },
    contacts,
    version: document.version || null,
    edition: edition?.number ?? null,
    code: edition?.code ?? null,
    signatories: groups
      .flatMap(({ heading, entries }) => entries.map((entry) => ({ ...entry, group: heading })))
      .map((entry, at) => ({ position: at + 1, ...entry })),
    hashes: { text: edition?.textHash ?? null, list: edition?.listHash ?? null },
  }
}

function printedOf(addressee: EditionDocument['text']['addressees'][number]) {
  const { name, title, office, component, address, cc } = addressee
  return { name, title, office, component, address, cc }
}
