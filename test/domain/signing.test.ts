import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type As, coalitionFor, type Letter } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import * as invitations from '~/domain/invitations/index.server'
import * as messages from '~/domain/messages.server'
import * as organizations from '~/domain/organizations/index.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import * as signers from '~/domain/signatures/signers.server'
import * as tokens from '~/domain/tokens.server'
import { workOff } from '~/jobs/worker.server'
import {
  contacts,
  db,
  invitations as invitationTable,
  letters as letterTable,
  signatures as signatureTable,
  transact,
} from '~db'
import { anOpenLetter, aSignature, found } from '../make'

const DAY = 86_400_000

test('on the public form a signature is pending until its address confirms it, and pressing twice is pressing once', async () => {
  const letter = await anOpenLetter()
  expect(await sign(letter)).toEqual({ until: expect.any(Date) })
  expect(await list(letter)).toMatchObject([{ state: 'pending', organizationId: null, via: 'public' }])
  const registry = found(await coalitionFor(letter.actor.id, letter.coalition.slug, 'owner'))
  expect(await organizations.count(registry)).toBe(0)

  const secret = await linkTo('confirm', at(letter))
  const agreed = { textHash: (await textOf(letter)).hash, statement: 'I may' }
  const press = () => signatures.confirm(secret, agreed)
  const [first, second] = await Promise.all([press(), press()])
  expect(first).toEqual(second)
  const [signature] = await list(letter)
  expect(found(signature)).toMatchObject({ state: 'active', authority: 'self-attested', heldFor: null })
  expect(found(signature).textHash).toBe((await textOf(letter)).hash)
  expect(await signers.findBySecret('page' in first ? first.page : '')).toMatchObject({ email: at(letter) })
  expect(await actionsOf(letter)).toEqual(['signature entered', 'signature confirmed'])
  const mails = await mailsTo(at(letter))
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Confirm that CAPAS signs',
    'CAPAS has signed: your copy',
  ])
  expect(mails[1]?.text).toContain('To whom it may concern')
  expect(mails[1]?.attachments).toMatchObject([{ name: 'deadline.ics' }])
})

test('a lead sends the mail to confirm again, within limits and never to who gets no mail', async () => {
  const letter = await anOpenLetter()
  await sign(letter)
  const id = found((await list(letter))[0]).id
  expect(await signatures.confirmAgain(letter, id)).toBeNull()
  await workOff()
  const mails = (await mailsTo(at(letter))).filter(({ subject }) => subject.startsWith('Confirm'))
  expect(mails).toHaveLength(2)
  expect(await actionsOf(letter)).toContain('signature asked to be confirmed again')
  expect(await signatures.confirmAgain(letter, id, new Date(Date.now() + 1))).toBeNull()
  expect(await signatures.confirmAgain(letter, id, new Date(Date.now() + 2))).toEqual({
    refused: expect.stringContaining('often enough today'),
  })
  await transact((tx) => messages.suppress(tx, letter.coalitionId, at(letter), 'bounced'))
  expect(await signatures.confirmAgain(letter, id, new Date(Date.now() + DAY))).toEqual({
    refused: expect.stringContaining('gets no mail'),
  })
  const over = new Date(Date.now() + 11 * DAY)
  expect(await signatures.confirmAgain(letter, id, over)).toEqual({
    refused: expect.stringContaining('closed'),
  })
})

test('a text that changed while the page was open is signed under no name', async () => {
  const letter = await anOpenLetter()
  expect(await sign(letter, { textHash: 'another' })).toEqual({ refused: 'textChanged' })
  await sign(letter)
  const secret = await linkTo('confirm', at(letter))
  const outdated = { textHash: 'another', statement: 'I may' }
  expect(await signatures.confirm(secret, outdated)).toEqual({ refused: 'textChanged' })
  expect(await list(letter)).toMatchObject([{ state: 'pending' }])
})

test('nobody signs after the deadline, nor a letter that is closed, nor as a person where only organizations may', async () => {
  const letter = await anOpenLetter()
  const after = new Date(found(letter.deadlineAt).getTime())
  expect(await sign(letter, {}, {}, after)).toEqual({ refused: 'closed' })
  expect(await sign(letter, { kind: 'individual' })).toEqual({ refused: 'closed' })
  await sign(letter)
  await transact(async (tx) => {
    await tx.update(letterTable).set({ state: 'closed' }).where(eq(letterTable.id, letter.id))
  })
  expect(await sign(letter)).toEqual({ refused: 'closed' })
  expect(await confirm(letter)).toEqual({ refused: 'closed' })
})

