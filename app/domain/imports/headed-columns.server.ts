import { isState, listHeading } from './phrases.server'
import type { Line, Warning } from './reading.server'

type Placed = { text: string; at: number }
type Row = { line: Line; cells: Placed[] }

/** Columns that have headings over names, read down each: every heading and every name becomes a line of its own. */
export function unfolded(lines: Line[], warnings: Warning[]): Line[] {
  const out: Line[] = []
  const all = lines.map((line) => ({ line, cells: placed(line) }))
  for (let at = 0; at < lines.length; ) {
    const end = blockEnd(all, at)
    const rows = all.slice(at, end)
    if (end > at && isHeaded(rows)) {
      const [first] = rows
      warnings.push({
        line: first?.line.number ?? 1,
        message: `The names from line ${first?.line.number} to line ${rows.at(-1)?.line.number} stand in columns under headings and were read down each column. Compare them with the letter.`,
      })
      for (const block of byHeads(rows)) out.push(...downEach(block, warnings))
    } else out.push(...lines.slice(at, Math.max(end, at + 1)))
    at = Math.max(end, at + 1)
  }
  return out
}

/** Whether a cell stands over names: a state, or words that say who signs. */
function isHead(text: string): boolean {
  return isState(text.replace(/:$/, '')) || listHeading(text) !== null
}

function placed({ text, indent }: Line): Placed[] {
  if (!text.includes('\t') && !text.includes('   ')) return [{ text, at: indent }]
  const tabs = text.includes('\t')
  return [...text.matchAll(/[^\t ]+(?: {1,2}[^\t ]+)*/g)].map((found, index) => ({
    text: found[0],
    // Tabs say only which column it is.
    at: tabs ? index * 1_000 : indent + found.index,
  }))
}

/** Where the lines in columns that begin here end: the last line of several cells, and what goes on under it. */
function blockEnd(rows: Row[], from: number): number {
  let end = from
  const second = Math.min(...rows.slice(from, from + 40).map(({ cells }) => cells[1]?.at ?? 1_000))
  for (let at = from; at < rows.length; at++) {
    const row = rows[at]
    if (!row) break
    const { line, cells } = row
    if (cells.length > 1 || (at > from && line.indent >= second - 1)) end = at + 1
    else if (at === from || line.gap || isHead(line.text)) break
    else if (end === at) end = at + 1
  }
  return end
}

/** A column of states beside names is a table; states here and there are headings. */
function isHeaded(rows: Row[]): boolean {
  const cells = rows.flatMap((row) => row.cells)
  const heads = cells.filter(({ text }) => isHead(text)).length
  if (heads === 0 || rows.every((row) => row.cells.length < 2)) return false
  return [0, 1, 2].every((column) => {
    const own = rows.flatMap((row) => row.cells[column] ?? [])
    return own.filter(({ text }) => isHead(text)).length <= own.length * 0.5
  })
}

/** A line of nothing but headings begins new columns. */
function byHeads(rows: Row[]): Row[][] {
  const blocks: Row[][] = []
  for (const row of rows) {
    const open = blocks.at(-1)
    const heads = row.cells.length > 1 && row.cells.every(({ text }) => isHead(text))
    if (!open || heads) blocks.push([row])
    else open.push(row)
  }
  return blocks
}

function downEach(rows: Row[], warnings: Warning[]): Line[] {
  const most = Math.max(...rows.map((row) => row.cells.length))
  const starts = Array.from({ length: most }, (_, column) =>
    Math.min(...rows.filter((row) => row.cells.length === most).map((row) => row.cells[column]?.at ?? 0)),
  )
  const columns: { line: Line; cell: Placed }[][] = starts.map(() => [])
  for (const { line, cells } of rows) {
    let before = -1
    for (const cell of cells) {
      const found = starts.findLastIndex((start) => cell.at >= start - 2)
      const column = Math.max(found, 0)
      if (column === before)
        warnings.push({
          line: line.number,
          message: `“${cell.text}” stands in no column of its line. Compare it with the letter.`,
        })
      before = column
      columns[column]?.push({ line, cell })
    }
  }
  return columns.flatMap((column) => {
    const names = column.filter(({ cell }) => !isHead(cell.text))
    const margin = Math.min(...names.map(({ cell }) => cell.at), 1_000_000)
    return column.map(({ line, cell }, index) => {
      const head = isHead(cell.text)
      return {
        ...line,
        text: cell.text,
        runs: [{ text: cell.text }],
        indent: head ? 0 : Math.min(4, Math.max(0, cell.at - margin)),
        gap: head || index === 0,
      }
    })
  })
}
