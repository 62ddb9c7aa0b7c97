import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

const KEPT = 5

/** Copies the SQLite database before a start may migrate it; keeps the last five copies. */
export async function copyBefore() {
  const url = process.env.DATABASE_URL ?? ''
  if (/^postgres/.test(url)) return
  const dataDir = path.resolve(process.env.DATA_DIR || './data')
  const file = url ? path.resolve(url.replace(/^file:/, '')) : path.join(dataDir, 'undersigned.sqlite')
  if (!existsSync(file)) return
  const folder = path.join(dataDir, 'copies')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new Database(file, { readonly: true })
  await database.backup(path.join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.sqlite`))
  database.close()
  for (const old of readdirSync(folder).sort().slice(0, -KEPT)) rmSync(path.join(folder, old))
}
