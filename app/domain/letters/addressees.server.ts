import { and, asc, eq, inArray } from 'drizzle-orm'
import { addressees, assessments, db, deliveries, offices, responses, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { lockOf } from '../drafts.server'
import { record } from '../history.server'
import { type AddresseeInput, addresseeRow } from './starting.server'

export type AddresseeRow = typeof addressees.$inferSelect

/** To whom the letter goes, in the order they print in, with what does not print: mail address and benchmark. */
export function listAddressees(letter: As<'viewer', Letter>): Promise<AddresseeRow[]> {
  return presentOf(db, letter.id)
}

/** Puts these addressees in place of those before. Once the text is locked, only what is not printed changes. */
export function setAddressees(
  letter: As<'editor', Letter>,
  wanted: AddresseeInput[],
): Promise<{ refused: string } | null> {
  return rearrange(letter, () => wanted)
}

/** Adds an addressee after the others. */
export function addAddressee(
  letter: As<'editor', Letter>,
  input: AddresseeInput,
): Promise<{ refused: string } | null> {
  return rearrange(letter, (present) => [...present, input])
}

/** Writes an addressee anew, in the same place. */
export function changeAddressee(
  letter: As<'editor', Letter>,
  id: string,
  input: AddresseeInput,
): Promise<{ refused: string } | null> {
  return rearrange(letter, (present) => present.map((each) => (each.id === id ? { ...input, id } : each)))
}

/** Moves an addressee one place up or down; at the end of the list it stays. */
export function moveAddressee(
  letter: As<'editor', Letter>,
  id: string,
  to: 'up' | 'down',
): Promise<{ refused: string } | null> {
  return rearrange(letter, (present) => {
    const from = present.findIndex((each) => each.id === id)
    const target = from + (to === 'up' ? -1 : 1)
    const moved = present[from]
    if (!moved || !present[target]) return present
    return present.toSpliced(from, 1).toSpliced(target, 0, moved)
  })
}

/** Takes an addressee out of the letter. */
export function removeAddressee(
  letter: As<'editor', Letter>,
  id: string,
): Promise<{ refused: string } | null> {
  return rearrange(letter, (present) => present.filter((each) => each.id !== id))
}

function rearrange(
  letter: As<'editor', Letter>,
  change: (present: AddresseeRow[]) => AddresseeInput[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const locked = await lockOf(tx, letter.id)
    const present = await presentOf(tx, letter.id)
    const wanted = change(present)
    if (!(await areOurs(tx, letter.coalitionId, wanted)))
      return { refused: 'This office is no longer in the directory. Choose another, or none.' }
    if (locked && printedOf(present) !== printedOf(wanted)) return { refused: locked }
    const gone = present.filter((each) => !wanted.some(({ id }) => id === each.id))
    for (const each of gone) {
      if (await isSpokenOf(tx, each.id))
        return {
          refused: `${each.name || each.title} was sent the letter or has answered. Keep this addressee.`,
        }
      await tx.delete(addressees).where(eq(addressees.id, each.id))
    }
    for (const [position, each] of wanted.entries()) {
      const known = present.find(({ id }) => id === each.id)
      if (known)
        await tx.update(addressees).set(addresseeRow(each, position)).where(eq(addressees.id, known.id))
      else await tx.insert(addressees).values({ letterId: letter.id, ...addresseeRow(each, position) })
    }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'addressees changed',
      object: letter.id,
      data: { count: wanted.length },
    })
    return null
  })
}

function presentOf(reader: Pick<Tx, 'select'>, letterId: string): Promise<AddresseeRow[]> {
  return reader
    .select()
    .from(addressees)
    .where(eq(addressees.letterId, letterId))
    .orderBy(asc(addressees.position), asc(addressees.id))
}

function printedOf(list: Omit<AddresseeInput, 'id'>[]): string {
  return JSON.stringify(
    list.map(({ title, name, office, component, address, cc }) => [
      title,
      name,
      office,
      component,
      address,
      cc,
    ]),
  )
}

async function areOurs(tx: Tx, coalitionId: string, wanted: AddresseeInput[]): Promise<boolean> {
  const ids = new Set(wanted.flatMap(({ officeId }) => officeId ?? []))
  const ours = and(eq(offices.coalitionId, coalitionId), inArray(offices.id, [...ids]))
  return ids.size === 0 || (await tx.$count(offices, ours)) === ids.size
}

async function isSpokenOf(tx: Tx, addresseeId: string): Promise<boolean> {
  const times =
    (await tx.$count(deliveries, eq(deliveries.addresseeId, addresseeId))) +
    (await tx.$count(responses, eq(responses.addresseeId, addresseeId))) +
    (await tx.$count(assessments, eq(assessments.addresseeId, addresseeId)))
  return times > 0
}
