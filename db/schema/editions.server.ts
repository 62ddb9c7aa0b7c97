import {
  bool,
  createdAt,
  id,
  index,
  int,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.server'
import type { Addressee, DocNode, LetterContact, PrintedTranslation } from '../shapes'
import { addressees, letterLanguages, letters } from './letters.server'
import { accounts, coalitions } from './people.server'

/** A file kept under the data folder by the hash of its bytes. */
export const files = table('files', {
  id: id(),
  coalitionId: text()
    .notNull()
    .references(() => coalitions.id),
  hash: text().notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: int().notNull(),
  createdAt: createdAt(),
})

/** The frozen text with its ordered list of signatories: a copy, not a query. */
export const editions = table(
  'editions',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    number: int().notNull(),
    versionId: text().notNull(),
    versionNumber: int().notNull(),
    title: text().notNull(),
    date: text(),
    language: oneOf(letterLanguages).notNull(),
    addressees: json<Addressee[]>().notNull(),
    contacts: json<LetterContact[]>().notNull(),
    doc: json<DocNode>().notNull(),
    /** Printed after the letter, not signed. */
    translations: json<PrintedTranslation[]>(),
    /** A sentence about the order of the list. */
    order: text().notNull(),
    textHash: text().notNull(),
    listHash: text().notNull(),
    /** The canonical JSON that the code is computed from, as a string. */
    manifest: text().notNull(),
    code: text().notNull().unique(),
    asPrinted: bool().notNull().default(false),
    pdfFileId: text().references(() => files.id),
    /** Why there is no PDF, in words. */
    pdfProblem: text(),
    frozenBy: text().references(() => accounts.id),
    frozenAt: timestamp().notNull(),
    takenBackAt: timestamp(),
  },
  (t) => [uniqueIndex('editions_one_per_number').on(t.letterId, t.number)],
)

export const editionSignatories = table(
  'edition_signatories',
  {
    editionId: text()
      .notNull()
      .references(() => editions.id),
    /** From 1, as printed. */
    position: int().notNull(),
    name: text().notNull(),
    kind: oneOf(['organization', 'individual'] as const).notNull(),
    group: text(),
    detail: text(),
    signatureId: text(),
    organizationId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.position] }),
    index('edition_signatories_by_organization').on(t.organizationId),
  ],
)

export const deliveryMethods = ['email', 'portal', 'post', 'courier', 'hand', 'fax'] as const
export const deliveryStates = ['scheduled', 'sending', 'delivered', 'cancelled', 'bounced'] as const

/** Handing an edition to one addressee. */
export const deliveries = table(
  'deliveries',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    editionId: text()
      .notNull()
      .references(() => editions.id),
    addresseeId: text()
      .notNull()
      .references(() => addressees.id),
    /** Who held the office at that time. */
    addressee: json<Addressee>().notNull(),
    method: oneOf(deliveryMethods).notNull(),
    state: oneOf(deliveryStates).notNull(),
    email: text(),
    covering: text(),
    /** Until then it can be stopped. */
    goesAt: timestamp(),
    /** The day it reached the office. Clocks start here. */
    deliveredAt: timestamp(),
    tracking: text(),
    proofFileId: text().references(() => files.id),
    by: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [index('deliveries_of_letter').on(t.letterId)],
)

export const responseKinds = [
  'acknowledgement',
  'interim',
  'substantive',
  'refusal',
  'referral',
  'meeting',
] as const

/** What came back from an addressee. */
export const responses = table(
  'responses',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    addresseeId: text()
      .notNull()
      .references(() => addressees.id),
    from: text().notNull(),
    /** yyyy-mm-dd */
    receivedOn: text().notNull(),
    kind: oneOf(responseKinds).notNull(),
    words: text(),
    fileId: text().references(() => files.id),
    recordedBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [index('responses_of_letter').on(t.letterId)],
)

export const outcomes = ['met', 'partly', 'refused', 'ignored', 'superseded'] as const

/** What a person says a response, or silence, means for one ask and one addressee. The newest stands. */
export const assessments = table(
  'assessments',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    addresseeId: text()
      .notNull()
      .references(() => addressees.id),
    /** The stable identity of the ask in the text. */
    askId: text().notNull(),
    responseId: text().references(() => responses.id),
    outcome: oneOf(outcomes).notNull(),
    /** How it is known, where no recorded answer says it. */
    source: text(),
    quote: text(),
    by: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [index('assessments_of_letter').on(t.letterId, t.addresseeId, t.askId)],
)
