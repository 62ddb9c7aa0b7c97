import { createHash } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { bytesIn, type Entry, readTar } from '../archive'
import { Refused } from './ground'

export const FORMAT = 'undersigned-backup-2'

const entry = z.object({ name: z.string(), size: z.number(), sha256: z.string() })
// Names go into SQL and into paths.
const word = z.string().regex(/^[a-z][a-z0-9_]*$/)

const manifestShape = z.object({
  format: z.literal(FORMAT),
  createdAt: z.string(),
  /** The engine it was made on; it can be restored on either. */
  engine: z.enum(['sqlite', 'postgres']),
  /** How many migrations its rows were made under. */
  migrations: z.number().int().positive(),
  tables: z.array(
    entry.extend({
      table: word,
      rows: z.number(),
      columns: z.array(
        z.object({ name: word, kind: z.enum(['string', 'number', 'boolean', 'date', 'json']) }),
      ),
    }),
  ),
  files: z.array(entry.extend({ name: z.string().refine(isInFiles) })),
})

/** What an archive says that it holds. Each table is a file of JSON, one row a line, values in the order of the columns. */
export type Manifest = z.infer<typeof manifestShape>

/** Reads the manifest of an archive, and finds everything that it names; anything else is no backup of ours. */
export async function readManifest(archive: string): Promise<{ manifest: Manifest; entryOf: Find }> {
  try {
    const entries = new Map((await readTar(archive)).map((each) => [each.name, each]))
    const found = entries.get('manifest.json')
    if (!found || found.size > 64 * 1024 ** 2) throw new Error('This is not a backup.')
    const manifest = manifestShape.parse(JSON.parse((await bytesIn(archive, found)).toString('utf8')))
    const entryOf = ({ name, size }: { name: string; size: number }) => {
      const entry = entries.get(name)
      if (entry?.size !== size) throw damaged(name)
      return entry
    }
    return { manifest, entryOf }
  } catch (error) {
    const unreadable = error instanceof z.ZodError || error instanceof SyntaxError
    const why = unreadable ? 'Its manifest is not one.' : error instanceof Error ? error.message : error
    throw new Refused(`${archive} cannot be restored. ${why} Nothing was changed.`)
  }
}

type Find = (named: { name: string; size: number }) => Entry

export function damaged(name: string): Refused {
  return new Refused(`The archive is damaged: ${name}. Nothing was changed.`)
}

/** The SHA-256 of bytes that come in parts. */
export async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of bytes) hash.update(part)
  return hash.digest('hex')
}

function isInFiles(name: string): boolean {
  return (
    name.startsWith('files/') &&
    !name.includes('\\') &&
    path.posix.normalize(name) === name &&
    !name.includes('\0')
  )
}
