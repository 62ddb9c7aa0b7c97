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
    bouncedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    index('contacts_of_organization').on(t.organizationId),
    uniqueIndex('contacts_one_per_address').on(t.organizationId, t.email),
  ],
)
