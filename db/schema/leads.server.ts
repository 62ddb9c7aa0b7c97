import { sql } from 'drizzle-orm'
import { createdAt, id, index, int, oneOf, table, text, timestamp, uniqueIndex } from '../columns.server'
import { letters, versions } from './letters.server'
import { accounts } from './people.server'
import { contacts, organizations } from './registry.server'

/** An organization that leads a letter, and through whom it approves. Its link in mails stands in tokens. */
export const letterLeads = table(
  'letter_leads',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    contactId: text()
      .notNull()
      .references(() => contacts.id),
    position: int().notNull(),
    /** What this person was asked to approve last. */
    askedVersionId: text().references(() => versions.id),
    askedBy: text().references(() => accounts.id),
    askedAt: timestamp(),
    remindedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('letter_leads_one_per_organization').on(t.letterId, t.organizationId),
    index('letter_leads_in_order').on(t.letterId, t.position),
  ],
)

export const approvalAnswers = ['approved', 'not-yet'] as const

/** What a lead organization said of exactly one text. It stays when the organization leads no more. */
export const approvals = table(
  'approvals',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    versionId: text()
      .notNull()
      .references(() => versions.id),
    textHash: text().notNull(),
    answer: oneOf(approvalAnswers).notNull(),
    /** Who said it, by the name of then. */
    person: text().notNull(),
    /** Why not yet. */
    reason: text(),
    /** The words that were ticked. */
    statement: text(),
    via: oneOf(['link', 'lead'] as const).notNull(),
    recordedBy: text().references(() => accounts.id),
    evidence: text(),
    evidenceFileId: text(),
    /** When the organization said something else of the same text. */
    endedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('approvals_one_standing')
      .on(t.letterId, t.organizationId, t.textHash)
      .where(sql`ended_at is null`),
    index('approvals_of_letter').on(t.letterId, t.createdAt),
  ],
)
