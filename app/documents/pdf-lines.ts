/** A word of a page and where it stands, in points from the page’s left upper corner, in the order in which the file draws it. */
export type PdfWord = { left: number; top: number; right: number; bottom: number; text: string }
export type PdfPage = { height: number; words: PdfWord[] }

type PdfLine = PdfWord & { column: number }

/**
 * The lines of a PDF as plain text: columns one after the other, without what returns at the head and foot of its pages,
 * a gap where one stands between paragraphs, a form feed where a page or a column begins.
 */
export function textOfPages(pages: PdfPage[]): string {
  const lined = pages.map((page) => columnsOf(linesOf(page.words)))
  const running = runningIn(lined, pages)
  return lined
    .map((lines) => pageText(lines.filter((line) => !running.has(line))))
    .filter((text) => text.trim() !== '')
    .join('\n\f')
}

/** Words that stand on one height, one after the other, are a line; a wide gap parts two lines of two columns. */
function linesOf(words: PdfWord[]): PdfWord[] {
  const lines: PdfWord[] = []
  for (const word of words) {
    const line = lines.at(-1)
    const size = word.bottom - word.top
    const gap = line ? word.left - line.right : 0
    const level = line ? Math.min(line.bottom, word.bottom) - Math.max(line.top, word.top) : 0
    if (line && level > size * 0.4 && gap > -size * 0.3 && gap < size * 1.2) {
      // What is drawn without a space between is one word.
      line.text += gap > size * 0.08 ? ` ${word.text}` : word.text
      line.right = Math.max(line.right, word.right)
      line.top = Math.min(line.top, word.top)
      line.bottom = Math.max(line.bottom, word.bottom)
    } else lines.push({ ...word })
  }
  return lines
}

/** The lines with the left edge of the column in which each stands. A file that draws across columns is put in order down them. */
function columnsOf(lines: PdfWord[]): PdfLine[] {
  const across = isDrawnAcross(lines)
  const inOrder = across ? downColumns(lines, across) : lines
  const out: PdfLine[] = []
  let start = 0
  inOrder.forEach((line, at) => {
    const next = inOrder[at + 1]
    const first = inOrder[start]?.left ?? 0
    // Up is another column; far to the left is the text below several.
    if (next && next.top > line.top - size(line) * 0.5 && next.left > first - 60) return
    const run = inOrder.slice(start, at + 1)
    const column = Math.min(...run.map(({ left }) => left))
    for (const each of run) out.push({ ...each, column })
    start = at + 1
  })
  return out
}

/** Where the second column begins, when most lines have another one beside them that begins there. */
function isDrawnAcross(lines: PdfWord[]): number | null {
  const starts = new Map<number, number>()
  let pairs = 0
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || line.left < before.right || Math.abs(line.top - before.top) > size(line) * 0.3) return
    pairs += 1
    const start = Math.round(line.left)
    starts.set(start, (starts.get(start) ?? 0) + 1)
  })
  const [start, count] = [...starts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return count >= 6 && count > pairs * 0.7 && count > lines.length * 0.3 ? start : null
}

function downColumns(lines: PdfWord[], start: number): PdfWord[] {
  const beside = lines.filter((line) => Math.abs(line.left - start) < 3)
  const top = Math.min(...beside.map((line) => line.top)) - 1
  const bottom = Math.max(...beside.map((line) => line.bottom)) + 1
  const isWithin = (line: PdfWord) => line.top >= top && line.bottom <= bottom
  const within = lines.filter(isWithin)
  const at = lines.findIndex(isWithin)
  const right = (line: PdfWord) => line.left >= start - 3
  return [
    ...lines.slice(0, at),
    ...within.filter((line) => !right(line)),
    ...within.filter(right),
    ...lines.slice(at).filter((line) => !isWithin(line)),
  ]
}

/** What stands at the head or foot of several pages, but for its numbers. */
function runningIn(pages: PdfLine[][], sizes: PdfPage[]): Set<PdfLine> {
  const running = new Set<PdfLine>()
  const seen = new Map<string, PdfLine[]>()
  pages.forEach((lines, at) => {
    const height = sizes[at]?.height ?? 792
    for (const line of lines) {
      const place = line.bottom < height * 0.1 ? 'head' : line.top > height * 0.9 ? 'foot' : ''
      if (!place) continue
      const number = /^(?:\W{0,3}|(?:page|página)\s)?\d{1,3}(?:\s?(?:of|de|\/)\s?\d{1,3})?\W{0,3}$/i.test(
        line.text,
      )
      const key = number
        ? `${place} number`
        : `${place} ${Math.round(line.top)} ${line.text.replace(/\d+/g, '#')}`
      seen.set(key, [...(seen.get(key) ?? []), line])
      if (number && place === 'foot') running.add(line)
    }
  })
  for (const lines of seen.values()) if (lines.length > 1) for (const line of lines) running.add(line)
  return running
}

function pageText(lines: PdfLine[]): string {
  const step = commonStep(lines)
  const out: string[] = []
  let before: PdfLine | undefined
  for (const line of lines) {
    const indent = ' '.repeat(Math.max(0, Math.round((line.left - line.column) / (size(line) * 0.36))))
    const isOther =
      before !== undefined && (before.column !== line.column || line.top < before.top - size(line) * 0.5)
    const apart = before !== undefined && line.top - before.top > Math.max(step, size(line)) * 1.25
    if (isOther) out.push(`\f${indent}${line.text}`)
    else out.push(...(apart ? [''] : []), indent + line.text)
    before = line
  }
  return out.join('\n')
}

/** From one line to the next within a paragraph. */
function commonStep(lines: PdfLine[]): number {
  const steps = new Map<number, number>()
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || line.top <= before.top) return
    const step = Math.round((line.top - before.top) * 2) / 2
    steps.set(step, (steps.get(step) ?? 0) + 1)
  })
  return [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 14
}

function size(line: PdfWord): number {
  return line.bottom - line.top
}
