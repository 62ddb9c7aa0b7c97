import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { db, editionSignatories, editions, letters, signatures } from '~db'
import type { As, Coalition, Letter } from '../access.server'
import { textOf as textOfDraft } from '../drafts.server'

/** The coalition's letters, newest first, with how many signatures are active and how many names were printed last. */
export async function listOf(coalition: As<'viewer', Coalition>) {
  const rows = await db
    .select({
      id: letters.id,
      title: letters.title,
      slug: letters.slug,
      state: letters.state,
      asPrinted: letters.asPrinted,
      leadsApprove: letters.leadsApprove,
      deadlineAt: letters.deadlineAt,
      deadlineZone: letters.deadlineZone,
      createdAt: letters.createdAt,
    })
    .from(letters)
    .where(eq(letters.coalitionId, coalition.id))
    .orderBy(desc(letters.createdAt), desc(letters.id))
  const ours = inArray(
    letters.id,
    rows.map((row) => row.id),
  )
  const signed = await db
    .select({ letterId: letters.id, count: count() })
    .from(letters)
    .innerJoin(signatures, eq(signatures.letterId, letters.id))
    .where(and(ours, eq(signatures.state, 'active')))
    .groupBy(letters.id)
  const printed = await db
    .select({ letterId: letters.id, number: editions.number, count: count() })
    .from(letters)
    .innerJoin(editions, eq(editions.letterId, letters.id))
    .innerJoin(editionSignatories, eq(editionSignatories.editionId, editions.id))
    .where(and(ours, isNull(editions.takenBackAt)))
    .groupBy(letters.id, editions.number)
    .orderBy(asc(editions.number))
  const signatureCounts = new Map(signed.map((row) => [row.letterId, row.count]))
  const nameCounts = new Map(printed.map((row) => [row.letterId, row.count]))
  return rows.map((row) => ({
    ...row,
    signatures: signatureCounts.get(row.id) ?? 0,
    names: nameCounts.get(row.id) ?? 0,
  }))
}

/** The text as it stands now, particulars included. */
export function textOf(letter: As<'viewer', Letter>) {
  return textOfDraft(letter.id)
}
