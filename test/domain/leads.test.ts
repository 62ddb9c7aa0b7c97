import { expect, test } from 'vitest'
import * as coalitions from '~/domain/coalitions.server'
import * as contacts from '~/domain/contacts/index.server'
import * as editions from '~/domain/editions/index.server'
import * as followUps from '~/domain/follow-ups/index.server'
import * as history from '~/domain/history.server'
import { withObjects } from '~/domain/history-objects.server'
import * as leads from '~/domain/leads/index.server'
import * as letters from '~/domain/letters/index.server'
import * as organizations from '~/domain/organizations/index.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import * as steps from '~/domain/steps.server'
import * as versions from '~/domain/versions.server'
import { workOff } from '~/jobs/worker.server'
import { messages, tokens, transact } from '~db'
import { aCoalition, again, aLetter, anOpenLetter, aSignature, done, found } from '../make'
import { aFinalLetter } from '../sent'

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

type Letter = Awaited<ReturnType<typeof aLetter>>

/** A draft with all it needs but its leads’ approval, led by these organizations. */
async function aLedLetter(...names: string[]): Promise<{ letter: Letter; ids: string[]; mails: string[] }> {
  const coalition = await aCoalition()
  const letter = await aLetter({
    coalition,
    doc: saying('Look again at every file.'),
    addressees: [secretary],
  })
  await letters.describe(letter, {
    title: letter.title,
    date: null,
    deadline: { wall: '2126-03-26T17:00', zone: 'America/New_York' },
    language: 'en',
    shows: 'list',
    takesIndividuals: false,
  })
  const ids: string[] = []
  const mails: string[] = []
  for (const name of names) {
    const email = `${crypto.randomUUID()}@lead.example`
    mails.push(email)
    ids.push(await named(letter, name, { name: `Ana of ${name}`, title: 'Director', email }))
  }
  await leads.requireApproval(letter)
  return { letter: await again(coalition, letter.slug), ids, mails }
}

async function named(letter: Letter, organization: string, person: contacts.ContactInput): Promise<string> {
  const lead = await leads.name(letter, organization, person)
  if ('refused' in lead) throw new Error(lead.refused)
  return lead.id
}

/** The secret of the newest link mailed to this address. */
async function linkTo(email: string): Promise<string> {
  await workOff()
  const mail = (await outbox.list(1_000)).find(({ to }) => to === email)
  return found(/\/a\/([\w-]{40,})/.exec(mail?.text ?? '')?.[1])
}

async function approveBy(secret: string, textHash?: string) {
  const asked = found(await leads.findBySecret(secret))
  return leads.approve(secret, {
    textHash: textHash ?? found(asked.version).hash,
    statement: 'I may approve for it.',
  })
}

const stands = async (letter: Letter) =>
  (await leads.list(letter.id)).map((each) => `${each.name}: ${each.stands}`)
const deeds = async (letter: Letter) => (await history.listOfLetter(letter.id)).map(({ action }) => action)
const countMails = (template: string) =>
  transact(
    async (tx) => (await tx.select().from(messages)).filter((each) => each.template === template).length,
  )

test('lead organizations come from the registry, are added to it if new, stand in their order, and are named once', async () => {
  const coalition = await aCoalition()
  const letter = await aLetter({ coalition })
  const known = await transact((tx) => organizations.findOrAdd(tx, coalition.id, 'Casa Vecina'))
  const person = { name: 'Ana Ruiz', email: 'Ana@Casa.example', language: 'es' as const }
  const id = await named(letter, 'CASA VECINA', person)
  expect(await leads.list(letter.id)).toMatchObject([
    {
      id,
      organizationId: known.id,
      name: 'Casa Vecina',
      stands: 'unasked',
      person: { email: 'ana@casa.example' },
    },
  ])
  expect(await leads.name(letter, 'Casa Vecina', person)).toMatchObject({ at: 'organization' })
  expect(await leads.name(letter, ' ', person)).toMatchObject({ at: 'organization' })
  expect(await leads.name(letter, 'The Long Table', { name: ' ' })).toMatchObject({ at: 'name' })
  const second = await named(letter, 'The Long Table', { name: 'Bo Lee' })
  expect(await organizations.count(coalition)).toBe(2)
  expect(await leads.move(letter, second, 'up')).toBeNull()
  expect(await leads.move(letter, second, 'up')).toBeNull()
  expect(await stands(letter)).toEqual(['The Long Table: unasked', 'Casa Vecina: unasked'])
  expect(await leads.remove(letter, second)).toBeNull()
  expect(await leads.remove(letter, second)).toBeNull()
  expect(await stands(letter)).toEqual(['Casa Vecina: unasked'])
  expect((await deeds(letter)).filter((deed) => deed.startsWith('lead'))).toEqual([
    'lead organization removed',
    'lead organization moved',
    'lead organization named',
    'lead organization named',
  ])
})

