import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file in a tar archive: its name, its length and where it begins. */
export type Entry = { name: string; size: number; at: number }

type Source = { name: string; from: string | Buffer }

const BLOCK = 512

/** Writes a new POSIX tar archive (ustar) that only its owner can read, and has it on the disk when it returns. */
export async function writeTar(file: string, sources: Source[]): Promise<void> {
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  await once(out, 'open')
  await pipeline(contents(sources), out)
}

/** Lists what an archive holds; an archive that is cut off or altered in its heads is an error. */
export async function readTar(file: string): Promise<Entry[]> {
  const entries: Entry[] = []
  const handle = await open(file)
  try {
    const { size: length } = await handle.stat()
    const head = Buffer.alloc(BLOCK)
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(head, 0, BLOCK, at)
      if (bytesRead < BLOCK) throw new Error('The archive is cut off.')
      if (head.every((byte) => byte === 0)) return entries
      if (field(head, 257, 5) !== 'ustar' || number(head, 148, 8) !== sumOf(head))
        throw new Error('This is not a backup.')
      const size = number(head, 124, 12)
      if (!Number.isSafeInteger(size) || at + BLOCK + size > length)
        throw new Error('The archive is cut off.')
      const folder = field(head, 345, 155)
      const name = folder ? `${folder}/${field(head, 0, 100)}` : field(head, 0, 100)
      // Kinds '0' and NUL are files; the rest (folders, links) is nothing that we write.
      if (head[156] === 48 || head[156] === 0) entries.push({ name, size, at: at + BLOCK })
      at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    }
  } finally {
    await handle.close()
  }
}

/** The bytes of one entry, for small ones. */
export async function bytesIn(file: string, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of streamOf(file, entry)) parts.push(part)
  return Buffer.concat(parts)
}

/** Copies one entry to a new file. */
export async function extract(file: string, entry: Entry, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  await pipeline(streamOf(file, entry), createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }))
}

/** The bytes of one entry, part by part. */
export async function* streamOf(file: string, { at, size }: Entry): AsyncGenerator<Buffer> {
  if (size > 0) yield* createReadStream(file, { start: at, end: at + size - 1 })
}

async function* contents(sources: Source[]): AsyncGenerator<Buffer> {
  for (const { name, from } of sources) {
    const size = typeof from === 'string' ? (await stat(from)).size : from.byteLength
    yield headOf(name, size)
    let written = 0
    for await (const part of typeof from === 'string' ? createReadStream(from) : [from]) {
      written += part.byteLength
      yield part
    }
    if (written !== size) throw new Error(`${name} changed while it was copied.`)
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
  }
  yield Buffer.alloc(2 * BLOCK)
}

function headOf(name: string, size: number): Buffer {
  const cut = Buffer.byteLength(name) > 100 ? name.indexOf('/', Math.max(0, name.length - 101)) : -1
  const [folder, base] = cut < 0 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)]
  if (Buffer.byteLength(base) > 100 || Buffer.byteLength(folder) > 155)
    throw new Error(`${name} is too long a name.`)
  if (size >= 8 ** 11) throw new Error(`${name} is larger than 8 GB.`)
  const head = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  head.write(base, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(Date.now() / 1000), 136, 12)
  head.write('0', 156)
  head.write('ustar\0' + '00', 257, 'latin1')
  head.write(folder, 345)
  octal(sumOf(head), 148, 8)
  return head
}

/** The sum of the head's bytes, its own field counted as blanks. */
function sumOf(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

function field(head: Buffer, at: number, length: number): string {
  return head.toString('utf8', at, at + length).split('\0', 1)[0] ?? ''
}

function number(head: Buffer, at: number, length: number): number {
  return Number.parseInt(field(head, at, length).trim() || '0', 8)
}
