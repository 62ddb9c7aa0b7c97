import { type Answer, type Options, readAnswers } from '~/domain/form-answers/index.server'
import { windows1252 } from '~/domain/imports/decoding.server'
import { readTable } from '~/domain/tables/index.server'
import { macRoman } from '~/domain/tables/western.server'
import { done, found } from './make'

export type Encoding =
  | 'UTF-8'
  | 'UTF-8 with mark'
  | 'UTF-16LE'
  | 'UTF-16LE with mark'
  | 'Windows-1252'
  | 'Mac Roman'

export type Form = { encoding?: Encoding; delimiter?: string; end?: string; sep?: boolean }

/** The questions of a form as the sample asks them. */
export const QUESTIONS = [
  'Timestamp',
  'Email Address',
  'Organization name (as it should appear on the letter)',
  'First and last name',
  'Title',
  'Contact e-mail (will not be published)',
  'City, State',
  'Type of organization (check all that apply)',
  'I confirm that I am authorized to sign on behalf of this organization',
  'Comments or questions',
]

let count = 0

/** A row of answers of which only what matters is said; everyone else differs in submitter. */
export function answer(
  said: Partial<
    Record<
      | 'at'
      | 'account'
      | 'organization'
      | 'signer'
      | 'title'
      | 'email'
      | 'place'
      | 'types'
      | 'consent'
      | 'comment',
      string
    >
  >,
): string[] {
  count++
  const {
    at = `3/22/2021 9:${String(count % 60).padStart(2, '0')}:00`,
    account = `person${count}@signers.example`,
  } = said
  return [
    at,
    account,
    said.organization ?? `Neighbors of Street ${count}`,
    said.signer ?? 'Amal Haddad',
    said.title ?? 'Policy Director',
    said.email ?? account,
    said.place ?? 'Dearborn, MI',
    said.types ?? 'State',
    said.consent ?? 'Yes, I am authorized',
    said.comment ?? '',
  ]
}

/** The bytes of an export: cells quoted where they must be. */
export function exported(
  rows: string[][],
  { encoding = 'UTF-8', delimiter = ',', end = '\r\n', sep = false }: Form = {},
): Buffer {
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const lines = rows.map((cells) => cells.map(quoted).join(delimiter))
  return encoded([...(sep ? [`sep=${delimiter}`] : []), ...lines, ''].join(end), encoding)
}

export function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'UTF-8':
      return Buffer.from(text, 'utf8')
    case 'UTF-8 with mark':
      return Buffer.from(`\ufeff${text}`, 'utf8')
    case 'UTF-16LE':
      return Buffer.from(text, 'utf16le')
    case 'UTF-16LE with mark':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'Windows-1252':
      return inBytes(text, windows1252)
    case 'Mac Roman':
      return inBytes(text, macRoman)
  }
}

function inBytes(text: string, read: (bytes: Uint8Array) => string): Buffer {
  const upper = new Map(
    [...read(Uint8Array.from({ length: 256 }, (_, at) => at))].map((char, at) => [char, at]),
  )
  return Buffer.from([...text].map((char) => found(upper.get(char))))
}

/** What is read of rows under the form's questions, or other ones. */
export async function answers(
  rows: string[][],
  { questions = QUESTIONS, form = {}, ...options }: Options & { questions?: string[]; form?: Form } = {},
): Promise<Answer[]> {
  const table = done(await readTable(exported([questions, ...rows], form)))
  return done(await readAnswers(table, options)).answers
}

/** What is read of one cell that should name an organization. */
export async function named(organization: string, said: Parameters<typeof answer>[0] = {}): Promise<Answer> {
  return found((await answers([answer({ ...said, organization })]))[0])
}
