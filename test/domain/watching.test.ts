import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { coalitionFor } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import * as invitations from '~/domain/invitations/index.server'
import * as letters from '~/domain/letters/index.server'
import { compose } from '~/domain/mails/index.server'
import * as signatures from '~/domain/signatures/index.server'
import {
  db,
  invitations as invitationTable,
  letters as letterTable,
  messages,
  signatures as signatureTable,
  transact,
} from '~db'
import { anOpenLetter, aSignature, done, found } from '../make'

type OpenLetter = Awaited<ReturnType<typeof anOpenLetter>>
let letter: OpenLetter

beforeEach(async () => {
  letter = await anOpenLetter()
})

const call = { how: 'phone' as const, on: '2026-01-02', note: 'Ada spoke with Teresa, who said yes.' }
const lead = {
  kind: 'organization' as const,
  name: 'Riverside Legal Aid, Inc.',
  signerName: 'Teresa Quiroga',
  signerTitle: 'Director',
  email: null,
  city: null,
  place: 'NM',
}

async function invited(name: string, set: Partial<typeof invitationTable.$inferInsert>) {
  done(await invitations.choose(letter, { entries: [{ organization: name, contact: 'Rosa', email: null }] }))
  const one = found((await invitations.list(letter)).find(({ organization }) => organization === name))
  await transact(async (tx) => {
    await tx
      .update(invitationTable)
      .set({ sentAt: set.state === 'listed' ? null : new Date(), ...set })
      .where(eq(invitationTable.id, one.id))
  })
  return one
}

function state(id: string) {
  return db
    .select({ state: signatureTable.state })
    .from(signatureTable)
    .where(eq(signatureTable.id, id))
    .then(([row]) => row?.state)
}

test('each figure is the number of rows that its filter lists', async () => {
  await aSignature(letter, { name: 'Active One' })
  await aSignature(letter, { name: 'Active Person', kind: 'individual' })
  await aSignature(letter, { name: 'Held', state: 'held', heldFor: 'Looks like a person.' })
  await aSignature(letter, { name: 'Held', state: 'held', signerName: 'Another' })
  await aSignature(letter, { name: 'Pending', state: 'pending', activeAt: null })
  await aSignature(letter, { name: 'Gone', state: 'withdrawn', endedAt: new Date() })
  await aSignature(letter, { name: 'Refused', state: 'rejected', endedAt: new Date() })
  await invited('Silent Society', { state: 'sent' })
  await invited('Reader Society', { state: 'opened' })
  await invited('Board Society', { state: 'considering', decideBy: '2030-01-01' })
  await invited('No Society', { state: 'declined' })
  await invited('Back Society', { state: 'bounced' })
  await invited('Still to ask', { state: 'listed' })
  // Asked, and signed on the public page: one row, the signature.
  await invited('Active One', { state: 'sent' })

  const figures = await signatures.figures(letter)
  expect(figures).toMatchObject({
    active: 2,
    held: 2,
    pending: 1,
    withdrawn: 1,
    rejected: 1,
    invited: 1,
    opened: 1,
    considering: 1,
    declined: 1,
    bounced: 1,
    listed: 1,
    silent: 0,
  })
  for (const [name, count] of Object.entries(figures)) {
    const { rows, total } = await signatures.listRows(letter, { state: name as signatures.RowState })
    expect([name, rows.length, total]).toEqual([name, count, count])
  }
  await aSignature(letter, { name: 'Waiting Society', state: 'pending', activeAt: null })
  await invited('Waiting Society', { state: 'sent' })
  const [home] = (
    await letters.homeOf(found(await coalitionFor(letter.actor.id, letter.coalition.slug, 'owner')))
  ).letters
  expect((await signatures.listRows(letter, { state: 'unanswered' })).total).toBe(2)
  expect(found(home).silent).toBe(2)
  const watched = await signatures.listRows(letter)
  expect(watched.total).toBe(14)
  // The figures of the two pages count the same: whoever was asked once.
  expect(watched.asked).toBe(found(home).asked)
})

