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
import { coalitions } from './people.server'

export const branches = ['executive', 'legislative', 'judicial', 'state', 'local', 'other'] as const
/** How well an office's address is known: read at its source, not verified, none found, or a member's own entry. */
export const officeKnown = ['read', 'unverified', 'missing', 'entered'] as const

/** An office that letters go to, whoever holds it. See domain/offices. */
export const offices = table(
  'offices',
  {
    id: id(),
    coalitionId: text()
      .notNull()
      .references(() => coalitions.id),
    /** The shipped entry it came from; none for an office a member added. */
    shipped: text(),
    name: text().notNull(),
    /** What whoever holds it is called: "Director". */
    holderTitle: text().notNull(),
    component: text(),
    branch: oneOf(branches).notNull(),
    address: json<string[]>().notNull(),
    email: text(),
    /** Who takes in and passes on what is written to it: an executive secretariat. */
    secretariat: text(),
    /** How its holder is greeted, with NAME where the family name stands: "Dear Secretary NAME". */
    salutation: text(),
    /** Business days in which an answer is expected. */
    benchmark: int().notNull().default(30),
    notes: text(),
    source: text(),
    known: oneOf(officeKnown).notNull(),
    /** When a member last changed it: a newer release leaves it alone. */
    changedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('offices_shipped_once').on(t.coalitionId, t.shipped)],
)

/** Who holds an office, from a day to a day. */
export const officeHolders = table(
  'office_holders',
  {
    id: id(),
    officeId: text()
      .notNull()
      .references(() => offices.id),
    /** As it prints: "The Honorable Ana Example". */
    name: text().notNull(),
    /** What this holder is called where that is not the office's own title: "Acting Director". */
    title: text(),
    /** yyyy-mm-dd: the first day in office; none where nobody knows it. */
    since: text(),
    /** yyyy-mm-dd: the last day in office; none while it lasts. */
    until: text(),
    source: text(),
    createdAt: createdAt(),
  },
  (t) => [index('office_holders_of_office').on(t.officeId)],
)
