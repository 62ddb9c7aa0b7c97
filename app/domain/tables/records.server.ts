export type Row = {
  /** The line of the file on which it begins, from 1. */
  line: number
  cells: string[]
  /** A quotation mark stands where none may: it was kept as it is. */
  stray: boolean
}

const QUOTE = 34
const LF = 10
const CR = 13

/** How long a quoted cell may run before its opening mark is taken for a stray one. */
const LONGEST = 100_000

/**
 * The records of a text whose cells are parted by the delimiter and may be quoted (RFC 4180). CR, LF and CRLF end a record; a
 * quotation mark out of place loses no record. Trailing empty lines are no records.
 */
export function* recordsOf(text: string, delimiter: string, startLine = 1): Generator<Row> {
  const reader = new Reader(text, delimiter, startLine)
  let empty: Row[] = []
  for (let row = reader.next(); row; row = reader.next()) {
    if (row.cells.length === 1 && row.cells[0] === '') empty.push(row)
    else {
      yield* empty
      empty = []
      yield row
    }
  }
}

class Reader {
  private at = 0
  private stray = false
  private readonly delimiter: number

  constructor(
    private readonly text: string,
    delimiter: string,
    private line: number,
  ) {
    this.delimiter = delimiter.charCodeAt(0)
  }

  next(): Row | null {
    if (this.at >= this.text.length) return null
    const { line } = this
    const cells: string[] = []
    this.stray = false
    for (;;) {
      cells.push(this.cell())
      if (this.text.charCodeAt(this.at) === this.delimiter) {
        this.at += 1
        continue
      }
      this.endLine()
      return { line, cells, stray: this.stray }
    }
  }

  private cell(): string {
    if (this.text.charCodeAt(this.at) !== QUOTE) return this.bare()
    return this.quoted() ?? this.bare()
  }

  /** From here to the next delimiter or line end, as it stands. */
  private bare(): string {
    const from = this.at
    let at = from
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at)
      if (code === LF || code === CR || code === this.delimiter) break
      if (code === QUOTE) this.stray = true
    }
    this.at = at
    return this.text.slice(from, at)
  }

  /** What stands between quotation marks; null, and nothing moved, when the opening one is out of place. */
  private quoted(): string | null {
    const { text } = this
    const from = this.at + 1
    let at = from
    let odd = -1
    for (;;) {
      const mark = text.indexOf('"', at)
      if (mark < 0 || mark - from > LONGEST) return null
      // Marks inside one cell are somebody's typing; beyond a delimiter they are another cell's.
      if (odd >= 0 && this.leavesCell(at, mark)) return null
      if (text.charCodeAt(mark + 1) === QUOTE && (odd < 0 || !this.endsAt(mark + 2))) {
        at = mark + 2
        continue
      }
      if (this.endsAt(mark + 1)) {
        const inner = text.slice(from, mark)
        if (odd >= 0) this.stray = true
        this.line += breaksIn(inner)
        this.at = mark + 1
        return odd >= 0 ? inner : inner.replaceAll('""', '"')
      }
      // Where a cell may begin, a mark opens the next one: this one's was never closed.
      if (this.endsAt(mark - 1) && mark > from) return null
      if (odd < 0) odd = mark
      at = mark + 1
    }
  }

  private endsAt(at: number): boolean {
    const code = this.text.charCodeAt(at)
    return at >= this.text.length || code === LF || code === CR || code === this.delimiter
  }

  private leavesCell(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at)
      if (code === LF || code === CR || code === this.delimiter) return true
    }
    return false
  }

  private endLine(): void {
    const code = this.text.charCodeAt(this.at)
    if (code === CR && this.text.charCodeAt(this.at + 1) === LF) this.at += 2
    else if (code === CR || code === LF) this.at += 1
    this.line += 1
  }
}

function breaksIn(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
