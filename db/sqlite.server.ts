import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Db, Engine, PlainRow, TableShape, Tx } from './engine.server'
import { rebuild } from './rebuild.server'
import * as schema from './schema/index.server'

type Column = TableShape['columns'][number] | undefined

const JOURNAL = '__drizzle_migrations'

/** How long a write waits for another process before it gives up. */
const PATIENCE = 15_000

/** Milliseconds that works are done in a row before the process looks up. */
const AT_A_STRETCH = 10

/** One writer, used in turn, and one reader that sees the last committed state and never waits. */
export function openSqlite(file: string): Engine {
  const writer = connect(file)
  const reader = connect(file)
  reader.pragma('query_only = on')
  const tx = drizzle(writer, { schema, casing: 'snake_case' }) as unknown as Tx
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => {}).then(breathe)
    return mine
  }

  return {
    db: drizzle(reader, { schema, casing: 'snake_case' }) as unknown as Db,
    begin: (work) =>
      inTurn(async () => {
        await beginImmediate(writer)
        try {
          const result = await work(tx)
          writer.exec('commit')
          return result
        } catch (error) {
          if (writer.inTransaction) writer.exec('rollback')
          throw error
        }
      }),
    migrate: (folder) =>
      inTurn(async () => {
        // drizzle-kit rebuilds tables; inside the migrator's transaction SQLite ignores `foreign_keys = off`,
        // and `drop table letters` would cascade. So it is off before, and every key is checked after.
        writer.pragma('foreign_keys = off')
        try {
          migrate(drizzle(writer), { migrationsFolder: folder })
          checkKeys(writer)
        } finally {
          writer.pragma('foreign_keys = on')
        }
        appendOnly(writer)
        // The reader prepared nothing yet on a first start; on an upgrade it must see the new tables.
        reader.pragma('schema_version')
      }),
    probe: () =>
      inTurn(async () => {
        await beginImmediate(writer)
        writer.exec('rollback')
      }),
    settings: async () => [settingsOf(writer), settingsOf(reader)],
    readAll: async (work) => {
      const connection = connect(file)
      try {
        connection.pragma('query_only = on')
        connection.exec('begin')
        await work((table) => rowsOf(connection, table))
      } finally {
        connection.close()
      }
    },
    rebuild: (how, fill) =>
      inTurn(async () => {
        const run = (statement: string) => {
          writer.exec(statement)
        }
        writer.pragma('foreign_keys = off')
        await beginImmediate(writer)
        try {
          for (const name of [...how.replaced, JOURNAL]) run(`drop table if exists "${name}"`)
          run(`create table ${JOURNAL} (id serial primary key, hash text not null, created_at numeric)`)
          await rebuild(run, JOURNAL, how, () =>
            fill(async (table, rows) => {
              insert(writer, table, rows)
            }),
          )
          checkKeys(writer)
          appendOnly(writer)
          writer.exec('commit')
        } catch (error) {
          if (writer.inTransaction) writer.exec('rollback')
          throw error
        } finally {
          writer.pragma('foreign_keys = on')
        }
      }),
    close: async () => {
      await turn
      reader.close()
      writer.close()
    },
  }
}

let breathed = performance.now()

/**
 * Between works that wait in line the process looks up. They never wait for anything outside, so that else nothing is
 * read or answered until the line is at its end; and connections whose time is up meanwhile are cut with requests in them.
 */
async function breathe(): Promise<void> {
  if (performance.now() - breathed < AT_A_STRETCH) return
  await new Promise((resolve) => setImmediate(resolve))
  breathed = performance.now()
}

function connect(file: string) {
  const connection = new Database(file)
  connection.pragma('journal_mode = wal')
  // A re-opened WAL database is NORMAL by default and loses acknowledged work in a power cut.
  connection.pragma('synchronous = full')
  connection.pragma('foreign_keys = on')
  // Short, because this wait blocks the event loop; the patience is in beginImmediate.
  connection.pragma('busy_timeout = 150')
  connection.pragma('trusted_schema = off')
  connection.pragma('secure_delete = on')
  const found = settingsOf(connection)
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 150 }
  for (const [name, value] of Object.entries(wanted)) {
    if (found[name] !== value) {
      throw new Error(`SQLite did not take ${name} = ${value}. The data folder must be on a local disk.`)
    }
  }
  return connection
}

function settingsOf(connection: Database.Database): Record<string, unknown> {
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'query_only']
  return Object.fromEntries(names.map((name) => [name, connection.pragma(name, { simple: true })]))
}

async function beginImmediate(writer: Database.Database) {
  const started = Date.now()
  for (;;) {
    try {
      writer.exec('begin immediate')
      return
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      if (!busy || Date.now() - started > PATIENCE) throw error
      await wait(5 + Math.random() * 40)
    }
  }
}

async function* rowsOf(
  connection: Database.Database,
  { name, columns }: TableShape,
): AsyncGenerator<PlainRow> {
  const columnNames = columns.map((column) => `"${column.name}"`).join(', ')
  const statement = connection.prepare<[], PlainRow>(`select ${columnNames} from "${name}"`)
  for (const row of statement.raw().iterate()) yield row.map((value, at) => plain(value, columns[at]))
}

function insert(writer: Database.Database, table: TableShape, rows: PlainRow[]) {
  const columnNames = table.columns.map((column) => `"${column.name}"`).join(', ')
  const places = table.columns.map(() => '?').join(', ')
  const statement = writer.prepare(`insert into "${table.name}" (${columnNames}) values (${places})`)
  for (const row of rows) statement.run(row.map((value, at) => kept(value, table.columns[at])))
}

function plain(value: unknown, column: Column): unknown {
  if (value === null) return null
  if (column?.kind === 'date') return new Date(Number(value)).toISOString()
  if (column?.kind === 'boolean') return value === 1
  if (column?.kind === 'json') return JSON.parse(String(value))
  return value
}

function kept(value: unknown, column: Column): unknown {
  if (value === null) return null
  if (column?.kind === 'date') return Date.parse(String(value))
  if (column?.kind === 'boolean') return value ? 1 : 0
  if (column?.kind === 'json') return JSON.stringify(value)
  return value
}

function checkKeys(writer: Database.Database) {
  const broken = writer.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) {
    throw new Error(`There are ${broken.length} rows without what they refer to.`)
  }
}

// A rebuilt table loses its triggers, so they are put back after every migration.
function appendOnly(writer: Database.Database) {
  writer.exec(`
    create trigger if not exists history_no_update before update on history
      begin select raise(abort, 'history is append-only'); end;
    create trigger if not exists history_no_delete before delete on history
      begin select raise(abort, 'history is append-only'); end;
  `)
}
