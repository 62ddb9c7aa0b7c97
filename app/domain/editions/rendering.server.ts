import { and, eq, isNull } from 'drizzle-orm'
import { PdfUnavailable, renderPdf } from '~/documents/pdf.server'
import { enqueue, GiveUp } from '~/jobs/queue.server'
import { db, editions, letters, lockRow, transact } from '~db'
import type { As, Letter } from '../access.server'
import * as files from '../files.server'
import { record } from '../history.server'
import { slugFor } from '../slugs'
import { documentOf } from './documents.server'
import type { Edition } from './finding.server'

/** Makes an edition's PDF and keeps it with its hash; what cannot be made is said in words. Doing it twice is doing it once. */
export async function render(editionId: string, now = new Date()): Promise<void> {
  const [edition] = await db.select().from(editions).where(eq(editions.id, editionId))
  if (!edition || edition.pdfFileId) return
  try {
    const pdf = await renderPdf(await documentOf(edition))
    if (pdf.undrawable.length > 0)
      throw new GiveUp(`No typeface of the letter can draw this: ${pdf.undrawable.slice(0, 5).join('; ')}`)
    await keep(edition, pdf, now)
  } catch (error) {
    const problem = problemOf(error)
    await transact(async (tx) => {
      await tx
        .update(editions)
        .set({ pdfProblem: problem })
        .where(and(eq(editions.id, editionId), isNull(editions.pdfFileId)))
    })
    throw error instanceof PdfUnavailable || error instanceof RangeError ? new GiveUp(problem) : error
  }
}

/** Has the PDF made again that could not be made. */
export async function renderAgain(letter: As<'editor', Letter>, number: number): Promise<void> {
  await transact(async (tx) => {
    const [waiting] = await tx
      .update(editions)
      .set({ pdfProblem: null })
      .where(and(eq(editions.letterId, letter.id), eq(editions.number, number), isNull(editions.pdfFileId)))
      .returning({ id: editions.id })
    if (waiting) await enqueue(tx, 'editions.render', { editionId: waiting.id })
  })
}

/** The PDF of an edition, once it is made. */
export async function findPdf(edition: Edition): Promise<files.File | null> {
  if (!edition.pdfFileId) return null
  const [found] = await db
    .select({ coalitionId: letters.coalitionId })
    .from(letters)
    .where(eq(letters.id, edition.letterId))
  return found ? files.find(found.coalitionId, edition.pdfFileId) : null
}

/** What a file made of an edition is called. */
export function nameOfFile(edition: Pick<Edition, 'title' | 'number'>, format: string): string {
  return `${slugFor(edition.title) || 'letter'}-edition-${edition.number}.${format}`
}

async function keep(edition: Edition, pdf: { bytes: Buffer; pages: number }, now: Date): Promise<void> {
  const stored = await files.store(pdf.bytes, nameOfFile(edition, 'pdf'), 'application/pdf')
  await transact(async (tx) => {
    await lockRow(tx, editions, edition.id)
    const [waiting] = await tx
      .select({ coalitionId: letters.coalitionId })
      .from(editions)
      .innerJoin(letters, eq(letters.id, editions.letterId))
      .where(and(eq(editions.id, edition.id), isNull(editions.pdfFileId)))
    if (!waiting) return
    const file = await files.add(tx, waiting.coalitionId, stored)
    await tx.update(editions).set({ pdfFileId: file.id, pdfProblem: null }).where(eq(editions.id, edition.id))
    await record(
      tx,
      { kind: 'product' },
      {
        coalitionId: waiting.coalitionId,
        letterId: edition.letterId,
        action: 'PDF made',
        object: edition.id,
        data: { number: edition.number, hash: file.hash, pages: pdf.pages },
      },
      now,
    )
  })
}

function problemOf(error: unknown): string {
  if (error instanceof PdfUnavailable || error instanceof RangeError || error instanceof GiveUp)
    return error.message
  return 'The PDF could not be made. We try again within the hour; the letter itself is safe.'
}
