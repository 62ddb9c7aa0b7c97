import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { As, Letter } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import * as links from '~/domain/links.server'
import * as messages from '~/domain/messages.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import * as signers from '~/domain/signatures/signers.server'
import * as unsubscriptions from '~/domain/unsubscriptions.server'
import { workOff } from '~/jobs/worker.server'
import { db, letters as letterTable, signatures as signatureTable, transact } from '~db'
import { anOpenLetter, aSignature, found } from '../make'

const lines = { name: 'CAPAS', signerName: 'Ruth Abeyta', signerTitle: 'Director' }

test('another spelling of the same name stands, and another name is held with the reason', async () => {
  const { letter, own } = await anOwn()
  expect(await signers.correct(own, { ...lines, name: 'C.A.P.A.S.' })).toBeNull()
  expect(await now(own)).toMatchObject({ state: 'active', name: 'C.A.P.A.S.', key: 'capas' })
  await signers.correct(own, { ...lines, name: 'Lark Fund' })
  expect(await now(own)).toMatchObject({
    state: 'held',
    name: 'Lark Fund',
    key: 'lark fund',
    heldFor: 'The signer changed the name from “C.A.P.A.S.” to “Lark Fund”.',
    activeAt: null,
  })
  const [held, corrected] = await history.listOfLetter(letter.id)
  expect(held).toMatchObject({ action: 'signature corrected', data: { from: 'C.A.P.A.S.', to: 'Lark Fund' } })
  expect(JSON.stringify([held?.data, corrected?.data])).not.toContain('Ruth')
})

test('a correction that changes nothing leaves no trace, and none is made once the letter is frozen', async () => {
  const { letter, own } = await anOwn()
  const same = { ...lines, signerName: 'Teresa Quiroga', signerTitle: 'Policy director' }
  const before = await history.countOfLetter(letter.id)
  expect(await signers.correct(own, same)).toBeNull()
  expect(await history.countOfLetter(letter.id)).toBe(before)
  expect(await signers.correct(own, { ...lines, name: 'CAPAS\u0007' })).toEqual({ refused: 'characters' })
  await become(letter, 'final')
  expect(await signers.correct(own, lines)).toEqual({ refused: 'closed' })
})

test.each(['held', 'active', 'stale'] as const)(
  'a %s signature is withdrawn once, and its place is free',
  async (state) => {
    const { letter, own } = await anOwn({ state, heldFor: state === 'held' ? 'A doubt.' : null })
    await Promise.all([signers.withdraw(own, { reason: 'The board met.' }), signers.withdraw(own)])
    expect(await now(own)).toMatchObject({ state: 'withdrawn', endedAt: expect.any(Date) })
    const actions = (await history.listOfLetter(letter.id)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'signature withdrawn')).toHaveLength(1)
    expect((await mailsTo(own.email)).map(({ subject }) => subject)).toEqual(['CAPAS has withdrawn'])
    expect(await aSignature(letter, { name: 'CAPAS' })).toMatchObject({ state: 'active' })
  },
)

test('a colleague manages the signature by a link of their own until it is taken back', async () => {
  const { own } = await anOwn()
  const email = `boss-${own.signature.id}@capas.example`
  await signers.addColleague(own, email)
  await signers.addColleague(own, ` ${email.toUpperCase()}`)
  const [colleague, ...others] = await signers.listColleagues(own)
  expect([found(colleague).email, others]).toEqual([email, []])
  const secret = found((await mailsTo(email))[0]?.text.match(/\/s\/([\w-]{40,})/)?.[1])
  expect(await signers.findBySecret(secret)).toMatchObject({ email })
  await signers.removeColleague(own, found(colleague).id)
  expect(await signers.findBySecret(secret)).toBeNull()
  for (const at of [1, 2, 3, 4, 5]) await signers.addColleague(own, `${at}-${email}`)
  expect(await signers.addColleague(own, `6-${email}`)).toEqual({ refused: 'colleagues' })
})

