import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as deliveries from '~/domain/deliveries/index.server'
import * as history from '~/domain/history.server'
import { withObjects } from '~/domain/history-objects.server'
import * as responses from '~/domain/responses/index.server'
import { signatures as signatureTable, transact } from '~db'
import { done, found } from '../make'
import { aFinalLetter, aPrintedSigner } from '../sent'

const now = new Date('2025-05-21T15:00:00Z')

async function told(coalition: { id: string; slug: string }, part: history.Part = {}) {
  return withObjects(await history.listOfCoalition(coalition.id, 1, 200, part), coalition.slug)
}

test('an entry names its letter, and the organization or office it concerns, with the page where it stands', async () => {
  const { coalition, letter, first, asks } = await aFinalLetter()
  done(
    await deliveries.recordByHand(
      letter,
      { addresseeId: first.id, method: 'portal', deliveredOn: '2025-03-20' },
      now,
    ),
  )
  done(
    await responses.assess(
      letter,
      { askId: found(asks[0]).id, addresseeId: first.id, outcome: 'met', source: 'Said on the telephone.' },
      now,
    ),
  )
  const entries = await told(coalition)
  const of = (action: string) => found(entries.find((entry) => entry.action === action))
  const at = `/c/${coalition.slug}/letters/${letter.slug}`
  expect(of('ask assessed')).toMatchObject({
    letter: { slug: letter.slug, title: letter.title },
    about: { words: deliveries.nameOf(first), path: `${at}/answers` },
    to: deliveries.nameOf(first),
  })
  expect(of('delivery made').about).toEqual({ words: deliveries.nameOf(first), path: `${at}/delivery` })
})

test('who signed is looked up, and said to be erased once it is; the chain stays whole', async () => {
  const { coalition, letter } = await aFinalLetter()
  const email = `${crypto.randomUUID()}@signer.example`
  const signature = await aPrintedSigner(letter, { name: 'Ashgrove Legal Aid', email })
  await transact((tx) =>
    history.record(
      tx,
      { kind: 'public' },
      { coalitionId: coalition.id, letterId: letter.id, action: 'signature entered', object: signature.id },
    ),
  )
  const entered = async () =>
    found((await told(coalition, { kind: 'signing' })).find(({ object }) => object === signature.id))
  expect(await entered()).toMatchObject({
    who: 'Teresa Quiroga, for Ashgrove Legal Aid',
    about: {
      words: 'Ashgrove Legal Aid',
      path: `/c/${coalition.slug}/letters/${letter.slug}/sign-ons/${signature.id}`,
    },
  })
  await transact((tx) =>
    tx.update(signatureTable).set({ signerName: '', email: '' }).where(eq(signatureTable.id, signature.id)),
  )
  expect((await entered()).who).toBe('A signer whose name was erased, for Ashgrove Legal Aid')
  expect((await history.verify()).broken).toBeNull()
})

test('a part of the history is of one letter, or of one kind', async () => {
  const { coalition, letter } = await aFinalLetter()
  const actions = async (part: history.Part) => (await told(coalition, part)).map(({ action }) => action)
  expect(await actions({ letterId: letter.id })).not.toContain('coalition founded')
  expect(await actions({ kind: 'team' })).not.toContain('letter brought in')
  expect(await actions({ kind: 'writing' })).toContain('letter brought in')
  expect(await history.countOfCoalition(coalition.id, { kind: 'writing' })).toBe(
    (await actions({ kind: 'writing' })).length,
  )
  expect([history.isKind('signing'), history.isKind('toString'), history.isKind(null)]).toEqual([
    true,
    false,
    false,
  ])
})