test('of forty who confirm for one organization at once one stands, and the others are held', async () => {
  const letter = await anOpenLetter()
  const people = Array.from({ length: 40 }, (_, place) => at(letter, `signer-${place}`))
  for (const [place, email] of people.entries())
    await sign(letter, { email, name: place % 2 ? 'The Lark Fund, Inc.' : 'The Lark  Fund Inc' })
  const secrets = []
  for (const email of people) secrets.push(await linkTo('confirm', email))
  const agreed = { textHash: (await textOf(letter)).hash, statement: 'I may' }
  const outcomes = await Promise.all(secrets.map((secret) => signatures.confirm(secret, agreed)))
  expect(outcomes.filter((outcome) => 'page' in outcome)).toHaveLength(40)
  const states = (await list(letter)).map(({ state }) => state)
  expect(states.filter((state) => state === 'active')).toHaveLength(1)
  expect(states.filter((state) => state === 'held')).toHaveLength(39)
  expect((await list(letter)).find(({ state }) => state === 'held')?.heldFor).toBe(
    'Another signature for this organization is active.',
  )
})

test('whoever has signed before, the answer is the same', async () => {
  const fresh = await anOpenLetter()
  const signed = await anOpenLetter()
  await aSignature(signed, { name: 'CAPAS' })
  const now = new Date()
  const until = { until: new Date(found(fresh.deadlineAt)) }
  await sameDeadline(signed, fresh)
  expect(await sign(fresh, {}, {}, now)).toEqual(until)
  expect(await sign(signed, {}, {}, now)).toEqual(until)
})

const UNSEEN = ['\u202a', '\u202e', '\u2066', '\u2069', '\u200b', '\u200e', '\u200f', '\ufeff'].map(
  (mark) => `CA${mark}PAS`,
)

test.each([
  ['CAPAS\u00ad', 'cannot be seen'],
  ['CAP\u200cAS', 'cannot be seen'],
  ['C\u0410PAS', 'mixes alphabets'],
  ['\u0410\u0421\u0410', 'only look like Latin'],
  ['\u{1D400}CAPAS', 'mixes alphabets'],
])('the name %j is held for a person to look at', async (name, why) => {
  const letter = await anOpenLetter()
  await sign(letter, { name })
  await confirm(letter)
  expect(await list(letter)).toMatchObject([{ state: 'held', heldFor: expect.stringContaining(why), name }])
})

test('a name is kept character for character, and refused when it cannot be printed', async () => {
  const letter = await anOpenLetter()
  const name = '“Coraz\u006f\u0301n” & Sons – P\u00e9rez, Inc.'
  await sign(letter, { name: ` ${name} ` })
  expect(await list(letter)).toMatchObject([{ name: name.normalize('NFC') }])
  for (const bad of ['CAPAS\u0000', 'CAPAS\nand others', 'CAPAS\u0085', ' ', ...UNSEEN])
    expect(await sign(letter, { name: bad })).toEqual({ refused: 'characters' })
  for (const bad of UNSEEN) expect(await sign(letter, { signerName: bad })).toEqual({ refused: 'characters' })
})

test('a name that sends its reader to a web page or a mailbox is refused; one like Example.org is a name', async () => {
  const letter = await anOpenLetter()
  for (const bad of [
    'Visit http://spam.example now',
    'www.spam.example',
    'Write a@spam.example',
    'spam.example/x',
  ])
    for (const lines of [{ name: bad }, { signerName: bad }])
      expect(await sign(letter, lines)).toEqual({ refused: 'address' })
  for (const name of ['MoveOn.org', 'U.S. Committee', 'St. Mary’s / Santa María', 'Hope @ Work'])
    expect(await sign(letter, { name })).toEqual({ until: expect.any(Date) })
})

test('an invited address signs at once, as the known contact it is', async () => {
  const { letter, invited } = await anInvitation()
  expect(await sign(letter, {}, { invitation: invited })).toEqual({ page: expect.any(String) })
  const again = await sign(letter, {}, { invitation: invited })
  expect(await list(letter)).toMatchObject([
    { state: 'active', authority: 'known-contact', via: 'invitation', invitationId: invited.invitation.id },
  ])
  const after = found(await invitations.findBySecret(invited.secret))
  expect(after.invitation.state).toBe('signed')
  expect(after.signed?.page).toBe('page' in again ? again.page : '')
})

