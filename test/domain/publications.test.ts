import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { letterFor } from '~/domain/access.server'
import * as editions from '~/domain/editions/index.server'
import { recordOf } from '~/domain/exports.server'
import { record } from '~/domain/history.server'
import * as letters from '~/domain/letters/index.server'
import * as publications from '~/domain/publications.server'
import { isSecret } from '~/domain/slugs'
import { letters as letterTable, signatures, transact } from '~db'
import { aCoalition, aLetter, anOpenLetter, aSignature, done, found } from '../make'

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

test('a draft is shown to nobody, and an open letter to whoever has its address', async () => {
  const draft = await aLetter()
  expect(await publications.find(draft.slug)).toBeNull()
  const open = await anOpenLetter()
  expect(await publications.find(open.slug)).toMatchObject({ id: open.id, slug: open.slug })
  expect(await publications.find('no-such-letter')).toBeNull()
})

test('made public, a letter moves to a short address of its own, and the one before leads there', async () => {
  const coalition = await aCoalition()
  const title = `Second looks ${crypto.randomUUID()}`
  const one = await anOpenLetter({ coalition, title })
  const { slug } = done(await letters.publish(one))
  expect(isSecret(slug)).toBe(false)
  expect(await publications.find(one.slug)).toMatchObject({ id: one.id, slug, visibility: 'public' })
  expect(await publications.find(slug)).toMatchObject({ id: one.id })
  expect(await letters.publish(one)).toHaveProperty('refused')

  const same = await anOpenLetter({ coalition, title })
  expect(done(await letters.publish(same)).slug).toBe(`${slug}-2`)
})

test('an address made from a title is never taken for one that nobody can guess', async () => {
  const letter = await anOpenLetter({ title: 'On abcdefghijklmnopqrstuv' })
  expect(isSecret('on-abcdefghijklmnopqrstuv')).toBe(true)
  expect(done(await letters.publish(letter)).slug).toBe('on-abcdefghijklmnopqrstuv-1')
})

test('taken from the public, a letter does not give its new address away', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition, title: `Taken back ${crypto.randomUUID()}` })
  const shortly = done(await letters.publish(letter)).slug
  const hidden = done(await letters.unpublish(letter)).slug
  expect(isSecret(hidden)).toBe(true)
  expect(hidden).not.toBe(letter.slug)
  expect(await publications.find(shortly)).toBeNull()
  expect(await publications.find(hidden)).toMatchObject({ id: letter.id })
  expect(await publications.find(letter.slug)).toMatchObject({ slug: hidden })
  expect(await letterFor(letter.actor.id, shortly, 'owner')).toMatchObject({ id: letter.id })
  expect(await letters.unpublish(letter)).toHaveProperty('refused')
  expect(done(await letters.publish(letter)).slug).toBe(shortly)
})

test('the public reads active names in printed order, people apart, as far as the leads show them', async () => {
  const letter = await anOpenLetter({}, { takesIndividuals: true })
  await aSignature(letter, { name: 'CASA' })
  await aSignature(letter, { name: 'Advocating Opportunity' })
  await aSignature(letter, { name: 'Ada Lark', kind: 'individual', affiliation: 'Teacher' })
  await aSignature(letter, { name: 'Held Back', state: 'held' })
  await aSignature(letter, { name: 'Pending Forever', state: 'pending' })
  const read = async () => publications.read(found(await publications.find(letter.slug)))
  const { names, counts } = await read()
  expect(names?.map(({ position, name }) => `${position} ${name}`)).toEqual([
    '1 Advocating Opportunity',
    '2 CASA',
    '3 Ada Lark',
  ])
  expect(counts).toEqual({ organizations: 2, individuals: 1 })
  expect(publications.matching(names ?? [], 'cása').map(({ name }) => name)).toEqual(['CASA'])

  await show('count')
  expect(await read()).toMatchObject({ names: null, counts: { organizations: 2 } })
  await show('nothing')
  expect(await read()).toMatchObject({ names: null, counts: null })

  async function show(shows: 'count' | 'nothing') {
    await transact(async (tx) => {
      await tx.update(letterTable).set({ shows }).where(eq(letterTable.id, letter.id))
    })
  }
})

