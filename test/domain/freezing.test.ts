import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { canonicalManifest, codeOf } from '~/documents/package.server'
import { renderPdf } from '~/documents/pdf.server'
import { go } from '~/domain/deliveries/index.server'
import * as editions from '~/domain/editions/index.server'
import * as files from '~/domain/files.server'
import * as history from '~/domain/history.server'
import { bringIn } from '~/domain/letters/index.server'
import * as signatures from '~/domain/signatures/index.server'
import * as versions from '~/domain/versions.server'
import { workOff } from '~/jobs/worker.server'
import { addressees, db, deliveries, letters, signatures as signatureTable, transact } from '~db'
import { aCoalition, again, anOpenLetter, aSignature, done, found } from '../make'
import { fixture, read, rows } from '../readings'

type OpenLetter = Awaited<ReturnType<typeof anOpenLetter>>
let letter: OpenLetter

beforeEach(async () => {
  letter = await anOpenLetter({}, { state: 'closed', closedAt: new Date() })
})

const call = { how: 'phone' as const, on: '2026-01-02', note: 'Teresa called Ada.' }

async function freeze(count: number, more: Partial<editions.Freezing> = {}) {
  const { mark } = found(await editions.findProspect(letter.id))
  return editions.freeze(letter, { count, mark, ...more })
}

async function frozen(count: number, more: Partial<editions.Freezing> = {}) {
  return done<editions.Edition>(await freeze(count, more))
}

async function names() {
  const edition = found(await editions.findStanding(letter.id))
  return (await editions.listSignatories(edition)).map(({ name }) => name)
}

async function state() {
  const [row] = await db.select({ state: letters.state }).from(letters).where(eq(letters.id, letter.id))
  return row?.state
}

describe('an edition', () => {
  test('of the sample prints its 160 names exactly in the order in which they were printed', async () => {
    const reading = read(fixture('sample.txt'))
    letter = await anOpenLetter(
      {
        title: reading.title ?? 'Release',
        doc: reading.doc,
        addressees: reading.addressees.map((each) => ({ ...each, component: null, cc: false })),
        contacts: reading.contacts,
        date: reading.date,
      },
      { state: 'closed', individualsApart: false },
    )
    const printed = rows('sample-signatories.tsv').map(([, name = '', kind]) => ({ name, kind }))
    for (const { name, kind } of printed.toReversed())
      await aSignature(letter, { name, kind: kind === 'individual' ? 'individual' : 'organization' })
    const edition = await frozen(160)
    expect(await names()).toEqual(printed.map(({ name }) => name))
    expect(edition).toMatchObject({
      number: 1,
      versionNumber: 1,
      date: reading.date,
      order: 'In alphabetical order.',
    })
    const manifest = JSON.parse(edition.manifest)
    expect(manifest.signatories).toHaveLength(160)
    expect(edition.code).toBe(codeOf(manifest))
    expect(edition.manifest).toBe(canonicalManifest(manifest))
  })

  test('holds those who agreed to exactly its text, and nobody else', async () => {
    await aSignature(letter, { name: 'Active One' })
    for (const other of ['pending', 'held', 'stale', 'withdrawn', 'rejected', 'expired'] as const)
      await aSignature(letter, { name: `The ${other}`, state: other })
    const second = done(await versions.keep(letter, { kind: 'opened' }))
    await aSignature(letter, { name: 'Of another text', versionId: second.id, textHash: second.hash })
    await frozen(1)
    expect(await names()).toEqual(['Active One'])
    expect(await state()).toBe('final')
  })

  test('sets individuals apart where the letter takes them, and says so', async () => {
    await transact(async (tx) => {
      await tx.update(letters).set({ takesIndividuals: true }).where(eq(letters.id, letter.id))
    })
    await aSignature(letter, { name: 'Ana Bo', kind: 'individual', affiliation: 'Nurse, Casa Clara' })
    await aSignature(letter, { name: 'Casa Clara' })
    const edition = await frozen(2)
    expect(edition.order).toContain('Individuals stand after the organizations.')
    expect(await editions.listSignatories(edition)).toMatchObject([
      { position: 1, name: 'Casa Clara', group: null, detail: null },
      { position: 2, name: 'Ana Bo', group: 'Individuals', detail: 'Nurse, Casa Clara' },
    ])
  })

  test('stays as it is, whatever becomes of its signatures, its letter and its coalition', async () => {
    const signature = await aSignature(letter, { name: 'Casa Clara' })
    const edition = await frozen(1)
    const before = await editions.documentOf(edition)
    await transact(async (tx) => {
      await tx.update(signatureTable).set({ name: 'Other' }).where(eq(signatureTable.id, signature.id))
      await tx.update(letters).set({ title: 'Other', date: '2000-01-01' }).where(eq(letters.id, letter.id))
    })
    const after = found(await editions.findStanding(letter.id))
    expect(after).toEqual(edition)
    expect(await editions.documentOf(after)).toEqual(before)
  })
})

