import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Rebuilding } from './engine.server'

type Run = (sql: string) => Promise<void> | void

/** Applies the first migrations, lets the rows in, and applies the rest to them: what drizzle's migrator does, stopped half-way. */
export async function rebuild(
  run: Run,
  journal: string,
  { folder, count }: Rebuilding,
  fill: () => Promise<void>,
): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  for (const [at, { sql, hash, folderMillis }] of migrations.entries()) {
    if (at === count) await fill()
    for (const statement of sql) await run(statement)
    await run(`insert into ${journal} (hash, created_at) values ('${hash}', ${folderMillis})`)
  }
  if (count >= migrations.length) await fill()
}
