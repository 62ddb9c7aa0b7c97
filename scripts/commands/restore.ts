import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { openDatabase } from '../../db/open.server'
import { databaseUrl, dataDir, isPostgres, makeDataDir, migrationsFolder } from '../../db/place.server'
import { accounts } from '../../db/schema/index.server'
import { tables } from '../../db/tables.server'
import { extract, streamOf } from '../archive'
import { migrations, pathOf, print, Refused, released, tell, withDatabase } from './ground'
import { readLines } from './lines'
import { damaged, hashOf, type Manifest, readManifest } from './manifest'

type Archive = { file: string } & Awaited<ReturnType<typeof readManifest>>

/** Puts an archive into the database and the data folder; what is there gives way only when forced, the key never. */
export async function restore(file: string, options: { force?: boolean; json?: boolean }): Promise<boolean> {
  const archive = pathOf(file)
  if (!existsSync(archive)) throw new Refused(`There is no file ${file}.`)
  const occupied = await whatIsThere()
  if (occupied && !options.force) {
    throw new Refused(
      `${occupied} is not empty. Stop the product, and add --force to replace the database and the files; the key stays.`,
    )
  }
  const found = { file: archive, ...(await readManifest(archive)) }
  const { manifest } = found
  if (manifest.migrations > released()) {
    throw new Refused('The archive is from a later release. Restore it with that one. Nothing was changed.')
  }
  makeDataDir()
  const beside = path.join(dataDir, `.restore-${randomUUID()}`)
  try {
    await extractFiles(found, beside)
    await checkTables(found)
    await (isPostgres ? rebuild(found) : rebuildBeside(found))
    await rm(path.join(dataDir, 'files'), { recursive: true, force: true })
    await rename(path.join(beside, 'files'), path.join(dataDir, 'files'))
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return report(manifest, options)
}

async function whatIsThere(): Promise<string | null> {
  // An operator may put the key back first.
  const rest = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name !== 'key') : []
  if (rest.length > 0) return dataDir
  if (!isPostgres) return existsSync(databaseUrl) ? databaseUrl : null
  const engine = await openDatabase()
  try {
    const { applied } = await migrations({ db: engine.db, isPostgres })
    if (applied === 0) return null
    // A start leaves recurring work in it, and nothing else.
    const mine = applied === released() ? await engine.db.$count(accounts) : 1
    return mine > 0 ? 'The database' : null
  } finally {
    await engine.close()
  }
}

async function extractFiles({ file, manifest, entryOf }: Archive, beside: string) {
  await mkdir(path.join(beside, 'files'), { recursive: true, mode: 0o700 })
  for (const each of manifest.files) {
    const to = path.join(beside, each.name)
    await extract(file, entryOf(each), to)
    if ((await hashOf(createReadStream(to))) !== each.sha256) throw damaged(each.name)
  }
}

async function checkTables({ file, manifest, entryOf }: Archive) {
  for (const table of manifest.tables) {
    if ((await hashOf(streamOf(file, entryOf(table)))) !== table.sha256) throw damaged(table.name)
  }
}

/** On SQLite a new file is made, and takes the place of the one before when it is whole. */
async function rebuildBeside(archive: Archive) {
  await mkdir(path.dirname(databaseUrl), { recursive: true, mode: 0o700 })
  const fresh = `${databaseUrl}.${randomUUID()}`
  try {
    await rebuild(archive, fresh)
    // A log of the database before would be read into the one that comes.
    await removeDatabase(databaseUrl)
    await rename(fresh, databaseUrl)
  } finally {
    await removeDatabase(fresh)
  }
}

async function removeDatabase(file: string) {
  for (const ending of ['-wal', '-shm', '']) await rm(`${file}${ending}`, { force: true })
}

async function rebuild({ file, manifest, entryOf }: Archive, fresh?: string) {
  const engine = await openDatabase(fresh)
  const replaced = [
    ...new Set([...tables.map(({ name }) => name), ...manifest.tables.map(({ table }) => table)]),
  ]
  try {
    await engine.rebuild(
      { folder: migrationsFolder, count: manifest.migrations, replaced },
      async (insert) => {
        for (const { columns, ...table } of manifest.tables) {
          for await (const lines of readLines(streamOf(file, entryOf(table)))) {
            await insert({ name: table.table, columns }, z.array(z.array(z.unknown())).parse(lines))
          }
        }
      },
    )
  } finally {
    await engine.close()
  }
}

async function report(manifest: Manifest, options: { json?: boolean }): Promise<boolean> {
  const history = await withDatabase(async () => (await import('~/domain/history.server')).verify())
  const key = existsSync(path.join(dataDir, 'key')) || process.env.SECRET_KEY
  tell(
    `Restored what was kept on ${manifest.createdAt}.${key ? '' : ' Put the key back before you start the product.'}`,
  )
  if (history.broken !== null) tell(`Its history does not fit from entry ${history.broken} on.`)
  const { createdAt, engine, files } = manifest
  print(options.json, { restored: dataDir, createdAt, engine, files: files.length, history }, '')
  return history.broken === null
}
