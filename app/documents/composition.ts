import { listHeading, printedCount, printedDate, wordsIn } from './document-words'
import type { DocNode, EditionDocument } from './edition-document'

export type Run =
  | { break: true }
  | { note: string; number: number; long?: true }
  | { text: string; bold?: true; italic?: true; href?: string; smallCaps?: true; long?: true }

/** A line of text with its language where that is not the letter's. */
export type Line = { runs: Run[]; lang?: string; region?: string }

export type Block =
  | { kind: 'date'; text: string }
  | { kind: 'addressees'; addressees: string[][] }
  | { kind: 'title'; text: string }
  | { kind: 'contacts'; contacts: { text: string; email: string }[] }
  | ({ kind: 'salutation' | 'closing' } & Line)
  | ({ kind: 'heading'; level: number } & Line)
  /** `keep`: it ends with a colon and stays with what follows. */
  | ({ kind: 'paragraph'; keep: boolean } & Line)
  | { kind: 'quote'; blocks: Block[]; lang?: string; region?: string }
  | { kind: 'list'; of: 'asks' | 'bullets' | 'numbers'; start: number; items: Block[][] }

/** A courtesy translation, in its own language's words. */
export type Translated = {
  language: 'en' | 'es'
  region: string
  heading: string
  /** That it is not signed, and which text is. */
  says: string
  blocks: Block[]
  notes: string[]
}

/** The letter as it is printed, decided once for paper, Word and plain text. */
export type Composition = {
  language: 'en' | 'es'
  region: string
  title: string
  author: string
  description: string
  /** yyyy, m, d: the date in the file's properties, so that it does not depend on when it is made. */
  date: [number, number, number]
  letterhead: { name: string; address: string[] }
  blocks: Block[]
  /** What the footnotes say, in the order of their numbers. */
  notes: string[]
  /** After the list, each on pages of its own. */
  translations: Translated[]
  list: {
    heading: string
    continued: string
    columns: number
    groups: { heading: string | null; entries: { name: string; detail: string | null; long?: true }[] }[]
    count: number
  }
  cc: string[]
  /** Its first words lead to where a copy is checked; the address itself is printed in the foot. */
  colophon: { check: { text: string; href: string } | null; text: string }
  foot: { text: string; page: string[] }
}

const UNDATED: [number, number, number] = [2000, 1, 1]

/** Lays down what is printed of a document, in order and in words, with characters no page can hold taken out. */
export function compose(document: EditionDocument): Composition {
  const { language, text, edition } = document
  const words = wordsIn(language)
  const groups = document.groups.filter((group) => group.entries.length > 0)
  const entries = groups.flatMap((group) => group.entries)
  const individuals = entries.filter((entry) => entry.kind === 'individual').length
  const counts = { organizations: entries.length - individuals, individuals }
  const addressees = text.addressees.filter((each) => !each.cc)
  const copied = text.addressees.filter((each) => each.cc)
  const { blocks, notes } = blocksOf(document, addressees)
  const named = document.working ? words.kept : words.open
  const state = document.version > 0 ? named(document.version) : words.draft
  return {
    language,
    region: 'US',
    title: clean(text.title) || clean(document.coalition.name),
    author: clean(document.coalition.name),
    description: edition ? `${words.edition(edition.number)}, ${words.code(edition.code)}` : state,
    date: (edition && datePartsOf(edition.frozenOn)) ?? UNDATED,
    letterhead: {
      name: clean(document.coalition.name),
      address: (document.coalition.address ?? '').split('\n').map(clean).filter(Boolean),
    },
    blocks,
    notes,
    translations: (document.translations ?? []).map((each) => translatedOf(each, document)),
    list: {
      ...listHeading(counts, language),
      columns: entries.length < 8 ? 1 : entries.length > 600 ? 3 : 2,
      count: entries.length,
      groups: groups.map((group) => ({
        heading: group.heading === null ? null : clean(group.heading),
        entries: group.entries.map(({ name, detail }) => ({
          name: clean(name),
          detail: clean(detail ?? '') || null,
          ...(hasLongWord(`${name} ${detail ?? ''}`, 30) ? { long: true as const } : {}),
        })),
      })),
    },
    cc: copied.map((each) => `${words.cc} ${linesOf({ ...each, address: [] }).join(', ')}`),
    colophon: {
      check: edition && {
        text: words.editionOf(edition.number, printedDate(edition.frozenOn, language)),
        href: addressOf(edition).href,
      },
      text: document.working
        ? ''
        : [
            edition ? '' : sentence(state),
            sentence(printedCount(counts, language)),
            entries.length > 0 ? sentence(clean(document.order)) : '',
            edition ? words.fingerprints(fingerprint(edition.textHash), fingerprint(edition.listHash)) : '',
            ...(edition
              ? (document.translations ?? []).map(({ hash }) => words.translated(fingerprint(hash)))
              : []),
          ]
            .filter(Boolean)
            .join(' '),
    },
    foot: {
      text: edition ? `${words.edition(edition.number)} · ${words.check} ${addressOf(edition).text}` : state,
      page: words.page,
    },
  }
}

