import { fold, keyOf } from '../organizations/keys'
import type { Row } from '../tables/index.server'
import { addressesIn } from './addresses.server'
import type { Answer, Issue } from './answers'
import { clean } from './cells.server'
import { type Field, headingOf } from './columns.server'
import { asksRemoval, corrects, isConsent, isForIdentification, isWaiting } from './consents.server'
import { momentOf, type Order } from './dates.server'
import { isFormula } from './formulas.server'
import { holdsUrl, judge } from './names.server'
import { isPlaceholder } from './placeholders.server'
import { isSpam, isTest } from './rubbish.server'

import type { Entry } from './standings.server'

export type Reader = {
  columns: Map<Field, number[]>
  /** Folded, to know a row that repeats them. */
  headings: string[]
  /** How many cells a row has; null where no row can have more or fewer. */
  width: number | null
  order: (cell: string) => Order
  zone: string | null
  deadline: string | null
}

/** One row by itself: what it says, cleaned, and what a person should look at. */
export function readRow(row: Row, record: number, reader: Reader): Entry {
  const answer = blank(record, row.line)
  const issues = new Set<Issue>()
  const entry: Entry = {
    answer,
    issues,
    compared: null,
    submitter: null,
    asksRemoval: false,
    corrects: false,
  }
  const skip = noAnswer(row.cells, reader.headings)
  if (skip) {
    answer.status = 'skip'
    answer.issues = [skip]
    return entry
  }
  const ragged = raggedness(row, reader.width)
  if (ragged) issues.add(ragged)
  if (row.stray) issues.add('STRAY_QUOTE')
  // Behind a comma too many every cell may be another question's.
  const shifted = ragged === 'TOO_MANY_FIELDS'
  const typed = (field: Field) =>
    shifted && field !== 'submittedAt' && field !== 'accountEmail' && field !== 'organization'
      ? ''
      : answerTo(row, reader, field)
  person(entry, typed)
  addresses(entry, typed, ragged !== null)
  when(entry, typed('submittedAt'), reader)
  where(answer, typed)
  organization(entry, row, reader, shifted)
  remarks(entry, row, reader, typed, ragged !== null)
  if (shifted) entry.compared = null
  if (entry.compared !== null) answer.matchKey = keyOf(entry.compared)
  return entry
}

function blank(record: number, line: number): Answer {
  return {
    record,
    line,
    status: 'accept',
    issues: [],
    name: null,
    suggestedName: null,
    kind: null,
    signerName: null,
    signerTitle: null,
    contactEmail: null,
    extraEmails: [],
    submittedAt: null,
    duplicateOf: null,
    duplicateReason: null,
    accountEmail: null,
    organizationAsTyped: null,
    matchKey: null,
    city: null,
    place: null,
    cityState: null,
    types: [],
    authorized: null,
    comment: null,
    phone: null,
    website: null,
    language: null,
    consent: null,
  }
}

/** Why a row is no answer at all. */
function noAnswer(cells: string[], headings: string[]): Issue | null {
  const filled = cells.map((cell) => clean(cell).text).filter(Boolean)
  if (filled.length === 0) return 'BLANK_ROW'
  if (isRepeated(cells, headings)) return 'REPEATED_HEADER'
  const [first = ''] = filled
  const isSum =
    /^(?:grand |sub ?)?total(?:es)?(?: (?:general|responses?|answers?|signatures?|organizations?|de \w+|respuestas?|firmas?))?\s*[:=]?\s*\d*$|^(?:count|suma|sum|recuento)\s*[:=]?\s*\d*$|^\d+ (?:responses?|respuestas?)$/i.test(
      first,
    )
  const rest = filled.slice(1)
  return isSum &&
    rest.every(
      (cell) => /^[=\d.,:\s%]*$|^=/.test(cell) || /^(?:responses?|signatures?|respuestas?)$/i.test(cell),
    )
    ? 'TOTAL_ROW'
    : null
}

function isRepeated(cells: string[], headings: string[]): boolean {
  if (headings.length === 0) return false
  let same = 0
  let filled = 0
  for (const [at, cell] of cells.entries()) {
    const folded = headingOf(cell)
    if (folded === '') continue
    filled++
    if (folded === headings[at] || headings.includes(folded)) same++
  }
  return same === filled || (same >= 3 && same >= filled * 0.7)
}

function raggedness(row: Row, width: number | null): Issue | null {
  if (width === null || row.cells.length === width) return null
  if (row.cells.length < width) return 'TOO_FEW_FIELDS'
  return 'TOO_MANY_FIELDS'
}

/** The answer to a question; where it was asked in two columns, the first one that was filled. */
function answerTo({ cells }: Row, { columns }: Reader, field: Field): string {
  return (columns.get(field) ?? []).map((at) => cells[at] ?? '').find((cell) => cell.trim() !== '') ?? ''
}

type Typed = (field: Field) => string

const OF_CELLS: Issue[] = [
  'EDGE_SPACE',
  'DOUBLE_SPACE',
  'NBSP',
  'TAB',
  'ZERO_WIDTH',
  'INNER_BOM',
  'SOFT_HYPHEN',
  'BIDI_MARK',
  'BIDI_OVERRIDE',
  'HTML_ENTITY',
  'NOT_NFC',
]

function person({ answer, issues }: Entry, typed: Typed): void {
  const note = (cell: string) => {
    const cleaned = clean(cell)
    for (const issue of cleaned.issues) if (OF_CELLS.includes(issue)) issues.add(issue)
    return cleaned.text
  }
  const parts = [typed('firstName'), typed('lastName')].map(note).filter(Boolean)
  answer.signerName = note(typed('signerName')) || parts.join(' ') || null
  answer.signerTitle = note(typed('signerTitle')) || null
}

