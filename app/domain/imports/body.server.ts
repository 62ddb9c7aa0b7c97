import { contactInLine, contactRun, contactsInSentence, emailsIn, invitesContact } from './contacts.server'
import { inlineAsks } from './inline-asks.server'
import { announcesAsks, isAskList, isImperative, type List, listsOf } from './lists.server'
import type { Layout, Paragraph } from './paragraphs.server'
import { isHeading, isQuoted, storyRun } from './prose.server'
import { type Contact, type Part, part } from './reading.server'

export type Body = { parts: Part[]; contacts: Contact[] }

/** The letter's own text: each paragraph is prose, heading, quoted story, ask, other list item, or a contact. */
export function readBody(paragraphs: Paragraph[], layout: Layout, common: Set<string>): Body {
  const parts: (Part[] | null)[] = paragraphs.map(() => null)
  const contacts = placeContacts(paragraphs, parts)
  placeLists(paragraphs, parts)
  placeQuotes(paragraphs, parts, layout, common)
  placeUnmarked(paragraphs, parts)
  paragraphs.forEach((paragraph, at) => {
    if (parts[at]) return
    const next = paragraphs[at + 1]
    if (isHeading(paragraph, next, paragraphs[at - 1], layout)) {
      const style = paragraph.lines[0]?.style
      const level = style?.kind === 'heading' && style.level > 2 ? 3 : 2
      parts[at] = [part('heading', paragraph.line, whole(paragraph), { level })]
    } else parts[at] = inlineAsks(paragraph) ?? [part('paragraph', paragraph.line, whole(paragraph))]
  })
  const flat = numbered(parts.flatMap((one) => one ?? []))
  if (!flat.some((one) => one.type === 'ask')) askByOrdinals(flat)
  return { parts: numbered(flat), contacts }
}

/** A paragraph's runs with the marker it was found not to need put back. */
function whole(paragraph: Paragraph) {
  const marker = paragraph.marker
  if (!marker || marker.length === 0) return paragraph.runs
  return [{ text: paragraph.lines[0]?.text.slice(0, marker.length) ?? '' }, ...paragraph.runs]
}

function placeContacts(paragraphs: Paragraph[], parts: (Part[] | null)[]): Contact[] {
  const contacts: Contact[] = []
  paragraphs.forEach((paragraph, at) => {
    if (parts[at] || !invitesContact(paragraph.text)) return
    const within = emailsIn(paragraph.text)
    if (within.length > 0) {
      const lined =
        paragraph.lines.length === 1 && paragraph.text.length < 140 && /^contacts?:/i.test(paragraph.text)
      const own = lined ? contactInLine(paragraph.text.replace(/^contacts?:\s{0,5}/i, '')) : null
      for (const contact of own ? [own] : contactsInSentence(paragraph.text)) contacts.push(contact)
      if (!/[:]$/.test(paragraph.text)) return
    }
    if (!/[:,]$|contacts?$/i.test(paragraph.text)) return
    const run = contactRun(paragraphs, at + 1)
    for (const contact of run.contacts) {
      const { name, organization, email } = contact
      contacts.push({ name, organization, email })
      const from = paragraphs[contact.from]
      if (!from) continue
      const text = paragraphs
        .slice(contact.from, contact.to + 1)
        .map((one) => one.text)
        .join('\n')
      const lines = from.lines.filter((line) => contact.from === contact.to && line.text.includes(email))
      const place = lines[0]
      const shared = run.contacts.filter((other) => other.from === contact.from).length > 1
      parts[contact.from] = [
        ...(parts[contact.from] ?? []),
        part('contact', place?.number ?? from.line, [{ text: shared && place ? place.text : text }]),
      ]
      for (let more = contact.from + 1; more <= contact.to; more++) parts[more] = []
    }
    for (let more = at + 1; more < run.end; more++)
      parts[more] ??= [part('contact', paragraphs[more]?.line ?? 1, paragraphs[more]?.runs ?? [])]
  })
  return contacts.filter((one, at) => contacts.findIndex((other) => other.email === one.email) === at)
}

function placeLists(paragraphs: Paragraph[], parts: (Part[] | null)[]): void {
  for (const list of listsOf(paragraphs)) {
    if (list.items.some((at) => parts[at])) continue
    const lead = leadOf(paragraphs, list.start)
    const top = paragraphs[list.start]?.marker?.kind
    const tops = list.items.filter(
      (at) => paragraphs[at]?.marker?.kind === top && depthOf(paragraphs, list, at) === 0,
    )
    const asks = isAskList(
      lead,
      tops.map((at) => paragraphs[at]?.text ?? ''),
    )
    const styled = paragraphs[list.start]?.lines[0]?.style?.kind === 'item'
    if (list.items.length === 1 && !asks && top !== 'bullet' && !styled) continue
    if (!asks && isNumberedHeadings(paragraphs, list)) {
      for (const at of list.items) {
        const paragraph = paragraphs[at]
        if (paragraph) parts[at] = [part('heading', paragraph.line, whole(paragraph))]
      }
      continue
    }
    for (const at of list.items) {
      const paragraph = paragraphs[at]
      if (!paragraph) continue
      const depth = depthOf(paragraphs, list, at)
      const ordered = paragraph.marker?.kind === 'number' || paragraph.marker?.kind === 'letter'
      const number = paragraph.marker?.kind === 'number' ? paragraph.marker.value : 0
      parts[at] = [
        part(asks && depth === 0 ? 'ask' : 'item', paragraph.line, paragraph.runs, {
          depth,
          ordered,
          number,
        }),
      ]
    }
    for (let at = list.start; at <= list.end; at++) {
      const [paragraph, style] = [paragraphs[at], paragraphs[at]?.lines[0]?.style]
      if (paragraph && style?.kind === 'more')
        parts[at] = [part('paragraph', paragraph.line, paragraph.runs, { depth: style.depth })]
    }
    if (asks) attachBetween(paragraphs, parts, list)
  }
}

