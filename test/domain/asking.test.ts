import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import * as contacts from '~/domain/contacts/index.server'
import { listUndecided } from '~/domain/editions/looks.server'
import * as invitations from '~/domain/invitations/index.server'
import { compose } from '~/domain/mails/index.server'
import * as messages from '~/domain/messages.server'
import { unseal } from '~/domain/seals.server'
import * as signatures from '~/domain/signatures/index.server'
import * as tokens from '~/domain/tokens.server'
import { db, invitations as invitationTable, messages as messageTable, transact } from '~db'
import { aCoalition, anOpenLetter, aSignature, done, found } from '../make'

type OpenLetter = Awaited<ReturnType<typeof anOpenLetter>>
let letter: OpenLetter

const HOUR = 3_600_000

beforeEach(async () => {
  letter = await anOpenLetter()
})

function entry(
  name: string,
  email: string | null = `${name.toLowerCase().replaceAll(' ', '-')}@asked.example`,
) {
  return { organization: name, contact: 'Ruth Abeyta', email }
}

async function asked(...names: string[]) {
  await invitations.choose(letter, { entries: names.map((name) => entry(name)) })
  done(await invitations.ask(letter, null))
}

async function set(name: string, values: Partial<typeof invitationTable.$inferInsert>) {
  const one = found((await invitations.list(letter)).find(({ organization }) => organization === name))
  await transact(async (tx) => {
    await tx.update(invitationTable).set(values).where(eq(invitationTable.id, one.id))
  })
  return one
}

function mails(template: 'invitation' | 'reminder') {
  return db
    .select()
    .from(messageTable)
    .where(eq(messageTable.template, template))
    .orderBy(asc(messageTable.to))
    .then((rows) => rows.filter(({ letterId }) => letterId === letter.id))
}

test('asking twice mails once, with a link that is the invitation’s own', async () => {
  await invitations.choose(letter, { entries: [entry('One'), entry('Two'), entry('Three', null)] })
  const [first, second] = await Promise.all([invitations.ask(letter, null), invitations.ask(letter, null)])
  expect(done(first).asked.length + done(second).asked.length).toBe(2)
  const sent = await mails('invitation')
  expect(sent.map(({ to }) => to)).toEqual(['one@asked.example', 'two@asked.example'])
  const { secret } = JSON.parse(unseal(found(sent[0]?.sealed)))
  const token = found(await tokens.find('invitation', secret))
  expect(token).toMatchObject({ email: 'one@asked.example', subject: sent[0]?.data.invitationId })
  expect(token.expiresAt.getTime()).toBe(found(letter.deadlineAt).getTime() + 60 * 24 * HOUR)
  const states = (await invitations.list(letter)).map(({ organization, state }) => [organization, state])
  expect(states).toEqual([
    ['One', 'sent'],
    ['Three', 'listed'],
    ['Two', 'sent'],
  ])
})

test('who wants no mail is never mailed, and the lead sees it', async () => {
  await invitations.choose(letter, { entries: [entry('One'), entry('Two')] })
  await transact((tx) => messages.suppress(tx, letter.coalitionId, 'ONE@asked.example', 'unsubscribed'))
  const preview = await invitations.listToAsk(letter)
  const sending = done(await invitations.ask(letter, null))
  expect(sending.suppressed.map(({ organization }) => organization)).toEqual(['One'])
  expect(sending.asked.map(({ id }) => id)).toEqual(preview.asked.map(({ id }) => id))
  expect((await mails('invitation')).map(({ to }) => to)).toEqual(['two@asked.example'])
  await transact((tx) => messages.suppress(tx, letter.coalitionId, 'two@asked.example', 'unsubscribed'))
  expect(await invitations.listToRemind(letter)).toEqual([])
  expect(await invitations.remind(letter)).toEqual({ refused: expect.any(String) })
})

test('a reminder goes to exactly those who have not answered', async () => {
  const names = [
    'Sent',
    'Opened',
    'Later',
    'Overdue',
    'Declined',
    'Back',
    'Pending',
    'Held',
    'Active',
    'Stale',
    'Left',
  ]
  await asked(...names, 'Reminded', 'Rejected')
  await set('Opened', { state: 'opened' })
  await set('Later', { state: 'considering', decideBy: '2999-01-01' })
  await set('Overdue', { state: 'considering', decideBy: '2020-01-01' })
  await set('Declined', { state: 'declined' })
  await set('Back', { state: 'bounced' })
  await set('Reminded', { remindedAt: new Date(Date.now() - 19 * HOUR) })
  for (const state of ['pending', 'held', 'active', 'stale', 'rejected'] as const)
    await aSignature(letter, { name: state, state })
  await aSignature(letter, { name: 'Left', state: 'withdrawn' })
  await invitations.choose(letter, { entries: [entry('Not asked')] })

  expect(await listUndecided(letter.id)).toMatchObject([
    { what: '2 organizations are still considering.', names: [{ name: 'Later' }, { name: 'Overdue' }] },
  ])
  const expected = ['Opened', 'Overdue', 'Rejected', 'Sent']
  const preview = await invitations.listToRemind(letter)
  expect(preview.map(({ organization }) => organization)).toEqual(expected)
  expect(await invitations.remind(letter)).toEqual({ reminded: 4 })
  expect((await mails('reminder')).map(({ to }) => to)).toEqual(
    expected.map((name) => `${name.toLowerCase()}@asked.example`),
  )
  expect(await invitations.remind(letter)).toEqual({ refused: expect.any(String) })
  const tomorrow = new Date(Date.now() + 21 * HOUR)
  expect((await invitations.listToRemind(letter, tomorrow)).length).toBe(5)
})

