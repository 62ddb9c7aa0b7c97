import { beforeEach, expect, test } from 'vitest'
import { clockOf } from '~/domain/clocks'
import * as deliveries from '~/domain/deliveries/index.server'
import * as letters from '~/domain/letters/index.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import * as responses from '~/domain/responses/index.server'
import { publicAnswers } from '~/domain/responses/public.server'
import { workOff } from '~/jobs/worker.server'
import { again, done, found } from '../make'
import { aFinalLetter, aPrintedSigner, noWork, type Sent } from '../sent'

const now = new Date('2025-05-21T15:00:00Z')

beforeEach(noWork)

async function aDeliveredLetter(deliveredOn = '2025-03-20'): Promise<Sent> {
  const sent = await aFinalLetter()
  for (const { id } of [sent.first, sent.second])
    done(await deliveries.recordByHand(sent.letter, { addresseeId: id, method: 'courier', deliveredOn }, now))
  return { ...sent, letter: await again(sent.coalition, sent.letter.slug) }
}

function came(sent: Sent, kind: responses.Kind, receivedOn: string, overrides = {}) {
  return responses.record(
    sent.letter,
    { addresseeId: sent.first.id, from: 'Office of the Secretary', kind, receivedOn, ...overrides },
    now,
  )
}

test('a clock counts business days from delivery, and an acknowledgement does not stop it', () => {
  const acknowledged = [{ kind: 'acknowledgement', receivedOn: '2021-02-05' }]
  expect(clockOf('2021-01-25', 30, acknowledged, '2021-03-29')).toEqual({
    deliveredOn: '2021-01-25',
    benchmark: 30,
    dueOn: '2021-03-09',
    days: 44,
    left: -14,
    acknowledged: { on: '2021-02-05', day: 9 },
    answered: null,
  })
  for (const kind of ['interim', 'referral', 'meeting'])
    expect(clockOf('2021-01-25', 30, [{ kind, receivedOn: '2021-02-05' }], '2021-03-29').answered).toBe(null)
})

test('home says whose answer is overdue, until it came', async () => {
  const sent = await aDeliveredLetter()
  const overdue = async () => (await letters.homeOf(sent.coalition, now)).letters[0]?.overdue
  const [longest, other] = found(await overdue())
  expect(found(longest)).toMatchObject({ dueOn: expect.stringMatching(/^2025-/), over: 14 })
  expect(found(other).over).toBe(14)
  done(await came(sent, 'acknowledgement', '2025-03-28'))
  expect(await overdue()).toHaveLength(2)
  done(await came(sent, 'substantive', '2025-05-02', { words: 'Data will be published.' }))
  expect(await overdue()).toHaveLength(1)
})

test('home says what waits after a delivery, and counts an acknowledgement as no answer', async () => {
  const sent = await aFinalLetter()
  const by = { method: 'courier' as const, deliveredOn: '2025-03-20' }
  done(await deliveries.recordByHand(sent.letter, { addresseeId: sent.first.id, ...by }, now))
  await aPrintedSigner(sent.letter, { name: 'Ashgrove Legal Aid', email: `${crypto.randomUUID()}@s.example` })
  const home = async () => (await letters.homeOf(sent.coalition, now)).letters[0]
  done(await came(sent, 'acknowledgement', '2025-03-28'))
  expect(await home()).toMatchObject({ answers: 0, undelivered: 1, unassessed: 0, untold: null })
  expect((await letters.overviewOf(await again(sent.coalition, sent.letter.slug))).answers).toBe(0)
  const response = done(await came(sent, 'substantive', '2025-05-02'))
  expect(await home()).toMatchObject({
    answers: 1,
    unassessed: sent.asks.length,
    untold: { responseId: response.id, count: 1 },
  })
  expect((await letters.overviewOf(await again(sent.coalition, sent.letter.slug))).answers).toBe(1)
  const said = { addresseeId: sent.first.id, responseId: response.id, outcome: 'met' as const }
  done(await responses.assess(sent.letter, { ...said, askId: found(sent.asks[0]).id }, now))
  expect((await home())?.unassessed).toBe(sent.asks.length - 1)
})

test('an answer of the day of delivery stands above the delivery', async () => {
  const sent = await aDeliveredLetter()
  done(await came(sent, 'substantive', '2025-03-20'))
  const { came: all } = await responses.scoreboard(sent.letter, now)
  expect(all.map(({ what }) => what)).toEqual(['response', 'delivery', 'delivery'])
})

