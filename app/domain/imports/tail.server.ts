import { copyIn } from './addressees.server'
import { emailsIn, invitesContact } from './contacts.server'
import { CC, ENCLOSURE, isCc, isClosing, listHeading, STAR_NOTE } from './phrases.server'
import type { Line, Warning } from './reading.server'

export type Tail = {
  names: Line[]
  cc: string[]
  notes: Line[]
  contacts: Line[]
  /** Names marked with a star are persons signing for themselves. */
  starred: boolean
  warnings: Warning[]
}

/** What follows the closing, taken apart: names, copies, notes, contacts, enclosures. */
export function readTail(lines: Line[]): Tail {
  const tail: Tail = { names: [], cc: [], notes: [], contacts: [], starred: false, warnings: [] }
  let open: 'cc' | 'note' | 'contact' | 'enclosure' | null = null
  let column = 0
  lines.forEach((line, index) => {
    if (SIGNED_HERE.test(line.text)) return
    const before = lines[index - 1]
    if (isCc(line.text)) {
      open = 'cc'
      column = line.indent
      takeCopies(tail, line, line.text.replace(CC, ''))
    } else if (STAR_NOTE.test(line.text)) {
      open = 'note'
      tail.starred = true
    } else if (ENCLOSURE.test(line.text)) {
      open = 'enclosure'
      tail.warnings.push({
        line: line.number,
        message: `“${line.text.slice(0, 80)}” is mentioned. Attach it to the letter; it is not part of the text.`,
      })
    } else if (isNote(line, before, lines.slice(index + 1, index + 4))) {
      open = 'note'
      tail.notes.push(line)
    } else if (isContactCue(line)) {
      open = 'contact'
      tail.contacts.push(line)
    } else if (
      open === 'contact' &&
      !listHeading(line.text) &&
      (!line.gap || emailsIn(line.text).length > 0 || before === tail.contacts[0])
    ) {
      tail.contacts.push(line)
    } else if (open === 'cc' && staysInCc(line, before, column)) {
      takeCopies(tail, line, line.text)
    } else if (open === 'note' && !line.gap && !line.page && !listHeading(line.text)) {
      if (tail.notes.at(-1) === before || tail.starred)
        tail.notes.push(...(tail.notes.at(-1) === before ? [line] : []))
    } else if (open === 'enclosure' && !line.gap && line.indent > 1) {
      return
    } else if (isClosing(line.text) && tail.names.length === 0) {
      return
    } else {
      open = null
      tail.names.push(line)
    }
  })
  return tail
}

/** Marks of a signature: the name they stand for is printed below them. */
const SIGNED_HERE = /^(?:\/s\/.{0,80}|\[?\(?signature\)?\]?|_{3,80})$/i

/** Copies go on until a blank line, or over it while they stay indented, or when nothing had come yet. */
function staysInCc(line: Line, before: Line | undefined, column: number): boolean {
  if (listHeading(line.text, { apart: true })) return false
  if (!line.gap || line.page) return true
  return (
    line.indent > column + 1 || Boolean(before && isCc(before.text) && before.text.replace(CC, '') === '')
  )
}

function takeCopies(tail: Tail, line: Line, text: string): void {
  for (const copy of copies(text)) {
    tail.cc.push(copy)
    if (copyIn(copy).doubtful)
      tail.warnings.push({
        line: line.number,
        message: `“${copy.slice(0, 100)}” gets a copy, and stands whole as the name. Part name, title and office among the addressees.`,
      })
  }
}

function copies(text: string): string[] {
  return text
    .split(/;\s{0,5}(?:and\s|y\s)?/)
    .map((one) => one.replace(/^(?:[-•*]\s|and\s)/, '').trim())
    .filter(Boolean)
}

/** Footnotes and endnotes: a small number, then a sentence or a source. */
export function isNote(line: Line, before: Line | undefined, after: Line[] = []): boolean {
  if (line.style?.kind === 'note') return true
  const found = /^(?:\[\d{1,3}\]|[¹²³⁴-⁹]{1,3}|\d{1,3}(?=\s\p{Lu}|\s["“]|\shttps?:))\s{0,4}/u.exec(line.text)
  if (!found || (before && !line.gap && !line.page && !isNote(before, undefined, [line]))) return false
  // A source may come on the note's second line or third.
  let rest = line.text.slice(found[0].length)
  for (const next of after.slice(0, 3)) {
    if (next.gap || next.page) break
    rest += ` ${next.text}`
  }
  return (
    /^(?:see|id\.|ibid|available at|cf\.|véase|https?:|supra)\b/i.test(rest) ||
    SOURCE.test(rest) ||
    /^\[/.test(line.text)
  )
}

const SOURCE =
  /https?:\/\/|\b(?:supra|available at|U\.S\.C\.|Fed\. Reg\.)|\(\d{4}\)|, \d{4}[.,]| v\. | F\.[23]d /

function isContactCue(line: Line): boolean {
  const cue =
    /^(?:(?:media |press |for )?contacts?:|for (?:media|press) inquiries|(?:for|with|if you have|please|questions|para|si tiene|contactos?:)[ :].{0,200}(?:contact|reach|direct|information|preguntas|comun))/i
  return (
    cue.test(line.text) && (line.text.length > 12 || invitesContact(line.text)) && !listHeading(line.text)
  )
}