test('once signing has closed nobody is to be reminded, and nobody to be written to', async () => {
  await asked('One')
  await set('One', { state: 'considering', decideBy: '2020-01-01' })
  expect((await signatures.listRows(letter)).today).toHaveLength(1)
  const closed = { ...letter, state: 'closed' as const }
  expect(await invitations.listToRemind(closed)).toEqual([])
  expect((await signatures.listRows(closed)).today).toEqual([])
})

test('two leads who remind at once mail once', async () => {
  await asked('One', 'Two')
  const both = await Promise.all([invitations.remind(letter), invitations.remind(letter)])
  expect(both.filter((each) => 'reminded' in each)).toHaveLength(1)
  expect(await mails('reminder')).toHaveLength(2)
})

test('nobody is asked before the letter opens or after its deadline', async () => {
  await invitations.choose(letter, { entries: [entry('One')] })
  const later = new Date(found(letter.deadlineAt).getTime() + HOUR)
  expect(await invitations.ask(letter, null, later)).toEqual({ refused: expect.stringContaining('deadline') })
  expect(await mails('invitation')).toEqual([])
})

test('an organization is listed once, with the contact the lead gave last', async () => {
  expect(await invitations.choose(letter, { entries: [entry('One', null), entry('ONE.')] })).toEqual({
    added: 1,
    already: 0,
  })
  const [one] = await invitations.list(letter)
  const organizationIds = [found(one).organizationId]
  expect(await invitations.choose(letter, { organizationIds })).toEqual({ added: 0, already: 1 })
  expect(one?.contact?.email).toBe('one.@asked.example')
  const foreign = await invitations.list(await anOpenLetter())
  expect(foreign).toEqual([])
  const other = await anOpenLetter()
  expect(await invitations.choose(other, { organizationIds })).toEqual({ added: 0, already: 0 })
})

test('with another contact, who could not be reached is asked again', async () => {
  await asked('One')
  const one = await set('One', { state: 'bounced' })
  const coalition = await aCoalition()
  const own = { ...coalition, id: letter.coalitionId }
  const contact = done(
    await contacts.add(own, one.organizationId, { name: 'Second', email: 'Second@Asked.example' }),
  )
  expect(await invitations.setContact(letter, one.id, contact.id)).toBeNull()
  expect(done(await invitations.ask(letter, [one.id])).asked).toHaveLength(1)
  expect((await mails('invitation')).map(({ to }) => to)).toEqual([
    'one@asked.example',
    'second@asked.example',
  ])
})

test('one that was asked stays on the list, one that was not can go', async () => {
  await asked('One')
  await invitations.choose(letter, { entries: [entry('Two')] })
  const [one, two] = await invitations.list(letter)
  expect(await invitations.remove(letter, found(one).id)).toEqual({ refused: expect.any(String) })
  expect(await invitations.remove(letter, found(two).id)).toBeNull()
  expect((await invitations.list(letter)).map(({ organization }) => organization)).toEqual(['One'])
})

test('the mail speaks the contact’s language, and says nothing once there is an answer', async () => {
  await invitations.choose(letter, { entries: [entry('Juntos')] })
  const [one] = await invitations.list(letter)
  const own = { ...(await aCoalition()), id: letter.coalitionId }
  done(
    await contacts.change(own, found(one?.contact).id, {
      name: 'Lucía Prado',
      email: 'lucia@juntos.example',
      language: 'es',
    }),
  )
  await aSignature(letter, { name: 'Signed' })
  done(await invitations.ask(letter, null))
  const [mail] = await mails('invitation')
  const envelope = found(await compose(found(mail), { secret: 'abc', stop: 'xyz' }))
  expect(envelope.subject).toContain('¿Firmará Juntos')
  expect(envelope.text).toContain('/i/abc')
  expect(envelope.text).toContain('1 organización')
  expect(envelope.text).not.toContain('Signed')
  expect(envelope.headers['List-Unsubscribe']).toBe('<http://localhost:3000/u/xyz>')
  await set('Juntos', { state: 'declined' })
  expect(await compose(found(mail), { secret: 'abc', stop: 'xyz' })).toBeNull()
})

test('lines are read from their end, so that names may hold commas', () => {
  expect(
    invitations.readLines(
      [
        'Mariposa Legal, Program of COMMON Foundation, Noor al-Haddad, noor@mariposa.example',
        'Juntos, lucia@juntos.example',
        'ACCESS\tAmal\tamal@access.example',
        'CAPAS, Ruth <ruth@capas.example>',
        '',
        'Reformed Church, Highland Park',
        'Broken, nobody@',
        'alone@nowhere.example',
      ].join('\n'),
    ),
  ).toEqual({
    entries: [
      {
        organization: 'Mariposa Legal, Program of COMMON Foundation',
        contact: 'Noor al-Haddad',
        email: 'noor@mariposa.example',
      },
      { organization: 'Juntos', contact: null, email: 'lucia@juntos.example' },
      { organization: 'ACCESS', contact: 'Amal', email: 'amal@access.example' },
      { organization: 'CAPAS', contact: 'Ruth', email: 'ruth@capas.example' },
      { organization: 'Reformed Church, Highland Park', contact: null, email: null },
    ],
    problems: [expect.stringContaining('Line 7'), expect.stringContaining('Line 8')],
  })
})
