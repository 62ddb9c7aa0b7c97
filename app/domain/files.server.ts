import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { dataDir, db, files, type Tx } from '~db'

export type File = typeof files.$inferSelect

/** Bytes that are on disk, for a row in a transaction to come. */
export type Stored = { hash: string; name: string; mediaType: string; size: number }

/** The largest file that is taken as a proof or an answer. */
const LARGEST = 20_000_000

const TAKEN: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
}

/** Puts bytes on disk under their hash, before the transaction that speaks of them; the same bytes are kept once. */
export async function store(bytes: Uint8Array, name: string, mediaType: string): Promise<Stored> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const to = placeOf(hash)
  await mkdir(path.dirname(to), { recursive: true })
  const half = `${to}.${randomUUID()}`
  await writeFile(half, bytes, { mode: 0o600, flush: true })
  await rename(half, to)
  return { hash, name: nameOf(name), mediaType, size: bytes.length }
}

/** Stores what a lead uploaded, if it is a PDF, a picture, a Word file, a mail or plain text of at most 20 MB. */
export async function storeUpload(bytes: Uint8Array, name: string): Promise<Stored | { refused: string }> {
  if (bytes.length === 0) return { refused: 'The file is empty. Choose another one.' }
  if (bytes.length > LARGEST) return { refused: 'The file is larger than 20 MB. Choose a smaller one.' }
  const mediaType = await typeOf(bytes, name)
  if (!mediaType)
    return { refused: 'Choose a PDF, a picture, a Word file, a saved mail (.eml) or a text file.' }
  return store(bytes, name, mediaType)
}

/** Writes the row of stored bytes, within the transaction that needs the file. */
export async function add(tx: Tx, coalitionId: string, stored: Stored): Promise<File> {
  const [file] = await tx
    .insert(files)
    .values({ coalitionId, ...stored })
    .returning()
  if (!file) throw new Error('The file was not added.')
  return file
}

/** The file of this id, if it is this coalition's. */
export async function find(coalitionId: string, id: string): Promise<File | null> {
  const [file] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, id), eq(files.coalitionId, coalitionId)))
  return file ?? null
}

/** A file's bytes; throws when they are not the ones that were stored. */
export async function read(file: Pick<File, 'hash'>): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readFile(placeOf(file.hash))
  if (createHash('sha256').update(bytes).digest('hex') !== file.hash)
    throw new Error(`The bytes of file ${file.hash} have changed on disk.`)
  return bytes
}

/** Takes bytes from the disk that no row speaks of any more; others that were the same stay. */
export async function forget(hash: string): Promise<void> {
  if ((await db.$count(files, eq(files.hash, hash))) === 0) await rm(placeOf(hash), { force: true })
}

function placeOf(hash: string): string {
  return path.join(dataDir, 'files', hash.slice(0, 2), hash)
}

async function typeOf(bytes: Uint8Array, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime in TAKEN ? found.mime : null
  // Mail and text have no signature; what holds a NUL is neither.
  if (bytes.includes(0)) return null
  return /\.eml$/i.test(name) ? 'message/rfc822' : 'text/plain'
}

function nameOf(name: string): string {
  return (
    path
      .basename(name.normalize('NFC').replaceAll('\\', '/'))
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .slice(-150) || 'file'
  )
}
