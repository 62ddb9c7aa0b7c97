import type { Remark } from '../../documents/letter-in.server'
import { isFootnote } from '../text'
import { type Addressed, fromSalutation, withHonorific } from './addressees.server'
import { readBody } from './body.server'
import { contactInLine, contactsInSentence, emailsIn } from './contacts.server'
import { EMPTY } from './decoding.server'
import { docOf } from './doc.server'
import { type Head, readHead } from './head.server'
import { languageOf } from './language.server'
import { countWarnings, inOrderOnce, missing, notesTold } from './missing.server'
import { withoutColophon, withoutPages } from './pages.server'
import { measure, type Paragraph, paragraphsOf } from './paragraphs.server'
import { RE } from './phrases.server'
import {
  type Addressee,
  type Contact,
  type LetterReading,
  type Line,
  type Part,
  part,
  type Refusal,
  type Run,
} from './reading.server'
import { refusalFor } from './refusals.server'
import { type Sections, sectionsOf } from './sections.server'
import { readSignatories } from './signatories.server'
import { slugOf } from './slug.server'
import { commonWords, namesAreChanged, peopleIn, storiesOf, tellerIn } from './stories.server'
import { isNote, readTail, type Tail } from './tail.server'
import { nameWarnings, textWarnings } from './warnings.server'

/** Reads a letter from its lines, wherever they came from; `remarks` are what the file's own reader had to say. */
export function readLines(all: Line[], remarks: Remark[] = [], source = ''): LetterReading | Refusal {
  if (all.length === 0) return { refused: EMPTY }
  const lines = withoutColophon(withoutPages(all))
  const refused = refusalFor(source, lines)
  if (refused) return { refused }
  const sections = sectionsOf(lines)
  const layout = measure([...sections.head, ...sections.salutation, ...sections.body])
  const { body, footnotes: printed } = withoutNotes(sections.body)
  const paragraphs = paragraphsOf(body, layout)
  const common = commonWords(paragraphs.map((one) => one.text))
  const salutation = sections.salutation.map((line) => line.text).join(' ') || null
  const head = readHead(sections.head, salutation)
  takeLateTitle(paragraphs, head)
  const text = readBody(paragraphs, layout, common)
  const tail = readTail(sections.tail)
  const notes = notesIn(lines, text.parts)
  const footnotes = printed.filter((line) => !notes.has(numberOf(line)))
  const above = readTail(head.cc)
  const listed = readSignatories(tail.names, { starred: tail.starred })
  const addressees = addresseesOf(head, salutation)
  const closing = sections.closing
  const parts = [
    ...opening(head, sections, salutation),
    ...text.parts,
    ...(closing ? [part('closing', closing.number, closing.runs)] : []),
    ...paragraphsOf([...footnotes, ...tail.notes.filter((line) => !notes.has(numberOf(line)))], layout).map(
      (one) => part('paragraph', one.line, noteRuns(one)),
    ),
  ]
  const contacts = [...text.contacts, ...contactsBelow(tail, text.contacts)]
  const stories = storiesIn(text.parts, common)
  const reading: Omit<LetterReading, 'warnings' | 'slug'> = {
    title: head.title,
    date: head.date,
    language: languageOf(body),
    salutation,
    addressees: addressees.map(({ title, name, office, address }) => ({ title, name, office, address })),
    cc: [...above.cc, ...tail.cc],
    asks: parts.filter((one) => one.type === 'ask').map((one) => ({ number: one.number, text: one.text })),
    contacts,
    closing: closing?.text ?? null,
    signatories: listed.signatories,
    stories,
    blocks: parts.map(({ type, text: words, line }) => ({ type, text: words, line })),
    doc: docOf(parts, contacts.length > 0, notes),
  }
  const first = lines[0]?.number ?? 1
  const warnings = [
    ...remarks.map(({ message, near }) => ({
      line: (near && lines.find((line) => line.text.includes(near.slice(0, 60)))?.number) || first,
      message,
    })),
    ...head.warnings,
    ...missing(reading, sections, head, first),
    ...textWarnings(body, parts),
    ...above.warnings,
    ...tail.warnings,
    ...notesTold(footnotes),
    ...listed.warnings,
    ...countWarnings(reading, parts, sections),
    ...nameWarnings(listed.signatories),
  ]
  return {
    ...reading,
    slug: slugOf(reading.title, salutation, text.parts[0]?.text ?? ''),
    warnings: inOrderOnce(warnings),
  }
}

