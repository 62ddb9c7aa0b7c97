import { isJob } from './name-words.server'
import type { Paragraph } from './paragraphs.server'
import { hasOrganizationWord, personLike, splitPerson } from './people.server'
import type { Contact, Line } from './reading.server'

const CUE =
  /\b(?:contact|questions?|reach|respond|reply|responses?|follow[- ]up|further information|more information|additional information|correspondence|comun[ií]\p{L}{1,12}|contact[aeo]\p{L}{0,6}|preguntas?|información|responder|respuesta)\b/iu

/** Whether a paragraph tells the reader whom to turn to. */
export function invitesContact(text: string): boolean {
  return CUE.test(text.slice(-1500))
}

/** The e-mail addresses in a text with the places they stand, found in one pass. */
export function emailsIn(text: string): { email: string; start: number; end: number }[] {
  const found: { email: string; start: number; end: number }[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < 64 && /[\w.+%'-]/.test(text.charAt(start - 1))) start--
    let end = at + 1
    while (end < text.length && end - at < 200 && /[\p{L}\d.-]/u.test(text.charAt(end))) end++
    while (end > at && /[.-]/.test(text.charAt(end - 1))) end--
    const email = text.slice(start, end)
    if (start < at && /@[^.]{1,100}\./.test(email)) found.push({ email, start, end })
  }
  return found
}

/** Contacts named in running text: "please contact Ana Ruiz of Casa Vecina at ana@x.example". */
export function contactsInSentence(text: string): Contact[] {
  const contacts: Contact[] = []
  let from = 0
  for (const { email, start, end } of emailsIn(text)) {
    const window = text.slice(Math.max(from, start - 300), start)
    const named = nameIn(window)
    if (named.name || contacts.length || invitesContact(window)) contacts.push({ ...named, email })
    from = end
  }
  return contacts
}

const BETWEEN =
  /(?:^|[\s,;(])(?:(?:please )?contact|reach out to|reach|call|write to|questions to|directed to|respond to|reply to|or|and|con|a|contactar|comuníquese con|escriba a|y|o)[:]?\s+/gi

function nameIn(window: string): { name: string; organization: string } {
  let best = { name: '', organization: '' }
  const starts = [0, ...[...window.matchAll(BETWEEN)].map((match) => match.index + match[0].length)]
  for (const start of starts) {
    const text = window
      .slice(start)
      .replace(/^[\s,;:.)(]{1,10}/, '')
      .replace(/^(?:at|with|to|of)\s/i, '')
    const words = text.split(/[\s]+/)
    let taken = 0
    while (
      taken < Math.min(words.length, 5) &&
      /^(?:\p{Lu}[\p{L}.’'-]{0,30}|de|la|del|van|von)[,;(]?$/u.test(words[taken] ?? '')
    ) {
      taken++
      if (/[,;(]$/.test(words[taken - 1] ?? '')) break
    }
    const name = words
      .slice(0, taken)
      .join(' ')
      .replace(/[,;(]$/, '')
    if (!personLike(name) && !(taken >= 2 && taken <= 4 && !hasOrganizationWord(name) && start > 0)) continue
    best = { name, organization: organizationIn(text.slice(words.slice(0, taken).join(' ').length)) }
  }
  return best
}

/** What stands between a contact's name and address, without their job, "at" and brackets. */
function organizationIn(text: string): string {
  const pieces = text
    .split(/[,;()]|\s(?:at|en|al)\s(?=\S{0,60}@|\s{0,3}$)|\b(?:by e-?mail|via e-?mail|e-?mail|phone|tel)\b/i)
    .map((piece) =>
      piece
        .replace(/^\s{0,3}(?:of|with|from|for|at|de|del|con|en)\s(?:the\s)?/i, '')
        .replace(/\s(?:at|en|al)\s{0,3}$/i, '')
        .trim(),
    )
    .filter((piece) => /^\p{Lu}/u.test(piece) && !/\d{3}/.test(piece))
  const organizations = pieces.map(afterJob)
  return organizations.find((piece) => piece && (hasOrganizationWord(piece) || !isJob(piece))) ?? ''
}

/** "Policy Director at Casa Vecina" says both. */
function afterJob(piece: string): string {
  const cut = /\s(?:at|of|with|for|from|de|del|en)\s(?:the\s)?(?=\p{Lu})/u.exec(piece)
  return cut && isJob(piece.slice(0, cut.index)) ? piece.slice(cut.index + cut[0].length) : piece
}

/** A contact from one line: "Heidi Altman, National Immigrant Justice Center, haltman@…"; null when it holds no address. */
export function contactInLine(text: string): Contact | null {
  const [found] = emailsIn(text)
  if (!found) return null
  const before = text
    .slice(0, found.start)
    .replace(/[\s,;:(<|–—-]{1,10}$|\b(?:at|e-?mail:?|en)\s{0,3}$/gi, '')
  const rest = text.slice(found.end).replace(/^[\s,;:)>|–—-]{1,10}/, '')
  const pieces = (before || rest)
    .replace(/\s{0,3}\((?![^)]{0,80}\))/g, ', ')
    .split(/,\s{0,5}|\s[|–—-]\s|\t|;\s|\s\(|\)\s?|:\s/)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const name = pieces.find((piece) => personLike(piece)) ?? pieces[0] ?? ''
  const others = pieces.filter((piece) => piece !== name && !/\d{3}/.test(piece) && !/^contact/i.test(piece))
  const organization = others.find((piece) => !isJob(piece) || hasOrganizationWord(piece)) ?? ''
  return { name: splitPerson(name).name, organization: afterJob(organization), email: found.email }
}

/** A contact set over several lines: name, job, organization, address, telephone. */
function contactInBlock(lines: Line[]): Contact | null {
  const withEmail = lines.find((line) => emailsIn(line.text).length > 0)
  if (!withEmail) return null
  const own = contactInLine(withEmail.text)
  const others = lines
    .filter((line) => line !== withEmail && !/\d{3}[-.) ]\s?\d{3}/.test(line.text))
    .flatMap((line) => line.text.replace(/[,;]$/, '').split(/,\s/))
  const name =
    (own?.name && personLike(own.name) ? own.name : '') ||
    others.find((text) => personLike(text)) ||
    own?.name ||
    others[0] ||
    ''
  const organization =
    own?.organization ||
    others.find((text) => text !== name && (!isJob(text) || hasOrganizationWord(text))) ||
    ''
  return { name: splitPerson(name).name, organization, email: own?.email ?? '' }
}

/** The contact paragraphs that follow one another from `start`: lines or small blocks that each hold an address. */
export function contactRun(
  paragraphs: Paragraph[],
  start: number,
): { contacts: (Contact & { from: number; to: number })[]; end: number } {
  const contacts: (Contact & { from: number; to: number })[] = []
  let at = start
  let open: Line[] = []
  let from = at
  while (at < paragraphs.length) {
    const paragraph = paragraphs[at]
    if (!paragraph || paragraph.text.length > 260) break
    const mails = emailsIn(paragraph.text)
    if (!open.length) from = at
    open.push(...paragraph.lines)
    if (mails.length > 0) {
      const lone = paragraph.lines.filter((line) => emailsIn(line.text).length > 0)
      if (lone.length === paragraph.lines.length && from === at) {
        for (const line of lone) {
          const contact = contactInLine(line.text)
          if (contact) contacts.push({ ...contact, from: at, to: at })
        }
      } else {
        const contact = from === at ? contactInLine(paragraph.text) : contactInBlock(open)
        if (contact) contacts.push({ ...contact, from, to: at })
      }
      open = []
      at++
      while (
        /^(?:\(?\d{3}\)?[-. ]|tel|phone|\+\d)/i.test(paragraphs[at]?.text ?? '') &&
        (paragraphs[at]?.text.length ?? 99) < 40
      ) {
        const last = contacts.at(-1)
        if (last) last.to = at
        at++
      }
      continue
    }
    if (open.length > 4 || /[.?!]$/.test(paragraph.text)) break
    at++
  }
  return { contacts, end: open.length ? from : at }
}
