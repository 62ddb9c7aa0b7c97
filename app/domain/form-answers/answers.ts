/** What a row of a form's answers becomes. */
export const statuses = [
  'accept',
  'duplicate',
  'review',
  'reject',
  'skip',
  'superseded',
  'withdrawn',
] as const

export type Status = (typeof statuses)[number]

/** What was found in a row, in the order in which it is told. */
export const issues = [
  'BLANK_ROW',
  'REPEATED_HEADER',
  'TOTAL_ROW',
  'TEST_ROW',
  'TOO_MANY_FIELDS',
  'TOO_FEW_FIELDS',
  'STRAY_QUOTE',
  'SPAM',
  'FORMULA',
  'FORMULA_OTHER_CELL',
  'LEADING_FORMULA_CHAR',
  'URL_IN_NAME',
  'SECOND_ORG_COLUMN',
  'CONFLICTING_ORG_COLUMNS',
  'EDGE_SPACE',
  'DOUBLE_SPACE',
  'NBSP',
  'TAB',
  'NEWLINE_IN_NAME',
  'ZERO_WIDTH',
  'INNER_BOM',
  'SOFT_HYPHEN',
  'BIDI_MARK',
  'BIDI_OVERRIDE',
  'STRAIGHT_QUOTE',
  'WRAPPING_QUOTES',
  'NOT_NFC',
  'MOJIBAKE',
  'FULLWIDTH',
  'MIXED_SCRIPT',
  'EMOJI',
  'HTML_ENTITY',
  'HTML_TAGS',
  'ALL_CAPS',
  'ALL_LOWER',
  'LIST_MARKER',
  'TRAILING_PUNCTUATION',
  'PLACEHOLDER_ORG',
  'PERSON_AS_ORG',
  'PERSON_IN_NAME',
  'ADDRESS_IN_NAME',
  'NOTE_IN_NAME',
  'NAME_TOO_LONG',
  'MULTIPLE_ORGS',
  'ACRONYM_ONLY',
  'HANDLE_AS_NAME',
  'EMAIL_DISPLAY_NAME',
  'EMAIL_MAILTO',
  'EMAIL_CASE',
  'EMAIL_TRAILING_DOT',
  'EMAIL_NON_ASCII',
  'EMAIL_INVALID',
  'MULTIPLE_EMAILS',
  'DAY_FIRST_DATE',
  'EXCEL_SERIAL_DATE',
  'FORMS_ZIP_DATE',
  'DATE_UNREADABLE',
  'LATE',
  'NOT_AUTHORIZED',
  'AFFILIATION_ID_ONLY',
  'DUPLICATE',
  'POSSIBLE_DUPLICATE',
  'SAME_SUBMITTER',
  'CORRECTION',
  'SUPERSEDED',
  'WITHDRAWAL_REQUEST',
  'WITHDRAWN_LATER',
] as const

export type Issue = (typeof issues)[number]

/** What asks nobody to look: cleanings that change no letter, forms of dates, a second column for the same question. */
export const HARMLESS: ReadonlySet<Issue> = new Set([
  'EDGE_SPACE',
  'DOUBLE_SPACE',
  'NBSP',
  'TAB',
  'NEWLINE_IN_NAME',
  'ZERO_WIDTH',
  'INNER_BOM',
  'SOFT_HYPHEN',
  'BIDI_MARK',
  'STRAIGHT_QUOTE',
  'WRAPPING_QUOTES',
  'NOT_NFC',
  'HTML_ENTITY',
  'LEADING_FORMULA_CHAR',
  'SECOND_ORG_COLUMN',
  'EMAIL_CASE',
  'EMAIL_MAILTO',
  'EMAIL_TRAILING_DOT',
  'EMAIL_DISPLAY_NAME',
  'DAY_FIRST_DATE',
  'EXCEL_SERIAL_DATE',
  'FORMS_ZIP_DATE',
])

/** One row of a form's answers as it was read. */
export type Answer = {
  /** Counted from 1 under the headings, blank rows included. */
  record: number
  line: number
  status: Status
  issues: Issue[]
  /** As it may print: the cell without what nobody sees. Null for what is no signatory. */
  name: string | null
  /** The name with its defects repaired, for a person to choose. */
  suggestedName: string | null
  kind: 'organization' | 'individual' | null
  signerName: string | null
  signerTitle: string | null
  contactEmail: string | null
  extraEmails: string[]
  /** Wall time in the sheet's own zone, "2021-03-22T09:02:11"; null when there is none that can be read. */
  submittedAt: string | null
  duplicateOf: number | null
  duplicateReason: 'exact_key' | 'alike' | null
  accountEmail: string | null
  organizationAsTyped: string | null
  matchKey: string | null
  city: string | null
  place: string | null
  /** City and state as they were asked for in one question, or put together. */
  cityState: string | null
  types: string[]
  authorized: boolean | null
  comment: string | null
  phone: string | null
  website: string | null
  language: 'en' | 'es' | null
  /** The statement of authority as it was ticked. */
  consent: string | null
}
