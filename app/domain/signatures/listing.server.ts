import { and, asc, eq } from 'drizzle-orm'
import { db, signatures } from '~db'

export type Signature = typeof signatures.$inferSelect
export type SignatureState = Signature['state']

/** Whoever counts and prints now: active signatures on the version in force, unordered by name. */
export function listActive(letterId: string) {
  return db
    .select({
      id: signatures.id,
      name: signatures.name,
      kind: signatures.kind,
      affiliation: signatures.affiliation,
      place: signatures.place,
      organizationId: signatures.organizationId,
      activeAt: signatures.activeAt,
    })
    .from(signatures)
    .where(and(eq(signatures.letterId, letterId), eq(signatures.state, 'active')))
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
}

/** How many organizations count and print now. */
export function countOrganizations(letterId: string): Promise<number> {
  return db.$count(
    signatures,
    and(
      eq(signatures.letterId, letterId),
      eq(signatures.state, 'active'),
      eq(signatures.kind, 'organization'),
    ),
  )
}
