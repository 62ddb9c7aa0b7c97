import {
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

/** Work promised inside a transaction and done after it. See app/jobs. */
export const jobs = table(
  'jobs',
  {
    id: id(),
    kind: text().notNull(),
    payload: json<unknown>().notNull(),
    /** When it is next due. Claiming moves this ahead by the lease. Null: it has given up. */
    dueAt: timestamp(),
    attempts: int().notNull().default(0),
    /** Enqueueing the same key twice is enqueueing it once. */
    key: text().unique(),
    error: text(),
    createdAt: createdAt(),
  },
  (t) => [index('jobs_due').on(t.dueAt)],
)

export const messageStates = ['queued', 'sending', 'accepted', 'failed', 'unknown', 'parked'] as const

/** One mail to one address, promised in the transaction that causes it. See app/domain/messages. */
export const messages = table(
  'messages',
  {
    id: id(),
    coalitionId: text(),
    letterId: text(),
    template: text().notNull(),
    /** Ids only; what they stand for is read when the mail is rendered. */
    data: json<Record<string, string>>().notNull(),
    to: text().notNull(),
    /** Links to put in the mail, sealed: only the mail may know them. */
    sealed: text(),
    subject: text(),
    state: oneOf(messageStates).notNull().default('queued'),
    /** The same cause twice is one mail. */
    cause: text().notNull().unique(),
    batchId: text(),
    providerId: text(),
    bytesHash: text(),
    problem: text(),
    acceptedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [index('messages_by_state').on(t.state, t.createdAt), index('messages_of_batch').on(t.batchId)],
)

/** Mails rendered once and committed before the first try: retries send these bytes under this key. */
export const mailBatches = table('mail_batches', {
  id: id(),
  /** What the provider is told, so that trying twice sends once. */
  key: text().notNull().unique(),
  /** Sealed; erased when the provider has accepted. */
  bytes: text(),
  firstTriedAt: timestamp(),
  settledAt: timestamp(),
  createdAt: createdAt(),
})

/** What the outbox transport was given, instead of a provider. Sealed. */
export const outbox = table(
  'outbox',
  {
    id: id(),
    messageId: text().notNull().unique(),
    bytes: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_newest').on(t.createdAt)],
)

/** The append-only record of who did what. A trigger refuses updates and deletes. */
export const history = table(
  'history',
  {
    /** Gapless, from 1. */
    seq: int().primaryKey(),
    at: timestamp().notNull(),
    coalitionId: text(),
    letterId: text(),
    actorKind: oneOf(['member', 'signer', 'reviewer', 'public', 'product', 'operator'] as const).notNull(),
    /** An account, a signature or a reviewer; names are looked up, so that erasing a person keeps the chain. */
    actorId: text(),
    action: text().notNull(),
    /** The id of what it was done to. */
    object: text(),
    data: json<Record<string, unknown>>().notNull(),
    prev: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('history_of_letter').on(t.letterId, t.seq),
    index('history_of_coalition').on(t.coalitionId, t.seq),
    uniqueIndex('history_hash').on(t.hash),
  ],
)
