import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Db, Engine, PlainRow, TableShape, Tx } from './engine.server'
import { rebuild } from './rebuild.server'
import * as schema from './schema/index.server'

/** Names our migrations among the advisory locks of a server. */
const MIGRATING = 71_853_001

export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A server that restarts drops idle connections; the next query opens a new one.
  pool.on('error', () => {})
  const all = drizzle(pool, { schema, casing: 'snake_case' })

  return {
    db: all as unknown as Db,
    begin: (work) => all.transaction((tx) => work(tx as unknown as Tx)),
    migrate: async (folder) => {
      const client = await pool.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATING])
        await client.query('set client_min_messages to warning')
        await migrate(drizzle(client), { migrationsFolder: folder })
        await client.query(APPEND_ONLY)
      } finally {
        await client.query('select pg_advisory_unlock($1)', [MIGRATING])
        client.release()
      }
    },
    probe: async () => {
      await pool.query('select txid_current()')
    },
    settings: async () => {
      const { rows } = await pool.query('show synchronous_commit')
      return rows
    },
    readAll: (work) =>
      within('begin isolation level repeatable read read only', (client) =>
        work((table) => rowsOf(client, table)),
      ),
    rebuild: (how, fill) =>
      within('begin', async (client) => {
        const run = async (statement: string) => {
          await client.query(statement)
        }
        await client.query('select pg_advisory_xact_lock($1)', [MIGRATING])
        await run('set local client_min_messages to warning')
        for (const name of how.replaced) await run(`drop table if exists "${name}" cascade`)
        await run('create schema if not exists drizzle')
        await run(`drop table if exists ${JOURNAL}`)
        await run(`create table ${JOURNAL} (id serial primary key, hash text not null, created_at bigint)`)
        await rebuild(run, JOURNAL, how, async () => {
          const keys = await foreignKeys(client)
          for (const key of keys) await run(`${key} deferrable initially deferred`)
          await fill((table, rows) => insert(client, table, rows))
          await run('set constraints all immediate')
          for (const key of keys) await run(`${key} not deferrable`)
        })
        await run(APPEND_ONLY)
      }),
    close: () => pool.end(),
  }

  async function within(begin: string, work: (client: pg.PoolClient) => Promise<void>) {
    const client = await pool.connect()
    try {
      await client.query(begin)
      await work(client)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
}

async function* rowsOf(client: pg.PoolClient, { name, columns }: TableShape): AsyncGenerator<PlainRow> {
  const columnNames = columns.map((column) => `"${column.name}"`).join(', ')
  await client.query(`declare every_row no scroll cursor for select ${columnNames} from "${name}"`)
  for (;;) {
    const { rows } = await client.query<PlainRow>({ text: 'fetch 100 from every_row', rowMode: 'array' })
    yield* rows.map((row) => row.map((value) => (value instanceof Date ? value.toISOString() : value)))
    if (rows.length < 100) break
  }
  await client.query('close every_row')
}

async function insert(client: pg.PoolClient, { name, columns }: TableShape, rows: PlainRow[]) {
  const columnNames = columns.map((column) => `"${column.name}"`).join(', ')
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.name, row[at]])))
  await client.query(
    `insert into "${name}" (${columnNames})
     select ${columnNames} from json_populate_recordset(null::"${name}", $1)`,
    [JSON.stringify(objects)],
  )
}

/** The beginning of what changes each foreign key. */
async function foreignKeys(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ change: string }>(
    `select format('alter table %s alter constraint %I', conrelid::regclass, conname) as change
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  )
  return rows.map(({ change }) => change)
}

const JOURNAL = 'drizzle.__drizzle_migrations'

const APPEND_ONLY = `
  create or replace function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'history is append-only'; end $$;
  drop trigger if exists history_no_change on history;
  create trigger history_no_change before update or delete or truncate on history
    for each statement execute function refuse_change();
`
