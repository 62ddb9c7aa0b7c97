import { type Cell, inOrder } from './columns.server'
import { unfolded } from './headed-columns.server'
import { markerIn } from './markers.server'
import { hasOrganizationWord, personLike, signerLike, splitPerson } from './people.server'
import { isState, type ListHeading, listHeading, withoutCount } from './phrases.server'
import { placeIn } from './places.server'
import type { Line, Signatory, Warning } from './reading.server'
import { type Entry, signerLines } from './signers.server'

type Section = { heading: ListHeading; line: number; lines: Line[] }
type Listed = { signatories: Signatory[]; warnings: Warning[] }

const NO_HEADING: ListHeading = { group: null, individuals: false, announced: null }

/** The names that signed, in printed order, under their headings. A name is never repaired, only parted from what is not name. */
export function readSignatories(lines: Line[], { starred = false } = {}): Listed {
  const listed: Listed = { signatories: [], warnings: [] }
  for (const section of sectionsOf(unfolded(lines, listed.warnings))) {
    const entries = runIn(entriesOf(inOrder(numbersOff(section.lines, listed.warnings))))
    const grouped = signerLines(entries, section.heading)
    const before = listed.signatories.length
    for (const entry of grouped) {
      listed.signatories.push(signatoryOf(entry, section.heading, starred))
      listed.warnings.push(...doubtsOf(entry))
    }
    const count = listed.signatories.length - before
    const { announced } = section.heading
    if (announced !== null && announced !== count && count > 0) {
      listed.warnings.push({
        line: section.line,
        message: `The heading announces ${announced} names, but ${count} are listed under it.`,
      })
    }
  }
  return listed
}

/** A name put together from lines of which one is a state's name, or from many, may be a heading and several names. */
function doubtsOf({ text, line, lines }: Entry): Warning[] {
  const joined = lines.length > 1 && text !== lines[0]
  if (!joined) return []
  const state = lines.find((each) => isState(each.replace(/:$/, '')))
  if (state)
    return [
      {
        line,
        message: `“${text.slice(0, 100)}” begins with or holds “${state}” as a line of its own. It may be a heading and several names.`,
      },
    ]
  if (lines.length > 3)
    return [
      {
        line,
        message: `“${text.slice(0, 100)}” was put together from ${lines.length} lines. It may be several names.`,
      },
    ]
  return []
}

function sectionsOf(lines: Line[]): Section[] {
  const sections: Section[] = []
  let section: Section = { heading: NO_HEADING, line: lines[0]?.number ?? 1, lines: [] }
  const gaps = lines.filter((line) => line.gap).length
  const sparse = gaps < lines.length / 3
  const margin = Math.min(...lines.slice(0, 500).map((line) => line.indent), 99)
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    // The first name under a closing stands apart too; only white space after it as well makes it a heading.
    const apart = line.gap && !line.page && Boolean(next?.gap || (sparse && index > 0))
    const heading =
      line.style?.kind === 'heading' || isBoldAmongPlain(line, next)
        ? styledHeading(line)
        : line.indent > margin + 1 && !line.gap
          ? null
          : headingOf(line, next, apart)
    if (heading) {
      if (section.lines.length) sections.push(section)
      section = { heading, line: line.number, lines: [] }
    } else section.lines.push(line)
  })
  if (section.lines.length) sections.push(section)
  return sections
}

function styledHeading(line: Line): ListHeading {
  return (
    listHeading(line.text, { apart: true }) ?? {
      ...NO_HEADING,
      group: withoutCount(line.text).bare,
      announced: withoutCount(line.text).announced,
    }
  )
}

/** In Word, a name in bold over names that are not is a heading. */
function isBoldAmongPlain(line: Line, next: Line | undefined): boolean {
  const bold = line.runs.length > 0 && line.runs.every((run) => run.bold)
  return (
    bold &&
    Boolean(next) &&
    !next?.runs.some((run) => run.bold) &&
    (line.gap || Boolean(listHeading(line.text, { apart: true }))) &&
    !signerLike(next?.text ?? '')
  )
}

function headingOf(line: Line, next: Line | undefined, apart: boolean): ListHeading | null {
  const known = listHeading(line.text, { apart })
  if (known) return known
  if (!next || line.text.length > 80) return null
  if (line.text.endsWith(':') && !line.text.slice(0, -1).includes(':')) {
    const { bare, announced } = withoutCount(line.text)
    const plain =
      /(?:^|\s)(?:undersigned|abajo firmantes|signed by|signatories|sign on|endorse|on behalf of|en nombre de)\b/i.test(
        bare,
      )
    return { group: plain ? null : bare, individuals: false, announced }
  }
  return null
}

