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

/** A member of staff who signs in. Signers have none. */
export const accounts = table('accounts', {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  /** argon2id; null for those who sign in by mailed link only. */
  passwordHash: text(),
  createdAt: createdAt(),
})

export const sessions = table(
  'sessions',
  {
    /** SHA-256 of the cookie's value: a stolen row opens nothing. */
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Moves with use, by POSTs only. */
    expiresAt: timestamp().notNull(),
    /** Never moves. */
    endsAt: timestamp().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('sessions_of_account').on(t.accountId)],
)

export const coalitions = table('coalitions', {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  /** Printed in letterheads and at the foot of bulk mail; one line per line. */
  address: text(),
  zone: text().notNull().default('America/New_York'),
  /** Whether the lead organizations of a new letter must approve its text. */
  leadsApprove: bool().notNull().default(false),
  createdAt: createdAt(),
})

export const roles = ['viewer', 'editor', 'owner'] as const

export const members = table(
  'members',
  {
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    role: oneOf(roles).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.coalitionId, t.accountId] }), index('members_by_account').on(t.accountId)],
)

export const tokenPurposes = [
  'sign-in',
  'join',
  'confirm',
  'signer',
  'invitation',
  'unsubscribe',
  'review',
  'reviewer',
  'approval',
] as const

/** What a link in a mail grants: one purpose on one subject. Only the hash of it is kept. */
export const tokens = table(
  'tokens',
  {
    id: id(),
    purpose: oneOf(tokenPurposes).notNull(),
    /** The id of what it grants: an account, a coalition, a signature, an invitation, a review, a lead. */
    subject: text().notNull(),
    hash: text().notNull().unique(),
    /** Whom it was sent to. */
    email: text(),
    data: json<Record<string, string>>(),
    /** Wrong tries of the typed code. */
    attempts: int().notNull().default(0),
    expiresAt: timestamp().notNull(),
    usedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [index('tokens_of_subject').on(t.purpose, t.subject)],
)

/** How often something happened in one stretch of time. See domain/limits. */
export const limits = table(
  'limits',
  {
    key: text().notNull(),
    bucket: int().notNull(),
    count: int().notNull().default(0),
    expiresAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.bucket] }), index('limits_expired').on(t.expiresAt)],
)

/** Addresses that asked for no more mail from a coalition, by keyed hash. */
export const suppressions = table(
  'suppressions',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    emailHash: text().notNull(),
    reason: oneOf(['unsubscribed', 'bounced', 'complained'] as const).notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('suppressions_one_per_address').on(t.coalitionId, t.emailHash)],
)
