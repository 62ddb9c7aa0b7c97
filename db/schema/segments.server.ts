import { createdAt, id, json, table, text, uniqueIndex } from '../columns.server'
import type { SegmentFilter } from '../shapes'
import { accounts, coalitions } from './people.server'

/** A part of the registry that a lead named: who is in it is looked up each time. */
export const segments = table(
  'segments',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    name: text().notNull(),
    filter: json<SegmentFilter>().notNull(),
    createdBy: text().references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('segments_one_per_name').on(t.coalitionId, t.name)],
)
