import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import * as deliveries from '~/domain/deliveries/index.server'
import * as files from '~/domain/files.server'
import * as history from '~/domain/history.server'
import * as outbox from '~/domain/outbox.server'
import * as responses from '~/domain/responses/index.server'
import { workOff } from '~/jobs/worker.server'
import { addressees, editions, transact } from '~db'
import { again, done, found } from '../make'
import { aFinalLetter, aPrintedSigner, noWork, type Sent } from '../sent'

const MINUTE = 60_000
const now = new Date('2026-11-24T15:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)

beforeEach(noWork)

function order({ first }: Sent, overrides: Partial<deliveries.Order> = {}): deliveries.Order {
  return {
    addresseeId: first.id,
    email: `office-${first.id}@dhs.example`,
    typedName: deliveries.nameOf(first),
    ...overrides,
  }
}

const mailsTo = async (address: string) => (await outbox.list()).filter(({ to }) => to === address)

test('a delivery goes out sixty seconds later, once, with the PDF, and makes the letter delivered', async () => {
  const sent = await aFinalLetter()
  const wanted = order(sent, { covering: 'Dear Secretary,\n\nas announced by telephone.' })
  const { id } = done(await deliveries.schedule(sent.letter, wanted, now))
  await workOff(later(0.9))
  expect(await mailsTo(wanted.email)).toEqual([])
  await workOff(later(1))
  await deliveries.go(id, later(2))
  await workOff(later(2))
  const [mail, ...more] = await mailsTo(wanted.email)
  expect(more).toEqual([])
  expect(mail?.subject).toMatch(/^Letter from 7 organizations: Request to end/)
  expect(mail?.attachments.map(({ base64 }) => Buffer.from(base64, 'base64').toString())).toEqual([
    '%PDF-1.7 of a letter',
  ])
  const { edition, rows } = await deliveries.ledger(sent.letter, later(2))
  expect(mail?.text).toContain(edition?.code)
  expect(mail?.text).toContain('as announced by telephone')
  expect(mail?.text).toMatch(/Dear /)
  expect(mail?.text).toMatch(/record before this mail [0-9a-f]{64}/)
  expect(mail?.text).toContain('The letter asks:')
  const { text: seen } = found(await deliveries.preview(sent.letter, wanted.addresseeId, wanted.covering))
  expect(seen).toContain('as announced by telephone.')
  for (const line of seen.split('\n').filter((each) => each && !each.includes('SHA-256')))
    expect(mail?.text).toContain(line)
  expect(rows[0]?.entries).toMatchObject([{ state: 'delivered', deliveredOn: '2026-11-24', method: 'email' }])
  const letter = await again(sent.coalition, sent.letter.slug)
  expect(letter).toMatchObject({ state: 'delivered', deliveredAt: later(1) })
  const told = (await history.listOfLetter(letter.id)).map(({ action }) => action)
  expect(told.slice(0, 4)).toEqual([
    'letter delivered',
    'delivery made',
    'delivery sent',
    'delivery scheduled',
  ])
})

test('a double click and two leads at once send one mail', async () => {
  const sent = await aFinalLetter()
  const wanted = order(sent)
  const outcomes = await Promise.all([1, 2, 3].map(() => deliveries.schedule(sent.letter, wanted, now)))
  expect(outcomes.filter((one) => 'refused' in one)).toMatchObject([
    { refused: expect.stringContaining('already on its way') },
    { refused: expect.stringContaining('already on its way') },
  ])
  await Promise.all([workOff(later(1)), workOff(later(1))])
  await workOff(later(1))
  expect(await mailsTo(wanted.email)).toHaveLength(1)
})

test('what is stopped within the minute never goes out, and can be sent again', async () => {
  const sent = await aFinalLetter()
  const wanted = order(sent)
  const { id } = done(await deliveries.schedule(sent.letter, wanted, now))
  expect(await deliveries.stop(sent.letter, id, later(0.5))).toBe(null)
  expect(await deliveries.stop(sent.letter, id, later(0.6))).toMatchObject({ refused: expect.any(String) })
  await workOff(later(5))
  expect(await mailsTo(wanted.email)).toEqual([])
  done(await deliveries.schedule(sent.letter, wanted, later(6)))
  await workOff(later(8))
  expect(await mailsTo(wanted.email)).toHaveLength(1)
})

test('nothing is sent without the typed name, without a PDF, or of an edition that was taken back', async () => {
  const sent = await aFinalLetter()
  expect(await deliveries.schedule(sent.letter, order(sent, { typedName: 'yes' }), now)).toMatchObject({
    field: 'typedName',
  })
  const wanted = order(sent, { typedName: ` ${deliveries.nameOf(sent.first).toUpperCase()} ` })
  const { editionId } = done(await deliveries.schedule(sent.letter, wanted, now))
  const set = (values: Partial<typeof editions.$inferInsert>) =>
    transact(async (tx) => {
      await tx.update(editions).set(values).where(eq(editions.id, editionId))
    })
  await set({ takenBackAt: now })
  await workOff(later(2))
  expect(await mailsTo(wanted.email)).toEqual([])
  await set({ takenBackAt: null, pdfFileId: null })
  expect(await deliveries.schedule(sent.letter, wanted, later(3))).toMatchObject({
    refused: expect.stringContaining('PDF'),
  })
})

test('a mail that the provider refuses leaves the letter final, and it can be sent again', async () => {
  const sent = await aFinalLetter()
  const wanted = order(sent)
  const { id } = done(await deliveries.schedule(sent.letter, wanted, now))
  await deliveries.go(id, later(1))
  await transact((tx) => deliveries.noteMail(tx, id, 'failed', later(1)))
  const { rows } = await deliveries.ledger(sent.letter, later(1))
  expect(rows[0]?.entries).toMatchObject([{ state: 'bounced', deliveredOn: null }])
  expect(await again(sent.coalition, sent.letter.slug)).toMatchObject({ state: 'final' })
  done(await deliveries.schedule(sent.letter, wanted, later(2)))
})

test('a mail without a clear answer waits for a lead, who asks the office and says', async () => {
  const sent = await aFinalLetter()
  const { id } = done(await deliveries.schedule(sent.letter, order(sent), now))
  await deliveries.go(id, later(1))
  await transact((tx) => deliveries.noteMail(tx, id, 'parked', later(1)))
  expect((await deliveries.ledger(sent.letter)).rows[0]?.entries).toMatchObject([{ state: 'sending' }])
  expect(await deliveries.hasArrived(sent.letter, id, later(90))).toBe(null)
  expect(await deliveries.comesBack(sent.letter, id, later(95))).toBe(null)
  expect(await deliveries.comesBack(sent.letter, id, later(96))).toMatchObject({
    refused: expect.any(String),
  })
  expect(await again(sent.coalition, sent.letter.slug)).toMatchObject({ state: 'final', deliveredAt: null })
})

test('what was handed over is recorded with its day and proof, and can be taken back until it is answered', async () => {
  const sent = await aFinalLetter()
  const proof = done(await files.storeUpload(new TextEncoder().encode('Received, J. Ferrol'), 'receipt.txt'))
  const by = { addresseeId: sent.second.id, method: 'courier' as const, tracking: '7712 0098', proof }
  const on = (deliveredOn: string) => deliveries.recordByHand(sent.letter, { ...by, deliveredOn }, now)
  expect(await on('2026-11-25')).toMatchObject({ field: 'deliveredOn' })
  expect(await on('2025-03-13')).toMatchObject({ field: 'deliveredOn' })
  expect(await on('March 20')).toMatchObject({ field: 'deliveredOn' })
  const { id } = done(await on('2025-03-20'))
  expect(await on('2025-03-21')).toMatchObject({ refused: expect.stringContaining('by courier') })
  const [, row] = (await deliveries.ledger(sent.letter, now)).rows
  expect(row).toMatchObject({
    entries: [{ deliveredOn: '2025-03-20', proof: { name: 'receipt.txt' }, edition: 1 }],
    clock: { deliveredOn: '2025-03-20', benchmark: 30, dueOn: '2025-05-01' },
  })
  const answer = { addresseeId: sent.second.id, from: 'The office', kind: 'acknowledgement' as const }
  const response = done(await responses.record(sent.letter, { ...answer, receivedOn: '2025-03-27' }, now))
  expect(await deliveries.takeBack(sent.letter, id, now)).toMatchObject({
    refused: expect.stringContaining('on record'),
  })
  await responses.remove(sent.letter, response.id, now)
  expect(await deliveries.takeBack(sent.letter, id, now)).toBe(null)
  expect(await again(sent.coalition, sent.letter.slug)).toMatchObject({ state: 'final' })
  const told = (await history.listOfLetter(sent.letter.id)).map(({ action }) => action)
  expect(told.slice(0, 2)).toEqual(['letter no longer delivered', 'delivery taken back'])
})

test('each signer who wants it gets the letter once, some minutes after its first delivery', async () => {
  const sent = await aFinalLetter()
  const elena = `${crypto.randomUUID()}@signer.example`
  await aPrintedSigner(sent.letter, { name: 'Ashgrove Legal Aid', email: elena })
  await aPrintedSigner(sent.letter, { name: 'Ashgrove Youth', email: elena.toUpperCase() })
  const on = (addresseeId: string) =>
    deliveries.recordByHand(sent.letter, { addresseeId, method: 'hand', deliveredOn: '2025-03-20' }, now)
  done(await on(sent.first.id))
  await workOff(later(9))
  expect(await mailsTo(elena)).toEqual([])
  await workOff(later(11))
  done(await on(sent.second.id))
  await workOff(later(30))
  const [mail, ...more] = await mailsTo(elena)
  expect(more).toEqual([])
  expect(mail).toMatchObject({
    subject: 'Delivered: the letter Ashgrove Legal Aid signed',
    attachments: [{ name: 'letter.pdf' }],
  })
  expect(mail?.headers['List-Unsubscribe']).toContain('/u/')
  expect(mail?.text).toContain('March 20, 2025')
})

test('a delivery that was taken back within minutes tells nobody', async () => {
  const sent = await aFinalLetter()
  const email = `${crypto.randomUUID()}@signer.example`
  await aPrintedSigner(sent.letter, { name: 'Larkspur Defenders', email })
  const record = { addresseeId: sent.first.id, method: 'fax' as const, deliveredOn: '2025-03-20' }
  const { id } = done(await deliveries.recordByHand(sent.letter, record, now))
  await deliveries.takeBack(sent.letter, id, later(5))
  await workOff(later(30))
  expect(await mailsTo(email)).toEqual([])
})

test('twelve offices get twelve mails with the same PDF, whoever else presses, and one that came back goes again alone', async () => {
  const sent = await aFinalLetter()
  const offices = Array.from({ length: 12 }, (_, at) => `office-${at}-${sent.letter.id}@dhs.example`)
  const ids = await transact((tx) =>
    tx
      .insert(addressees)
      .values(
        offices.map((email, position) => ({
          letterId: sent.letter.id,
          position: position + 10,
          title: 'Director',
          name: `Holder ${position}`,
          address: [],
          email,
        })),
      )
      .returning({ id: addressees.id, email: addressees.email, name: addressees.name }),
  )
  const orderTo = ({ id, email, name }: (typeof ids)[number]) =>
    deliveries.schedule(sent.letter, { addresseeId: id, email: email ?? '', typedName: name }, now)
  await Promise.all([...ids, ...ids].map(orderTo))
  await Promise.all([workOff(later(1)), workOff(later(1))])
  await workOff(later(2))
  const mails = (await outbox.list()).filter(({ to }) => offices.includes(to))
  expect(mails.map(({ to }) => to).toSorted((a, b) => a.localeCompare(b, 'en'))).toEqual(
    offices.toSorted((a, b) => a.localeCompare(b, 'en')),
  )
  expect(new Set(mails.map(({ attachments }) => attachments[0]?.base64)).size).toBe(1)
  const { rows } = await deliveries.ledger(sent.letter, later(2))
  const last = rows.at(-1)
  expect(await deliveries.comesBack(sent.letter, last?.entries[0]?.id ?? '', later(3))).toBe(null)
  const all = await Promise.all(ids.map(orderTo))
  expect(all.filter((one) => !('refused' in one))).toHaveLength(1)
})

test('a proof that comes later is kept with its delivery, once, and the history says so', async () => {
  const { letter, first } = await aFinalLetter()
  const delivery = done(
    await deliveries.recordByHand(letter, {
      addresseeId: first.id,
      method: 'post',
      deliveredOn: '2025-03-20',
    }),
  )
  const proof = done(
    await files.storeUpload(new TextEncoder().encode('Signed for by M. Oyelaran'), 'slip.txt'),
  )
  expect(await deliveries.keepProof(letter, delivery.id, proof)).toBeNull()
  const [row] = (await deliveries.ledger(letter)).rows
  expect(row?.entries[0]?.proof).toMatchObject({ name: 'slip.txt' })
  expect(await deliveries.keepProof(letter, delivery.id, proof)).toEqual({
    refused: expect.stringContaining('kept already'),
  })
  const told = await history.listOfObject(letter.id, delivery.id)
  expect(told.map(({ action }) => action)).toContain('delivery proof kept')
  const other = await aFinalLetter()
  expect(await deliveries.keepProof(other.letter, delivery.id, proof)).toEqual({
    refused: expect.any(String),
  })
})

test('what can still be done for an office follows what was sent to it', async () => {
  const sent = await aFinalLetter()
  const row = async () => (await deliveries.ledger(sent.letter, now)).rows[0]
  expect(await row()).toMatchObject({ canSend: true, recordable: { length: 5 } })
  const { id } = done(await deliveries.schedule(sent.letter, order(sent), now))
  expect(await row()).toMatchObject({ canSend: false, recordable: [] })
  await deliveries.stop(sent.letter, id, now)
  expect(await row()).toMatchObject({ canSend: true, recordable: { length: 5 } })
  const by = { addresseeId: sent.first.id, method: 'post' as const, deliveredOn: '2025-03-20' }
  done(await deliveries.recordByHand(sent.letter, by, now))
  expect((await row())?.recordable).not.toContain('post')
})
