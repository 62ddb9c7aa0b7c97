import {
  bool,
  createdAt,
  id,
  index,
  int,
  json,
  oneOf,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.server'
import type { Addressee, DocNode, LetterContact } from '../shapes'
import { offices } from './offices.server'
import { accounts, coalitions } from './people.server'

export const letterStates = ['drafting', 'open', 'closed', 'final', 'delivered', 'concluded'] as const
/** What a letter, or a translation of one, can be written in. */
export const letterLanguages = ['en', 'es'] as const
export const visibilities = ['link', 'public'] as const
export const listShown = ['list', 'count', 'nothing'] as const
export const listOrders = ['alphabet', 'leads-first', 'by-state'] as const

/** One campaign of one text. */
export const letters = table(
  'letters',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    /** The address in force; earlier ones redirect, see letterSlugs. */
    slug: text().notNull().unique(),
    title: text().notNull(),
    language: oneOf(letterLanguages).notNull().default('en'),
    state: oneOf(letterStates).notNull().default('drafting'),
    visibility: oneOf(visibilities).notNull().default('link'),
    /** What the public page shows of who has signed. */
    shows: oneOf(listShown).notNull().default('list'),
    /** Whether the public page shows what the offices answered. */
    showsAnswers: bool().notNull().default(false),
    /** How the list is ordered in print. */
    listOrder: oneOf(listOrders).notNull().default('alphabet'),
    /** Whether individuals stand after the organizations, or in one list with them. */
    individualsApart: bool().notNull().default(true),
    takesIndividuals: bool().notNull().default(false),
    /** Whether a sign-on that nobody vouches for waits for a lead. */
    holdsUnknown: bool().notNull().default(false),
    /** Whether each lead organization must approve the text before it is opened or frozen. */
    leadsApprove: bool().notNull().default(false),
    /** yyyy-mm-dd, as printed. */
    date: text(),
    /** The instant, the zone it was said in, and what the lead typed (yyyy-mm-ddThh:mm). */
    deadlineAt: timestamp(),
    deadlineZone: text(),
    deadlineWall: text(),
    /** The version signers agree to while the letter is open, and that an edition prints. */
    versionId: text(),
    followsId: text(),
    /** Brought in as already sent: nothing is known of who consented. */
    asPrinted: bool().notNull().default(false),
    openedAt: timestamp(),
    closedAt: timestamp(),
    finalAt: timestamp(),
    deliveredAt: timestamp(),
    concludedAt: timestamp(),
    createdBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('letters_of_coalition').on(t.coalitionId, t.createdAt),
    index('letters_due').on(t.state, t.deadlineAt),
  ],
)

/** Every address a letter ever had. */
export const letterSlugs = table('letter_slugs', {
  slug: text().primaryKey(),
  letterId: text()
    .notNull()
    .references(() => letters.id),
  createdAt: createdAt(),
})

export const addressees = table(
  'addressees',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    position: int().notNull(),
    title: text().notNull(),
    name: text().notNull(),
    office: text(),
    component: text(),
    address: json<string[]>().notNull(),
    email: text(),
    cc: bool().notNull().default(false),
    /** Business days in which an answer is expected. */
    benchmark: int().notNull().default(30),
    /** The office of the directory it was taken from, whose holder may change before the letter is sent. */
    officeId: text().references(() => offices.id),
    createdAt: createdAt(),
  },
  (t) => [index('addressees_of_letter').on(t.letterId, t.position)],
)

/** The people named in a letter for questions. */
export const letterContacts = table(
  'letter_contacts',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    position: int().notNull(),
    name: text().notNull(),
    organization: text().notNull(),
    email: text().notNull(),
  },
  (t) => [index('letter_contacts_of_letter').on(t.letterId, t.position)],
)

/** The text being written: with its suggestions and the anchors of its comments, after all steps of draftSteps. */
export const drafts = table('drafts', {
  letterId: text()
    .primaryKey()
    .references(() => letters.id),
  doc: json<DocNode>().notNull(),
  /** The number of the last step. */
  revision: int().notNull().default(1),
  updatedBy: text().references(() => accounts.id),
  updatedAt: timestamp().notNull(),
})

