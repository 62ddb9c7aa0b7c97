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
import type { IntakeChoices, IntakeSummary } from '../shapes'
import { letters } from './letters.server'
import { coalitions } from './people.server'

/** One file whose rows are taken in together: signatures of a letter, or contacts of the registry. */
export const intakes = table(
  'intakes',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    letterId: text().references(() => letters.id),
    kind: oneOf(['signatures', 'contacts'] as const).notNull(),
    /** *chosen*: looked at, nothing written. *writing*: rows are laid aside, unseen. *published*: all of them count. */
    state: oneOf(['chosen', 'writing', 'published', 'undone', 'failed'] as const).notNull(),
    fileName: text().notNull(),
    /** SHA-256 of the file; its bytes are kept until it is published. */
    fileHash: text().notNull(),
    choices: json<IntakeChoices>().notNull(),
    summary: json<IntakeSummary>().notNull(),
    problem: text(),
    accountId: text().notNull(),
    publishedAt: timestamp(),
    undoneAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    index('intakes_of_letter').on(t.letterId, t.createdAt),
    index('intakes_of_coalition').on(t.coalitionId, t.createdAt),
  ],
)

/** What became of a row of such a file. Who answered is not kept here. */
export const intakeRows = table(
  'intake_rows',
  {
    id: id(),
    intakeId: text()
      .notNull()
      .references(() => intakes.id),
    record: int().notNull(),
    line: int().notNull(),
    status: text().notNull(),
    issues: json<string[]>().notNull(),
    /** What to write when the file is published; null afterwards. */
    waiting: json<unknown>(),
    /** By which the same answer is known in another file; a keyed hash. */
    identity: text().notNull(),
    outcome: oneOf(['active', 'held', 'known', 'left out', 'added', 'changed'] as const),
    /** What it became. */
    object: text(),
    /** The organization that the registry did not have before. */
    addedOrganizationId: text(),
    addedContactId: text(),
  },
  (t) => [
    uniqueIndex('intake_rows_in_order').on(t.intakeId, t.record),
    index('intake_rows_by_identity').on(t.identity),
  ],
)

/** What a person said the columns of a source hold, for its next file. */
export const intakeMappings = table(
  'intake_mappings',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    kind: oneOf(['signatures', 'contacts'] as const).notNull(),
    /** The headings, folded and hashed. */
    source: text().notNull(),
    mapping: json<(string | null)[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('intake_mappings_one_per_source').on(t.coalitionId, t.kind, t.source)],
)