test('replacing the link ends every link there is and mails fresh ones', async () => {
  const { letter, own } = await anOwn()
  await links.request(await publications.letterOf(letter.id), own.email)
  const old = await pageOf(own.email)
  expect(await signers.findBySecret(old)).not.toBeNull()
  await signers.replaceLinks(own)
  expect(await signers.findBySecret(old)).toBeNull()
  const fresh = await pageOf(own.email)
  expect(fresh).not.toBe(old)
  expect(await signers.findBySecret(fresh)).not.toBeNull()
  expect(await links.letterBehind(old)).toBe(letter.slug)
})

test('a colleague is told of a withdrawal, and loses the link when it is replaced until let in again', async () => {
  const { own } = await anOwn()
  const email = `amigo-${own.signature.id}@capas.example`
  expect(await signers.addColleague(own, ` ${own.email.toUpperCase()}`)).toEqual({ refused: 'colleagueSelf' })
  await signers.addColleague(own, email)
  const theirs = found((await mailsTo(email))[0]?.text.match(/\/s\/([\w-]{40,})/)?.[1])
  await signers.replaceLinks(own)
  expect([await signers.findBySecret(theirs), await signers.listColleagues(own)]).toEqual([null, []])
  expect(await mailsTo(email)).toHaveLength(1)
  await signers.addColleague(own, email)
  await signers.withdraw(own)
  const told = found((await mailsTo(email)).find(({ subject }) => subject === 'CAPAS has withdrawn'))
  expect(told.text).toMatch(/Hello,/)
  expect(told.text).not.toContain('Dear ')
})

test('a link is mailed to who signed, to nobody else, and not without end', async () => {
  const { letter, own } = await anOwn()
  const shown = await publications.letterOf(letter.id)
  for (const _ of [1, 2, 3, 4, 5]) await links.request(shown, own.email)
  await links.request(shown, `nobody@${letter.id}.example`)
  expect(await mailsTo(own.email)).toHaveLength(3)
  expect(await mailsTo(`nobody@${letter.id}.example`)).toEqual([])
})

