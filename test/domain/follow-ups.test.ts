import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as deliveries from '~/domain/deliveries/index.server'
import * as drafts from '~/domain/drafts.server'
import * as followUps from '~/domain/follow-ups/index.server'
import * as history from '~/domain/history.server'
import * as responses from '~/domain/responses/index.server'
import { asksOf, plainOf } from '~/domain/text'
import { contacts, db, letters as letterTable, signatures, transact } from '~db'
import { again, aSignature, done, found } from '../make'
import { aFinalLetter, aPrintedSigner } from '../sent'

const now = new Date('2025-05-21T15:00:00Z')

async function aFollowedLetter() {
  const sent = await aFinalLetter()
  for (const { id } of [sent.first, sent.second])
    done(
      await deliveries.recordByHand(
        sent.letter,
        { addresseeId: id, method: 'portal', deliveredOn: '2025-03-20' },
        now,
      ),
    )
  return sent
}

test('asks are open until every office has met them or they are overtaken', async () => {
  const { letter, first, second, asks } = await aFollowedLetter()
  const [one, two] = asks
  const say = (askId: string, addresseeId: string, outcome: responses.Outcome) =>
    responses.assess(letter, { askId, addresseeId, outcome, source: 'A notice of May 12' }, now).then(done)
  await say(found(one).id, first.id, 'met')
  await say(found(one).id, second.id, 'superseded')
  await say(found(two).id, first.id, 'met')
  const board = await responses.scoreboard(letter, now)
  expect(followUps.openAsks(board).map(({ ask }) => ask.number)).toEqual(
    asks.slice(1).map(({ number }) => number),
  )
})

test('a follow-up cites the letter, carries its asks as the same asks, and goes to the same offices', async () => {
  const { coalition, letter, first, asks } = await aFollowedLetter()
  const carried = asks.slice(1)
  const title = 'Second letter: segregation at Port Ansel'
  const wanted = { title, askIds: carried.map(({ id }) => id) }
  const { slug } = done(await followUps.start(letter, wanted))
  expect(done(await followUps.start(letter, wanted)).slug).toBe(slug)
  const next = await again(coalition, slug)
  expect(next).toMatchObject({ title, state: 'drafting', followsId: letter.id })
  expect(await followUps.listOf(letter)).toMatchObject([{ slug, state: 'drafting' }])
  const text = await drafts.textOf(next.id)
  expect(asksOf(text.doc).map(({ id, text: words }) => [id, words])).toEqual(
    carried.map(({ id, text: words }) => [id, words]),
  )
  const { edition, rows } = await deliveries.ledger(letter, now)
  const plain = plainOf(text)
  expect(plain).toContain('On March 14, 2025, 7 organizations wrote to you: “')
  expect(plain).toContain(`“${edition?.title}” (edition 1, code ${edition?.code})`)
  expect(text.addressees.map(({ name }) => name)).toEqual(rows.map(({ addressee }) => addressee.name))
  expect(text.addressees.map(({ id }) => id)).not.toContain(first.id)
  expect((await history.listOfLetter(next.id))[0]).toMatchObject({ action: 'follow-up started' })
})

test('it names only those whom the letter reached', async () => {
  const { coalition, letter, first, second } = await aFinalLetter()
  const textAfter = async (title: string) => {
    const { slug } = done(await followUps.start(letter, { title, askIds: [] }))
    return plainOf(await drafts.textOf((await again(coalition, slug)).id))
  }
  const nobody = await textAfter('To nobody yet')
  expect(nobody).toContain('On March 14, 2025, 7 organizations signed the letter “')
  expect(nobody).not.toContain('wrote to')
  done(
    await deliveries.recordByHand(
      letter,
      { addresseeId: first.id, method: 'portal', deliveredOn: '2025-03-20' },
      now,
    ),
  )
  const one = await textAfter('To one of them')
  expect(one).toContain(`7 organizations wrote to ${deliveries.nameOf(first)}: “`)
  expect(one).not.toContain(`wrote to ${deliveries.nameOf(second)}`)
  expect(one).not.toContain('wrote to you')
})

test('it lists who signed last time and has not yet, with whoever signed for them then', async () => {
  const { coalition, letter } = await aFollowedLetter()
  const email = `${crypto.randomUUID()}@signer.example`
  await aPrintedSigner(letter, { name: 'Ashgrove Legal Aid', email })
  const gone = await aPrintedSigner(letter, {
    name: 'Cinder Creek Union',
    email: `${crypto.randomUUID()}@signer.example`,
  })
  await transact(async (tx) => {
    await tx.update(signatures).set({ state: 'withdrawn' }).where(eq(signatures.id, gone.id))
  })
  const { slug } = done(await followUps.start(letter, { title: 'Second letter', askIds: [] }))
  const next = await again(coalition, slug)
  const before = await followUps.listSignedBefore(next)
  expect(before.map(({ organization }) => organization)).toContain('Ashgrove Legal Aid')
  expect(before.map(({ organization }) => organization)).not.toContain('Cinder Creek Union')
  expect(before.find(({ organization }) => organization === 'Ashgrove Legal Aid')).toMatchObject({
    contact: 'Teresa Quiroga',
    asked: 'listed',
  })
  expect(await db.select().from(contacts).where(eq(contacts.email, email))).toHaveLength(1)

  await transact(async (tx) => {
    await tx
      .update(letterTable)
      .set({ versionId: letter.versionId, state: 'open' })
      .where(eq(letterTable.id, next.id))
  })
  await aSignature(await again(coalition, slug), { name: 'Ashgrove Legal Aid' })
  const after = await followUps.listSignedBefore(next)
  expect(after.map(({ organization }) => organization)).not.toContain('Ashgrove Legal Aid')
  expect(after).toHaveLength(before.length - 1)
  expect(await followUps.listSignedBefore(letter)).toEqual([])
})
