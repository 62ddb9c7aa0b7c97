import type { Engine } from './engine.server'
import { databaseUrl, isPostgres, makeDataDir } from './place.server'

/** Opens the database of the settings, or a SQLite file in another place. */
export async function openDatabase(file = databaseUrl): Promise<Engine> {
  if (isPostgres) return (await import('./postgres.server')).openPostgres(databaseUrl)
  makeDataDir()
  return (await import('./sqlite.server')).openSqlite(file)
}
