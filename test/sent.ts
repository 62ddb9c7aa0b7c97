import { desc, eq } from 'drizzle-orm'
import type { As, Coalition, Letter } from '~/domain/access.server'
import { type AddresseeRow, ledger } from '~/domain/deliveries/index.server'
import * as editions from '~/domain/editions/index.server'
import * as files from '~/domain/files.server'
import * as letters from '~/domain/letters/index.server'
import { type Ask, asksOf } from '~/domain/text'
import { editionSignatories, editions as editionTable, jobs, transact } from '~db'
import { aCoalition, again, aSignature, done, found } from './make'
import { fixture, read } from './readings'

export type Sent = {
  coalition: As<'owner', Coalition>
  letter: As<'owner', Letter>
  first: AddresseeRow
  second: AddresseeRow
  asks: Ask[]
}

/** A letter of March 14, 2025, final with edition 1 and its PDF, to a secretary and a director. */
export async function aFinalLetter(): Promise<Sent> {
  const coalition = await aCoalition()
  const { slug } = done(await letters.bringIn(coalition, read(fixture('letterhead-blocks.txt')), 'sent'))
  const letter = await again(coalition, slug)
  const edition = found(await editions.findLast(letter))
  const pdf = await files.store(
    new TextEncoder().encode('%PDF-1.7 of a letter'),
    'letter.pdf',
    'application/pdf',
  )
  await transact(async (tx) => {
    const file = await files.add(tx, coalition.id, pdf)
    await tx.update(editionTable).set({ pdfFileId: file.id }).where(eq(editionTable.id, edition.id))
  })
  const [first, second] = (await ledger(letter)).rows.map(({ addressee }) => addressee)
  return { coalition, letter, first: found(first), second: found(second), asks: asksOf(edition.doc) }
}

/** A signer whose name is printed in the letter's edition. */
export async function aPrintedSigner(
  letter: As<'owner', Letter>,
  overrides: { name: string; email: string },
) {
  const signature = await aSignature(letter, overrides)
  const edition = found(await editions.findLast(letter))
  await transact(async (tx) => {
    const [last] = await tx
      .select()
      .from(editionSignatories)
      .where(eq(editionSignatories.editionId, edition.id))
      .orderBy(desc(editionSignatories.position))
      .limit(1)
    await tx.insert(editionSignatories).values({
      editionId: edition.id,
      position: (last?.position ?? 0) + 1,
      name: signature.name,
      kind: 'organization',
      signatureId: signature.id,
      organizationId: signature.organizationId,
    })
  })
  return signature
}

/** Forgets work that other tests of the file have promised. */
export async function noWork(): Promise<void> {
  await transact(async (tx) => {
    await tx.delete(jobs)
  })
}
