import { sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
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
import type { Moved } from '../shapes'
import { accounts, coalitions } from './people.server'

export const organizationScopes = ['international', 'national', 'state', 'local', 'tribal'] as const
export const organizationKinds = [
  'nonprofit-c3',
  'nonprofit-c4',
  'union',
  'faith',
  'program',
  'coalition',
  'business',
  'government',
  'other',
] as const
export const nameKinds = ['legal', 'former', 'acronym', 'language', 'other'] as const
export const relationKinds = [
  'chapter',
  'program',
  'fiscal-sponsor',
  'affiliate',
  'sibling',
  'renamed',
  'merged',
] as const

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
    website: text(),
    scope: oneOf(organizationScopes),
    kind: oneOf(organizationKinds),
    /** Seen by the leads alone. */
    notes: text(),
    /** Through whom it must be asked, where it must. */
    askThrough: text(),
    /** Which one it was found to be. It stays, with what could not move, so that this can be undone. */
    mergedIntoId: text().references((): AnySQLiteColumn => organizations.id),
    /** By which rules its key and its blocks were made; older ones are made again at start. */
    keyedBy: int().notNull().default(0),
    /** When it was last compared with the others; null while that is to be done. */
    comparedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organizations_one_per_key').on(t.coalitionId, t.key),
    // Nearly all are not merged: an index that held those too would be taken for every search.
    index('organizations_merged').on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    // Of the table's pages, which show only what stands: its count and its states are read from these alone.
    index('organizations_standing').on(t.coalitionId, t.key).where(sql`merged_into_id is null`),
    index('organizations_standing_by_state')
      .on(t.coalitionId, t.state)
      .where(sql`merged_into_id is null and state is not null`),
    index('organizations_gone').on(t.coalitionId, t.mergedIntoId).where(sql`merged_into_id is not null`),
    index('organizations_to_compare').on(t.comparedAt),
  ],
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
    kind: oneOf(nameKinds).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organization_names_one_per_key').on(t.coalitionId, t.key),
    index('organization_names_of_organization').on(t.organizationId),
  ],
)

/** The domains its people write from: evidence, never proof. */
export const organizationDomains = table(
  'organization_domains',
  {
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    domain: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.domain] }),
    index('organization_domains_by_domain').on(t.domain),
  ],
)

export const organizationTags = table(
  'organization_tags',
  {
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    tag: text().notNull(),
    /** The act that set it for many at once, so that this can be undone. */
    batch: text(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.tag] }),
    index('organization_tags_by_tag').on(t.coalitionId, t.tag),
    index('organization_tags_of_batch').on(t.batch),
  ],
)

/** One organization is a chapter, a program, … of another, which a person said. */
export const organizationRelations = table(
  'organization_relations',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    kind: oneOf(relationKinds).notNull(),
    otherId: text()
      .notNull()
      .references(() => organizations.id),
    /** yyyy-mm-dd */
    since: text(),
    until: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organization_relations_once').on(t.organizationId, t.kind, t.otherId),
    index('organization_relations_of_other').on(t.otherId),
  ],
)

/** What a name has in common with those that may be the same, as numbers: see domain/organizations/blocks. */
export const organizationBlocks = table(
  'organization_blocks',
  {
    block: int().notNull(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
  },
  (t) => [
    primaryKey({ columns: [t.block, t.organizationId] }),
    index('organization_blocks_of_organization').on(t.organizationId),
  ],
)

/** Two organizations that may be one, or of which a person said what they are. The lesser id stands first. */
export const organizationPairs = table(
  'organization_pairs',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    oneId: text()
      .notNull()
      .references(() => organizations.id),
    otherId: text()
      .notNull()
      .references(() => organizations.id),
    reasons: json<string[]>().notNull(),
    /** *different*: decided, and not asked again. Null while nobody has decided. */
    decision: oneOf(['different', 'related', 'merged'] as const),
    decidedBy: text().references(() => accounts.id),
    decidedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organization_pairs_once').on(t.oneId, t.otherId),
    index('organization_pairs_of_other').on(t.otherId),
    index('organization_pairs_open').on(t.coalitionId, t.decision),
  ],
)

/** That two were found to be one, and all that moved for it. */
export const organizationMerges = table(
  'organization_merges',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    keptId: text()
      .notNull()
      .references(() => organizations.id),
    goneId: text()
      .notNull()
      .references(() => organizations.id),
    moved: json<Moved>().notNull(),
    undoneAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    index('organization_merges_of_kept').on(t.keptId),
    index('organization_merges_of_gone').on(t.goneId),
  ],
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
