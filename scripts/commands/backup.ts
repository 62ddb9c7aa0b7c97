import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { databaseUrl, dataDir, isPostgres, makeDataDir } from '../../db/place.server'
import { bytesIn, type Entry, extract, readTar, writeTar } from '../archive'
import { hasDatabase, pathOf, print, Refused, tell, withDatabase } from './ground'

const FORMAT = 'undersigned-backup-1'
const DATABASE = 'database.sqlite'

const manifestShape = z.object({
  format: z.literal(FORMAT),
  createdAt: z.string(),
  engine: z.literal('sqlite'),
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
})

/** Puts the database and the files into one archive, while the product runs; never the key. */
export async function backup(file: string, options: { json?: boolean }) {
  refusePostgres()
  if (!hasDatabase()) throw new Refused(`There is no database in ${dataDir}.`)
  const to = pathOf(file)
  const folder = path.dirname(to)
  if (!existsSync(folder)) throw new Refused(`There is no folder ${folder}.`)
  const beside = await mkdtemp(path.join(folder, '.backup-'))
  try {
    const copy = path.join(beside, DATABASE)
    await withDatabase(({ copyTo }) => copyTo(copy))
    // Files come after the database: what it speaks of is there by then.
    const sources = [{ name: DATABASE, from: copy }, ...(await filesIn(path.join(dataDir, 'files')))]
    const files = []
    for (const { name, from } of sources)
      files.push({ name, size: (await stat(from)).size, sha256: await hashOf(from) })
    const manifest = { format: FORMAT, createdAt: new Date().toISOString(), engine: 'sqlite', files }
    const archive = path.join(beside, 'archive.tar')
    await writeTar(archive, [
      { name: 'manifest.json', from: Buffer.from(JSON.stringify(manifest, null, 2)) },
      ...sources,
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

/** Puts an archive into the data folder; what is there gives way only when forced, the key never. */
export async function restore(file: string, options: { force?: boolean; json?: boolean }) {
  refusePostgres()
  const archive = pathOf(file)
  if (!existsSync(archive)) throw new Refused(`There is no file ${file}.`)
  const occupied = existsSync(databaseUrl) || (existsSync(dataDir) && readdirSync(dataDir).length > 0)
  if (occupied && !options.force) {
    throw new Refused(
      `${dataDir} is not empty. Stop the product, and add --force to replace the database and the files in it; the key stays.`,
    )
  }
  const { manifest, entries } = await contentsOf(archive)
  makeDataDir()
  await mkdir(path.dirname(databaseUrl), { recursive: true, mode: 0o700 })
  const beside = path.join(dataDir, `.restore-${randomUUID()}`)
  try {
    await mkdir(path.join(beside, 'files'), { recursive: true, mode: 0o700 })
    for (const { name, size, sha256 } of manifest.files) {
      const entry = entries.get(name)
      if (!entry || entry.size !== size)
        throw new Refused(`The archive is damaged: ${name}. Nothing was changed.`)
      await extract(archive, entry, path.join(beside, name))
      if ((await hashOf(path.join(beside, name))) !== sha256) {
        throw new Refused(`The archive is damaged: ${name}. Nothing was changed.`)
      }
    }
    // A log of the database before would be read into the one that comes.
    for (const ending of ['-wal', '-shm', '']) await rm(`${databaseUrl}${ending}`, { force: true })
    await rm(path.join(dataDir, 'files'), { recursive: true, force: true })
    await rename(path.join(beside, 'files'), path.join(dataDir, 'files'))
    await rename(path.join(beside, DATABASE), databaseUrl)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  const key = existsSync(path.join(dataDir, 'key')) || process.env.SECRET_KEY
  tell(
    `Restored what was kept on ${manifest.createdAt}.${key ? '' : ' Put the key back before you start the product.'}`,
  )
  print(options.json, { restored: dataDir, createdAt: manifest.createdAt, files: manifest.files.length }, '')
}

async function contentsOf(archive: string) {
  try {
    const entries = new Map<string, Entry>((await readTar(archive)).map((entry) => [entry.name, entry]))
    const found = entries.get('manifest.json')
    if (!found || found.size > 64 * 1024 ** 2) throw new Error('This is not a backup.')
    const manifest = manifestShape.parse(JSON.parse((await bytesIn(archive, found)).toString('utf8')))
    if (!manifest.files.some(({ name }) => name === DATABASE)) throw new Error('It holds no database.')
    if (!manifest.files.every(({ name }) => name === DATABASE || isInFiles(name)))
      throw new Error('It names foreign files.')
    return { manifest, entries }
  } catch (error) {
    const why =
      error instanceof z.ZodError || error instanceof SyntaxError
        ? 'Its manifest is not one.'
        : String(error instanceof Error ? error.message : error)
    throw new Refused(`${archive} cannot be restored. ${why} Nothing was changed.`)
  }
}

function isInFiles(name: string): boolean {
  return (
    name.startsWith('files/') &&
    !name.includes('\\') &&
    path.posix.normalize(name) === name &&
    !name.includes('\0')
  )
}

async function filesIn(folder: string) {
  if (!existsSync(folder)) return []
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .sort()
    .map((from) => ({ name: `files/${path.relative(folder, from).split(path.sep).join('/')}`, from }))
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest('hex')
}

function refusePostgres() {
  if (isPostgres) {
    throw new Refused(
      `On PostgreSQL, copy the database with pg_dump (and back with pg_restore), and the folder ${path.join(dataDir, 'files')} beside it.`,
    )
  }
}