test('another address on a personal link waits for its mail, and another name for a lead', async () => {
  const { letter, invited } = await anInvitation()
  expect(await sign(letter, { email: at(letter, 'boss') }, { invitation: invited })).toHaveProperty('until')
  await sign(letter, { name: 'CAPAS (Congregational Accompaniment)' }, { invitation: invited })
  expect(await list(letter)).toMatchObject([
    { state: 'pending', authority: 'self-attested' },
    {
      state: 'held',
      heldFor: 'Invited as “CAPAS”, signed as “CAPAS (Congregational Accompaniment)”.',
      authority: 'self-attested',
    },
  ])
})

test('where unknown signers wait, an address from elsewhere is held and a known contact counts', async () => {
  const { letter } = await anInvitation({}, { holdsUnknown: true })
  await sign(letter, { email: at(letter, 'someone') })
  await confirm(letter, at(letter, 'someone'))
  await sign(letter, { name: 'Nobody Knows', email: at(letter, 'new') })
  await confirm(letter, at(letter, 'new'))
  await sign(letter)
  await confirm(letter)
  expect((await list(letter)).map(({ state, heldFor }) => [state, heldFor])).toEqual([
    ['held', 'The address is not that of a known contact.'],
    ['held', 'Nobody here knows this name yet.'],
    ['active', null],
  ])
})

test('what does not look like a person is held, not lost', async () => {
  const letter = await anOpenLetter()
  await sign(letter, {}, { doubt: 'It was filled in faster than people type.' })
  await confirm(letter)
  expect(await list(letter)).toMatchObject([
    { state: 'held', heldFor: 'It was filled in faster than people type.' },
  ])
})

test('a person signs as a person where the letter takes them', async () => {
  const letter = await anOpenLetter({}, { takesIndividuals: true })
  await sign(letter, { kind: 'individual', name: 'Ruth Lark', signerName: 'Ruth Lark', affiliation: 'CAPAS' })
  await confirm(letter)
  expect(await list(letter)).toMatchObject([
    { state: 'active', key: 'person:ruth lark', organizationId: null, affiliation: 'CAPAS' },
  ])
  expect(JSON.stringify(await history.listOfLetter(letter.id))).not.toContain('affiliation')
})

test('what nobody confirms ends after a fortnight or at the deadline, and who entered it is erased', async () => {
  const letter = await anOpenLetter()
  const late = await anOpenLetter({}, { deadlineAt: new Date(Date.now() + 60 * DAY) })
  await sign(letter)
  await sign(late, { email: at(late) })
  const secret = await linkTo('confirm', at(letter))
  await signatures.expireDue(new Date(Date.now() + 11 * DAY))
  expect(await list(letter)).toMatchObject([{ state: 'expired', email: '', signerName: '', city: null }])
  expect(await list(late)).toMatchObject([{ state: 'pending' }])
  await signatures.expireDue(new Date(Date.now() + 15 * DAY))
  expect(await list(late)).toMatchObject([{ state: 'expired', email: '' }])
  expect(await signatures.confirm(secret, { textHash: '', statement: '' })).toEqual({ refused: 'gone' })
})

test('an address gets three confirming mails of a letter a day, and none when a mail to it was called unwanted', async () => {
  const letter = await anOpenLetter()
  for (let time = 0; time < 5; time += 1) await sign(letter, { name: `Organization ${time}` })
  expect(await mailsTo(at(letter))).toHaveLength(3)
  await transact((tx) => messages.suppress(tx, letter.coalitionId, at(letter, 'quiet'), 'complained'))
  expect(await sign(letter, { email: at(letter, 'quiet') })).toHaveProperty('until')
  expect(await mailsTo(at(letter, 'quiet'))).toEqual([])
})

test('whoever stopped mail and then signs gets the mail to confirm it, until a mail comes back', async () => {
  const letter = await anOpenLetter()
  const email = at(letter, 'back')
  await transact((tx) => messages.suppress(tx, letter.coalitionId, email, 'unsubscribed'))
  await sign(letter, { email })
  expect(await mailsTo(email)).toHaveLength(1)
  expect(await messages.isSuppressed(letter.coalitionId, email)).toBe(true)
  await transact((tx) => messages.suppress(tx, letter.coalitionId, email, 'bounced'))
  await transact((tx) => messages.suppress(tx, letter.coalitionId, email, 'unsubscribed'))
  await sign(letter, { email, name: 'Another Organization' })
  expect(await mailsTo(email)).toHaveLength(1)
})

