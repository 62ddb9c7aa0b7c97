import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

const MEGABYTE = 1024 * 1024
const LIMITS = { entries: 2_000, total: 300 * MEGABYTE, ratio: 200 }

/** What cannot be read, in a sentence for whoever chose the file. */
export class Refused extends Error {}

export const HUGE =
  'The file unpacks to far more than a list of signers holds. Copy the rows you need into a new workbook, save it as CSV, and import that.'
const DAMAGED =
  'The workbook is damaged. Open it where it was made, save it again as .xlsx or CSV, and import that.'
const LOCKED = 'The file is protected by a password. Save it without one and import that.'
const FORBIDDEN =
  'The file has parts that no spreadsheet program writes. Open it in one, save it again as .xlsx or CSV, and import that.'

/** The entries of an archive by name, none unpacked; refuses what declares to be a bomb, a lock or a way out of the archive. */
export async function open(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const zip = await opened(bytes)
  const entries = new Map<string, Entry>()
  let total = 0
  let end = 0
  for (const entry of (await entriesOf(zip)).sort(byPlace)) {
    if (entry.generalPurposeBitFlag & 1) throw new Refused(LOCKED)
    // Entries that share bytes are how a small file pretends to hold a large one.
    if (entry.relativeOffsetOfLocalHeader < end) throw new Refused(FORBIDDEN)
    end = entry.relativeOffsetOfLocalHeader + entry.compressedSize
    total += entry.uncompressedSize
    const isDense =
      entry.uncompressedSize > 10 * MEGABYTE && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio
    if (total > LIMITS.total || isDense) throw new Refused(HUGE)
    entries.set(entry.fileName.replace(/^\//, ''), entry)
  }
  return { zip, entries }
}

function byPlace(one: Entry, other: Entry): number {
  return one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader
}

/** An entry as it unpacks; yauzl ends it when it is longer than it declared. */
export function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) reject(new Refused(DAMAGED))
      else resolve(stream)
    })
  })
}

/** A small entry whole; null when there is none of this name. */
export async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string | null> {
  if (!entry) return null
  if (entry.uncompressedSize > 20 * MEGABYTE) throw new Refused(HUGE)
  const parts: Buffer[] = []
  for await (const part of await streamOf(zip, entry)) parts.push(part as Buffer)
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '')
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (error, zip) => {
      if (error || !zip) reject(new Refused(DAMAGED))
      else if (zip.entryCount > LIMITS.entries) reject(new Refused(HUGE))
      else resolve(zip)
    })
  })
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const found: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      found.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(found))
    // yauzl refuses absolute names and those with "..".
    zip.once('error', () => reject(new Refused(DAMAGED)))
    zip.readEntry()
  })
}
