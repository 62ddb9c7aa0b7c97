import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { db, intakes, transact } from '~db'
import type { As, Letter } from '../access.server'
import { type Answer, readAnswers } from '../form-answers/index.server'
import { readTable } from '../tables/index.server'
import { type Choices, chosen } from './choosing.server'
import { type Outcome, publishSignatures } from './publishing.server'
import { layAside } from './rows.server'

export type File = { bytes: Uint8Array; name: string }

export type Taken = {
  id: string
  /** Whether this very file had been taken in before; then nothing was changed. */
  before: boolean
  outcome: Outcome
  answers: Answer[]
}

/**
 * Takes a form's answers in as signatures of the letter. Rows are laid aside a few hundred at a time and count all at
 * once at the end; the same file twice changes nothing.
 */
export async function takeSignatures(
  letter: As<'editor', Letter>,
  file: File,
  choices: Choices,
  now = new Date(),
): Promise<Taken | { refused: string }> {
  const table = await readTable(file.bytes, choices)
  if ('refused' in table) return table
  const reading = await readAnswers(table, choices)
  if ('refused' in reading) return reading
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  const before = await findPublished(letter.id, fileHash)
  if (before) return { id: before.id, before: true, outcome: before.summary, answers: reading.answers }
  const id = await transact(async (tx) => {
    const [intake] = await tx
      .insert(intakes)
      .values({
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        kind: 'signatures',
        state: 'writing',
        fileName: file.name,
        fileHash,
        choices: chosen(table, reading, choices),
        summary: reading.summary,
        accountId: letter.actor.id,
        createdAt: now,
      })
      .returning({ id: intakes.id })
    if (!intake) throw new Error('The intake was not begun.')
    return intake.id
  })
  await layAside(id, letter.id, reading.answers)
  const outcome = await publishSignatures(letter, id, now)
  if ('refused' in outcome) {
    await fail(id, outcome.refused)
    return outcome
  }
  return { id, before: false, outcome, answers: reading.answers }
}

async function findPublished(letterId: string, fileHash: string) {
  const [found] = await db
    .select()
    .from(intakes)
    .where(
      and(eq(intakes.letterId, letterId), eq(intakes.fileHash, fileHash), eq(intakes.state, 'published')),
    )
  return found ?? null
}

async function fail(id: string, problem: string): Promise<void> {
  await transact(async (tx) => {
    await tx.update(intakes).set({ state: 'failed', problem }).where(eq(intakes.id, id))
  })
}
