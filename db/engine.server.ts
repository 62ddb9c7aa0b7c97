import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema/index.server'

type Drizzle = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** Reads. Writing through it does not compile, and SQLite refuses it. */
export type Db = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'>

/** Writes, inside `transact`. */
export type Tx = Pick<Drizzle, keyof Db | 'insert' | 'update' | 'delete'>

/** A table by its names in the database. */
export type TableShape = {
  name: string
  columns: { name: string; kind: 'string' | 'number' | 'boolean' | 'date' | 'json' }[]
}

/** A row as both engines give and take it: what JSON has, and times as ISO 8601 in UTC; in the order of the columns. */
export type PlainRow = unknown[]

/** The migrations, how many of them the rows to come were made under, and the tables that give way. */
export type Rebuilding = { folder: string; count: number; replaced: string[] }

export type Insert = (table: TableShape, rows: PlainRow[]) => Promise<void>

export type Engine = {
  db: Db
  begin: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Applies every migration that is missing, one process at a time. */
  migrate: (folder: string) => Promise<void>
  /** Answers when the database can be written to. */
  probe: () => Promise<void>
  /** The settings that durability rests on, as read from every connection. */
  settings: () => Promise<Record<string, unknown>[]>
  /** Reads whole tables as they all are at one moment, while the product runs. */
  readAll: (work: (rowsOf: (table: TableShape) => AsyncIterable<PlainRow>) => Promise<void>) => Promise<void>
  /** Puts rows in the place of all that is there, and brings them up to this release; all of it or nothing. */
  rebuild: (how: Rebuilding, fill: (insert: Insert) => Promise<void>) => Promise<void>
  close: () => Promise<void>
}
