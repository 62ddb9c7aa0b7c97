import { signerLike } from './people.server'
import { isState } from './phrases.server'
import type { Line } from './reading.server'

export type Cell = { text: string; line: Line; indent: number; gap: boolean; detail?: string }

/** The cells of a line set in columns: parted by a tab or by three spaces or more. */
export function cellsOf(text: string): string[] {
  if (!text.includes('\t') && !text.includes('   ')) return [text]
  return text
    .split(/\t| {3}/)
    .map((cell) => cell.trim())
    .filter(Boolean)
}

/** Names in the order they were listed, however many columns they stand in: down each column when that is alphabetical, else across. */
export function inOrder(lines: Line[]): Cell[] {
  const rows = lines.map((line) => ({ line, cells: cellsOf(line.text) }))
  const most = Math.max(1, ...counts(rows.map((row) => row.cells.length)))
  if (most === 1) return rows.map(({ line }) => cell(line, line.text))
  const table = tableOf(rows)
  if (table) return table
  const out: Cell[] = []
  for (const page of pagesOf(rows)) {
    const across = page.flatMap(({ line, cells }) => cells.map((text) => cell(line, text)))
    const down: Cell[] = []
    for (let column = 0; column < most; column++) {
      for (const { line, cells } of page) {
        // Alone in a right-hand column stands only the rest of a name that did not fit.
        const rest = cells.length === 1 && line.indent > 20
        const text = rest ? (column === most - 1 ? cells[0] : undefined) : cells[column]
        if (text)
          down.push({
            ...cell(line, text),
            indent: rest ? 4 : column === 0 ? line.indent : 0,
            gap: line.gap && !rest,
          })
      }
    }
    out.push(...(falls(down) <= falls(across) ? down : across))
  }
  return out
}

const NAME_HEAD =
  /^(?:organi[sz]ations?|groups?|signator(?:y|ies)|names?(?: of organi[sz]ation)?|organización|nombre|institution)$/i

/** A table of organizations with something about each: its head says so, or its other columns are places, persons or jobs. */
function tableOf(rows: Row[]): Cell[] | null {
  const head = rows[0]?.cells ?? []
  const names = head.findIndex((text) => NAME_HEAD.test(text))
  const headed = names >= 0 && head.length > 1 && !head.every((text) => NAME_HEAD.test(text))
  const others = rows.flatMap(({ cells }) => cells.slice(1))
  const about = others.filter(
    (text) =>
      /^(?:[\p{L}.’' -]{2,30}, )?(?:[A-Z]{2}|D\.C\.)$/u.test(text) ||
      isState(text) ||
      signerLike(text) !== null,
  ).length
  const states = rows.filter(({ cells }) => isState(cells[0] ?? '')).length
  const statesFirst = !headed && states > rows.length * 0.6
  if (!headed && !statesFirst && about < others.length * 0.6) return null
  const column = statesFirst ? 1 : Math.max(0, names)
  return rows.slice(headed ? 1 : 0).map(({ line, cells }) => {
    const detail = cells.filter((_, at) => at !== column).join(', ')
    return detail ? { ...cell(line, cells[column] ?? ''), detail } : cell(line, cells[column] ?? '')
  })
}

function cell(line: Line, text: string): Cell {
  return { text, line, indent: line.indent, gap: line.gap }
}

/** Column counts that are more than an accident: in at least a third of the rows. */
function counts(sizes: number[]): number[] {
  const seen = new Map<number, number>()
  for (const size of sizes) seen.set(size, (seen.get(size) ?? 0) + 1)
  return [...seen].filter(([, count]) => count * 3 >= sizes.length).map(([size]) => size)
}

type Row = { line: Line; cells: string[] }

function pagesOf(rows: Row[]): Row[][] {
  const pages: Row[][] = []
  for (const row of rows) {
    const page = pages.at(-1)
    if (!page || row.line.page) pages.push([row])
    else page.push(row)
  }
  return pages
}

/** How often a list steps back in the alphabet. */
function falls(cells: Cell[]): number {
  let count = 0
  for (let at = 1; at < cells.length; at++) {
    const [before, now] = [cells[at - 1]?.text.toLowerCase() ?? '', cells[at]?.text.toLowerCase() ?? '']
    if (before > now) count++
  }
  return count
}
