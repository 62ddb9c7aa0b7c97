import {
  type Addressed,
  blocksOf,
  fromBlock,
  fromSalutation,
  isAddressed,
  startsAddressee,
} from './addressees.server'
import { cellsOf } from './columns.server'
import { dateAtEnd, isOpenDate, readDate } from './dates.server'
import { hasOrganizationWord } from './people.server'
import { isCc, isOffice, isReach, isStreet, RE, VIA } from './phrases.server'
import type { Line, Warning } from './reading.server'

export type Head = {
  date: string | null
  dateLine: Line | null
  title: string | null
  addressees: Addressed[]
  cc: Line[]
  letterhead: Line[]
  warnings: Warning[]
}

const TO = /^(?:to|para|a)\s?:\s{0,10}/i
const FROM = /^(?:from|de)\s?:\s{0,10}/i

/** What stands above the salutation: letterhead, date, "Via …", addressees, the Re: line or a title. */
export function readHead(lines: Line[], salutation: string | null): Head {
  const head: Head = {
    date: null,
    dateLine: null,
    title: null,
    addressees: [],
    cc: [],
    letterhead: [],
    warnings: [],
  }
  const surnames = salutation
    ? fromSalutation(salutation)
        .map((one) => one.name)
        .filter(Boolean)
    : []
  const groups = groupsOf(lines, head)
  const settled: Line[] = []
  for (const group of groups) {
    if (!head.title && isNamedLetter(group.lines)) {
      head.title = group.lines.map((line) => line.text).join(' ')
      continue
    }
    const addressed = isAddressed(group.lines, surnames)
    const afterward =
      group.afterward && group.lines.some((line) => isOffice(line.text) || isStreet(line.text))
    if (group.to || addressed || afterward) {
      const strong =
        group.to ||
        !head.dateLine ||
        group.afterward ||
        group.lines.some((line) => startsAddressee(line.text))
      if (strong && !isSenders(group.lines, group.afterward)) {
        for (const block of blocksOf(group.lines)) head.addressees.push(fromBlock(block))
        continue
      }
    }
    if (!head.title && isTitle(group.lines)) head.title = group.lines.map((line) => line.text).join(' ')
    else settled.push(...group.lines)
  }
  head.letterhead = settled
  shareOffices(head.addressees)
  return head
}

/** A letterhead may list its staff; above the date, lines with telephone or web address are the senders'. */
function isSenders(lines: Line[], afterward: boolean): boolean {
  return (
    !afterward && lines.some((line) => isReach(line.text)) && !/^(?:the )?hon/i.test(lines[0]?.text ?? '')
  )
}

type Group = { lines: Line[]; afterward: boolean; to: boolean }

function groupsOf(lines: Line[], head: Head): Group[] {
  const groups: Group[] = []
  let group: Group | null = null
  let afterward = false
  let re: Line[] | null = null
  let cc = false
  for (const whole of lines) {
    const line = head.dateLine ? whole : withoutDate(whole, head)
    if (line !== whole) afterward = true
    const date = head.dateLine ? null : readDate(line.text)
    if (line.gap && re) re = null
    if (line.gap) cc = false
    if (date || (!head.dateLine && isOpenDate(line.text))) {
      head.date = date
      head.dateLine = line
      if (!date)
        head.warnings.push({
          line: line.number,
          message: `The date “${line.text}” has no day. Set the date before the letter is sent.`,
        })
      afterward = true
      group = null
    } else if (VIA.test(line.text) && line.text.length < 160) {
      head.warnings.push({
        line: line.number,
        message: `“${line.text}” says how it was sent, and was left out. Record that with its delivery.`,
      })
      afterward = true
      group = null
    } else if (RE.test(line.text)) {
      head.title = line.text.replace(RE, '')
      re = [line]
      group = null
    } else if (re) {
      head.title = `${head.title} ${line.text}`.trim()
    } else if (FROM.test(line.text)) {
      head.letterhead.push(line)
      group = null
    } else if (isCc(line.text) || cc) {
      head.cc.push(line)
      cc = true
      group = null
    } else {
      const to = TO.exec(line.text)
      if (!group || line.gap || to) {
        group = { lines: [], afterward, to: Boolean(to) }
        groups.push(group)
      }
      const text = to ? line.text.slice(to[0].length) : line.text
      if (text) group.lines.push({ ...line, text })
    }
  }
  return groups.flatMap(sideBySide).filter((one) => one.lines.length > 0)
}

/** A date beside something else on its line is taken, and the rest of the line stays. */
function withoutDate(line: Line, head: Head): Line {
  const cells = cellsOf(line.text)
  const beside = cells.length > 1 ? cells.findIndex((cell) => readDate(cell) !== null) : -1
  const found = beside < 0 && VIA.test(line.text) ? dateAtEnd(line.text) : null
  const text = cells[beside] ?? found
  if (!text) return line
  head.date = readDate(text)
  head.dateLine = { ...line, text, runs: [{ text }] }
  const rest = found
    ? line.text.slice(0, -found.length).replace(/[\s,;:|–—-]+$/, '')
    : cells.filter((_, at) => at !== beside).join('   ')
  return { ...line, text: rest, runs: [{ text: rest }] }
}

/** Two addressees set beside each other become two groups. */
function sideBySide(group: Group): Group[] {
  const rows = group.lines.map((line) => cellsOf(line.text))
  if (rows.length < 2 || rows.filter((cells) => cells.length === 2).length < rows.length * 0.6) return [group]
  return [0, 1].map((column) => ({
    ...group,
    lines: group.lines.flatMap((line, row) => {
      const text = rows[row]?.[column]
      return text ? [{ ...line, text }] : []
    }),
  }))
}

/** "Open Letter to Governor Castellane" names its addressee and is a title all the same. */
function isNamedLetter(lines: Line[]): boolean {
  return lines.length <= 3 && isTitle(lines) && LETTER.test(lines[0]?.text ?? '')
}

const LETTER =
  /\b(?:letter|statement|petition|appeal|declaration|resolution|carta|declaración|pronunciamiento|comunicado|petición)\b/i

/** A printed title is a few words over the letter that are no name, address or senders' list. */
function isTitle(lines: Line[]): boolean {
  const text = lines.map((line) => line.text).join(' ')
  const words = text.split(/\s+/).length
  if (lines.length > 4 || text.length > 240 || words < 2) return false
  if (lines.some((line) => line.style?.kind === 'heading')) return true
  if (lines.some((line) => isReach(line.text) || isStreet(line.text))) return false
  if (LETTER.test(text)) return true
  return (
    words >= 4 &&
    lines.length < 4 &&
    !hasOrganizationWord(text) &&
    /\b(?:to|for|on|about|of|the|de|por|para|sobre)\b/i.test(text)
  )
}

/** "The Honorable A / The Honorable B / United States Senate": those named together share what follows. */
function shareOffices(addressees: Addressed[]): void {
  for (let at = addressees.length - 2; at >= 0; at--) {
    const [one, next] = [addressees[at], addressees[at + 1]]
    if (!one || !next || one.office || one.title || one.address.length || next.line - one.line !== 1) continue
    one.office = next.office
    one.address = next.address
    if (!one.title) one.title = next.title
  }
}
