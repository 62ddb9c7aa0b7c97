import { expect, test } from 'vitest'
import * as history from '~/domain/history.server'
import * as letters from '~/domain/letters/index.server'
import * as steps from '~/domain/steps.server'
import * as suggestions from '~/domain/suggestions/index.server'
import * as versions from '~/domain/versions.server'
import { workOff } from '~/jobs/worker.server'
import { jobs, transact } from '~db'
import { aCoalition, again, aLetter, anOpenLetter, aSignature, done, found } from '../make'

const HOUR = 3_600_000

const saying = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const secretary = {
  title: 'Secretary',
  name: 'A. One',
  office: null,
  component: null,
  address: [],
  cc: false,
}

async function aReadyLetter(overrides: Parameters<typeof aLetter>[0] = {}) {
  const coalition = overrides.coalition ?? (await aCoalition())
  const letter = await aLetter({
    doc: saying('Look again at every file.'),
    addressees: [secretary],
    ...overrides,
    coalition,
  })
  await describe(letter, '2126-03-26T17:00')
  return again(coalition, letter.slug)
}

function describe(letter: Awaited<ReturnType<typeof aLetter>>, wall: string | null) {
  return letters.describe(letter, {
    title: letter.title,
    date: null,
    deadline: wall ? { wall, zone: 'America/New_York' } : null,
    language: 'en',
    shows: 'list',
    takesIndividuals: false,
  })
}

const actions = async (letterId: string) =>
  (await history.listOfLetter(letterId)).map(({ action, who }) => `${action} by ${who}`)

test('a letter opens when nothing is missing, and says what is', async () => {
  const coalition = await aCoalition()
  const letter = await aLetter({ coalition })
  expect((await letters.listMissing(letter)).map(({ what }) => what)).toEqual([
    'text',
    'addressees',
    'deadline',
  ])
  expect(await letters.open(letter)).toEqual({ refused: expect.stringContaining('Write the text') })

  await steps.write(letter, saying('Look again.'))
  await letters.setAddressees(letter, [{ ...secretary, cc: true }])
  await describe(letter, '2021-03-26T17:00')
  expect((await letters.listMissing(letter)).map(({ say }) => say)).toEqual([
    expect.stringContaining('no addressee'),
    expect.stringContaining('has passed'),
  ])
  await letters.setAddressees(letter, [secretary])
  await describe(letter, '2126-03-26T17:00')
  expect(await letters.listMissing(letter)).toEqual([])
})

test('opening keeps the text as the version that signers agree to', async () => {
  const coalition = await aCoalition()
  const letter = await aReadyLetter({ coalition })
  const { version } = done(await letters.open(letter))
  expect(version).toMatchObject({ number: 1, kind: 'opened', plain: 'Look again at every file.\n' })
  expect(await again(coalition, letter.slug)).toMatchObject({
    state: 'open',
    versionId: version.id,
    openedAt: expect.any(Date),
  })
  expect((await history.listOfLetter(letter.id))[0]).toMatchObject({
    action: 'letter opened',
    data: { version: 1, hash: version.hash },
  })
  expect(await letters.open(letter)).toEqual({ refused: expect.stringContaining('opened before') })
})

test('a version that says the same already is the one that opens', async () => {
  const letter = await aReadyLetter()
  const kept = done(await versions.keep(letter, { note: 'for review' }))
  expect(done(await letters.open(letter)).version).toEqual(kept)
  expect(await versions.list(letter.id)).toHaveLength(1)
})

test('of many who open at once one does', async () => {
  const letter = await aReadyLetter()
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => letters.open(letter)))
  expect(outcomes.filter((outcome) => 'version' in outcome)).toHaveLength(1)
  expect(await versions.list(letter.id)).toHaveLength(1)
  expect((await actions(letter.id)).filter((each) => each.startsWith('letter opened'))).toHaveLength(1)
})