/** What changed the text, one ProseMirror step after the other. */
export const draftSteps = table(
  'draft_steps',
  {
    letterId: text()
      .notNull()
      .references(() => letters.id),
    number: int().notNull(),
    step: json<Record<string, unknown>>().notNull(),
    /** The open page that made it, so that it knows its own. */
    client: text().notNull(),
    accountId: text().references(() => accounts.id),
    reviewerId: text().references(() => reviewers.id),
    at: timestamp().notNull(),
  },
  (t) => [uniqueIndex('draft_steps_in_order').on(t.letterId, t.number)],
)

/** A link by which people without an account read a draft, suggest and comment. Its secret follows from the id. */
export const reviews = table(
  'reviews',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    /** For whom the lead made it. */
    name: text().notNull(),
    createdBy: text().references(() => accounts.id),
    createdAt: createdAt(),
    revokedAt: timestamp(),
  },
  (t) => [index('reviews_of_letter').on(t.letterId, t.createdAt)],
)

/** Who followed a review link and said who they are. */
export const reviewers = table(
  'reviewers',
  {
    id: id(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id),
    name: text().notNull(),
    organization: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('reviewers_of_review').on(t.reviewId, t.createdAt)],
)

export const suggestionStates = ['open', 'accepted', 'rejected', 'withdrawn', 'overtaken'] as const

/** A change that waits for a decision: its words stand in the draft, under marks of this id. */
export const suggestions = table(
  'suggestions',
  {
    letterId: text()
      .notNull()
      .references(() => letters.id),
    id: text().notNull(),
    accountId: text().references(() => accounts.id),
    reviewerId: text().references(() => reviewers.id),
    state: oneOf(suggestionStates).notNull().default('open'),
    /** The words it changed, kept when it is decided. */
    removed: text(),
    added: text(),
    createdAt: createdAt(),
    decidedAt: timestamp(),
    decidedBy: text().references(() => accounts.id),
  },
  (t) => [
    uniqueIndex('suggestions_of_letter').on(t.letterId, t.id),
    index('suggestions_open').on(t.letterId, t.state),
  ],
)

/** A conversation about some words of a draft, or about all of it. */
export const threads = table(
  'threads',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    /** The words it was begun on; none when it is about the letter. */
    quote: text(),
    /** The suggestion it is about, if it is about one. */
    suggestionId: text(),
    resolvedAt: timestamp(),
    resolvedBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [index('threads_of_letter').on(t.letterId, t.createdAt)],
)

export const comments = table(
  'comments',
  {
    id: id(),
    threadId: text()
      .notNull()
      .references(() => threads.id),
    accountId: text().references(() => accounts.id),
    reviewerId: text().references(() => reviewers.id),
    said: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('comments_of_thread').on(t.threadId, t.createdAt)],
)

/** Whom a comment calls: by name, or because they spoke in the thread before. */
export const mentions = table(
  'mentions',
  {
    commentId: text()
      .notNull()
      .references(() => comments.id),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
  },
  (t) => [uniqueIndex('mentions_once').on(t.commentId, t.accountId)],
)

export const versionKinds = [
  'imported',
  'named',
  'opened',
  'restored',
  'corrected',
  'paused',
  'asked',
  'before',
] as const

/** An immutable snapshot of a letter's text. */
export const versions = table(
  'versions',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    number: int().notNull(),
    kind: oneOf(versionKinds).notNull(),
    title: text().notNull(),
    addressees: json<Addressee[]>().notNull(),
    contacts: json<LetterContact[]>().notNull(),
    doc: json<DocNode>().notNull(),
    /** The draft with the suggestions that were open then and what bound its stories, if any: what restoring brings back. */
    marked: json<DocNode>(),
    plain: text().notNull(),
    /** SHA-256 of the canonical JSON of title, addressees, contacts and doc: see text.hashOf. */
    hash: text().notNull(),
    note: text(),
    parentId: text(),
    authorId: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('versions_one_per_number').on(t.letterId, t.number)],
)

