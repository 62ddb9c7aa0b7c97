import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema/index.server'

type Drizzle = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** Reads. Writing through it does not compile, and SQLite refuses it. */
export type Db = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'>

/** Writes, inside `transact`. */
export type Tx = Pick<Drizzle, keyof Db | 'insert' | 'update' | 'delete'>

export type Engine = {
  db: Db
  begin: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Applies every migration that is missing, one process at a time. */
  migrate: (folder: string) => Promise<void>
  /** Answers when the database can be written to. */
  probe: () => Promise<void>
  /** The settings that durability rests on, as read from every connection. */
  settings: () => Promise<Record<string, unknown>[]>
  /** Makes a consistent copy while the product runs. */
  copyTo: (file: string) => Promise<void>
  close: () => Promise<void>
}