/** "1. Casa Vecina" loses its number where the whole list is numbered; a number left out is told, since lists of this kind skip some. */
function numbersOff(lines: Line[], warnings: Warning[]): Line[] {
  const marks = lines.map((line) => markerIn(line.text))
  const numbered = marks.filter((mark) => mark?.kind === 'number').length
  const bulleted = marks.filter((mark) => mark?.kind === 'bullet' || mark?.kind === 'dash').length
  const flush = lines.filter((line) => line.indent <= (lines[0]?.indent ?? 0) + 1).length
  const takeNumbers = numbered >= 2 && numbered >= flush * 0.6
  const takeBullets = bulleted >= 2 && bulleted >= flush * 0.6
  if (!takeNumbers && !takeBullets) return lines
  let last = 0
  return lines.map((line, index) => {
    const mark = marks[index]
    if (!mark || (mark.kind === 'number' ? !takeNumbers : !takeBullets)) {
      // In a marked list what has no mark continues the name above.
      return { ...line, indent: Math.max(line.indent, (lines[0]?.indent ?? 0) + 3) }
    }
    if (mark.kind === 'number') {
      if (last > 0 && mark.value !== last + 1) {
        warnings.push({
          line: line.number,
          message: `The list goes from number ${last} to ${mark.value}. A name may be missing.`,
        })
      }
      last = mark.value
    }
    return { ...line, text: line.text.slice(mark.length), indent: lines[0]?.indent ?? 0 }
  })
}

const CONNECTS = /(?:[,&–—/-]|\b(?:of|and|for|the|in|to|at|with|on|de|del|la|las|los|y|para|e))$/i
const CONTINUES = /^(?:of|and|for|in|at|to|on|with|de|del|y|para|e)\s\S|^[&(]/

/** Joins a name that was broken over two lines: the second is indented, or the first cannot have ended there. */
function entriesOf(cells: Cell[]): Entry[] {
  const entries: Entry[] = []
  const margin = Math.min(...cells.slice(0, 500).map((cell) => cell.indent), 99)
  for (const cell of cells) {
    const open = entries.at(-1)
    if (open && !cell.gap && continues(open.text, cell, margin)) {
      open.text = `${open.text} ${cell.text}`
      open.lines.push(cell.text)
    } else
      entries.push({
        text: cell.text,
        line: cell.line.number,
        lines: cell.detail ? [cell.text, cell.detail] : [cell.text],
        gap: cell.gap,
      })
  }
  return entries
}

function continues(name: string, cell: Cell, margin: number): boolean {
  if (name.length > 300) return false
  const inside = name.split('(').length > name.split(')').length
  if (inside && name.length < 150) return true
  if (cell.indent >= margin + 2 && cell.indent < 20) return signerLike(cell.text) === null
  return (CONNECTS.test(name) && !/\b(?:inc|co|all)\.?,?$/i.test(name)) || CONTINUES.test(cell.text)
}

/** A list set as one paragraph, its names parted by semicolons. */
function runIn(entries: Entry[]): Entry[] {
  const text = entries.map((entry) => entry.text).join(' ')
  const starts = [0]
  for (const entry of entries) starts.push((starts.at(-1) ?? 0) + entry.text.length + 1)
  const startOf = (index: number) => starts[index] ?? 0
  const parts = text.split(/;\s{0,5}/)
  if (parts.length < 3 || parts.length < entries.length) return entries
  let passed = 0
  let at = 0
  return parts.flatMap((part) => {
    const from = text.indexOf(part, passed)
    while (at + 1 < entries.length && from >= startOf(at + 1)) at++
    passed = from + part.length
    const name = part
      .replace(/^(?:and|y)\s/, '')
      .replace(/\.$/, (dot) => (/\b(?:Inc|Corp|Co|Ltd)\.$/.test(part) ? dot : ''))
      .trim()
    return name ? [{ text: name, line: entries[at]?.line ?? 1, lines: [name], gap: false }] : []
  })
}

function signatoryOf(entry: Entry, heading: ListHeading, starred: boolean): Signatory {
  const base = { group: heading.group, line: entry.line }
  const star = /[*†]{1,3}(?=,|\s|$)/.exec(entry.text)
  const own =
    /\(?(?:affiliations?|title|organi[sz]ation)[^)]{0,40}identification/i.test(entry.text) ||
    /\b(?:in (?:his|her|their|my) (?:personal|individual) capacity|a título personal)\b/i.test(entry.text)
  if (heading.individuals || own || (starred && star)) {
    const text =
      starred || own ? entry.text.replace(/[*†]{1,3}(?=,|\s|$)/g, '').replace(/^[*†]{1,3}/, '') : entry.text
    const { name, detail } = splitPerson(own ? text.replace(/\s(?=\()/, ', ') : text)
    const rest = entry.lines.length > 1 && !detail ? null : detail
    return {
      ...base,
      name,
      kind: 'individual',
      detail:
        rest ??
        (entry.lines.slice(1).join(', ') && entry.text === entry.lines[0]
          ? entry.lines.slice(1).join(', ')
          : null),
    }
  }
  const extra = entry.text === entry.lines[0] ? entry.lines.slice(1) : []
  const person = splitPerson(entry.text)
  if (personLike(person.name) && !(person.detail && hasOrganizationWord(person.name))) {
    return {
      ...base,
      name: person.name,
      kind: 'unsure',
      detail: [person.detail, ...extra].filter(Boolean).join(', ') || null,
    }
  }
  const place = entry.text.length < 200 ? placeIn(entry.text) : null
  return {
    ...base,
    name: place?.name ?? entry.text,
    kind: 'organization',
    detail: [place?.place, ...extra].filter(Boolean).join('; ') || null,
  }
}