test('a link opens what it was made for, and nothing else', async () => {
  const letter = await anOpenLetter()
  await sign(letter)
  const secret = await linkTo('confirm', at(letter))
  expect(await signatures.findToConfirm(secret)).toMatchObject({ signature: { state: 'pending' } })
  expect(await signers.findBySecret(secret)).toBeNull()
  expect(await invitations.findBySecret(secret)).toBeNull()
  expect(await signatures.findToConfirm(secret, new Date(Date.now() + 20 * DAY))).toBeNull()
})

/** Signs a letter on its page, or by the link that is named. */
async function sign(
  letter: As<'owner', Letter>,
  entry: Partial<signatures.Entry> = {},
  circumstances: Parameters<typeof signatures.sign>[2] = {},
  now?: Date,
) {
  const shown = await publications.letterOf(letter.id)
  return signatures.sign(
    shown,
    {
      kind: 'organization',
      name: 'CAPAS',
      signerName: 'Ruth Abeyta',
      signerTitle: 'Policy Director',
      email: ` ${at(letter).toUpperCase()} `,
      city: 'Minneapolis',
      place: 'MN',
      statement: 'I may sign for this organization.',
      textHash: (await textOf(letter)).hash,
      ...entry,
    },
    circumstances,
    now,
  )
}

async function confirm(letter: As<'owner', Letter>, email = at(letter)) {
  const secret = await linkTo('confirm', email)
  return signatures.confirm(secret, { textHash: (await textOf(letter)).hash, statement: 'I may' })
}

/** An address of this letter's own: how often one is written to is counted over all letters. */
function at(letter: As<'owner', Letter>, who = 'ruth') {
  return `${who}@${letter.id}.example`
}

async function textOf(letter: As<'owner', Letter>) {
  return publications.textOf(await publications.letterOf(letter.id))
}

function list(letter: As<'owner', Letter>) {
  return db
    .select()
    .from(signatureTable)
    .where(eq(signatureTable.letterId, letter.id))
    .orderBy(asc(signatureTable.createdAt), asc(signatureTable.id))
}

async function mailsTo(address: string) {
  await workOff()
  return (await outbox.list(1_000)).filter(({ to }) => to === address).reverse()
}

/** The secret of the newest link of this kind that an address was mailed. */
async function linkTo(page: 'confirm' | 's' | 'i', address: string) {
  const links = (await mailsTo(address)).map(({ text }) => text.match(`/${page}/([\\w-]{40,})`)?.[1])
  return found(links.findLast(Boolean))
}

async function actionsOf(letter: As<'owner', Letter>) {
  const entries = await history.listOfLetter(letter.id)
  return entries
    .map(({ action }) => action)
    .filter((action) => action.startsWith('signature'))
    .reverse()
}

async function anInvitation(
  overrides: Parameters<typeof anOpenLetter>[0] = {},
  set: Parameters<typeof anOpenLetter>[1] = {},
) {
  const letter = await anOpenLetter(overrides, set)
  const secret = await transact(async (tx) => {
    const organization = await organizations.findOrAdd(tx, letter.coalitionId, 'CAPAS')
    const [contact] = await tx
      .insert(contacts)
      .values({
        coalitionId: letter.coalitionId,
        organizationId: organization.id,
        name: 'Ruth Abeyta',
        email: at(letter),
      })
      .returning()
    const [invitation] = await tx
      .insert(invitationTable)
      .values({
        letterId: letter.id,
        organizationId: organization.id,
        contactId: found(contact).id,
        state: 'sent',
      })
      .returning()
    return tokens.issue(tx, {
      purpose: 'invitation',
      subject: found(invitation).id,
      email: at(letter),
      expiresAt: new Date(Date.now() + 30 * DAY),
    })
  })
  const invited = found(await invitations.findBySecret(secret))
  return { letter, invited: { ...invited, id: invited.invitation.id } }
}

async function sameDeadline(letter: As<'owner', Letter>, as: As<'owner', Letter>) {
  await transact(async (tx) => {
    await tx.update(letterTable).set({ deadlineAt: as.deadlineAt }).where(eq(letterTable.id, letter.id))
  })
}
