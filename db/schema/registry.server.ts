import { createdAt, id, index, oneOf, table, text, timestamp, uniqueIndex } from '../columns.server'
import { coalitions } from './people.server'

export const organizations = table(
  'organizations',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    /** As published, character for character. */
    name: text().notNull(),
    /** The normalized name: see domain/organizations. */
    key: text().notNull(),
    city: text(),
    state: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('organizations_one_per_key').on(t.coalitionId, t.key)],
)

/** Other names by which a person decided that an organization is the same. */
export const organizationNames = table(
  'organization_names',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    name: text().notNull(),
    key: text().notNull(),
    kind: oneOf(['legal', 'former', 'acronym', 'other'] as const).notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('organization_names_one_per_key').on(t.coalitionId, t.key)],
)

export const contacts = table(
  'contacts',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    name: text().notNull(),
    title: text(),
    /** Canonical: trimmed, domain in lower case. Empty for a person reached by phone alone. */
    email: text(),
    language: oneOf(['en', 'es'] as const),
    phone: text(),
    /** The same person's entry at another organization, the first that was known; none for that one itself. */
    personId: text(),
    /** Whether they may sign for the organization; none where nobody knows. */
    maySign: oneOf(['yes', 'no'] as const),
    /** What they may sign, in words: "state letters, not bills". */
    scope: text(),
    /** yyyy-mm-dd: the last day on which they may sign. */
    scopeUntil: text(),
    /** yyyy-mm-dd: from when to when they are at this organization; none where nobody knows, or it lasts. */
    since: text(),
    until: text(),
    /** When a member last reached them otherwise than by our mail (yyyy-mm-dd), and how. */
    reachedOn: text(),
    reachedBy: oneOf(['mail', 'phone', 'meeting'] as const),
    notes: text(),
    bouncedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    index('contacts_of_organization').on(t.organizationId),
    index('contacts_of_person').on(t.personId),
    uniqueIndex('contacts_one_per_address').on(t.organizationId, t.email),
  ],
)

/** Further addresses of a person at an organization: signed from, not written to. */
export const contactAddresses = table(
  'contact_addresses',
  {
    id: id(),
    contactId: text()
      .notNull()
      .references(() => contacts.id),
    email: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('contact_addresses_once').on(t.contactId, t.email)],
)
