import { readDate } from './dates.server'
import { isClosing } from './phrases.server'
import type { Line } from './reading.server'

const PAGE_OF =
  /^(?:[-–—|[(] ?)?(?:page|p\.|pg\.?|página|pág\.?) ?\d{1,3}(?: ?(?:of|de|\/) ?\d{1,3})?(?: ?[-–—|\])])?$/i
const PAGE_TAIL = /(?:^|[\s|,–—-])(?:page|página|pág\.?) ?\d{1,3}(?: (?:of|de) \d{1,3})?$/i
const PAGE_HEAD = /^(?:page|página) \d{1,3}(?: (?:of|de) \d{1,3})? ?[|–—-]/i
const BARE = /^(?:[-–—] ?)?(\d{1,3})(?: ?[-–—]| ?(?:\/|of|de) ?\d{1,3})?$/

const COLOPHON =
  /^(?:(?:Edition|Edición) \d{1,4} (?:of|del) .{6,40}\d{4}\.|(?:Draft, not yet final|Borrador, aún no definitivo|Version \d{1,4}, open for signatures|Versión \d{1,4}, abierta a firmas)\.)/

/** The lines without what an edition of ours says of itself under its list. */
export function withoutColophon(lines: Line[]): Line[] {
  const at = lines.findLastIndex(({ text }) => COLOPHON.test(text))
  return at >= 0 && lines.length - at < 8 ? lines.slice(0, at) : lines
}

/** The lines without page numbers and running headers and footers; what followed one is marked as starting a page. */
export function withoutPages(lines: Line[]): Line[] {
  const drop = new Set<Line>()
  const pages = lines.length / 8 + 4
  lines.forEach((line) => {
    if (line.text.length > 110) return
    const bare = BARE.exec(line.text)
    if (PAGE_OF.test(line.text) || (bare && Number(bare[1]) <= pages)) drop.add(line)
    else if (PAGE_TAIL.test(line.text) && !/[.!?]$/.test(line.text)) drop.add(line)
    else if (PAGE_HEAD.test(line.text)) drop.add(line)
  })
  dropRunning(lines, drop)
  dropBeside(lines, drop)
  return drop.size ? without(lines, drop) : lines
}

/** A line that comes again and again is a header or footer when it stands at page edges or far apart. A name printed twice is not. */
function dropRunning(lines: Line[], drop: Set<Line>): void {
  const seen = new Map<string, number[]>()
  lines.forEach((line, index) => {
    if (line.text.length > 110 || line.text.length < 3 || drop.has(line)) return
    const key = line.text.replace(/\d{1,4}/g, '#')
    const places = seen.get(key)
    if (places) places.push(index)
    else seen.set(key, [index])
  })
  const closing = lines.findIndex((line) => isClosing(line.text))
  const breaks = lines.filter((line) => line.page || drop.has(line)).length
  for (const [key, places] of seen) {
    if (places.length < 2 || places.length - 1 < breaks * 0.4) continue
    // The senders' name over the letter comes once more among the signatories: that one is a name.
    const listed = closing >= 0 && (places[1] ?? 0) > closing
    if (places.length === 2 && listed) continue
    const first = places[0] ?? 0
    const edged = places.filter((index) => atEdge(lines, drop, index)).length >= places.length - 1
    // In the list "Local 1" and "Local 2" are names; nothing there is a header but at a page's edge.
    if (listed && !edged) continue
    const step = Math.min(...places.slice(1, 500).map((index, nth) => index - (places[nth] ?? 0)))
    const numbered =
      key.includes('#') && step >= 8 && risesByOne(places.map((index) => lines[index]?.text ?? ''))
    const running = edged
      ? step >= 12 || places.length >= 3
      : step >= 12 && places.length >= 3 && isEven(places)
    if (!running && !numbered) continue
    for (const index of places) {
      const line = lines[index]
      // The first of them is the letterhead or title itself when it opens the letter.
      if (line && !(index === first && first < 6 && !numbered)) drop.add(line)
    }
  }
}

/** Headers are a page apart each time. */
function isEven(places: number[]): boolean {
  const steps = places.slice(1).map((index, nth) => index - (places[nth] ?? 0))
  return Math.max(...steps.slice(0, 50)) <= Math.min(...steps.slice(0, 50)) * 1.7
}

function risesByOne(texts: string[]): boolean {
  const numbers = texts.map((text) => Number(/(\d{1,3})$/.exec(text)?.[1] ?? Number.NaN))
  return numbers.every((number, nth) => nth === 0 || number === (numbers[nth - 1] ?? 0) + 1)
}

function atEdge(lines: Line[], drop: Set<Line>, index: number): boolean {
  for (let near = index - 2; near <= index + 3; near++) {
    const line = lines[near]
    if (!line) continue
    if (near !== index && drop.has(line)) return true
    if (near > index - 2 && line.page) return true
  }
  return false
}

/** "Secretary Doe / March 29, 2021 / Page 2": a second page's header names addressee and date above the number. */
function dropBeside(lines: Line[], drop: Set<Line>): void {
  lines.forEach((line, index) => {
    if (!drop.has(line) || !PAGE_OF.test(line.text)) return
    const above: Line[] = []
    for (let near = index - 1; near >= Math.max(1, index - 3); near--) {
      const other = lines[near]
      if (!other || drop.has(other) || other.text.length > 70) break
      above.push(other)
      if (other.gap || other.page) break
    }
    const top = above.at(-1)
    if (top && (top.gap || top.page) && above.some((other) => readDate(other.text))) {
      for (const other of above) drop.add(other)
    }
  })
}

function without(lines: Line[], drop: Set<Line>): Line[] {
  const kept: Line[] = []
  let page = false
  let gap = false
  for (const line of lines) {
    if (drop.has(line)) {
      page = true
      gap ||= line.gap
    } else {
      kept.push(page ? { ...line, page: true, gap: line.gap || gap } : line)
      page = false
      gap = false
    }
  }
  return kept
}