describe('freezing', () => {
  test('asks for the number of names, and for the list that was looked at', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    expect(await freeze(2)).toMatchObject({ at: 'count' })
    const { mark } = found(await editions.findProspect(letter.id))
    await aSignature(letter, { name: 'Late Arrival' })
    expect(await editions.freeze(letter, { count: 2, mark })).toMatchObject({ at: 'findings' })
    expect(await state()).toBe('closed')
    await frozen(2)
  })

  test('ends the collecting only where that is said', async () => {
    letter = await anOpenLetter()
    await aSignature(letter, { name: 'Casa Clara' })
    expect(await freeze(1)).toMatchObject({ at: 'closes' })
    await frozen(1, { closes: true })
    const actions = (await history.listOfLetter(letter.id)).map(({ action }) => action)
    expect(actions.slice(0, 2)).toEqual(['edition frozen', 'letter closed'])
  })

  test('of many who freeze at once, one does', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => freeze(1)))
    expect(outcomes.filter((each) => !('refused' in each))).toHaveLength(1)
    expect(outcomes.filter((each) => 'refused' in each && /final already/.test(each.refused))).toHaveLength(5)
    const frozen = (await history.listOfLetter(letter.id)).filter(({ action }) => action === 'edition frozen')
    expect(frozen).toHaveLength(1)
  })

  test('a signature accepted while the letter is frozen is printed, or the freezing is refused', async () => {
    const held = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => aSignature(letter, { name, state: 'held', activeAt: null })),
    )
    await aSignature(letter, { name: 'Casa Clara' })
    const [frozen] = await Promise.all([freeze(1), ...held.map(({ id }) => signatures.approve(letter, [id]))])
    // Accepted before the freezing looks: there are more names than were typed.
    if ('refused' in frozen) expect(['findings', 'count']).toContain(frozen.at)
    else expect(await names()).toEqual(['Casa Clara'])
  })
})

describe('what follows', () => {
  test('an edition is taken back while it has gone to nobody, and the next one counts on', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const edition = await frozen(1)
    expect(await editions.takeBack(letter)).toBeNull()
    expect(await state()).toBe('closed')
    expect(await editions.findStanding(letter.id)).toBeNull()
    expect(await editions.takeBack(letter)).toMatchObject({ refused: expect.any(String) })
    const next = await frozen(1)
    expect(next.number).toBe(2)
    expect(next.code).not.toBe(edition.code)
  })

  test('an edition that went to an office is not taken back', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const edition = await frozen(1)
    await sent(edition)
    expect(await editions.takeBack(letter)).toMatchObject({ refused: expect.stringContaining('office') })
  })

  test('who withdraws before delivery is left out of a new edition, with the rest as it was', async () => {
    await aSignature(letter, { name: 'Amber House' })
    const leaving = await aSignature(letter, { name: 'Casa Clara' })
    await aSignature(letter, { name: 'Mesa Legal' })
    const first = await frozen(3)
    await aSignature(letter, { name: 'Late Arrival' })
    expect(await signatures.withdrawByLead(letter, leaving.id, call)).toBeNull()
    const second = found(await editions.findStanding(letter.id))
    expect(second).toMatchObject({ number: 2, textHash: first.textHash, order: first.order })
    expect(await names()).toEqual(['Amber House', 'Mesa Legal'])
    expect(JSON.parse(second.manifest).previous).toMatch(/^[0-9a-f]{64}$/)
    expect(await editions.listSignatories(first)).toHaveLength(3)
  })

  test('who withdraws after delivery leaves the edition as it went out', async () => {
    const leaving = await aSignature(letter, { name: 'Casa Clara' })
    await aSignature(letter, { name: 'Mesa Legal' })
    await sent(await frozen(2))
    expect(await signatures.withdrawByLead(letter, leaving.id, call)).toBeNull()
    expect(await names()).toHaveLength(2)
  })

  test('a delivery on its way stops when a newer edition takes the place of what it holds', async () => {
    const leaving = await aSignature(letter, { name: 'Casa Clara' })
    await aSignature(letter, { name: 'Mesa Legal' })
    const id = await sent(await frozen(2), { state: 'scheduled', method: 'email', goesAt: new Date(0) })
    expect(await signatures.withdrawByLead(letter, leaving.id, call)).toBeNull()
    await go(id)
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.id, id))
    expect(delivery?.state).toBe('cancelled')
  })

  test('an edition that the last one leaves is taken back', async () => {
    const leaving = await aSignature(letter, { name: 'Casa Clara' })
    await frozen(1)
    await signatures.withdrawByLead(letter, leaving.id, call)
    expect(await editions.findStanding(letter.id)).toBeNull()
    expect(await state()).toBe('closed')
  })
})