/** Explanations set in under a numbered ask, or under one that is only a headline, belong to it. */
function attachBetween(paragraphs: Paragraph[], parts: (Part[] | null)[], list: List): void {
  for (let at = list.start + 1; at <= list.end + 1; at++) {
    const paragraph = paragraphs[at]
    if (!paragraph || parts[at] || paragraph.marker) continue
    const item = paragraphs[list.items.findLast((one) => one < at) ?? list.start]
    const inside = (paragraph.lines[0]?.indent ?? 0) >= (item?.lines[0]?.indent ?? 0) + 2
    const headline = item !== undefined && !/[.;,!?]$/.test(item.text) && item.text.length < 120
    if (inside || (headline && (at <= list.end || list.items.length > 1))) {
      parts[at] = [part('paragraph', paragraph.line, paragraph.runs, { depth: 1 })]
    }
  }
}

function depthOf(paragraphs: Paragraph[], list: List, at: number): number {
  const [first, own] = [paragraphs[list.start], paragraphs[at]]
  const [style, top] = [own?.lines[0]?.style, first?.lines[0]?.style]
  if (style?.kind === 'item' && top?.kind === 'item') return Math.max(0, style.depth - top.depth)
  if (own?.marker?.kind !== first?.marker?.kind) return 1
  const deeper = (own?.lines[0]?.indent ?? 0) - (first?.lines[0]?.indent ?? 0)
  return deeper >= 3 ? 1 : 0
}

function isNumberedHeadings(paragraphs: Paragraph[], list: List): boolean {
  const apart = list.items.every((at) => paragraphs[at + 1] && !paragraphs[at + 1]?.marker)
  // What Word has as a list is headings only where it looks like them.
  const plain = list.items.some((at) => {
    const first = paragraphs[at]
    return first?.lines[0]?.style?.kind === 'item' && !first.runs.every((run) => run.bold)
  })
  return (
    apart &&
    !plain &&
    list.items.every(
      (at) => !/[.;,:]$/.test(paragraphs[at]?.text ?? '.') && (paragraphs[at]?.text.length ?? 999) < 110,
    )
  )
}

function leadOf(paragraphs: Paragraph[], at: number): string {
  const before = paragraphs[at - 1]
  if (!before) return ''
  return before.text.length < 60 && at > 1 && !/[:.]$/.test(before.text) ? `${before.text}:` : before.text
}

function placeQuotes(
  paragraphs: Paragraph[],
  parts: (Part[] | null)[],
  layout: Layout,
  common: Set<string>,
): void {
  const telling = paragraphs.filter((one) => !one.marker && (!layout.wrapped || one.lines.length > 1))
  const indented = telling.filter((one) => (one.lines.at(-1)?.indent ?? 0) >= 3).length
  const told = new Set(storyRun(paragraphs, layout, common))
  paragraphs.forEach((paragraph, at) => {
    if (parts[at] || (paragraph.marker && paragraph.lines[0]?.style?.kind !== 'quote')) return
    if (told.has(at) || isQuoted(paragraph, layout, indented <= telling.length * 0.5)) {
      parts[at] = [part('quote', paragraph.line, paragraph.runs)]
    }
  })
}

/** "We urge the Department to:" and then a clause on each line, without any marker. */
function placeUnmarked(paragraphs: Paragraph[], parts: (Part[] | null)[]): void {
  paragraphs.forEach((lead, at) => {
    if (parts[at] || !lead.text.endsWith(':') || !announcesAsks(lead.text)) return
    let end = at + 1
    while (end < paragraphs.length && !parts[end] && isClause(paragraphs[end])) end++
    if (end - at < 3) return
    for (let item = at + 1; item < end; item++) {
      const paragraph = paragraphs[item]
      if (paragraph) parts[item] = [part('ask', paragraph.line, paragraph.runs)]
    }
  })
}

function isClause(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || paragraph.text.length > 500) return false
  if (/^\p{Ll}/u.test(paragraph.text)) return true
  return (
    isImperative(paragraph.text) &&
    !/^(?:we|our|the undersigned|thank|please|nosotr|this|these|it)\b/i.test(paragraph.text) &&
    /^(?:\S+ )/.test(paragraph.text) &&
    !/^\S+ (?:must|should|shall)\b/i.test(paragraph.text)
  )
}

/** Where nothing else is a list, "First, DHS must …, Second, …" after a call to act are the asks; after complaints they are not. */
function askByOrdinals(parts: Part[]): void {
  const ordinal =
    /^(?:first|second|third|fourth|fifth|sixth|primero|segundo|tercero|cuarto|quinto|finally|lastly)(?:ly)?[,:]\s/i
  const start = parts.findIndex(
    (one) => one.type === 'paragraph' && /^(?:first|primero)/i.test(one.text) && ordinal.test(one.text),
  )
  const lead = parts[start - 1]?.text ?? ''
  if (start < 1 || !isAskList(lead, []) || !announcesAsks(lead)) return
  for (let at = start; at < parts.length; at++) {
    const one = parts[at]
    if (one?.type !== 'paragraph' || !ordinal.test(one.text)) break
    if (!isImperative(one.text.replace(ordinal, ''))) break
    one.type = 'ask'
  }
}

/** Asks are numbered through the letter, as the product speaks of them. */
function numbered(parts: Part[]): Part[] {
  let number = 0
  return parts.map((one) => (one.type === 'ask' ? { ...one, number: ++number } : one))
}