function addresses(entry: Entry, typed: Typed, isRagged: boolean): void {
  const { answer, issues } = entry
  const account = addressesIn(typed('accountEmail'))
  const contact = typed('contactEmail').trim() === '' ? account : addressesIn(typed('contactEmail'))
  answer.accountEmail = account.first
  answer.contactEmail = contact.first
  answer.extraEmails = contact.others
  for (const issue of contact.issues) if (!isRagged || issue !== 'EMAIL_INVALID') issues.add(issue)
  entry.submitter = account.first ?? contact.first
}

function when({ answer, issues }: Entry, cell: string, { order, zone, deadline }: Reader): void {
  const moment = momentOf(cell, order, zone)
  answer.submittedAt = moment.at
  for (const issue of moment.issues) issues.add(issue)
  if (deadline !== null && moment.at !== null && moment.at > deadline) issues.add('LATE')
}

function where(answer: Answer, typed: Typed): void {
  const [city, state, both] = [typed('city'), typed('state'), typed('cityState')].map(
    (cell) => clean(cell).text,
  )
  answer.city = city || null
  answer.place = state || null
  answer.cityState = both || [city, state].filter(Boolean).join(', ') || null
  const parts = /^(.{2,60}?),?\s+([A-Z]{2}|D\.C\.)$/.exec(both ?? '')
  if (parts && !city) answer.city = parts[1] ?? null
  if (parts && !state) answer.place = parts[2] ?? null
  answer.types = typed('types')
    .split(/[,;\n]/)
    .map((type) => clean(type).text)
    .filter(Boolean)
}

function organization(entry: Entry, row: Row, reader: Reader, shifted: boolean): void {
  const { answer, issues } = entry
  const filled = (reader.columns.get('organization') ?? []).map((at) => row.cells[at] ?? '')
  const [first = '', ...more] = filled.filter((cell) => cell.trim() !== '')
  if (first !== '' && first !== filled[0]) issues.add('SECOND_ORG_COLUMN')
  const judged = judge(first, answer.signerName ?? '')
  const other = more.find((cell) => keyOf(clean(cell).text) !== keyOf(clean(first).text))
  if (other !== undefined) issues.add('CONFLICTING_ORG_COLUMNS')
  answer.organizationAsTyped = first === '' ? null : first
  answer.name = judged.name
  answer.suggestedName = shifted
    ? null
    : (judged.suggested ?? (other === undefined ? null : clean(other).text))
  answer.kind = judged.kind
  for (const issue of judged.issues) issues.add(issue)
  entry.compared = judged.compared
  asWhom(entry, answerTo(row, reader, 'signingAs'), first)
}

/** Who says to sign as a person and names no organization needs none. */
function asWhom(entry: Entry, typed: string, organization: string): void {
  const { answer, issues } = entry
  if (
    !/\b(?:individual\w*|person\w*|myself|titulo personal|particular)\b/.test(fold(typed)) ||
    /\borgani[sz]/.test(fold(typed))
  )
    return
  answer.kind = 'individual'
  if (isPlaceholder(organization) && answer.signerName) {
    issues.delete('PLACEHOLDER_ORG')
    answer.name = answer.signerName
    answer.suggestedName = null
    entry.compared = answer.signerName
  } else issues.add('AFFILIATION_ID_ONLY')
}

function remarks(entry: Entry, row: Row, reader: Reader, typed: Typed, isRagged: boolean): void {
  const { answer, issues } = entry
  const comment = typed('comment').replace(/\r\n?/g, '\n').trim()
  answer.comment = comment || null
  const consent = typed('consent')
  answer.consent = consent.trim() || null
  answer.phone = clean(typed('phone')).text || null
  answer.website = clean(typed('website')).text || null
  const language = /^(en|es)/i.exec(typed('language').trim())?.[1]?.toLowerCase()
  answer.language = language === 'en' || language === 'es' ? language : null
  if (reader.columns.has('consent') && !isRagged) {
    answer.authorized = isConsent(consent)
    if (answer.authorized !== true) issues.add('NOT_AUTHORIZED')
  }
  const name = answer.name ?? ''
  if (isWaiting(comment)) issues.add('NOT_AUTHORIZED')
  if ([comment, consent, answer.signerTitle ?? ''].some(isForIdentification)) {
    issues.add('AFFILIATION_ID_ONLY')
  }
  if (issues.has('AFFILIATION_ID_ONLY')) answer.kind = 'individual'
  const organizations = new Set(reader.columns.get('organization'))
  if (row.cells.some((cell, at) => !organizations.has(at) && isFormula(cell)))
    issues.add('FORMULA_OTHER_CELL')
  if (isTest(answer, comment)) issues.add('TEST_ROW')
  if (
    !issues.has('FORMULA') &&
    isSpam({ name, comment, signer: answer.signerName ?? '', hasUrl: holdsUrl(name) })
  )
    issues.add('SPAM')
  entry.asksRemoval = [comment, consent, name].some(asksRemoval)
  if (entry.asksRemoval && asksRemoval(name)) nameOfRequest(entry)
  entry.corrects = corrects(comment) || (issues.has('NOTE_IN_NAME') && corrects(name))
}

/** "PLEASE REMOVE US" names nobody, and is no organization in capitals. */
function nameOfRequest(entry: Entry): void {
  for (const issue of ['ALL_CAPS', 'ALL_LOWER', 'NOTE_IN_NAME', 'PERSON_AS_ORG', 'MULTIPLE_ORGS'] as const)
    entry.issues.delete(issue)
  entry.answer.suggestedName = null
  entry.compared = null
}