test('the public page says which office is late, from day to day, until the letter is concluded', async () => {
  const sent = await aDeliveredLetter()
  done(await came(sent, 'substantive', '2025-05-02'))
  await letters.showAnswers(sent.letter, true)
  const letter = found(await publications.find(sent.letter.slug))
  const doc = found(await publications.findEdition(letter)).doc
  const shown = await publicAnswers(letter, doc, now)
  expect(shown.late).toMatchObject([{ over: 14, benchmark: 30 }])
  expect(shown.asks[0]?.offices.map(({ stands }) => stands)).toEqual(['answered', 'silent'])
  const day = new Date(now.getTime() + 86_400_000)
  const freshness = await publications.freshnessOf(letter.slug, now)
  expect(await publications.freshnessOf(letter.slug, new Date(now.getTime() + 60_000))).toBe(freshness)
  expect(await publications.freshnessOf(letter.slug, day)).not.toBe(freshness)
  expect((await publicAnswers({ ...letter, state: 'concluded' }, doc, now)).late).toEqual([])
})

test('an answer stops the clock on the day it came, also when it is a refusal', () => {
  const came = [
    { kind: 'substantive', receivedOn: '2021-03-19' },
    { kind: 'refusal', receivedOn: '2021-03-04' },
  ]
  expect(clockOf('2021-01-25', 30, came, '2021-03-29')).toMatchObject({
    days: 27,
    left: 3,
    answered: { on: '2021-03-04', day: 27, kind: 'refusal' },
  })
})

test('what came back is listed newest first, and needs a delivery before it and a day that is not to come', async () => {
  const sent = await aDeliveredLetter()
  done(await came(sent, 'acknowledgement', '2025-03-28'))
  done(await came(sent, 'substantive', '2025-05-02', { words: 'Data will be published.' }))
  expect(await came(sent, 'interim', '2025-03-19')).toMatchObject({ field: 'receivedOn' })
  expect(await came(sent, 'interim', '2025-05-22')).toMatchObject({ field: 'receivedOn' })
  expect(await came(sent, 'interim', '2025-02-30')).toMatchObject({ field: 'receivedOn' })
  const board = await responses.scoreboard(sent.letter, now)
  expect(board.came.map((each) => [each.on, each.what])).toEqual([
    ['2025-05-02', 'response'],
    ['2025-03-28', 'response'],
    ['2025-03-20', 'delivery'],
    ['2025-03-20', 'delivery'],
  ])
  expect(board.offices.map(({ clock }) => clock?.left)).toEqual([-1, -14])
  const fresh = await aFinalLetter()
  expect(await came(fresh, 'interim', '2025-05-02')).toMatchObject({ field: 'addresseeId' })
})

test('the newest assessment stands, with who said it, and says nothing of other asks and offices', async () => {
  const sent = await aDeliveredLetter()
  const [ask, next] = sent.asks
  const response = done(await came(sent, 'substantive', '2025-05-02'))
  const said = { addresseeId: sent.first.id, askId: found(ask).id, responseId: response.id }
  done(await responses.assess(sent.letter, { ...said, outcome: 'met' }, now))
  done(
    await responses.assess(
      sent.letter,
      { ...said, outcome: 'partly', quote: 'Data will be published.' },
      new Date(now.getTime() + 1),
    ),
  )
  const { rows } = await responses.scoreboard(sent.letter, now)
  expect(rows[0]?.cells[0]).toMatchObject({
    outcome: 'partly',
    quote: 'Data will be published.',
    by: 'Ada Lark',
    answeredOn: '2025-05-02',
  })
  expect(rows[0]?.cells[1]).toBe(null)
  expect(rows.find((row) => row.ask.id === next?.id)?.cells).toEqual([null, null])
  expect(await responses.remove(sent.letter, response.id, now)).toMatchObject({
    refused: expect.stringContaining('assessment'),
  })
  const other = { ...said, addresseeId: sent.second.id, outcome: 'met' as const }
  expect(await responses.assess(sent.letter, other, now)).toMatchObject({ field: 'responseId' })
  expect(await responses.assess(sent.letter, { ...other, askId: 'none' }, now)).toMatchObject({
    refused: expect.any(String),
  })
})