/** The footnotes that a Word file binds to a place in the text, by number. */
function notesIn(lines: Line[], parts: Part[]): Map<number, string> {
  const bound = new Set(parts.flatMap(({ runs }) => runs.map(({ note }) => note)))
  const notes = new Map<number, string>()
  for (const line of lines) {
    const text = line.runs
      .map(withAddress)
      .join('')
      .replace(/^\[\d+\]\s*/, '')
      .trim()
    if (bound.has(numberOf(line)) && isFootnote(text)) notes.set(numberOf(line), text)
  }
  return notes
}

function numberOf({ style, text }: Line): number {
  return style?.kind === 'note' ? Number(/^\[(\d{1,6})\]/.exec(text)?.[1] ?? 0) : 0
}

// A footnote is plain text: where a link of it leads is written out.
function withAddress({ text, href }: Run): string {
  return href && !text.includes(href.replace(/^mailto:/, '')) ? `${text} (${href})` : text
}

function opening(head: Head, sections: Sections, salutation: string | null): Part[] {
  const parts: Part[] = []
  const { dateLine } = head
  if (dateLine) parts.push(part('date', dateLine.number, [{ text: dateLine.text }]))
  for (const one of head.addressees) parts.push(part('addressee', one.line, [{ text: one.lines.join('\n') }]))
  parts.sort((a, b) => a.line - b.line)
  if (salutation) parts.push(part('salutation', sections.salutation[0]?.number ?? 1, [{ text: salutation }]))
  return parts
}

/** Addressees as their blocks print them, and those the salutation alone names. */
function addresseesOf(head: Head, salutation: string | null): Addressee[] {
  const printed: Addressed[] = head.addressees
  const greeted = salutation ? fromSalutation(salutation) : []
  if (printed.length === 0) return greeted
  const known = (one: Addressee) =>
    !one.name ||
    printed.some((other) => other.name.endsWith(one.name) || other.lines.join(' ').includes(one.name))
  for (const one of greeted) {
    const other = printed.find((block) => one.name && block.name.endsWith(one.name))
    if (other && !other.title) other.title = one.title
    // "Secretary of Homeland Security" in the block is the "Secretary Mayfield" greeted.
    const unnamed =
      other ??
      printed.find((block) => one.name && one.title && !block.name && block.title.startsWith(one.title))
    if (unnamed && !unnamed.name) unnamed.name = one.name
  }
  return [...printed.map(withHonorific), ...greeted.filter((one) => !known(one))]
}

/** Some letters print their Re: line under the salutation. */
function takeLateTitle(paragraphs: Paragraph[], head: Head): void {
  const [first] = paragraphs
  if (!first || !RE.test(first.text) || first.text.length > 400) return
  head.title ??= first.text.replace(RE, '')
  paragraphs.shift()
}

/** Footnotes printed at the foot of a page stand in the middle of a sentence; they are taken out whole. */
function withoutNotes(lines: Line[]): { body: Line[]; footnotes: Line[] } {
  const body: Line[] = []
  const footnotes: Line[] = []
  let inside = false
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const begins =
      (line.gap || inside || line.style !== null) &&
      before !== undefined &&
      isNote(line, inside ? undefined : before, lines.slice(index + 1, index + 4))
    if (begins) inside = true
    else if (inside && (line.page || line.gap || line.style)) {
      inside = false
      line = { ...line, page: true }
    }
    if (inside) footnotes.push(line)
    else body.push(line)
  })
  return { body, footnotes }
}

function noteRuns(one: Paragraph) {
  const marker = one.marker?.length ?? 0
  return marker ? [{ text: one.lines[0]?.text.slice(0, marker) ?? '' }, ...one.runs] : one.runs
}

function contactsBelow(tail: Tail, known: Contact[]): Contact[] {
  const found = tail.contacts.flatMap((line) => {
    if (emailsIn(line.text).length === 0) return []
    const own =
      line.text.length < 160
        ? contactInLine(line.text.replace(/^(?:(?:media |press )?contacts?|for [^:@]{0,60}):\s{0,5}/i, ''))
        : null
    return own && !/\b(?:please|contact|questions)\b/i.test(line.text) ? [own] : contactsInSentence(line.text)
  })
  return found.filter(
    (one, at) =>
      !known.some((other) => other.email === one.email) &&
      found.findIndex((other) => other.email === one.email) === at,
  )
}

function storiesIn(parts: Part[], common: Set<string>) {
  const changed = parts.some((one) => namesAreChanged(one.text))
  const found = parts.flatMap((one) => {
    if (!['paragraph', 'quote', 'item'].includes(one.type)) return []
    return peopleIn(one.text, common, { quoted: one.type === 'quote' }).map((told) => ({
      name: told.name,
      pseudonym: told.pseudonym || changed,
      score: told.score,
      line: one.line,
      toldBy: tellerIn(one.text, told.name),
    }))
  })
  return storiesOf(found)
}