test('after closing, those who never answered are silent', async () => {
  await invited('Silent Society', { state: 'sent' })
  const closed = { ...letter, state: 'closed' as const }
  expect(await signatures.figures(closed)).toMatchObject({ silent: 1, invited: 0 })
})

test('an ended signature gives way to the one that came after it', async () => {
  await aSignature(letter, { name: 'Twice', state: 'withdrawn', endedAt: new Date() })
  await aSignature(letter, { name: 'Twice' })
  expect(await signatures.figures(letter)).toMatchObject({ active: 1, withdrawn: 0 })
})

test('the search folds case, accents and punctuation, and finds people and addresses', async () => {
  await aSignature(letter, { name: 'Corazón Arizona', signerName: 'Grace Oyelaran', place: 'AZ' })
  await aSignature(letter, { name: 'Juntos', signerName: 'Lucía Villaseñor', email: 'lucia@juntos.example' })
  const names = async (filter: signatures.Filter) =>
    (await signatures.listRows(letter, filter)).rows.map(({ name }) => name)
  expect(await names({ search: 'corazon' })).toEqual(['Corazón Arizona'])
  expect(await names({ search: 'VILLASENOR' })).toEqual(['Juntos'])
  expect(await names({ search: 'lucia@juntos' })).toEqual(['Juntos'])
  expect(await names({ search: '%' })).toEqual([])
  expect(await names({ place: 'AZ' })).toEqual(['Corazón Arizona'])
  expect((await signatures.listRows(letter)).places).toEqual(['AZ'])
})

test('those that need a lead come first, and a page holds so many', async () => {
  for (let n = 0; n < 7; n += 1) await aSignature(letter, { name: `Organization ${n}` })
  await aSignature(letter, { name: 'Zeta', state: 'held', createdAt: new Date(0), activeAt: null })
  const asking = await invited('Asks', { state: 'opened', question: 'May we?', askedAt: new Date() })
  const first = await signatures.listRows(letter, {}, { size: 5 })
  expect(first).toMatchObject({ total: 9, waiting: 2 })
  expect(first.rows.slice(0, 2).map(({ name }) => name)).toEqual(expect.arrayContaining(['Zeta', 'Asks']))
  const second = await signatures.listRows(letter, {}, { page: 2, size: 5 })
  expect(second.rows).toHaveLength(4)
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(9)
  await invitations.answered(letter, asking.id)
  expect((await signatures.listRows(letter, { state: 'waiting' })).total).toBe(1)
})

test('an approval is recorded, can be undone, and happens once however many press', async () => {
  const held = await aSignature(letter, { name: 'Held', state: 'held', heldFor: 'Unknown.', activeAt: null })
  const decided = await Promise.all([1, 2, 3].map(() => signatures.approve(letter, [held.id])))
  expect(decided.flatMap(({ done: ids }) => ids)).toEqual([held.id])
  expect(await state(held.id)).toBe('active')
  expect(await signatures.undoApproval(letter, [held.id])).toEqual([held.id])
  const [row] = (await signatures.listRows(letter)).rows
  expect(row).toMatchObject({ state: 'held', heldFor: 'Unknown.' })
  const told = await history.listOfObject(letter.id, held.id)
  expect(told.map(({ action }) => action)).toEqual(['approval undone', 'signature approved'])
})

test('whoever is approved is mailed the receipt once; whoever is rejected is mailed only if the lead says so', async () => {
  const held = { state: 'held' as const, activeAt: null }
  const one = await aSignature(letter, { name: 'Approved', email: 'one@signer.example', ...held })
  const two = await aSignature(letter, { name: 'Rejected', email: 'two@signer.example', ...held })
  const three = await aSignature(letter, { name: 'Told', email: 'three@signer.example', ...held })
  await signatures.approve(letter, [one.id])
  await signatures.undoApproval(letter, [one.id])
  await signatures.approve(letter, [one.id])
  done(await signatures.reject(letter, [two.id], 'Not an organization.'))
  done(await signatures.reject(letter, [three.id], 'Not an organization.', { tell: true }))
  const mails = await db
    .select()
    .from(messages)
    .where(eq(messages.letterId, letter.id))
    .orderBy(asc(messages.template))
  expect(mails.map(({ template, to }) => [template, to])).toEqual([
    ['receipt', 'one@signer.example'],
    ['rejected', 'three@signer.example'],
  ])
  const envelope = found(await compose(found(mails[1]), {}))
  expect(envelope.text).toContain('Not an organization.')
  await signatures.undoRejection(letter, [three.id])
  expect(await compose(found(mails[1]), {})).toBeNull()
})