describe('the PDF', () => {
  test('is made after the freezing, kept with its hash, and the same bytes every time', async () => {
    await aSignature(letter, { name: 'Casa Clara' })
    const edition = await frozen(1)
    expect(await editions.findPdf(edition)).toBeNull()
    await workOff()
    const made = found(await editions.findPdf(found(await editions.findStanding(letter.id))))
    expect((await files.read(made)).subarray(0, 5).toString()).toBe('%PDF-')
    const entries = (await history.listOfObject(letter.id, edition.id)).filter(
      ({ action }) => action === 'PDF made',
    )
    expect(entries).toMatchObject([{ data: { hash: made.hash, number: 1 } }])
    expect((await renderPdf(await editions.documentOf(edition))).hash).toBe(made.hash)
    await editions.render(edition.id)
    expect(await history.listOfObject(letter.id, edition.id)).toHaveLength(2)
  })

  test('of a letter brought in as printed is made, too', async () => {
    const coalition = await aCoalition()
    const brought = done(await bringIn(coalition, read(fixture('sample.txt')), 'sent'))
    await workOff()
    const edition = found(await editions.findStanding(brought.id))
    expect(edition.asPrinted).toBe(true)
    expect(await editions.findPdf(edition)).not.toBeNull()
  })

  test('that a typeface cannot draw is said in words, and may be tried again', async () => {
    const coalition = await aCoalition()
    const reading = read(fixture('sample.txt'))
    const [first, ...rest] = reading.signatories
    const drawn = { ...found(first), name: 'Casa \u{13000}' }
    const { id, slug } = done(await bringIn(coalition, { ...reading, signatories: [drawn, ...rest] }, 'sent'))
    await workOff()
    const edition = found(await editions.findStanding(id))
    expect(edition).toMatchObject({ pdfFileId: null, pdfProblem: expect.stringContaining('Casa \u{13000}') })
    await editions.renderAgain(await again(coalition, slug), edition.number)
    expect(await editions.findStanding(id)).toMatchObject({ pdfProblem: null })
  })
})

async function sent(edition: editions.Edition, set: Partial<typeof deliveries.$inferInsert> = {}) {
  return transact(async (tx) => {
    const [to] = await tx
      .insert(addressees)
      .values({ letterId: letter.id, position: 0, title: 'Secretary', name: 'I. Novak', address: [] })
      .returning()
    const { id, letterId } = found(to)
    const [delivery] = await tx
      .insert(deliveries)
      .values({
        letterId,
        editionId: edition.id,
        addresseeId: id,
        addressee: found(to),
        method: 'post',
        state: 'delivered',
        ...set,
      })
      .returning()
    if (!set.state) await tx.update(letters).set({ state: 'delivered' }).where(eq(letters.id, letterId))
    return found(delivery).id
  })
}
