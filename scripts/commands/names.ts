import { decode } from '~/domain/imports/decoding.server'
import { type Comparison, compare } from '~/domain/organizations/comparing'
import { bytesOf, print, Refused } from './ground'

type Compared = { a: string; b: string } & Comparison

/** Says of the two names on each line whether they are one organization's, by the names alone. */
export function compareNames(file: string, options: { json?: boolean }): void {
  const compared = pairsIn(file).map(([a, b]) => ({ a, b, ...compare(a, b) }))
  print(options.json, compared, compared.map(shown).join('\n'))
}

function pairsIn(file: string): [string, string][] {
  const bytes = bytesOf(file)
  if (bytes.byteLength === 0)
    throw new Refused('The file is empty. Give it two names a line, with a tab between.')
  const text = decode(bytes)
  if ('refused' in text) throw new Refused(text.refused)
  const lines = text.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  return lines.flatMap((line, at): [string, string][] => {
    if (line.trim() === '') return []
    const [a, b] = line.split('\t').map((cell) => cell.trim())
    if (at === 0 && a?.toLowerCase() === 'a' && b?.toLowerCase() === 'b') return []
    if (a === undefined || b === undefined)
      throw new Refused(`Line ${at + 1} has no tab. Give two names a line, with a tab between.`)
    return [[a, b]]
  })
}

function shown({ a, b, verdict, reasons }: Compared): string {
  return `${verdict.padEnd(9)}  ${a}  |  ${b}\n           ${reasons.join('; ')}`
}