test.each([
  [
    'Southeast Asia Resource Action Center (SEARAC)',
    'Southeast Asia Resource Action Center (SEARAC): the leads look at it first',
  ],
  [
    'Congregational Accompaniment Project for Asylum Seekers and Their Families of the Northwest',
    'Congregational Accompaniment Project for Asylum…: the leads look at it first',
  ],
  ['W'.repeat(200), `${'W'.repeat(49)}…: the leads look at it first`],
])('mails name %s whole, and a subject is cut between words', async (name, subject) => {
  const { own } = await anOwn()
  await signers.correct(own, { ...lines, name })
  await transact((tx) => signatures.promiseReceipt(tx, own.signature, `receipt:${own.signature.id}`))
  const mail = found((await mailsTo(own.email))[0])
  expect(mail.subject).toBe(subject)
  expect(flat(mail.text)).toContain(`We have the signature of ${name} under the text below`)
  expect(mail.text.match(/\/s\//g)).toHaveLength(1)
  expect(mail.html).toContain('If the button does not work')
  expect(mail.text).not.toContain('If the button does not work')
})

test('what a signer wants to hear is written down only when it changes', async () => {
  const { letter, own } = await anOwn()
  const before = await history.countOfLetter(letter.id)
  await signers.choose(own, { wantsFinal: true, wantsAnswers: true })
  expect(await history.countOfLetter(letter.id)).toBe(before)
  await signers.choose(own, { wantsFinal: false, wantsAnswers: true })
  expect(await now(own)).toMatchObject({ wantsFinal: false, wantsAnswers: true })
})

test('the link to a signature also stops mail, and still does when it has ended', async () => {
  const { letter, own } = await anOwn()
  await links.request(await publications.letterOf(letter.id), own.email)
  const secret = await pageOf(own.email)
  await unsubscriptions.stop(found(await unsubscriptions.findBySecret(secret)))
  expect(await messages.isSuppressed(letter.coalitionId, own.email)).toBe(true)
  await signers.replaceLinks(own)
  const stopped = found(await unsubscriptions.findBySecret(secret))
  expect(stopped).toMatchObject({ stopped: true, email: own.email })
  await unsubscriptions.allow(stopped)
  expect(await messages.isSuppressed(letter.coalitionId, own.email)).toBe(false)
})

test('a receipt holds the text that was signed, word for word', async () => {
  const { letter, own } = await anOwn()
  await transact((tx) => signatures.promiseReceipt(tx, own.signature, `receipt:${own.signature.id}`))
  await transact((tx) => signatures.promiseReceipt(tx, own.signature, `receipt:${own.signature.id}`))
  const mails = await mailsTo(own.email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.subject.length).toBeLessThanOrEqual(60)
  const text = await publications.textOf(await publications.letterOf(letter.id))
  for (const paragraph of text.plain.split('\n\n').filter(Boolean))
    expect(flat(mails[0]?.text)).toContain(flat(paragraph))
})

async function anOwn(overrides: Partial<typeof signatureTable.$inferInsert> = {}) {
  const letter = await anOpenLetter()
  const signature = await aSignature(letter, { name: 'CAPAS', ...overrides })
  const shown = await publications.letterOf(letter.id)
  const own: signers.Own = {
    signature,
    letter: shown,
    text: await publications.textOf(shown),
    email: signature.email,
  }
  return { letter, own }
}

async function now(own: signers.Own) {
  const [signature] = await db.select().from(signatureTable).where(eq(signatureTable.id, own.signature.id))
  return found(signature)
}

async function become(letter: As<'owner', Letter>, state: 'final' | 'delivered') {
  await transact(async (tx) => {
    await tx.update(letterTable).set({ state }).where(eq(letterTable.id, letter.id))
  })
}

async function mailsTo(address: string) {
  await workOff()
  return (await outbox.list(1_000)).filter(({ to }) => to === address)
}

/** The secret of the newest link to a page of a signature that an address was mailed. */
async function pageOf(address: string): Promise<string> {
  return found((await mailsTo(address))[0]?.text.match(/\/s\/([\w-]{40,})/)?.[1])
}

function flat(text = '') {
  return text.replace(/\s+/g, ' ')
}

test('who signed is erased when asked, and two years after the letter is concluded; that it was signed stays', async () => {
  const { letter, own } = await anOwn()
  const other = await aSignature(letter, { name: 'Lark Fund', email: 'ada@lark.example' })
  await signers.addColleague(own, 'boss@capas.example')
  await workOff()
  await signatures.erase(letter, own.signature.id)
  await signatures.erase(letter, own.signature.id)
  expect(await now(own)).toMatchObject({
    state: 'active',
    signerName: '',
    email: '',
    name: own.signature.name,
  })
  expect(await signers.listColleagues(own)).toEqual([])
  expect((await messages.listOf(letter.coalitionId)).map(({ to }) => to)).not.toContain(own.email)
  const erasures = (await history.listOfLetter(letter.id)).filter(({ action }) => action === 'signer erased')
  expect(erasures).toHaveLength(1)
  const { rows } = await signatures.listRows(letter, {}, { page: 1, size: 10 }, new Date())
  expect(rows.find(({ id }) => id === own.signature.id)).toMatchObject({ erasedAt: erasures[0]?.at })
  expect(rows.find(({ id }) => id === other.id)).toMatchObject({ erasedAt: null })

  const concludedAt = new Date('2024-02-29T12:00:00Z')
  await transact(async (tx) => {
    await tx.update(letterTable).set({ state: 'concluded', concludedAt }).where(eq(letterTable.id, letter.id))
  })
  const signerOf = async () =>
    (await db.select().from(signatureTable).where(eq(signatureTable.id, other.id)))[0]?.signerName
  await signatures.eraseDue(new Date('2026-02-28T12:00:00Z'))
  expect(await signerOf()).toBe('Teresa Quiroga')
  await signatures.eraseDue(new Date('2026-03-02T12:00:00Z'))
  expect(await signerOf()).toBe('')
})