test('a letter whose leads must approve opens when each has approved exactly its text, and says who has not', async () => {
  const { letter, mails } = await aLedLetter('Casa Vecina', 'The Long Table')
  expect((await letters.listMissing(letter)).map(({ say }) => say)).toEqual([
    'Casa Vecina and The Long Table have not approved this text.',
  ])
  expect(await letters.open(letter)).toEqual({
    refused: expect.stringContaining('Casa Vecina and The Long Table'),
  })
  expect(done(await leads.ask(letter))).toEqual({ version: 1, asked: 2 })
  expect(await stands(letter)).toEqual(['Casa Vecina: asked', 'The Long Table: asked'])
  const [casa = '', table = ''] = [await linkTo(mails[0] ?? ''), await linkTo(mails[1] ?? '')]
  expect(await approveBy(casa)).toEqual({ approved: true })
  expect(await approveBy(casa)).toEqual({ approved: true })
  expect(await letters.open(letter)).toEqual({ refused: 'The Long Table has not approved this text.' })
  expect(await approveBy(table)).toEqual({ approved: true })
  expect(done(await letters.open(letter)).version).toMatchObject({ number: 1, kind: 'asked' })
  expect((await deeds(letter)).filter((deed) => deed === 'text approved')).toHaveLength(2)
})

test('approving is undone by any change of the text, and the mail then shows just what changed', async () => {
  const { letter, mails, ids } = await aLedLetter('Casa Vecina')
  done(await leads.ask(letter))
  const secret = await linkTo(mails[0] ?? '')
  expect((await outbox.list(1_000)).find(({ to }) => to === mails[0])?.text).toContain(
    'Look again at every file.',
  )
  await approveBy(secret)
  await steps.write(letter, saying('Look again at every closed file.'))
  expect(await leads.list(letter.id)).toMatchObject([
    { id: ids[0], stands: 'unasked', approved: { number: 1 } },
  ])
  expect(await letters.open(letter)).toHaveProperty('refused')
  expect(found(await leads.findBySecret(secret))).toMatchObject({
    movedOn: true,
    answer: { answer: 'approved' },
  })

  expect(done(await leads.ask(letter))).toEqual({ version: 2, asked: 1 })
  const next = await linkTo(mails[0] ?? '')
  const mail = found((await outbox.list(1_000)).find(({ to }) => to === mails[0]))
  expect(mail.subject).toContain('The text changed')
  expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('Look again at every [added: closed ]file.')
  expect(mail.html).toMatch(/<ins style="[^"]*underline[^"]*">/)
  expect(found(await leads.findBySecret(next)).before?.version.number).toBe(1)
  await approveBy(next)
  // Going back to what was approved before is approved too.
  await steps.write(letter, saying('Look again at every file.'))
  expect(await stands(letter)).toEqual(['Casa Vecina: approved'])
})

test('who approves a text that a newer one took the place of is told so, and approves nothing', async () => {
  const { letter, mails } = await aLedLetter('Casa Vecina')
  done(await leads.ask(letter))
  const secret = await linkTo(mails[0] ?? '')
  const read = found(found(await leads.findBySecret(secret)).version)
  await steps.write(letter, saying('Another text.'))
  done(await leads.ask(letter))
  expect(await approveBy(secret, read.hash)).toEqual({ refused: 'superseded' })
  expect(found(await leads.findBySecret(secret))).toMatchObject({ version: { number: 2 }, answer: null })
  expect(await approveBy(secret)).toEqual({ approved: true })
  expect(await leads.approve('x'.repeat(43), { textHash: read.hash, statement: '' })).toEqual({
    refused: 'gone',
  })
})