test('a rejected signature answers for nobody: its organization can be asked again', async () => {
  const asked = await invited('Twice Asked', { state: 'signed' })
  const held = { name: 'Twice Asked', state: 'held' as const, activeAt: null }
  const forged = await aSignature(letter, held)
  expect((await signatures.listRows(letter)).total).toBe(1)
  done(await signatures.reject(letter, [forged.id], 'Nobody there knows this person.'))
  expect(await invitations.find(letter, asked.id)).toMatchObject({ state: 'opened' })
  expect(await signatures.figures(letter)).toMatchObject({ rejected: 1, opened: 1 })
  await signatures.undoRejection(letter, [forged.id])
  expect(await invitations.find(letter, asked.id)).toMatchObject({ state: 'signed' })
})

test('whoever was asked and then rejected is not reminded and not counted as unanswered', async () => {
  const asked = await invited('Own Link', { state: 'signed' })
  const other = await invited('Asked Under Another Name', { state: 'sent' })
  const held = { state: 'held' as const, activeAt: null }
  const own = await aSignature(letter, { name: 'Own Link', invitationId: asked.id, ...held })
  const named = await aSignature(letter, { name: 'Another Name', invitationId: other.id, ...held })
  done(await signatures.reject(letter, [own.id, named.id], 'It is a program, not an organization.'))
  expect(await signatures.figures(letter)).toMatchObject({ rejected: 2, opened: 0, invited: 0 })
  expect(await invitations.listToRemind(letter)).toEqual([])
  const { rows, counts } = await invitations.listPart(letter)
  expect(counts).toMatchObject({ answered: 2, unanswered: 0 })
  expect(rows.every(({ refused }) => refused)).toBe(true)
  expect(await signatures.listRows(letter)).toMatchObject({ asked: 2, unasked: 0 })
  await signatures.undoRejection(letter, [own.id])
  expect((await signatures.listRows(letter)).rows.find(({ id }) => id === own.id)?.state).toBe('held')
})

test('a name that came with the text and signed before anybody wrote to it was not asked', async () => {
  await invited('By Phone', { state: 'signed', sentAt: null })
  await aSignature(letter, { name: 'By Phone' })
  expect(await signatures.listRows(letter)).toMatchObject({ asked: 0, unasked: 1 })
})

test('a pending signature answers for its organization before the registry is told of it', async () => {
  await invited('Pending Society', { state: 'sent' })
  await aSignature(letter, { name: 'Pending Society', state: 'pending', organizationId: null })
  expect(await signatures.figures(letter)).toMatchObject({ pending: 1, invited: 0 })
  expect(await invitations.listToRemind(letter)).toEqual([])
})

test('of two signatures for one organization one counts, and a lead says which', async () => {
  const one = await aSignature(letter, { name: 'Two Minds' })
  const two = await aSignature(letter, { name: 'Two Minds', state: 'held', signerName: 'The true one' })
  expect(await signatures.approve(letter, [two.id])).toEqual({
    done: [],
    clashes: [{ id: two.id, name: 'Two Minds' }],
  })
  expect(await signatures.stand(letter, two.id)).toBeNull()
  expect([await state(one.id), await state(two.id)]).toEqual(['held', 'active'])
  expect(await signatures.stand(letter, two.id)).toEqual({ refused: expect.any(String) })
  expect(await signatures.stand(letter, one.id)).toBeNull()
  expect([await state(one.id), await state(two.id)]).toEqual(['active', 'held'])
})

