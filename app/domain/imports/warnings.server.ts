import { isState } from './phrases.server'
import type { Line, Part, Signatory, Warning } from './reading.server'

const COMPOUND =
  /^(?:\p{L}{1,20}-){1,3}(?:(?:year|month|week|day|hour|minute|mile|foot|acre|bed|person|member|page|point)(?:old|olds|long|wide|high|ahead)|(?:community|faith|evidence|school|family|home|state|city|nation|county|world|race|gender|trauma|rights)(?:based|wide|led|run|informed)|(?:of|to|in|on|by|for|the|and)(?:the|a|date|kind|art|life|court|duty|work))$/u

/** What in the text looks damaged on its way here: hyphens, links, characters. */
export function textWarnings(lines: Line[], parts: Part[]): Warning[] {
  const warnings: Warning[] = []
  const words = new Set<string>()
  for (const line of lines) for (const match of line.text.matchAll(/\p{Ll}{4,40}/gu)) words.add(match[0])
  const prose = proseLines(lines, parts)
  for (const line of prose) {
    for (const match of line.text.matchAll(/[\p{L}\d]{1,30}(?:-\p{L}{1,30}){1,4}/gu)) {
      const word = match[0]
      const halves = word.split('-')
      if (COMPOUND.test(word))
        warnings.push({ line: line.number, message: `“${word}” may have lost a hyphen.` })
      else if (
        halves.length === 2 &&
        (halves[0]?.length ?? 0) > 1 &&
        words.has(halves.join('')) &&
        !words.has(halves[1] ?? '')
      ) {
        warnings.push({
          line: line.number,
          message: `“${word}” may keep a hyphen from the end of a line: “${halves.join('')}” also occurs.`,
        })
      }
    }
    const gap = /(\p{Ll}{2,20})- (?!and\b|or\b|to\b|y\b|o\b)(\p{Ll}{2,20})/u.exec(line.text)
    if (gap)
      warnings.push({ line: line.number, message: `“${gap[0]}” may be one word broken at a line end.` })
  }
  warnings.push(...lostLinks(parts, lines), ...damage(lines))
  return warnings
}

function proseLines(lines: Line[], parts: Part[]): Line[] {
  const last = Math.max(0, ...parts.map((one) => one.line))
  return lines.filter((line) => line.number <= last + 40 && line.text.length > 30)
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const POINTER = new RegExp(
  `\\b(?:in|see|of|by|from) (this|these) (?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?|recent|joint|earlier|previous|linked) (?:letter|report|memo|memorandum|statement|complaint|brief|article|petition|filing)\\b|\\b(?:available|found|read|see|linked|listed|posted|more|disponible|véase|ver) (?:here|aquí)\\b|\\((?:here|aquí|link)\\)|\\bclick here\\b|\\b(?:this|the following) link\\b`,
  'gi',
)

/** Words that pointed somewhere: "in this February 18th letter" was a link before the text was extracted. */
function lostLinks(parts: Part[], lines: Line[]): Warning[] {
  const warnings: Warning[] = []
  for (const one of parts) {
    if (one.runs.some((run) => run.href)) continue
    for (const match of one.text.matchAll(POINTER)) {
      const said = match[0].replace(/^(?:see|of|by|from)\s/i, '')
      const at = lineOf(lines, one, match.index)
      warnings.push({ line: at, message: `“${said}” may have lost its link. Add the address in the draft.` })
    }
  }
  return warnings
}

/** The line of the original where a character of a re-joined part stood. */
function lineOf(lines: Line[], one: Part, at: number): number {
  let passed = 0
  const start = lines.findIndex((line) => line.number >= one.line)
  for (const line of start < 0 ? [] : lines.slice(start, start + 200)) {
    passed += line.text.length + 1
    if (at + 3 < passed) return line.number
  }
  return one.line
}

function damage(lines: Line[]): Warning[] {
  const warnings: Warning[] = []
  const tell = (test: RegExp, message: string) => {
    const hits = lines.filter((line) => test.test(line.text))
    const first = hits[0]
    if (!first) return
    const more = hits.length > 1 ? ` So do ${hits.length - 1} more lines.` : ''
    warnings.push({ line: first.number, message: `${message}${more}` })
  }
  tell(/\ufffd/, 'The line holds a character that could not be read (�).')
  tell(
    /Ã[\u0080-\u00bf©³±¡\u00ad]|â€[™œ\u009d“”]|Â[§«»©]/,
    'The line holds garbled characters such as “Ã©”: the text was read in the wrong encoding before it came here.',
  )
  tell(/[\u202a-\u202e\u2066-\u2069]/, 'The line holds an invisible mark that turns the direction of text.')
  return warnings
}

/** What a lead should look at in the list of names. */
export function nameWarnings(signatories: Signatory[]): Warning[] {
  return [
    ...personWarnings(signatories),
    ...apostropheWarnings(signatories),
    ...duplicateWarnings(signatories),
    ...oddNames(signatories),
  ]
}

function personWarnings(signatories: Signatory[]): Warning[] {
  const unsure = signatories.filter((one) => one.kind === 'unsure')
  if (unsure.length > 12) {
    return [
      {
        line: unsure[0]?.line ?? 1,
        message: `${unsure.length} names in the list look like persons, the first “${unsure[0]?.name}”. Say whether they sign for themselves.`,
      },
    ]
  }
  return unsure.map(({ line, name }) => ({
    line,
    message: `“${name}” looks like a person. Say whether it is an individual or an organization.`,
  }))
}

function apostropheWarnings(signatories: Signatory[]): Warning[] {
  const straight = signatories.filter((one) => /\p{L}'|'\p{L}/u.test(one.name))
  const curly = signatories.filter((one) => one.name.includes('’'))
  const [few, kind] = straight.length <= curly.length ? [straight, 'straight'] : [curly, 'curly']
  if (!straight.length || !curly.length) return []
  return few.slice(0, 5).map(({ line, name }) => ({
    line,
    message: `“${name}” has a ${kind} apostrophe, unlike the other names.`,
  }))
}

function duplicateWarnings(signatories: Signatory[]): Warning[] {
  const warnings: Warning[] = []
  const seen = new Map<string, Signatory>()
  for (const one of signatories) {
    const key = nameKey(one.name)
    const other = seen.get(key)
    if (other && other.name === one.name)
      warnings.push({
        line: one.line,
        message: `“${one.name}” is listed twice, first on line ${other.line}.`,
      })
    else if (other)
      warnings.push({
        line: one.line,
        message: `“${one.name}” resembles “${other.name}” on line ${other.line}.`,
      })
    else if (key) seen.set(key, one)
  }
  const sorted = [...seen].sort(([a], [b]) => (a < b ? -1 : 1))
  for (let at = 1; at < sorted.length; at++) {
    const [a, b] = [sorted[at - 1], sorted[at]]
    if (a && b && isOneApart(a[0], b[0]))
      warnings.push({
        line: b[1].line,
        message: `“${b[1].name}” resembles “${a[1].name}” on line ${a[1].line}.`,
      })
  }
  return warnings.slice(0, 40)
}

/** A name as far as spelling habits go: case, accents, "&", "The", legal form and a bracketed acronym do not tell two apart. */
function nameKey(name: string): string {
  const flat = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s?\([^()]{0,40}\)/g, '')
  return flat
    .replace(/&/g, ' and ')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/^the | (?:inc|llc|corp|incorporated)(?= |$)/g, '')
    .trim()
}