test('“not yet” keeps the reason, is mailed to those who may change the letter, and ends an approval of the same text', async () => {
  const { letter, mails } = await aLedLetter('Casa Vecina')
  done(await leads.ask(letter))
  const secret = await linkTo(mails[0] ?? '')
  await approveBy(secret)
  const { hash } = found(found(await leads.findBySecret(secret)).version)
  const before = await countMails('notYet')
  expect(await leads.sayNotYet(secret, { textHash: hash, reason: 'The number is wrong.' })).toEqual({
    said: true,
  })
  expect(await leads.sayNotYet(secret, { textHash: hash, reason: 'The number is wrong. ' })).toEqual({
    said: true,
  })
  expect((await countMails('notYet')) - before).toBe(1)
  await workOff()
  expect((await outbox.list(20)).find(({ subject }) => subject.includes('does not approve'))?.text).toContain(
    'The number is wrong.',
  )
  expect(await leads.list(letter.id)).toMatchObject([
    { stands: 'not-yet', answer: { reason: 'The number is wrong.', person: 'Ana of Casa Vecina' } },
  ])
  expect(await letters.open(letter)).toHaveProperty('refused')
  await approveBy(secret)
  expect(await stands(letter)).toEqual(['Casa Vecina: approved'])
  const [entry] = await withObjects(await history.listOfLetter(letter.id), letter.coalition.slug)
  expect(entry).toMatchObject({
    action: 'text approved',
    who: 'Ana of Casa Vecina, Casa Vecina',
    about: { words: 'Casa Vecina' },
  })
  expect(JSON.stringify(entry?.data)).not.toContain('Ana')
})

test('no one is asked twice about one text, nor reminded within twenty hours', async () => {
  const { letter } = await aLedLetter('Casa Vecina', 'The Long Table')
  const now = new Date()
  const before = await countMails('approval')
  expect(done(await leads.ask(letter, now)).asked).toBe(2)
  expect(done(await leads.ask(letter, now)).asked).toBe(0)
  expect(await leads.remind(letter, now)).toHaveProperty('refused')
  const later = new Date(now.getTime() + 21 * HOUR)
  expect(done(await leads.remind(letter, later))).toEqual({ reminded: 2 })
  expect(await leads.remind(letter, later)).toHaveProperty('refused')
  expect((await countMails('approval')) - before).toBe(4)
})

test('a person without an address, or whose mail came back, is not written to; it is said to call', async () => {
  const coalition = await aCoalition()
  const letter = await aLetter({ coalition })
  await named(letter, 'Casa Vecina', { name: 'Ana Ruiz' })
  expect(await leads.ask(letter)).toEqual({ refused: expect.stringContaining('No mail reaches Ana Ruiz') })
  await named(letter, 'The Long Table', { name: 'Bo Lee', email: 'bo@table.example' })
  expect(done(await leads.ask(letter)).asked).toBe(1)
})

test('a lead records an approval by hand, of the present text or one asked about, with its evidence', async () => {
  const { letter, ids } = await aLedLetter('Casa Vecina')
  const [id = ''] = ids
  const evidence = { how: 'phone' as const, on: '2026-01-05', note: 'Ana told Ada: we are fine with it.' }
  const hash = await leads.presentHash(letter.id)
  expect(
    await leads.recordByHand(letter, id, { textHash: hash, evidence: { ...evidence, note: ' ' } }),
  ).toMatchObject({ at: 'note' })
  expect(await leads.recordByHand(letter, id, { textHash: 'f'.repeat(64), evidence })).toMatchObject({
    at: 'text',
  })
  expect(await leads.recordByHand(letter, id, { textHash: hash, evidence })).toBeNull()
  expect(await leads.list(letter.id)).toMatchObject([
    {
      stands: 'approved',
      answer: { via: 'lead', evidence: expect.stringContaining('By phone, January 5, 2026: Ana') },
    },
  ])
  expect((await versions.list(letter.id)).map(({ kind }) => kind)).toEqual(['asked'])
  expect(await deeds(letter)).toContain('text approved on record')
  done(await letters.open(letter))
  expect(await leads.recordByHand(letter, crypto.randomUUID(), { textHash: hash, evidence })).toMatchObject({
    at: 'text',
  })
})

