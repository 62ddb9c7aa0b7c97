/**
 * The database. `db` reads, `transact` writes; the same code runs on SQLite and PostgreSQL:
 * - await every builder; .get() .all() .run() .values() do not exist on PostgreSQL.
 * - compare through operators (lte(jobs.dueAt, now)), never raw sql with a Date.
 * - insert with onConflictDoNothing().returning() and look at what came back; a constraint error inside a
 *   transaction has already aborted it on PostgreSQL.
 * - change a state by compare-and-swap: update … where state = 'pending' returning.
 * - rules about sets ("a coalition keeps an owner") first lockRow the row that owns the set.
 * - order by columns that are never null, with id last; names sort in the app, by Intl.Collator.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { eq, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Engine, Tx } from './engine.server'
import { openDatabase } from './open.server'
import { isPostgres, migrationsFolder } from './place.server'

export type { Db, Tx } from './engine.server'
export { dataDir, isPostgres } from './place.server'
export * from './schema/index.server'
export * from './shapes'

// A reload in development evaluates this again: the connections of the one before are closed.
const opened = globalThis as { undersignedDatabase?: Engine }
await opened.undersignedDatabase?.close()
const engine = await openDatabase()
opened.undersignedDatabase = engine

/** Reads the last committed state. */
export const db = engine.db

const inside = new AsyncLocalStorage<true>()

/** Runs the work in one transaction: all of it is kept, durably, or none. Keep the network out of it. */
export function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isInTransaction()) throw new Error('Already in a transaction: pass tx along instead.')
  return engine.begin((tx) => inside.run(true, () => work(tx)))
}

export function isInTransaction(): boolean {
  return inside.getStore() === true
}

/** Holds the row until the transaction ends, so that a rule about what it owns is decided one at a time. */
export async function lockRow(tx: Tx, table: SQLiteTable & { id: SQLiteColumn }, id: string): Promise<void> {
  // SQLite has one writer; nothing to lock.
  if (!isPostgres) return
  await locking(tx.select({ id: table.id }).from(table).where(eq(table.id, id)))
}

/** Lets concurrent claimers pass each other on PostgreSQL; SQLite has one writer. */
export function skipLocked<T>(query: T): T {
  if (isPostgres && hasFor(query)) return query.for('update', { skipLocked: true }) as T
  return query
}

/** Holds everyone else who asks for the same number until the transaction ends. */
export async function lockNumber(tx: Tx, number: number): Promise<void> {
  if (!isPostgres) return
  await tx.select({ held: sql`pg_advisory_xact_lock(${number})` }).from(sql`(select 1) as one`)
}

/** Brings the database up to this release. */
export function migrate(): Promise<void> {
  return engine.migrate(migrationsFolder)
}

export const probe = () => engine.probe()
export const settings = () => engine.settings()
export const readAll: Engine['readAll'] = (work) => engine.readAll(work)
export const close = () => engine.close()

async function locking(query: unknown): Promise<void> {
  if (hasFor(query)) await query.for('update')
}

function hasFor(
  query: unknown,
): query is { for: (strength: 'update', config?: { skipLocked: true }) => unknown } {
  return typeof query === 'object' && query !== null && 'for' in query
}
