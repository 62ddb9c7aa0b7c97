import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DocNode, DocumentEntry, EditionDocument } from '../../app/documents/edition-document'

/** The sample letter, edition 1 with its 160 names; changes to it stay with the test that makes them. */
export function aDocument(change: (document: EditionDocument) => void = () => {}): EditionDocument {
  const document: EditionDocument = JSON.parse(
    readFileSync(path.resolve('test/fixtures/documents/sample-letter.json'), 'utf8'),
  )
  change(document)
  return document
}

export function organizations(names: string[]): EditionDocument['groups'] {
  return [{ heading: null, entries: names.map((name) => ({ name, kind: 'organization', detail: null })) }]
}

export function entriesOf(document: EditionDocument): DocumentEntry[] {
  return document.groups.flatMap((group) => group.entries)
}

/** As many names as asked, the sample's over and over with a number. */
export function manyNames(count: number): string[] {
  const names = entriesOf(aDocument()).map((entry) => entry.name)
  return Array.from(
    { length: count },
    (_, at) => `${names[at % names.length]} ${Math.floor(at / names.length) + 1}`,
  )
}

export function paragraph(text: string): DocNode {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

export function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined
}

/** Runs a program on a file with these bytes, whose path stands where FILE does, and returns what it prints. */
export function printed(program: string, args: string[], bytes: Uint8Array, name = 'letter.pdf'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-test-'))
  try {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    const filled = args.map((each) => each.replaceAll('FILE', file).replaceAll('FOLDER', folder))
    return execFileSync(program, filled, {
      encoding: 'utf8',
      maxBuffer: 50_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of a PDF in reading order, without foot and running head. */
export function textOfPdf(bytes: Uint8Array): string {
  return printed('pdftotext', ['FILE', '-'], bytes)
    .replaceAll('\f', '')
    .split('\n')
    .filter(
      (line) =>
        !/^(Edition 1 · check|Version \d+, open|Draft, not|Page \d+ of|The undersigned, continued)/.test(
          line,
        ),
    )
    .join('\n')
}

/** One line, for comparing texts that were broken into lines. */
export function unbroken(text: string): string {
  return text.replace(/\s+/g, '')
}
