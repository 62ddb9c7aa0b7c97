import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** The folder that holds everything one installation keeps. */
export const dataDir = path.resolve(process.env.DATA_DIR || './data')

const url = process.env.DATABASE_URL || `file:${path.join(dataDir, 'undersigned.sqlite')}`

export const isPostgres = /^postgres(ql)?:/.test(url)

/** The connection string on PostgreSQL, the path of the file on SQLite. */
export const databaseUrl = isPostgres ? url : path.resolve(url.replace(/^file:/, ''))

/** Migrations are found from the working directory: the built server is one bundle. */
export const migrationsFolder = path.resolve('db/migrations', isPostgres ? 'postgres' : 'sqlite')

/** Makes the data folder, readable by its owner alone. */
export function makeDataDir() {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
}
