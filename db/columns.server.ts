import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { isPostgres } from './place.server'

// The types are SQLite's on both engines; that they hold on PostgreSQL is earned by running every test there.
const pick = <T>(onSqlite: T, onPostgres: unknown) => (isPostgres ? (onPostgres as T) : onSqlite)

export const table = pick(sqlite.sqliteTable, pg.pgTable)
export const index = pick(sqlite.index, pg.index)
export const uniqueIndex = pick(sqlite.uniqueIndex, pg.uniqueIndex)
export const primaryKey = pick(sqlite.primaryKey, pg.primaryKey)

export const { text, oneOf, int, bool, timestamp, json } = pick(
  {
    text: () => sqlite.text(),
    oneOf: <const T extends readonly [string, ...string[]]>(values: T) => sqlite.text({ enum: values }),
    int: () => sqlite.integer(),
    bool: () => sqlite.integer({ mode: 'boolean' }),
    timestamp: () => sqlite.integer({ mode: 'timestamp_ms' }),
    json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
  },
  {
    text: () => pg.text(),
    oneOf: (values: [string, ...string[]]) => pg.text({ enum: values }),
    int: () => pg.integer(),
    bool: () => pg.boolean(),
    timestamp: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
    json: () => pg.jsonb(),
  },
)

export const id = () =>
  text()
    .primaryKey()
    .$defaultFn(() => crypto.randomUUID())

export const createdAt = () =>
  timestamp()
    .notNull()
    .$defaultFn(() => new Date())
