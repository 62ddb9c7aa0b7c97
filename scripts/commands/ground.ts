import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { databaseUrl, isPostgres, migrationsFolder } from '../../db/place.server'

export type Database = typeof import('~db')

/** What cannot be done, and why: exit 1. */
export class Refused extends Error {}

/** What was asked in a way that is not understood: exit 2. */
export class Misused extends Error {}

/** Prints a result: JSON when it was asked for, else what a person wants to read. */
export function print(json: boolean | undefined, result: unknown, text: string): void {
  const printed = json ? JSON.stringify(result, null, 2) : text
  if (printed) process.stdout.write(`${printed}\n`)
}

/** Tells the operator something that is not the result. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** The path of a file as named from where the operator stands. */
export function pathOf(file: string): string {
  return path.resolve(process.env.CALLED_FROM || '.', file)
}

/** The bytes of a file, if it is one; how large a letter may be is for its reader to say. */
export function bytesOf(file: string): Buffer {
  const at = pathOf(file)
  const found = statSync(at, { throwIfNoEntry: false })
  if (!found) throw new Refused(`There is no file ${file}.`)
  if (!found.isFile()) throw new Refused(`${file} is not a file.`)
  if (found.size > 1024 ** 3) throw new Refused(`${file} is larger than 1 GB.`)
  return readFileSync(at)
}

/** Whether there is a database to open; opening one on SQLite makes it. */
export function hasDatabase(): boolean {
  return isPostgres || existsSync(databaseUrl)
}

/** Opens the database, closes it after the work, and refuses one that is not of this release; makes a missing one. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await import('~db')
  try {
    const { applied, released } = await migrations(database)
    if (applied === 0) await database.migrate()
    else if (applied < released) {
      throw new Refused(
        'The database is from an earlier release. Run npm start once: it keeps a copy and brings it up to date.',
      )
    } else if (applied > released) {
      throw new Refused('The database is from a later release. Use the command line of that one.')
    }
    return await work(database)
  } finally {
    await database.close()
  }
}

/** How many migrations the database has, and how many this release has. */
export async function migrations({ db, isPostgres }: Pick<Database, 'db' | 'isPostgres'>) {
  const { sql } = await import('drizzle-orm')
  const known = isPostgres
    ? sql`(select 1 from information_schema.tables where table_schema = 'drizzle' and table_name = '__drizzle_migrations') as known`
    : sql`(select 1 from sqlite_master where name = '__drizzle_migrations') as known`
  const there = (await db.select({ one: sql`1` }).from(known)).length > 0
  const applied = isPostgres ? sql`drizzle.__drizzle_migrations` : sql`__drizzle_migrations`
  const rows = there ? await db.select({ one: sql`1` }).from(applied) : []
  return { applied: rows.length, released: released() }
}

/** How many migrations this release has; as many on both engines. */
export function released(): number {
  const journal = path.join(migrationsFolder, 'meta/_journal.json')
  const { entries }: { entries: unknown[] } = JSON.parse(readFileSync(journal, 'utf8'))
  return entries.length
}
