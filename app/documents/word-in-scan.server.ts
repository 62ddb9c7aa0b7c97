import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

const MEGABYTE = 1024 * 1024
const LIMITS = {
  entries: 200,
  total: 50 * MEGABYTE,
  entry: 20 * MEGABYTE,
  ratio: 100,
  paragraphs: 20_000,
  depth: 200,
}

const DAMAGED =
  'The Word file is damaged or not a Word file. Open it in Word, save it again as .docx, and import that.'
const HUGE =
  'The Word file unpacks to far more than a letter holds. Copy the letter’s text into a new document and import that.'
const LOCKED = 'The Word file is protected by a password. Save it without one and import that.'
const MACROS =
  'The Word file holds macros. Save it as a Word document without macros (.docx) and import that.'
const FORBIDDEN =
  'The Word file has parts that no Word program writes. Open it in Word, save it again as .docx, and import that.'
const NO_TEXT =
  'The file is an archive but not a Word document. Unpack it and import the letter itself, as .docx or plain text.'

/** `remarks`: the XML of the text and of the comments, where people left something for each other. */
export type Scan =
  | { remarks: { text: string; comments: string } | null; text: string; numbering: string }
  | { refused: string }

const READ = new Map([
  ['word/document.xml', 'text'],
  ['word/comments.xml', 'comments'],
  ['word/numbering.xml', 'numbering'],
  ['[Content_Types].xml', 'types'],
])

class Refused extends Error {}

/** Looks through a Word file's entries without trusting what it declares: sizes are counted as they unpack, XML is only scanned. */
export async function scanWord(bytes: Uint8Array): Promise<Scan> {
  let zip: ZipFile | null = null
  try {
    zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return await scanned(zip)
  } catch (error) {
    return { refused: error instanceof Refused ? error.message : DAMAGED }
  } finally {
    zip?.close()
  }
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) reject(error ?? new Error('no zip'))
      else if (zip.entryCount > LIMITS.entries) reject(new Refused(HUGE))
      else resolve(zip)
    })
  })
}

async function scanned(zip: ZipFile): Promise<Scan> {
  const read: Record<string, string> = {}
  let texts = 0
  let total = 0
  const spans: [number, number][] = []
  for await (const entry of entriesOf(zip)) {
    refuseOutright(entry)
    spans.push([entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + entry.compressedSize])
    if (/\.(?:xml|rels)$/i.test(entry.fileName)) {
      const document = entry.fileName === 'word/document.xml'
      if (document) texts++
      const xml = await scanXml(zip, entry, document)
      const part = READ.get(entry.fileName)
      if (part) read[part] = xml
    }
    total += entry.uncompressedSize
    if (total > LIMITS.total) throw new Refused(HUGE)
  }
  refuseOverlaps(spans)
  const { text = '', comments = '', types = '', numbering = '' } = read
  if (/macroEnabled/i.test(types)) throw new Refused(MACROS)
  if (texts !== 1) return { refused: NO_TEXT }
  const marked = /<w:(?:ins|del|moveFrom|moveTo|commentRangeStart|commentReference)\b/.test(text)
  return { remarks: marked ? { text, comments } : null, text, numbering }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = (value: Entry | null) => {
        zip.removeAllListeners()
        resolve(value)
      }
      zip.once('entry', (next: Entry) => done(next))
      zip.once('end', () => done(null))
      zip.once('error', (error: Error) => {
        zip.removeAllListeners()
        reject(error)
      })
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

function refuseOutright(entry: Entry): void {
  const name = entry.fileName
  const mode = entry.externalFileAttributes >>> 16
  if (entry.generalPurposeBitFlag & 1) throw new Refused(LOCKED)
  if (
    (mode & 0o170000) === 0o120000 ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split(/[\\/]/).includes('..')
  )
    throw new Refused(FORBIDDEN)
  if (/vbaproject|\.bin$/i.test(name) && /vba/i.test(name)) throw new Refused(MACROS)
  if (entry.uncompressedSize > LIMITS.entry) throw new Refused(HUGE)
  if (entry.uncompressedSize > 100_000 && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)
    throw new Refused(HUGE)
}

/** Entries that share bytes are how a small file pretends to hold a large one. */
function refuseOverlaps(spans: [number, number][]): void {
  spans.sort((a, b) => a[0] - b[0])
  for (let at = 1; at < spans.length; at++) {
    const [before, now] = [spans[at - 1], spans[at]]
    if (before && now && now[0] < before[1]) throw new Refused(FORBIDDEN)
  }
}

async function scanXml(zip: ZipFile, entry: Entry, counts: boolean): Promise<string> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, readable) =>
      error || !readable ? reject(error ?? new Error('no stream')) : resolve(readable),
    )
  })
  const chunks: Buffer[] = []
  let rest = ''
  let size = 0
  let paragraphs = 0
  let depth = 0
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.byteLength
    if (size > LIMITS.entry) throw new Refused(HUGE)
    if (READ.has(entry.fileName)) chunks.push(bytes)
    // UTF-16 XML would hide its tags from a scan of bytes; Word writes UTF-8.
    if (bytes.includes(0)) throw new Refused(FORBIDDEN)
    const text = rest + bytes.toString('latin1')
    // A tag cut in two by the chunk's end is counted with the next chunk.
    const open = text.lastIndexOf('<')
    const whole =
      open >= 0 && !text.includes('>', open) && text.length - open < 8192 ? text.slice(0, open) : text
    rest = text.slice(whole.length)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(whole) || /<!(?:DOCTYPE|ENTITY)/i.test(rest))
      throw new Refused(FORBIDDEN)
    for (const match of whole.matchAll(/<(\/?)([\w:]{1,40})([^<>]{0,8000})>/g)) {
      const tag = match[2] ?? ''
      if (match[1]) depth--
      else if (!match[3]?.endsWith('/')) depth++
      if (depth > LIMITS.depth) throw new Refused(HUGE)
      if (match[1] || !counts) continue
      if (tag === 'w:p' && ++paragraphs > LIMITS.paragraphs) throw new Refused(HUGE)
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}
