import { keyedHash } from '~/config.server'
import { intakeRows, type Tx, transact } from '~db'
import type { Answer } from '../form-answers/index.server'

/** How many rows one transaction writes: nobody waits longer than these take. */
export const AT_ONCE = 500

type Row = typeof intakeRows.$inferInsert

/** Lays rows aside for an intake, unseen until it is published. */
export async function layAside(intakeId: string, subject: string, answers: Answer[]): Promise<void> {
  for (let from = 0; from < answers.length; from += AT_ONCE) {
    const some = answers.slice(from, from + AT_ONCE)
    await transact(async (tx) => {
      await tx.insert(intakeRows).values(
        some.map((answer) => ({
          intakeId,
          record: answer.record,
          line: answer.line,
          status: answer.status,
          issues: answer.issues,
          waiting: answer,
          identity: identityOf(subject, answer),
        })),
      )
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Writes what became of the rows; who answered is no longer kept with them. */
export async function writeOutcomes(tx: Tx, rows: Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insert(intakeRows)
      .values(rows.slice(from, from + AT_ONCE).map((row) => ({ ...row, waiting: null })))
}

/** By which an answer is the same in two files: when it came, from whom, and for what. */
export function identityOf(
  subject: string,
  { submittedAt, accountEmail, contactEmail, signerName, organizationAsTyped }: Answer,
): string {
  return keyedHash(
    'intake',
    JSON.stringify([subject, submittedAt, accountEmail ?? contactEmail ?? signerName, organizationAsTyped]),
  )
}