function translatedOf(
  { language, title, doc }: NonNullable<EditionDocument['translations']>[number],
  document: EditionDocument,
): Translated {
  const words = wordsIn(language)
  const itself = { ...document, language, text: { ...document.text, title, doc } }
  const addressees = document.text.addressees.filter((each) => !each.cc)
  return {
    language,
    region: 'US',
    heading: words.translation,
    says: words.signedIs[document.language],
    ...blocksOf(itself, addressees),
  }
}

/** Takes out control characters, halves of characters and what turns the direction of writing about; a tab or line end becomes a space. */
export function clean(text: string): string {
  return printable(text).trim()
}

/** The characters of a line, its breaks as line ends and its footnotes as their numbers. */
export function textOf(line: Line): string {
  return line.runs
    .map((run) => ('break' in run ? '\n' : 'note' in run ? `[${run.number}]` : run.text))
    .join('')
}

/** "b091 6c71 492e": enough of a hash to compare by eye, in one line. */
function fingerprint(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join('\u00a0')
}

function blocksOf(
  document: EditionDocument,
  addressees: EditionDocument['text']['addressees'],
): { blocks: Block[]; notes: string[] } {
  const { text, language } = document
  const nodes = text.doc.content ?? []
  const body = nodes.findIndex((node) => node.type !== 'date' && node.type !== 'addressees')
  const titleAt = body === -1 ? nodes.length : body
  const state: State = { asks: 0, level: 1, opened: false, notes: [] }
  const blocks = nodes.flatMap((node, at): Block[] => {
    const before = at === titleAt ? titleOf(document) : []
    if (node.type === 'date') {
      return text.date ? [...before, { kind: 'date', text: printedDate(text.date, language) }] : before
    }
    if (node.type === 'addressees') {
      return addressees.length > 0
        ? [...before, { kind: 'addressees', addressees: addressees.map(linesOf) }]
        : before
    }
    if (node.type === 'contacts') {
      const contacts = text.contacts.map(({ name, organization, email }) => ({
        text: [name, organization].map(clean).filter(Boolean).join(', '),
        email: clean(email),
      }))
      return contacts.length > 0 ? [...before, { kind: 'contacts', contacts }] : before
    }
    return [...before, ...blockOf(node, state, at < nodes.length - 1)]
  })
  const all = titleAt === nodes.length ? [...blocks, ...titleOf(document)] : blocks
  return { blocks: all, notes: state.notes }
}

function titleOf({ text, language, coalition }: EditionDocument): Block[] {
  const title = clean(text.title).replace(/^re:\s*/i, '')
  // PDF/UA-1 wants a first heading of level 1, so a letter without a title is headed by its coalition.
  return [{ kind: 'title', text: title ? `${wordsIn(language).re} ${title}` : clean(coalition.name) }]
}

type State = { asks: number; level: number; opened: boolean; notes: string[] }

function blockOf(node: DocNode, state: State, followed: boolean): Block[] {
  switch (node.type) {
    case 'salutation':
    case 'closing': {
      const line = lineOf(node, state)
      return hasText(line) ? [{ kind: node.type, ...line }] : []
    }
    case 'heading': {
      const line = lineOf(node, state)
      if (!hasText(line)) return []
      // PDF/UA-1 forbids a skipped level.
      state.level = Math.min(node.attrs?.level === 3 ? 3 : 2, state.level + 1)
      return [{ kind: 'heading', level: state.level, ...line }]
    }
    case 'quote':
      return [{ kind: 'quote', blocks: below(node, state), ...languageOf(node) }]
    case 'asks': {
      const start = state.asks + 1
      state.asks += node.content?.length ?? 0
      return listOf('asks', start, node, state)
    }
    case 'bulletList':
      return listOf('bullets', 1, node, state)
    case 'orderedList':
      return listOf('numbers', Number(node.attrs?.start ?? 1) || 1, node, state)
    case 'paragraph': {
      const line = state.opened ? lineOf(node, state) : opening(lineOf(node, state))
      if (!hasText(line)) return []
      state.opened = true
      return [{ kind: 'paragraph', keep: followed && textOf(line).trimEnd().endsWith(':'), ...line }]
    }
    default:
      return below(node, state)
  }
}