test('the record for programs names nobody who signed for an organization', async () => {
  const letter = await anOpenLetter()
  await aSignature(letter, {
    name: 'CASA',
    signerName: 'Teresa Quiroga',
    signerTitle: 'Policy director',
    email: 'teresa@casa.example',
  })
  const made = await recordOf(found(await publications.find(letter.slug)))
  expect(made).toMatchObject({
    title: letter.title,
    state: 'open',
    edition: null,
    code: null,
    version: 1,
    count: 1,
    signatories: [{ position: 1, name: 'CASA', kind: 'organization', group: null }],
    hashes: { text: expect.stringMatching(/^[0-9a-f]{64}$/), list: null },
  })
  expect(JSON.stringify(made)).not.toMatch(/Teresa|Policy director|casa\.example/)
})

test('a page is fresh until something happens to its letter or its deadline passes', async () => {
  const letter = await anOpenLetter()
  const other = await anOpenLetter()
  const fresh = await publications.freshnessOf(letter.slug)
  expect(fresh).not.toBeNull()
  await letters.close(other)
  expect(await publications.freshnessOf(letter.slug)).toBe(fresh)
  const late = new Date(Date.now() + 20 * 86_400_000)
  expect(await publications.freshnessOf(letter.slug, late)).not.toBe(fresh)
  await letters.close(letter)
  const closed = await publications.freshnessOf(letter.slug)
  expect(closed).not.toBe(fresh)
  await transact((tx) =>
    record(tx, letter.actor, { coalitionId: letter.coalitionId, action: 'coalition described' }),
  )
  expect(await publications.freshnessOf(letter.slug)).not.toBe(closed)
  expect(await publications.freshnessOf('no-such-letter')).toBeNull()
})

test('a name taken back after delivery stays as printed, with a dated note', async () => {
  const letter = await anOpenLetter({ doc: saying('Look again.'), addressees: [secretary] })
  const signature = await aSignature(letter, { name: 'CASA' })
  await aSignature(letter, { name: 'Juntos' })
  const { mark } = found(await editions.findProspect(letter.id))
  done(await editions.freeze(letter, { count: 2, mark, closes: true }))
  const early = new Date('2026-04-01T12:00:00Z')
  const late = new Date('2026-04-03T12:00:00Z')
  await transact(async (tx) => {
    await tx
      .update(letterTable)
      .set({ state: 'delivered', deliveredAt: early })
      .where(eq(letterTable.id, letter.id))
    await tx
      .update(signatures)
      .set({ state: 'withdrawn', endedAt: late })
      .where(eq(signatures.id, signature.id))
  })
  const { names, withdrawn, edition } = await publications.read(found(await publications.find(letter.slug)))
  expect(edition?.number).toBe(1)
  expect(names?.map(({ name }) => name)).toEqual(['CASA', 'Juntos'])
  expect(withdrawn).toEqual([{ name: 'CASA', at: late }])
  expect(await editions.findByCode(found(edition).code)).toMatchObject({
    withdrawn: 1,
    withdrawnLate: [{ name: 'CASA', at: late }],
  })
})

test('an edition says what it replaced, and a letter names those before and after it that are public', async () => {
  const coalition = await aCoalition()
  const first = await anOpenLetter({ coalition })
  const second = await anOpenLetter({ coalition })
  await transact(async (tx) => {
    await tx.update(letterTable).set({ followsId: first.id }).where(eq(letterTable.id, second.id))
  })
  const read = async (slug: string) => publications.read(found(await publications.find(slug)))
  expect(await read(second.slug)).toMatchObject({ before: null, former: null, answers: null })
  const { slug } = done(await letters.publish(first))
  const freshness = await publications.freshnessOf(second.slug)
  expect(await read(second.slug)).toMatchObject({ before: { slug, title: first.title } })
  expect(await read(slug)).toMatchObject({ after: [] })
  const later = done(await letters.publish(second))
  expect(await publications.freshnessOf(slug)).not.toBe(freshness)
  expect(await read(slug)).toMatchObject({ after: [{ slug: later.slug }] })

  const leaving = await aSignature(first, { name: 'CASA' })
  await aSignature(first, { name: 'Juntos' })
  const { mark } = found(await editions.findProspect(first.id))
  done(await editions.freeze(first, { count: 2, mark, closes: true }))
  expect(await read(slug)).toMatchObject({ former: null })
  await transact(async (tx) => {
    await tx
      .update(signatures)
      .set({ state: 'withdrawn', endedAt: new Date() })
      .where(eq(signatures.id, leaving.id))
    await editions.reissue(tx, first.id, { kind: 'product' })
  })
  expect(await read(slug)).toMatchObject({
    edition: { number: 2 },
    former: { edition: { number: 1 }, added: 0, removed: 1, sameText: true },
  })
})