test('another person, a fresh link or an ended one lets the links before lead nowhere', async () => {
  const { letter, ids, mails } = await aLedLetter('Casa Vecina')
  const [id = ''] = ids
  expect(await leads.renewLink(letter, id)).toHaveProperty('refused')
  done(await leads.ask(letter))
  const first = await linkTo(mails[0] ?? '')
  done(await leads.renewLink(letter, id))
  const second = await linkTo(mails[0] ?? '')
  expect(second).not.toBe(first)
  expect(await leads.findBySecret(first)).toBeNull()
  expect(await approveBy(second)).toEqual({ approved: true })
  expect(await leads.endLinks(letter, id)).toBe(true)
  expect(await leads.findBySecret(second)).toBeNull()
  expect(await leads.approve(second, { textHash: 'x', statement: '' })).toEqual({ refused: 'gone' })

  await steps.write(letter, saying('A later text.'))
  done(await leads.ask(letter))
  const third = await linkTo(mails[0] ?? '')
  const next = `${crypto.randomUUID()}@lead.example`
  expect(await leads.choosePerson(letter, id, { name: 'Bo Lee', email: next })).toBeNull()
  expect(await leads.findBySecret(third)).toBeNull()
  expect(await leads.list(letter.id)).toMatchObject([
    { stands: 'unasked', asked: null, person: { name: 'Bo Lee' } },
  ])
  done(await leads.ask(letter))
  expect(await approveBy(await linkTo(next))).toEqual({ approved: true })
  const kept = await transact((tx) => tx.select().from(tokens))
  expect(JSON.stringify(kept)).not.toContain(third)
})

test('an approval and an edit at once never open a text that was not approved', async () => {
  for (const first of ['edit', 'approve'] as const) {
    const { letter, mails } = await aLedLetter('Casa Vecina')
    done(await leads.ask(letter))
    const secret = await linkTo(mails[0] ?? '')
    const edit = () => steps.write(letter, saying('Nobody approved this.'))
    const approve = () => approveBy(secret)
    const acts = first === 'edit' ? [edit, approve] : [approve, edit]
    const [, , opened] = await Promise.all([...acts.map((act) => act()), letters.open(letter)])
    const now = await again(await coalitionOf(letter), letter.slug)
    if (now.state === 'open') {
      const text = await publications.textOf(now)
      expect(text.plain).toBe('Look again at every file.\n')
    } else expect(opened).toHaveProperty('refused')
    expect(await letters.open(letter)).toHaveProperty('refused')
  }
})

test('an organization that leads no more is waited for no more, and a letter opened before stays open', async () => {
  const { letter, ids, mails } = await aLedLetter('Casa Vecina', 'The Long Table')
  done(await leads.ask(letter))
  await approveBy(await linkTo(mails[0] ?? ''))
  expect(await leads.remove(letter, ids[1] ?? '')).toBeNull()
  done(await letters.open(letter))
  await leads.remove(letter, ids[0] ?? '')
  const coalition = await coalitionOf(letter)
  expect((await again(coalition, letter.slug)).state).toBe('open')
  // Nobody is named now, and the requirement still stands until an owner lifts it.
  expect(await leads.whyUnapproved(letter.id)).toContain('none is named')
  await leads.waiveApproval(letter)
  expect(await leads.whyUnapproved(letter.id)).toBeNull()
  expect((await deeds(letter)).slice(0, 2)).toEqual([
    'lead organizations need not approve',
    'lead organization removed',
  ])
})

