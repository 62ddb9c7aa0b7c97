import { and, asc, eq, ne } from 'drizzle-orm'
import { accounts, db, files, signatures, versions } from '~db'
import type { As, Letter } from '../access.server'
import { listErased } from './erasing.server'
import type { Signature } from './listing.server'

export type Found = {
  signature: Signature
  version: number
  vouchedBy: string | null
  evidenceFile: string | null
  /** When who signed was erased, of it and of the others. */
  erased: Map<string, Date>
  /** Other signatures for the same organization or person, the oldest first. */
  others: Signature[]
}

/** Everything known of one signature of this letter. */
export async function findOf(letter: As<'viewer', Letter>, id: string): Promise<Found | null> {
  const [found] = await db
    .select({
      signature: signatures,
      version: versions.number,
      vouchedBy: accounts.name,
      evidenceFile: files.name,
    })
    .from(signatures)
    .innerJoin(versions, eq(versions.id, signatures.versionId))
    .leftJoin(accounts, eq(accounts.id, signatures.vouchedBy))
    .leftJoin(files, eq(files.id, signatures.evidenceFileId))
    .where(and(eq(signatures.id, id), eq(signatures.letterId, letter.id)))
  if (!found) return null
  const others = await db
    .select()
    .from(signatures)
    .where(
      and(eq(signatures.letterId, letter.id), eq(signatures.key, found.signature.key), ne(signatures.id, id)),
    )
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
  return { ...found, others, erased: await listErased(letter) }
}
