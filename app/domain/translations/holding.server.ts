import { eq } from 'drizzle-orm'
import { letters, lockRow, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { keepPresent } from '../versions.server'
import { findIn, inForce, lockOfTranslation, type Translation } from './finding.server'

const GONE = 'There is no such translation any more. Go back to the list of translations.'

/** Does something to a translation that may still change, with its letter held. */
export function change<Outcome>(
  letter: As<'editor', Letter>,
  language: string,
  act: (tx: Tx, translation: Translation) => Promise<Outcome>,
): Promise<Outcome | { refused: string }> {
  return transact(async (tx) => {
    const { state } = await hold(tx, letter.id)
    const locked = lockOfTranslation(state)
    if (locked) return { refused: locked }
    const translation = await findIn(tx, letter.id, language)
    return translation ? act(tx, translation) : { refused: GONE }
  })
}

/** The letter as it is, held until the transaction ends. */
export async function hold(tx: Tx, letterId: string) {
  await lockRow(tx, letters, letterId)
  const [present] = await tx.select().from(letters).where(eq(letters.id, letterId))
  if (!present) throw new Error(`There is no letter ${letterId}.`)
  return present
}

/** The version of the text that counts now. */
export async function versionInForce(
  tx: Tx,
  letter: As<'editor', Letter>,
  note: string,
): Promise<{ id: string; number: number; hash: string }> {
  const { versionId } = await hold(tx, letter.id)
  const { hash, number } = await inForce(letter.id, tx)
  if (versionId && number !== null) return { id: versionId, number, hash }
  return keepPresent(tx, letter.actor, letter.id, 'named', note)
}
