import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const NEWLINE = 10

/** Writes values as JSON, one a line, as fast as the disk takes them; gives how many there were. */
export async function writeLines(file: string, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0
  async function* parts() {
    let part = ''
    for await (const value of values) {
      count += 1
      part += `${JSON.stringify(value)}\n`
      if (part.length > 65_536) {
        yield part
        part = ''
      }
    }
    yield part
  }
  await pipeline(Readable.from(parts()), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return count
}

/** Reads what `writeLines` wrote, in batches of at most so many lines and about so many bytes. */
export async function* readLines(
  bytes: AsyncIterable<Buffer>,
  { lines = 500, about = 1_000_000 } = {},
): AsyncGenerator<unknown[]> {
  let batch: unknown[] = []
  let size = 0
  for await (const line of split(bytes)) {
    batch.push(JSON.parse(line.toString('utf8')))
    size += line.length
    if (batch.length >= lines || size >= about) {
      yield batch
      batch = []
      size = 0
    }
  }
  if (batch.length > 0) yield batch
}

// By the byte: node:readline also breaks at U+2028, which JSON may hold.
async function* split(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let open: Buffer[] = []
  for await (const part of bytes) {
    let from = 0
    for (let to = part.indexOf(NEWLINE); to >= 0; to = part.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...open, part.subarray(from, to)])
      open = []
      from = to + 1
    }
    if (from < part.length) open.push(part.subarray(from))
  }
  if (open.length > 0) throw new Error('The last line is cut off.')
}