/** A letter's text in another language: a courtesy beside the text that is signed, never signed itself. */
export const translations = table(
  'translations',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    language: oneOf(letterLanguages).notNull(),
    /** The letter's title in this language; addressees and contacts are the letter's own. */
    title: text().notNull(),
    /** The text being written, after all steps of translationSteps. */
    doc: json<DocNode>().notNull(),
    revision: int().notNull().default(1),
    updatedBy: text().references(() => accounts.id),
    updatedAt: timestamp().notNull(),
    /** The version of the letter's text that the draft is a translation of. */
    ofVersionId: text()
      .notNull()
      .references(() => versions.id),
    /** The version of the translation that readers see; none while nobody has said that it says what the text says. */
    versionId: text(),
    createdBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('translations_one_per_language').on(t.letterId, t.language)],
)

/** What changed a translation, one ProseMirror step after the other. */
export const translationSteps = table(
  'translation_steps',
  {
    translationId: text()
      .notNull()
      .references(() => translations.id),
    number: int().notNull(),
    step: json<Record<string, unknown>>().notNull(),
    /** The open page that made it, so that it knows its own. */
    client: text().notNull(),
    accountId: text().references(() => accounts.id),
    at: timestamp().notNull(),
  },
  (t) => [uniqueIndex('translation_steps_in_order').on(t.translationId, t.number)],
)

export const translationVersionKinds = ['named', 'declared', 'restored', 'paused'] as const

/** An immutable snapshot of a translation, with the version of the letter's text that it translates. */
export const translationVersions = table(
  'translation_versions',
  {
    id: id(),
    translationId: text()
      .notNull()
      .references(() => translations.id),
    number: int().notNull(),
    kind: oneOf(translationVersionKinds).notNull(),
    title: text().notNull(),
    addressees: json<Addressee[]>().notNull(),
    contacts: json<LetterContact[]>().notNull(),
    doc: json<DocNode>().notNull(),
    /** SHA-256 as of a version of the letter: see text.hashOf. */
    hash: text().notNull(),
    ofVersionId: text()
      .notNull()
      .references(() => versions.id),
    /** The hash of that version. */
    ofHash: text().notNull(),
    note: text(),
    authorId: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('translation_versions_one_per_number').on(t.translationId, t.number)],
)

/** A person named in a letter's text. What is told of them is in the text alone. */
export const stories = table(
  'stories',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    position: int().notNull(),
    /** As the letter prints it. Behind a pseudonym no real name is kept. */
    name: text().notNull(),
    pseudonym: bool().notNull().default(false),
    /** The organization that vouches for the story. */
    vouchedBy: text(),
    consentBy: text(),
    /** yyyy-mm-dd */
    consentOn: text(),
    consentUntil: text(),
    /** What only the leads read; never printed, mailed or exported. Where it is sealed, stories.server seals and opens it. */
    notes: text(),
    overriddenAt: timestamp(),
    overriddenBy: text().references(() => accounts.id),
    overrideReason: text(),
    createdAt: createdAt(),
  },
  (t) => [index('stories_of_letter').on(t.letterId, t.position)],
)

/** What reading a letter left for a person to decide: a doubtful place in the text, or a name that may be a person's. */
export const importFindings = table(
  'import_findings',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    position: int().notNull(),
    kind: oneOf(['warning', 'name'] as const).notNull(),
    /** The line of the text that was brought in, from 1. */
    line: int(),
    /** The doubt in a sentence, or the name as it stood. */
    message: text().notNull(),
    /** For a name: the heading it stood under, and whether the text itself calls it a person. */
    group: text(),
    certain: bool().notNull().default(false),
    settledAt: timestamp(),
    settledBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [index('import_findings_of_letter').on(t.letterId, t.position)],
)
