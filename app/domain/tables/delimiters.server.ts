import { recordsOf } from './records.server'

export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

const SAMPLE = 200

/** The line "sep=;" with which a file may tell its own delimiter, and how many characters it takes. */
export function separatorLine(text: string): { delimiter: string; length: number } | null {
  const found = /^"?sep=(\\t|[^\r\n"])"?[;,\t]*(?:\r\n|\r|\n|$)/i.exec(text)
  if (!found) return null
  return { delimiter: found[1] === '\\t' ? '\t' : (found[1] ?? ','), length: found[0].length }
}

/** The delimiter that parts most records into as many cells, counted outside quotation marks; null when none parts them. */
export function delimiterOf(text: string): Delimiter | null {
  const sample = text.slice(0, 500_000)
  let best: { delimiter: Delimiter; score: number } | null = null
  for (const delimiter of delimiters) {
    const score = scoreOf(sample, delimiter)
    if (score > 0 && (!best || score > best.score)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/** How well the records agree on a number of cells above one. A few ragged ones, titles and blank lines are no matter. */
function scoreOf(sample: string, delimiter: Delimiter): number {
  const widths: number[] = []
  for (const { cells } of recordsOf(sample, delimiter)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    widths.push(cells.length)
    if (widths.length >= SAMPLE) break
  }
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let score = 0
  for (const [width, count] of counts) {
    const share = count / widths.length
    // Names with ", Inc." after them are no table of two columns.
    const enough = width === 2 && delimiter !== '\t' ? 0.7 : 0.4
    if (width > 1 && share >= enough) score = Math.max(score, share + Math.min(width, 40) / 100)
  }
  return score
}
