import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { readCode } from '~/documents/package.server'
import { coalitions, db, deliveries, editions, files, letters, signatures } from '~db'
import { calledOf } from '../honorifics'
import { blockTexts, type DocNode } from '../text'
import { type Edition, findStanding, listSignatories, listWithdrawn, type Signatory } from './finding.server'

export { readCode }

/** What can be said to anybody who holds a copy of an edition. */
export type Checkable = {
  edition: Edition
  letter: typeof letters.$inferSelect
  coalition: typeof coalitions.$inferSelect
  standing: 'stands' | 'replaced' | 'taken back'
  /** The edition that stands instead. */
  newer: Edition | null
  /** Null where it never went out and does not stand: nobody is shown under it any more. */
  names: Signatory[] | null
  count: number
  /** How many of its names were withdrawn since. */
  withdrawn: number
  /** Those of them who withdrew after delivery, as the letter's page names them too. */
  withdrawnLate: { name: string; at: Date }[]
  deliveries: { to: string; at: Date }[]
  /** Its first words. */
  begins: string
  /** The hash of its PDF, once there is one. */
  pdfHash: string | null
}

/** The edition with this code, as it is printed in the foot. */
export async function findByCode(code: string): Promise<Checkable | null> {
  const [found] = await db.select().from(editions).where(eq(editions.code, code))
  return found ? checkable(found) : null
}

/** The edition whose PDF has exactly these bytes. They are not kept. */
export async function findByFile(bytes: Uint8Array): Promise<Checkable | null> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const [found] = await db
    .select({ edition: editions })
    .from(files)
    .innerJoin(editions, eq(editions.pdfFileId, files.id))
    .where(eq(files.hash, hash))
  return found ? checkable(found.edition) : null
}

async function checkable(edition: Edition): Promise<Checkable> {
  const [context] = await db
    .select({ letter: letters, coalition: coalitions })
    .from(letters)
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letters.id, edition.letterId))
  if (!context) throw new Error(`Edition ${edition.id} has no letter.`)
  const last = await findStanding(edition.letterId)
  const standing = edition.takenBackAt ? 'taken back' : last?.id === edition.id ? 'stands' : 'replaced'
  const names = await listSignatories(edition)
  const delivered = await listDelivered(edition.id)
  const isShown = standing === 'stands' || delivered.length > 0
  const [pdf] = await db
    .select({ hash: files.hash })
    .from(files)
    .where(eq(files.id, edition.pdfFileId ?? ''))
  return {
    ...context,
    edition,
    standing,
    newer: standing === 'stands' ? null : last,
    names: isShown ? names : null,
    count: names.length,
    withdrawn: await countWithdrawn(names),
    withdrawnLate: isShown ? await listWithdrawn(edition) : [],
    deliveries: delivered,
    begins: firstWords(edition.doc),
    pdfHash: pdf?.hash ?? null,
  }
}

async function listDelivered(editionId: string): Promise<Checkable['deliveries']> {
  const rows = await db
    .select({ addressee: deliveries.addressee, at: deliveries.deliveredAt })
    .from(deliveries)
    .where(and(eq(deliveries.editionId, editionId), eq(deliveries.state, 'delivered')))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
  return rows.flatMap(({ addressee, at }) => (at ? { to: calledOf(addressee), at } : []))
}

async function countWithdrawn(names: Signatory[]): Promise<number> {
  const ids = names.flatMap(({ signatureId }) => signatureId ?? [])
  if (ids.length === 0) return 0
  return db.$count(signatures, and(inArray(signatures.id, ids), eq(signatures.state, 'withdrawn')))
}

function firstWords(doc: DocNode): string {
  const first = (doc.content ?? []).find(
    (node) => node.type === 'paragraph' && blockTexts(node).join('').trim() !== '',
  )
  const words = blockTexts(first ?? doc)
    .join(' ')
    .trim()
    .split(/\s+/)
  return words.length > 16 ? `${words.slice(0, 16).join(' ')} …` : words.join(' ')
}