test('an opening is taken back while nobody has signed', async () => {
  const coalition = await aCoalition()
  const letter = await aReadyLetter({ coalition })
  done(await letters.open(letter))
  expect(await letters.canTakeBackOpening(await again(coalition, letter.slug))).toBe(true)
  expect(await letters.takeBackOpening(letter)).toBeNull()
  const draft = await again(coalition, letter.slug)
  expect(draft).toMatchObject({ state: 'drafting', versionId: null, openedAt: null })
  expect(await letters.takeBackOpening(letter)).toHaveProperty('refused')

  done(await letters.open(draft))
  const open = await again(coalition, letter.slug)
  await aSignature(open, { name: 'Northside Legal Aid', state: 'pending' })
  expect(await letters.canTakeBackOpening(open)).toBe(false)
  expect(await letters.takeBackOpening(open)).toEqual({ refused: expect.stringContaining('has signed') })
})

test('a letter is closed by a lead, and reopened for as long as there is time', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition })
  expect(await letters.close(letter)).toBeNull()
  expect(await letters.close(letter)).toHaveProperty('refused')
  expect(await again(coalition, letter.slug)).toMatchObject({ state: 'closed', closedAt: expect.any(Date) })

  const late = new Date(Date.now() + 11 * 24 * HOUR)
  expect(await letters.reopen(letter, null, late)).toEqual({ refused: expect.stringContaining('deadline') })
  const never = { wall: '2126-03-10T02:30', zone: 'America/New_York' }
  expect(await letters.reopen(letter, never, late)).toEqual({ refused: expect.stringContaining('clocks') })
  expect(await letters.reopen(letter, { wall: '2126-03-26T17:00', zone: 'UTC' }, late)).toBeNull()
  expect(await again(coalition, letter.slug)).toMatchObject({
    state: 'open',
    closedAt: null,
    deadlineAt: new Date('2126-03-26T17:00:00Z'),
    deadlineZone: 'UTC',
  })
})

test('a letter closes by itself when its deadline has passed, once', async () => {
  const coalition = await aCoalition()
  const past = await anOpenLetter({ coalition }, { deadlineAt: new Date(Date.now() - HOUR) })
  const ahead = await anOpenLetter({ coalition, title: 'Another' })
  await Promise.all([letters.closeDue(), letters.closeDue()])
  expect(await again(coalition, past.slug)).toMatchObject({ state: 'closed' })
  expect(await again(coalition, ahead.slug)).toMatchObject({ state: 'open' })
  expect((await actions(past.id)).filter((each) => each.startsWith('letter closed'))).toEqual([
    'letter closed by Undersigned',
  ])
})

test('the worker closes what is due', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition }, { deadlineAt: new Date(Date.now() - HOUR) })
  await transact(async (tx) => {
    await tx.insert(jobs).values({ kind: 'letters.close-due', payload: {}, dueAt: new Date() })
  })
  await workOff()
  expect(await again(coalition, letter.slug)).toMatchObject({ state: 'closed' })
})

test('a letter whose text holds a suggestion does not open, and its locked text takes no step', async () => {
  const letter = await aReadyLetter()
  const suggestion = { type: 'insertion', attrs: { id: `${letter.actor.id}.one` } }
  const step = {
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'text', text: 'Please ', marks: [suggestion] }] },
  }
  done(await steps.append(letter, { revision: 1, client: 'page', steps: [step] }))
  expect(await letters.open(letter)).toEqual({ refused: expect.stringContaining('Accept or reject') })
  done(await suggestions.decide(letter, [suggestion.attrs.id], 'accept'))
  const both = await Promise.all([letters.open(letter), letters.open(letter)])
  expect(both.filter((each) => 'version' in each)).toHaveLength(1)
  expect(found(await versions.find(letter.id, 1)).plain).toContain('Please Look again')
  expect(await steps.append(letter, { revision: 3, client: 'page', steps: [step] })).toEqual({
    refused: expect.stringContaining('locked'),
  })
})