function below(node: DocNode, state: State): Block[] {
  const children = node.content ?? []
  return children.flatMap((child, at) => blockOf(child, state, at < children.length - 1))
}

function listOf(of: 'asks' | 'bullets' | 'numbers', start: number, node: DocNode, state: State): Block[] {
  state.opened = true
  const items = (node.content ?? []).map((item) => below(item, state))
  return items.length > 0 ? [{ kind: 'list', of, start, items }] : []
}

function lineOf(node: DocNode, state: State): Line {
  const runs = (node.content ?? []).flatMap((child): Run[] => {
    if (child.type === 'hardBreak') return [{ break: true }]
    if (child.type === 'footnote') {
      const note = clean(String(child.attrs?.text ?? ''))
      if (note === '') return []
      state.notes.push(note)
      return [{ note, number: state.notes.length, ...(hasLongWord(note, 60) ? { long: true as const } : {}) }]
    }
    const text = printable(child.text ?? '')
    return text === '' ? [] : [{ text, ...marksOf(child), ...(hasLongWord(text, 60) ? { long: true } : {}) }]
  })
  return { runs, ...languageOf(node) }
}

function marksOf(node: DocNode): { bold?: true; italic?: true; href?: string } {
  const link = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href
  return {
    ...(node.marks?.some((mark) => mark.type === 'bold') ? { bold: true } : {}),
    ...(node.marks?.some((mark) => mark.type === 'italic') ? { italic: true } : {}),
    ...(typeof link === 'string' && /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(link) ? { href: link } : {}),
  }
}

function languageOf(node: DocNode): { lang?: string; region?: string } {
  const parts = /^([a-z]{2,3})(?:-([A-Z]{2}))?/.exec(String(node.attrs?.lang ?? ''))
  if (!parts?.[1]) return {}
  return parts[2] ? { lang: parts[1], region: parts[2] } : { lang: parts[1] }
}

// The signers' own phrase where the letter opens with it, else its first three words.
const OPENING =
  /^(?:the undersigned(?: [\p{L}-]+)?|las organizaciones(?: y personas)?(?: abajo)? firmantes|(?:\p{Script=Latin}[\p{L}’'-]*\s+){2}\p{Script=Latin}[\p{L}’'-]*)(?=[\s,.;:])/iu

function opening(line: Line): Line {
  const [first, ...rest] = line.runs
  if (!first || 'break' in first || 'note' in first || first.href || line.lang) return line
  const words = OPENING.exec(first.text)?.[0]
  if (!words || textOf(line).length < 80) return line
  const after = { ...first, text: first.text.slice(words.length) }
  return { ...line, runs: [{ ...first, text: words, smallCaps: true }, after, ...rest] }
}

function linesOf(addressee: EditionDocument['text']['addressees'][number]): string[] {
  const { name, title, office, component, address } = addressee
  return [name, title, office, component, ...address].map((each) => clean(each ?? '')).filter(Boolean)
}

// Like clean, but the spaces at a run's ends belong to the sentence.
function printable(text: string): string {
  return text
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\ufeff\ufffe\uffff]/gu, '')
}

function hasText(line: Line): boolean {
  return line.runs.some((run) => 'note' in run || ('text' in run && run.text.trim() !== ''))
}

function hasLongWord(text: string, length: number): boolean {
  return text.length > length && text.split(' ').some((word) => word.length > length)
}

function datePartsOf(iso: string): [number, number, number] | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null
}

/** Printed with the code in fours, as one types it; the link has it as it is kept. */
function addressOf({ verifyAt, code }: NonNullable<EditionDocument['edition']>): {
  text: string
  href: string
} {
  const address = clean(verifyAt)
  return {
    text: address.replace(/^https?:\/\//, '').replace(clean(code).replaceAll('-', ''), clean(code)),
    href: /^https?:\/\//.test(address) ? address : `https://${address}`,
  }
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`
}
