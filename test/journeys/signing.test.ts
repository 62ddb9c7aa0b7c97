import { createHash } from 'node:crypto'
import { getTableName, is, Table } from 'drizzle-orm'
import { Window } from 'happy-dom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As, Letter } from '~/domain/access.server'
import * as organizations from '~/domain/organizations/index.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import { issue } from '~/domain/tokens.server'
import { begun } from '~/http/humans.server'
import { contacts, db, invitations, transact } from '~db'
import * as schema from '../../db/schema/index.server'
import { serve, visitor } from '../browse'
import { allSent, linkIn, mailTo } from '../mailbox'
import { anOpenLetter, found } from '../make'

let served: Awaited<ReturnType<typeof serve>>
let letter: As<'owner', Letter>
let at: string

beforeAll(async () => {
  letter = await anOpenLetter()
  at = `/letters/${letter.slug}`
  served = await serve({ shared: true })
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

test('an organization signs on the public page, confirms by mail, corrects its name and withdraws', async () => {
  const ruth = visitor(served.url)
  const wrong = await ruth.send(`${at}/sign`, { ...(await entry()), email: 'ruth@capas', authority: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('<title>Error: Sign')
  expect(wrong.body).toContain('Tick the box if you may sign for your organization')
  expect(wrong.body).toContain('value="Ruth Abeyta"')
  expect(wrong.body).not.toMatch(/<input[^>]*name="authority"[^>]*checked/)

  const unticked = await ruth.send(`${at}/sign`, { ...(await entry()), email: 'ruth@capas' })
  expect(unticked.body).toContain('Tick the box again')

  const sent = await ruth.send(`${at}/sign`, await entry())
  expect(sent.path).toBe(`${at}/sign/sent`)
  expect(sent.body).toContain('ruth@capas.example')
  expect((await visitor(served.url).see(sent.path)).body).not.toContain('ruth@capas.example')

  const confirmation = await mailTo('ruth@capas.example')
  expect(confirmation.subject).toBe('Confirm that CAPAS signs')
  const link = linkIn(confirmation, 'confirm')
  const asked = await ruth.see(link)
  expect(asked.body).toContain('Does CAPAS sign this letter?')
  expect(asked.body).toContain('To whom it may concern')
  expect((await ruth.send(link, fieldsOf(asked.body, link))).status).toBe(422)
  // As a browser posts from a page without referrer.
  const confirmed = await ruth.send(link, { ...fieldsOf(asked.body, link), authority: 'yes' }, 'null')
  expect(confirmed.path).toMatch(/^\/s\/[\w-]{40,}$/)
  expect(confirmed.body).toContain('CAPAS has signed.')
  expect((await ruth.send(link, { ...fieldsOf(asked.body, link), authority: 'yes' })).path).toBe(
    confirmed.path,
  )

  const page = linkIn(await mailTo('ruth@capas.example'), 's')
  const corrected = await ruth.send(`${page}/correction`, {
    name: 'C.A.P.A.S.',
    signerName: 'Ruth Abeyta-Lindqvist',
    signerTitle: 'Director',
  })
  expect(corrected.body).toContain('The correction is saved.')
  expect(corrected.body).toContain('Ruth Abeyta-Lindqvist, Director')
  expect(corrected.body).toContain('counts and prints')
  expect((await ruth.see(`${page}/text`)).body).toContain('To whom it may concern')
  expect((await ruth.see(at)).body).toContain('C.A.P.A.S.')

  expect((await ruth.send(`${page}/withdrawal`, {})).status).toBe(422)
  const withdrawn = await ruth.send(`${page}/withdrawal`, { sure: 'yes', reason: 'The board met' })
  expect(withdrawn.body).toContain('C.A.P.A.S. has withdrawn.')
  expect((await ruth.see(at)).body).not.toContain('C.A.P.A.S.')
  expect((await mailTo('ruth@capas.example')).subject).toBe('C.A.P.A.S. has withdrawn')
})

test('what is held is not said to have signed, and the mail shows the name as it prints', async () => {
  const fast = visitor(served.url)
  const own = { organization: 'Swift Fund (formerly Quick Fund), Inc.', email: 'fast@swift.example' }
  await fast.send(`${at}/sign`, { ...(await entry()), ...own, begun: begun() })
  const mail = await mailTo('fast@swift.example')
  expect(mail.text).toContain(own.organization)
  const link = linkIn(mail, 'confirm')
  await fast.send(link, { ...fieldsOf((await fast.see(link)).body, link), authority: 'yes' })
  expect((await mailTo('fast@swift.example')).subject).toContain('the leads look at it first')
})

test('by a personal link an organization says when it decides, forwards the letter, and signs at once', async () => {
  const link = await anInvitation('Lark Fund', 'ada@lark.example')
  const ada = visitor(served.url)
  const asked = await ada.see(link)
  expect(asked.body).toContain('Will Lark Fund sign this letter?')
  expect(asked.body).toContain('value="ada@lark.example"')
  expect((await ada.send(`${link}/consideration`, {})).body).toContain('Choose the day you will decide by')
  const day = found(asked.body.match(/<option value="(\d{4}-\d\d-\d\d)"/)?.[1])
  expect((await ada.send(`${link}/consideration`, { by: day })).body).toContain('The leads know that you')
  expect((await ada.send(`${link}/forwarding`, { to: 'boss@lark.example' })).body).toContain('on its way')
  expect((await ada.send(`${link}/question`, { question: 'Who else?' })).body).toContain('with the leads')
  const declined = (await ada.send(`${link}/declination`, { why: '', sure: 'yes' })).body
  expect(declined).toContain('Lark Fund does not sign this one.')
  expect(declined).toContain('Changed your mind?')
  expect(declined).not.toContain('Will Lark Fund sign this letter?')
  expect((await ada.see(linkIn(await mailTo('boss@lark.example'), 'i'))).body).toContain('Lark Fund')

  const own = { organization: 'Lark Fund', email: 'ada@lark.example' }
  const signed = await ada.send(`${link}/signature`, { ...(await entry()), ...own })
  expect(signed.path).toMatch(/^\/s\//)
  expect(signed.body).toContain('The leads know you as its contact.')
  expect((await ada.see(link)).body).toContain(`href="${signed.path}`)
})

test('the form speaks Spanish, and so does all that follows', async () => {
  const ana = visitor(served.url)
  const page = await ana.see(`${at}/sign?lang=es`)
  expect(page.body).toContain('¿Firmará su organización esta carta?')
  const own = { organization: 'Puerta Abierta', email: 'ana@puerta.example' }
  const sent = await ana.send(`${at}/sign?lang=es`, { ...(await entry()), ...own })
  expect(sent.body).toContain('Puerta Abierta')
  const mail = await mailTo('ana@puerta.example')
  expect(mail.subject).toBe('Confirme que Puerta Abierta firma')
  const asked = await ana.see(linkIn(mail, 'confirm'))
  expect(asked.body).toContain('lang="es"')
  expect(asked.body).toContain('Tengo autoridad para firmar')
})

test('whoever asks for a fresh link is told the same, and only who signed gets one', async () => {
  const link = await anInvitation('Third Fund', 'cara@third.example')
  const cara = visitor(served.url)
  const answers = await Promise.all(
    ['cara@third.example', 'nobody@third.example'].map((email) => cara.send(`${at}/link`, { email })),
  )
  expect(withoutNonce(found(answers[0]).body)).toBe(withoutNonce(found(answers[1]).body))
  expect(linkIn(await mailTo('cara@third.example'), 'i')).not.toBe(link)
  await expect(mailTo('nobody@third.example')).rejects.toThrow('No mail')
})

test('mail is stopped by a person or by one press of a mail program, and allowed again', async () => {
  const link = (await anInvitation('Fourth Fund', 'dora@fourth.example')).replace('/i/', '/u/')
  const dora = visitor(served.url)
  expect((await dora.send(link, {})).status).toBe(422)
  const oneClick = await fetch(new URL(link, served.url), {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'manual',
  })
  expect(oneClick.status).toBe(303)
  expect((await dora.see(link)).body).toContain('No more mail.')
  expect((await dora.send(`${link}/undo`, {})).status).toBe(422)
  expect((await dora.send(`${link}/undo`, { sure: 'yes' })).body).toContain('gets mail from')
})

test('links that are opened, and forms that are sent as they stand, change nothing', async () => {
  await allSent()
  const before = await everything()
  let sent = 0
  const links = (await outbox.list(1_000)).flatMap(({ text }) =>
    [...text.matchAll(/http:\/\/localhost:\d+(\/[^\s)>\]]*)/g)].map(([, path = '']) => path),
  )
  expect(links.filter((path) => /^\/(confirm|s|i|u)\//.test(path)).length).toBeGreaterThan(6)
  for (const path of new Set(links)) {
    await fetch(new URL(path, served.url), { method: 'HEAD', redirect: 'manual' })
    const shown = await fetch(new URL(path, served.url))
    if (/^\/(confirm|s|i|u)\//.test(path)) {
      expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
      expect(shown.headers.get('cache-control')).toBe('no-store')
      expect(shown.headers.get('x-robots-tag')).toBe('noindex')
    }
    const scanner = visitor(served.url)
    for (const { action, fields } of formsIn(await shown.text(), path)) {
      await scanner.send(action, fields)
      sent += 1
    }
  }
  expect(sent).toBeGreaterThan(12)
  expect(await everything()).toEqual(before)
})

/** What is typed into the form, opened a minute ago, under the text as it stands. */
async function entry(): Promise<Record<string, string>> {
  return {
    organization: 'CAPAS',
    name: 'Ruth Abeyta',
    title: 'Policy Director',
    email: 'ruth@capas.example',
    city: 'Minneapolis',
    state: 'MN',
    authority: 'yes',
    begun: begun(new Date(Date.now() - 60_000)),
    text: (await publications.textOf(await publications.letterOf(letter.id))).hash,
  }
}

async function anInvitation(name: string, email: string): Promise<string> {
  return transact(async (tx) => {
    const organization = await organizations.findOrAdd(tx, letter.coalitionId, name)
    const [contact] = await tx
      .insert(contacts)
      .values({
        coalitionId: letter.coalitionId,
        organizationId: organization.id,
        name: 'Ada Lark',
        title: 'Director',
        email,
      })
      .returning()
    const [invitation] = await tx
      .insert(invitations)
      .values({
        letterId: letter.id,
        organizationId: organization.id,
        contactId: found(contact).id,
        state: 'sent',
      })
      .returning()
    const expiresAt = new Date(Date.now() + 30 * 86_400_000)
    const secret = await issue(tx, { purpose: 'invitation', subject: found(invitation).id, email, expiresAt })
    return `/i/${secret}`
  })
}

function formsIn(html: string, path: string) {
  const { document } = new Window({ url: new URL(path, served.url).href })
  document.write(html)
  return [...document.querySelectorAll('form[method="post"]')].map((form) => ({
    action: new URL(form.getAttribute('action') ?? path, new URL(path, served.url)).href,
    fields: Object.fromEntries(
      [...form.querySelectorAll('input, textarea, select')].flatMap((field) => {
        const isBox = ['checkbox', 'radio'].includes(field.getAttribute('type') ?? '')
        if (isBox && !field.hasAttribute('checked')) return []
        const value =
          field.tagName === 'TEXTAREA'
            ? (field.textContent ?? '')
            : field.tagName === 'SELECT'
              ? (field.querySelector('option[selected]') ?? field.querySelector('option'))?.getAttribute(
                  'value',
                )
              : field.getAttribute('value')
        return [[field.getAttribute('name') ?? '', value ?? '']]
      }),
    ),
  }))
}

function fieldsOf(html: string, path: string): Record<string, string> {
  return found(formsIn(html, path)[0]).fields
}

/** Every row there is, but for the worker's own. */
async function everything(): Promise<Record<string, string>> {
  const tables = Object.values(schema).filter((each) => is(each, Table))
  const states: Record<string, string> = {}
  for (const table of tables) {
    const name = getTableName(table)
    if (name === 'jobs') continue
    const rows = (await db.select().from(table)).map((row) => JSON.stringify(row)).toSorted()
    states[name] = createHash('sha256').update(rows.join('\n')).digest('hex')
  }
  return states
}

function withoutNonce(html: string): string {
  return html.replace(/nonce="[^"]*"/g, '')
}
