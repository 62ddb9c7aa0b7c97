import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coalitionFor } from '~/domain/access.server'
import * as coalitions from '~/domain/coalitions.server'
import * as invitations from '~/domain/invitations/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { db, invitations as invitationTable, messages, transact } from '~db'
import { serve, visitor } from '../browse'
import { anOpenLetter, aSignature, found } from '../make'

let served: Awaited<ReturnType<typeof serve>>
let letter: Awaited<ReturnType<typeof anOpenLetter>>
let lead: ReturnType<typeof visitor>
let at = ''

beforeAll(async () => {
  const password = 'a long enough password'
  const made = found(
    await coalitions.setUp({
      name: 'Coalition of the Example',
      ownerName: 'Ada Okonkwo',
      email: 'ada@lead.example',
      password,
    }),
  )
  const coalition = found(await coalitionFor(made.account.id, made.coalition.slug, 'owner'))
  letter = await anOpenLetter({ coalition })
  served = await serve({ shared: true })
  lead = visitor(served.url)
  await lead.send('/sign-in', { email: 'ada@lead.example', password })
  at = `/c/${made.coalition.slug}/letters/${letter.slug}`
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const say = (body: string) => body.replace(/<!-- -->/g, '')

test('Ada lists whom to ask, asks them, and reminds exactly those who have not answered', async () => {
  expect((await lead.see(`${at}/sign-ons`)).body).toContain('Nobody has been asked')
  const wrong = await lead.send(`${at}/asking/lines`, { lines: 'Juntos, lucia@' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Line 1')
  expect(wrong.body).toContain('Juntos, lucia@')

  const lines = [
    'Juntos, Lucía Prado, lucia@juntos.example',
    'Mariposa Legal, Program of COMMON Foundation, Noor al-Haddad, noor@mariposa.example',
    'CAPAS',
  ].join('\n')
  const listed = await lead.send(`${at}/asking/lines`, { lines })
  expect(say(listed.body)).toContain('3 organizations are on the list now.')
  expect(say((await lead.see(`${at}/asking/sending`)).body)).toContain('Ask 2 organizations now?')
  const asked = await lead.send(`${at}/asking/sending`, {})
  expect(say(asked.body)).toContain('2 mails are on the way')
  await lead.send(`${at}/asking/sending`, {})
  expect(await mailed('invitation')).toEqual(['lucia@juntos.example', 'noor@mariposa.example'])

  const juntos = await invitationOf('Juntos')
  await transact(async (tx) => {
    await tx.update(invitationTable).set({ state: 'declined' }).where(eq(invitationTable.id, juntos.id))
  })
  const preview = await lead.see(`${at}/asking/reminder`)
  expect(preview.body).toContain('Mariposa Legal, Program of COMMON Foundation')
  expect(preview.body).not.toContain('>Juntos<')
  expect(say((await lead.send(`${at}/asking/reminder`, {})).body)).toContain('1 reminder is on the way')
  expect((await lead.send(`${at}/asking/reminder`, {})).status).toBe(422)
  expect(await mailed('reminder')).toEqual(['noor@mariposa.example'])
})

test('An organization without a contact is given one, and its question is answered', async () => {
  const capas = await invitationOf('CAPAS')
  const one = `${at}/asking/${capas.id}`
  expect((await lead.send(one, { name: '', email: 'ruth@capas.example' })).status).toBe(422)
  const given = await lead.send(one, { name: 'Ruth Abeyta', email: 'ruth@capas.example' })
  expect(given.body).toContain('ruth@capas.example')
  await lead.send(`${at}/asking/sending`, {})
  expect(await mailed('invitation')).toContain('ruth@capas.example')

  await transact(async (tx) => {
    await tx
      .update(invitationTable)
      .set({ question: 'May a clinic sign?', askedAt: new Date() })
      .where(eq(invitationTable.id, capas.id))
  })
  expect((await lead.see(`${at}/sign-ons`)).body).toContain('May a clinic sign?')
  await lead.send(`${one}/answered`, {})
  expect((await lead.see(`${at}/sign-ons`)).body).not.toContain('May a clinic sign?')
})

test('Held signatures are approved, undone, chosen between and rejected with a reason', async () => {
  const held = { state: 'held' as const, activeAt: null, heldFor: 'Looks like a person.' }
  const one = await aSignature(letter, { name: 'Monserrat Padilla', ...held })
  const list = await lead.see(`${at}/sign-ons?state=held`)
  expect(list.body).toContain('These need you')
  expect(list.body).toContain('Looks like a person.')

  const approved = await lead.send(`${at}/sign-ons/approvals`, { only: one.id })
  expect(approved.body).toContain('One signature is approved')
  await lead.send(`${at}/sign-ons/approvals/undo`, { ids: one.id })
  expect(await shownState(one.id)).toContain('class="st held"')
  expect((await lead.see(`${at}/sign-ons/approvals`)).path).toBe(`${at}/sign-ons`)

  await aSignature(letter, { name: 'Two Minds', signerName: 'The first' })
  const second = await aSignature(letter, { name: 'Two Minds', signerName: 'The second', ...held })
  const choice = await lead.send(`${at}/sign-ons/approvals`, { only: second.id })
  expect(choice.path).toBe(`${at}/sign-ons/${second.id}/choice`)
  expect(choice.body).toContain('The first')
  await lead.send(`${at}/sign-ons/${second.id}/choice`, {})
  expect(await shownState(second.id)).toContain('class="st active"')

  const rejecting = `${at}/sign-ons/rejections?id=${one.id}`
  expect((await lead.see(rejecting)).body).toContain('Why is Monserrat Padilla not accepted?')
  expect((await lead.send(rejecting, { chosen: one.id, reason: ' ' })).status).toBe(422)
  const rejected = await lead.send(rejecting, { chosen: one.id, reason: 'A person, not an organization.' })
  expect(rejected.body).toContain('One signature is rejected')
  expect(await shownState(one.id)).toContain('A person, not an organization.')
})

test('A signature by phone needs its evidence, counts at once, and is withdrawn on request', async () => {
  const typed = {
    name: 'Riverside Legal Aid, Inc.',
    signerName: 'Teresa Quiroga',
    how: 'phone',
    on: '2026-01-02',
    note: '',
  }
  const refused = await lead.send(`${at}/sign-ons/add`, typed)
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Riverside Legal Aid, Inc.')
  expect(refused.body).toContain('so that others can check it')
  const added = await lead.send(`${at}/sign-ons/add`, { ...typed, note: 'Teresa told Ada on the phone.' })
  expect(say(added.body)).toContain('By phone, January 2, 2026: Teresa told Ada on the phone.')
  expect(added.body).toContain('Added a signature that came by phone, with its evidence')

  const gone = await lead.send(`${added.path}/withdrawal`, {
    how: 'phone',
    on: '2026-01-03',
    note: 'She called.',
  })
  expect(gone.body).toContain('class="st withdrawn"')
})

test('The download holds what the list holds, and no formula', async () => {
  await aSignature(letter, { name: '=HYPERLINK("https://evil.example")', place: 'MN' })
  const { body } = await lead.see(`${at}/sign-ons.csv?place=MN`)
  const [head, row, ...rest] = body.trim().split('\n')
  expect(head).toContain('Organization or person')
  expect(row).toContain("'=HYPERLINK")
  expect(rest).toEqual([])
})

test('The registry knows who was asked and who signed, and nobody else sees any of it', async () => {
  const home = `/c/${letter.coalition.slug}/organizations`
  const list = await lead.see(`${home}?q=two+minds`)
  expect(list.body).toContain('Two Minds')
  expect(list.body).not.toContain('Juntos')
  const [two] = await organizations.list(
    found(await coalitionFor(letter.actor.id, letter.coalition.slug, 'viewer')),
    { search: 'Two Minds' },
  )
  const one = await lead.send(`${home}/${found(two).id}`, { name: 'Noor', email: 'NOOR@two.example' })
  expect(one.body).toContain('noor@two.example')
  expect(one.body).toContain('Second looks for closed files')
  const again = await lead.send(`${home}/${found(two).id}`, { name: 'Noor', email: 'noor@two.example' })
  expect(again.status).toBe(422)

  const stranger = visitor(served.url)
  for (const page of ['/sign-ons', '/sign-ons.csv', '/asking', '/asking/sending'])
    expect((await stranger.see(`${at}${page}`)).path).toBe('/sign-in')
})

async function invitationOf(name: string) {
  return found((await invitations.list(letter)).find(({ organization }) => organization === name))
}

async function shownState(id: string) {
  return (await lead.see(`${at}/sign-ons/${id}`)).body
}

async function mailed(template: string) {
  const rows = await db.select({ to: messages.to }).from(messages).where(eq(messages.template, template))
  return rows.map(({ to }) => to).sort()
}