test('freezing waits for the approval of the text in force, and an organization named late is waited for', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition, doc: saying('Look again.'), addressees: [secretary] })
  await aSignature(letter, { name: 'Amber House' })
  await leads.requireApproval(letter)
  const id = await named(letter, 'Casa Vecina', { name: 'Ana Ruiz', email: 'ana@late.example' })
  const { mark } = found(await editions.findProspect(letter.id))
  const wish = { count: 1, mark, closes: true }
  expect(await editions.freeze(letter, wish)).toEqual({
    refused: 'Casa Vecina has not approved this text.',
    at: 'findings',
  })
  expect((await editions.check(await again(coalition, letter.slug))).settle[0]).toMatchObject({
    what: 'Casa Vecina has not approved this text.',
    acts: [{ to: 'leads' }],
  })
  done(await leads.ask(letter))
  await approveBy(await linkTo('ana@late.example'))
  expect((await versions.list(letter.id)).length).toBe(1)
  done(await editions.freeze(letter, wish))
  expect(await leads.remove(letter, id)).toHaveProperty('refused')
  expect(await leads.ask(letter)).toHaveProperty('refused')
})

test('the lead organizations are named on the letter, and stand first in its list where that is wished', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter(
    {
      coalition,
      contacts: [{ name: 'Ana Ruiz', organization: 'Zenith Law', email: 'ana@zenith.example' }],
    },
    { listOrder: 'leads-first' },
  )
  for (const name of ['Amber House', 'Mesa Legal, Inc.', 'Zenith Law']) await aSignature(letter, { name })
  const shown = async () => {
    const { ledBy, names } = await publications.read(await publications.letterOf(letter.id))
    return { ledBy, names: (names ?? []).map(({ name }) => name) }
  }
  expect(await shown()).toEqual({
    ledBy: ['Zenith Law'],
    names: ['Zenith Law', 'Amber House', 'Mesa Legal, Inc.'],
  })
  await named(letter, 'Mesa Legal Inc', { name: 'Bo Lee' })
  await named(letter, 'Amber House', { name: 'Cy Roe' })
  expect(await shown()).toEqual({
    ledBy: ['Mesa Legal, Inc.', 'Amber House'],
    names: ['Mesa Legal, Inc.', 'Amber House', 'Zenith Law'],
  })
})

test('a letter that follows another is led by the same', async () => {
  const { coalition, letter } = await aFinalLetter()
  expect(await leads.name(letter, 'Casa Vecina', { name: 'Ana Ruiz' })).toHaveProperty('refused')
  const open = await anOpenLetter({ coalition, doc: saying('Look again.') })
  await aSignature(open, { name: 'Amber House' })
  await named(open, 'Casa Vecina', { name: 'Ana Ruiz' })
  const { mark } = found(await editions.findProspect(open.id))
  done(await editions.freeze(open, { count: 1, mark, closes: true }))
  const final = await again(coalition, open.slug)
  const next = done(await followUps.start(final, { title: 'Once more', askIds: [] }))
  expect((await leads.list(next.id)).map(({ name }) => name)).toEqual(['Casa Vecina'])
})

test('a new letter begins as its coalition wishes', async () => {
  const coalition = await aCoalition()
  expect((await aLetter({ coalition })).leadsApprove).toBe(false)
  const { name, address, zone } = coalition
  await coalitions.describe(coalition, { name, address, zone, leadsApprove: true })
  await coalitions.describe(coalition, { name, address, zone })
  const wishing = await coalitionOf(await aLetter({ coalition }))
  const letter = await aLetter({ coalition: wishing })
  expect(letter.leadsApprove).toBe(true)
  expect(await leads.whyUnapproved(letter.id)).toContain('none is named')
})

test('a person is known by the name that the leads typed last', async () => {
  const { letter, ids, mails } = await aLedLetter('Casa Vecina')
  expect(
    await leads.choosePerson(letter, ids[0] ?? '', { name: 'Ana Ruiz Díaz', email: mails[0] }),
  ).toBeNull()
  const [lead] = await leads.list(letter.id)
  expect(lead?.person).toMatchObject({ name: 'Ana Ruiz Díaz', title: 'Director' })
  expect(await contacts.listOf(await coalitionOf(letter), lead?.organizationId ?? '')).toHaveLength(1)
})

async function coalitionOf(letter: Letter) {
  const { coalitionFor } = await import('~/domain/access.server')
  return found(await coalitionFor(letter.actor.id, letter.coalition.slug, 'owner'))
}