/** One letter more, less or other, in names long enough for that to be a slip. Digits tell chapters apart. */
function isOneApart(a: string, b: string): boolean {
  if (a.length < 12 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const left = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return left.every((one) => one.length <= 1) && !left.some((one) => /\d/.test(one))
}

function oddNames(signatories: Signatory[]): Warning[] {
  const warnings: Warning[] = []
  const byState = signatories.some(({ name, group }) => isState(name) || isState(group ?? ''))
  for (const { name, line, group } of signatories) {
    const state = byState ? stateBefore(name) : null
    if (state && state !== group && name.split(' ').length > 4)
      warnings.push({
        line,
        message: `“${name.slice(0, 80)}” begins with “${state}” in a list by states. It may be a heading and one or several names.`,
      })
    else if (name.split('(').length !== name.split(')').length)
      warnings.push({ line, message: `“${name}” has an unmatched bracket.` })
    else if (/@\S{1,60}\.|https?:|www\./.test(name))
      warnings.push({ line, message: `“${name.slice(0, 80)}” holds an address. Keep only the name.` })
    else if (/;\s/.test(name))
      warnings.push({ line, message: `“${name.slice(0, 80)}” may hold several names.` })
    else if (isState(name))
      warnings.push({
        line,
        message: `“${name}” is only the name of a place. It may be a heading over the names below it.`,
      })
    else if (/\S {3,}\S|\t/.test(name))
      warnings.push({
        line,
        message: `“${name.slice(0, 80)}” holds a wide space. It may be several names side by side.`,
      })
    else if (name.length > 140)
      warnings.push({
        line,
        message: `“${name.slice(0, 60)}…” is very long for a name. It may be several names or a sentence.`,
      })
  }
  return warnings.slice(0, 20)
}

/** The state a name begins with, when more follows. */
function stateBefore(name: string): string | null {
  const words = name.split(' ')
  const [one, two] = [words[0] ?? '', words.slice(0, 2).join(' ')]
  if (words.length > 2 && isState(two)) return two
  return words.length > 1 && isState(one) ? one : null
}

/** How many names the text announces, where it says so: "the undersigned 160 organizations". */
export function announcedIn(text: string): number | null {
  const found =
    /\b(?:undersigned|we,? the|we,|we are|as|on behalf of(?: the)?|signed by(?: the)?|abajo firmantes,? las?|las)\s(?:following )?(\d{1,3}(?:,\d{3})?|\d{4,5})\s(?:\S{1,25}\s){0,4}?(?:organi[sz]ations|groups|signatories|members|organizaciones|grupos)\b/i.exec(
      text,
    )
  return found?.[1] ? Number(found[1].replace(',', '')) : null
}
