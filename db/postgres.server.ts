import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Db, Engine, Tx } from './engine.server'
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
    copyTo: async () => {
      throw new Error('On PostgreSQL a copy is made by pg_dump. See the README under Backup.')
    },
    close: () => pool.end(),
  }
}

const APPEND_ONLY = `
  create or replace function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'history is append-only'; end $$;
  drop trigger if exists history_no_change on history;
  create trigger history_no_change before update or delete or truncate on history
    for each statement execute function refuse_change();
`
