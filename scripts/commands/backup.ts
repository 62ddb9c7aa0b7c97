import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { dataDir, isPostgres } from '../../db/place.server'
import { tables } from '../../db/tables.server'
import { writeTar } from '../archive'
import { hasDatabase, pathOf, print, Refused, released, tell, withDatabase } from './ground'
import { writeLines } from './lines'
import { FORMAT, hashOf, type Manifest } from './manifest'

/** Puts the database and the files into one archive, while the product runs; never the key. */
export async function backup(file: string, options: { json?: boolean }): Promise<void> {
  if (!hasDatabase()) throw new Refused(`There is no database in ${dataDir}.`)
  const to = pathOf(file)
  const folder = path.dirname(to)
  if (!existsSync(folder)) throw new Refused(`There is no folder ${folder}.`)
  const beside = await mkdtemp(path.join(folder, '.backup-'))
  try {
    const written = await writeTables(beside)
    // Files come after the database: what it speaks of is there by then.
    const found = await listFiles(path.join(dataDir, 'files'))
    const manifest: Manifest = {
      format: FORMAT,
      createdAt: new Date().toISOString(),
      engine: isPostgres ? 'postgres' : 'sqlite',
      migrations: released(),
      tables: [],
      files: [],
    }
    for (const { from, ...table } of written)
      manifest.tables.push({ ...table, ...(await entryOf(table, from)) })
    for (const { from, ...each } of found) manifest.files.push(await entryOf(each, from))
    const archive = path.join(beside, 'archive.tar')
    await writeTar(archive, [
      { name: 'manifest.json', from: Buffer.from(JSON.stringify(manifest, null, 2)) },
      ...written,
      ...found,
    ])
    await rename(archive, to)
    tell(
      `Kept in ${to}. The key (${path.join(dataDir, 'key')} or SECRET_KEY) is not in it: keep it in another place.`,
    )
    print(options.json, { file: to, ...manifest }, '')
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function writeTables(folder: string) {
  const written: { name: string; from: string; table: string; rows: number; columns: Columns }[] = []
  await withDatabase(({ readAll }) =>
    readAll(async (rowsOf) => {
      for (const table of tables) {
        const from = path.join(folder, `${table.name}.jsonl`)
        const rows = await writeLines(from, rowsOf(table))
        written.push({
          name: `database/${table.name}.jsonl`,
          from,
          table: table.name,
          rows,
          columns: table.columns,
        })
      }
    }),
  )
  return written
}

type Columns = (typeof tables)[number]['columns']

async function listFiles(folder: string): Promise<{ name: string; from: string }[]> {
  if (!existsSync(folder)) return []
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .sort()
    .map((from) => ({ name: `files/${path.relative(folder, from).split(path.sep).join('/')}`, from }))
}

async function entryOf({ name }: { name: string }, from: string) {
  return { name, size: (await stat(from)).size, sha256: await hashOf(createReadStream(from)) }
}