test('two held signatures of one organization approved together: the first counts, the other is a choice', async () => {
  const held = { name: 'Two Minds', state: 'held' as const, activeAt: null }
  const ids = [(await aSignature(letter, held)).id, (await aSignature(letter, held)).id]
  const decided = await signatures.approve(letter, ids)
  expect(decided.done).toHaveLength(1)
  expect(decided.clashes).toHaveLength(1)
  expect(await signatures.figures(letter)).toMatchObject({ active: 1, held: 1 })
})

test('a rejection needs a reason, can be undone, and tells the signer only if the lead wishes', async () => {
  const held = await aSignature(letter, { name: 'Held', state: 'held', activeAt: null })
  expect(await signatures.reject(letter, [held.id], '  ')).toEqual({ refused: expect.any(String) })
  expect(done(await signatures.reject(letter, [held.id], 'Not an organization.')).done).toEqual([held.id])
  expect(await state(held.id)).toBe('rejected')
  expect(await signatures.undoRejection(letter, [held.id])).toEqual([held.id])
  expect(await state(held.id)).toBe('held')
})

test('a lead of another letter decides nothing here', async () => {
  const held = await aSignature(letter, { name: 'Held', state: 'held', activeAt: null })
  const other = await anOpenLetter()
  expect((await signatures.approve(other, [held.id])).done).toEqual([])
  expect(done(await signatures.reject(other, [held.id], 'No.')).done).toEqual([])
  expect(await signatures.hold(other, held.id, 'No.')).toEqual({ refused: expect.any(String) })
  expect(await signatures.withdrawByLead(other, held.id, call)).toMatchObject({ at: 'note' })
  expect(await state(held.id)).toBe('held')
})

test('a signature by phone needs its evidence, and says so', async () => {
  expect(await signatures.addByLead(letter, lead, { ...call, note: ' ' })).toMatchObject({ at: 'note' })
  expect(await signatures.addByLead(letter, lead, { ...call, on: '2999-01-01' })).toMatchObject({ at: 'on' })
  await invited('RIVERSIDE legal aid inc', { state: 'opened' })
  const { id } = done<{ id: string }>(await signatures.addByLead(letter, lead, call))
  const [row] = (await signatures.listRows(letter, { state: 'active' })).rows
  expect(row).toMatchObject({
    id,
    name: 'Riverside Legal Aid, Inc.',
    authority: 'vouched',
    vouchedBy: 'Ada Lark',
    evidence: 'By phone, January 2, 2026: Ada spoke with Teresa, who said yes.',
  })
  expect((await invitations.list(letter)).map((each) => each.state)).toEqual(['signed'])
  expect(await signatures.addByLead(letter, lead, call)).toMatchObject({ at: 'name' })
})

test('a withdrawal on request needs its evidence and happens once', async () => {
  const active = await aSignature(letter, { name: 'Leaves' })
  expect(await signatures.withdrawByLead(letter, active.id, { ...call, note: '' })).toMatchObject({
    at: 'note',
  })
  expect(await signatures.withdrawByLead(letter, active.id, call)).toBeNull()
  expect(await signatures.withdrawByLead(letter, active.id, call)).toMatchObject({ at: 'note' })
  expect(await signatures.figures(letter)).toMatchObject({ active: 0, withdrawn: 1 })
})

test('no signature is added to a letter that is not open', async () => {
  await transact(async (tx) => {
    await tx.update(letterTable).set({ state: 'final' }).where(eq(letterTable.id, letter.id))
  })
  expect(await signatures.addByLead(letter, lead, call)).toMatchObject({ at: 'name' })
})

test('the growth ends in what counts now, day by day', async () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n, 15))
  await aSignature(letter, { name: 'One', activeAt: day(3) })
  await aSignature(letter, { name: 'Two', activeAt: day(3) })
  await aSignature(letter, { name: 'Three', activeAt: day(5) })
  await aSignature(letter, { name: 'Left', state: 'withdrawn', activeAt: day(4), endedAt: day(6) })
  const { points, before } = await signatures.growth({ ...letter, openedAt: day(1) })
  expect(points.map(({ count }) => count)).toEqual([0, 2, 3, 4, 3])
  expect(before).toBeNull()
})