test('nothing but silence is said of an office without its recorded answer or another stated source', async () => {
  const sent = await aDeliveredLetter()
  const said = { addresseeId: sent.second.id, askId: found(sent.asks[0]).id }
  for (const outcome of ['met', 'partly', 'refused', 'superseded'] as const)
    expect(await responses.assess(sent.letter, { ...said, outcome }, now)).toMatchObject({
      field: 'responseId',
    })
  const own = { ...said, outcome: 'ignored' as const }
  expect(await responses.assess(sent.letter, { ...own, quote: 'We will.' }, now)).toMatchObject({
    field: 'responseId',
  })
  done(await responses.assess(sent.letter, own, now))
  const source = 'Federal Register of May 12, page 4'
  done(await responses.assess(sent.letter, { ...said, outcome: 'met', source }, new Date(now.getTime() + 1)))
  const { rows } = await responses.scoreboard(sent.letter, now)
  expect(rows[0]?.cells[1]).toMatchObject({ outcome: 'met', source, answerKind: null })
})

test('a quote is looked for in the recorded words of the answer it is said to come from', async () => {
  const sent = await aDeliveredLetter()
  const words = 'We thank you.\n\nData will be “published” monthly,\nfrom July on.'
  const response = done(await came(sent, 'substantive', '2025-05-02', { words }))
  const said = { addresseeId: sent.first.id, responseId: response.id, outcome: 'partly' as const }
  const [one, two] = sent.asks
  const quote = 'data will be "published" monthly, from July on'
  done(await responses.assess(sent.letter, { ...said, askId: found(one).id, quote }, now))
  done(await responses.assess(sent.letter, { ...said, askId: found(two).id, quote: 'All is done.' }, now))
  const { rows } = await responses.scoreboard(sent.letter, now)
  expect(rows[0]?.cells[0]).toMatchObject({ isQuoteMissing: false, answerKind: 'substantive' })
  expect(rows[1]?.cells[0]).toMatchObject({ isQuoteMissing: true })
})

test('signers who want answers are told of one once, when a lead decides it', async () => {
  const sent = await aDeliveredLetter()
  const email = `${crypto.randomUUID()}@signer.example`
  await aPrintedSigner(sent.letter, { name: 'Ashgrove Legal Aid', email })
  const response = done(await came(sent, 'substantive', '2025-05-02', { words: 'Data will be published.' }))
  await workOff(now)
  expect(await responses.countWanting(sent.letter, response.id)).toBe(1)
  expect(await responses.tellSigners(sent.letter, response.id, now)).toEqual({ told: 1 })
  expect(await responses.tellSigners(sent.letter, response.id, now)).toMatchObject({
    refused: expect.any(String),
  })
  await workOff(now)
  const mails = (await outbox.list()).filter(({ to }) => to === email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('Data will be published.')
  expect(mails[0]?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
})

test('a delivered letter is concluded, and the conclusion can be taken back', async () => {
  const fresh = await aFinalLetter()
  expect(await letters.conclude(fresh.letter)).toMatchObject({ refused: expect.any(String) })
  const sent = await aDeliveredLetter()
  expect(await letters.conclude(sent.letter, now)).toBe(null)
  expect(await again(sent.coalition, sent.letter.slug)).toMatchObject({
    state: 'concluded',
    concludedAt: now,
  })
  expect(await letters.resume(sent.letter, now)).toBe(null)
  expect(await again(sent.coalition, sent.letter.slug)).toMatchObject({
    state: 'delivered',
    concludedAt: null,
  })
})

test('the public reads the answers once a lead shows them, without who wrote or recorded them', async () => {
  const sent = await aDeliveredLetter()
  done(await came(sent, 'substantive', '2025-05-02', { words: 'Data will be published.' }))
  const read = async () => (await publications.read(await publications.letterOf(sent.letter.id))).answers
  expect(await read()).toBeNull()
  const before = await publications.freshnessOf(sent.letter.slug)
  await letters.showAnswers(sent.letter, true)
  await letters.showAnswers(sent.letter, true)
  expect(await publications.freshnessOf(sent.letter.slug)).not.toBe(before)
  const shown = found(await read())
  expect(shown.came).toEqual([
    { office: expect.any(String), kind: 'substantive', on: '2025-05-02', words: 'Data will be published.' },
  ])
  expect(JSON.stringify(shown)).not.toContain('Office of the Secretary')
  expect(shown.asks[0]?.offices.map(({ stands }) => stands)).toEqual(['answered', 'silent'])
  await letters.showAnswers(sent.letter, false)
  expect(await read()).toBeNull()
})
