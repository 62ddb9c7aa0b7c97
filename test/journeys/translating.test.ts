import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As, Letter } from '~/domain/access.server'
import { coalitionFor } from '~/domain/access.server'
import * as coalitions from '~/domain/coalitions.server'
import * as letters from '~/domain/letters/index.server'
import * as organizations from '~/domain/organizations/index.server'
import * as publications from '~/domain/publications.server'
import { issue } from '~/domain/tokens.server'
import { begun } from '~/http/humans.server'
import { contacts, invitations, transact } from '~db'
import { serve, visitor } from '../browse'
import { axe, type Opened, open, sideways } from '../chromium'
import { linkIn, mailTo } from '../mailbox'
import { again, aLetter, found } from '../make'

let served: Awaited<ReturnType<typeof serve>>
let letter: As<'owner', Letter>
let coalition: Parameters<typeof again>[0]
let lead: ReturnType<typeof visitor>
let pages = ''

const password = 'a long enough password'
const english = [
  'Dear Secretary One:',
  'Files stay closed for years, and nobody looks at them again.',
  'We ask that you:',
  '1. Look at every file again.',
  '2. Say why a file stays closed.',
  'Sincerely,',
]
const spanish = [
  'Estimada Secretaria One:',
  'Los expedientes llevan años cerrados, y nadie los vuelve a mirar.',
  'Pedimos que usted:',
  '1. Vuelva a mirar cada expediente.',
  '2. Diga por qué un expediente sigue cerrado.',
  'Atentamente,',
]

beforeAll(async () => {
  const founder = { name: 'Coalition of the Example', ownerName: 'Ada Okonkwo', email: 'ada@lead.example' }
  const made = found(await coalitions.setUp({ ...founder, password }))
  coalition = found(await coalitionFor(made.account.id, made.coalition.slug, 'owner'))
  const { readLetter } = await import('~/domain/imports/index.server')
  const reading = readLetter(english.join('\n\n'))
  if ('refused' in reading) throw new Error(reading.refused)
  const secretary = {
    title: 'Secretary',
    name: 'A. One',
    office: null,
    component: null,
    address: [],
    cc: false,
  }
  letter = await aLetter({ coalition, title: 'Closed files', doc: reading.doc, addressees: [secretary] })
  await letters.describe(letter, {
    title: 'Closed files',
    date: '2126-04-01',
    deadline: { wall: '2126-03-26T17:00', zone: 'America/New_York' },
    language: 'en',
    shows: 'list',
    takesIndividuals: false,
  })
  pages = `/c/${made.coalition.slug}/letters/${letter.slug}`
  served = await serve({ shared: true })
  lead = visitor(served.url)
  await lead.send('/sign-in', { email: 'ada@lead.example', password })
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const say = (body: string) => body.replace(/<!-- -->/g, '').replace(/<\/?(span|strong|i)\b[^>]*>/g, '')
const reader = { 'accept-language': 'es-MX,es;q=0.9' }
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, served.url), { headers, redirect: 'manual' })
  return { status: response.status, etag: response.headers.get('etag'), body: say(await response.text()) }
}
const paste = (path: string, fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return lead.send(path, form)
}

test('Ada adds a translation by pasting it, and opening warns while nobody has said that it is up to date', async () => {
  const nothing = await paste(`${pages}/translations`, { language: 'es', from: 'text', text: '' })
  expect(nothing.status).toBe(422)
  const added = await paste(`${pages}/translations`, {
    language: 'es',
    from: 'text',
    text: spanish.join('\n\n'),
  })
  expect(added.path).toBe(`${pages}/translations/es`)
  expect(say(added.body)).toContain('Nobody outside sees it yet.')
  expect(added.body).toContain('Los expedientes llevan años cerrados')
  // Beside it, to be read, the text it is made from.
  expect(added.body).toContain('Files stay closed for years')
  expect(say((await lead.see(`${pages}/opening`)).body)).toContain(
    'The Spanish translation is not shown to anyone yet',
  )

  const untitled = await lead.send(`${pages}/translations/es`, {})
  expect(untitled.body).toContain('Give the translation its title.')
  await lead.send(`${pages}/translations/es/title`, { title: 'Expedientes cerrados' })
  const declared = await lead.send(`${pages}/translations/es`, {})
  expect(say(declared.body)).toContain('Up to date: readers of Spanish see it now.')
  expect(say((await lead.see(`${pages}/history`)).body)).toContain(
    'Said that version 1 of the translation into Spanish is up to date with version 1 of the text',
  )
  expect(say((await lead.see(`${pages}/opening`)).body)).not.toContain('Spanish translation')
})

test('it is out of date as soon as the text moves on, and shows what changed', async () => {
  const moved = english.map((line) => line.replace('for years', 'for ten years')).join('\n\n')
  await paste(`${pages}/text/replacement`, { text: moved })
  const page = say((await lead.see(`${pages}/translations/es`)).body)
  expect(page).toContain('Out of date')
  expect(page).toContain('What has changed in the text since version 1')
  expect(page).toMatch(/<ins[\s\S]{0,80}ten/)
  for (const path of [pages, `${pages}/opening`])
    expect(say((await lead.see(path)).body)).toContain('The Spanish translation is out of date')
  expect(say((await lead.see(`${pages}/text`)).body)).toContain('Out of date')
  expect(say((await lead.see(`${pages}/translations`)).body)).toContain('Out of date')
  const again = await lead.send(`${pages}/translations/es`, {})
  expect(say(again.body)).toContain('Up to date: readers of Spanish see it now.')
  expect(say((await lead.see(`${pages}/translations/es/versions`)).body)).toContain('Said to be up to date')
  expect((await lead.see(`${pages}/translations/es/compare?from=1&to=2`)).body).toContain(
    'the same, word for word',
  )
})

test('a reader of Spanish sees the translation, and by a switch the text that is signed', async () => {
  await lead.send(`${pages}/opening`, {})
  letter = await again(coalition, letter.slug)
  const at = `/letters/${letter.slug}`
  const { body } = await ask(at, reader)
  expect(body).toContain('<html lang="es">')
  expect(body).toContain('<h1 lang="es">Expedientes cerrados</h1>')
  expect(body).toContain('Traducción de cortesía. El texto que se firma es el que está en inglés.')
  expect(body).toMatch(/<div class="letter" lang="es">/)
  expect(body).toMatch(/<ol class="brief" lang="es"><li[^>]*>Vuelva a mirar cada expediente\./)
  expect(body).not.toContain('Files stay closed')

  // The switch is an address, and what it leads to keeps the choice; each text has a page of its own in the cache.
  const to = found(/href="(\?lang=es&amp;text=en)"/.exec(body)?.[1]).replace('&amp;', '&')
  const itself = await ask(`${at}${to}`, reader)
  expect(itself.body).toContain('<html lang="es">')
  expect(itself.body).toMatch(/<div class="letter" lang="en">/)
  expect(itself.body).toContain('Files stay closed for ten years')
  expect(itself.body).toContain(`${at}/sign?lang=es&amp;text=en`)
  expect(itself.body).toContain('Leer una traducción de cortesía al español')
  expect((await ask(at, reader)).body).toBe(body)
  expect((await ask(`${at}?text=nonsense`, reader)).body).toBe(body)

  // A reader of English reads what is signed, and is offered the translation.
  const own = await ask(at, { 'accept-language': 'en' })
  expect(own.body).toContain('Files stay closed for ten years')
  expect(own.body).toContain('Read a courtesy translation into Spanish')
  const asked = await ask(`${at}?lang=en&text=es`)
  expect(asked.body).toContain('Courtesy translation. The text in English is the one that is signed.')
  expect(asked.body).toMatch(/<div class="letter" lang="es">/)

  const json = await (await fetch(new URL(`${at}.json`, served.url))).json()
  expect(json.translations).toMatchObject([{ language: 'es', title: 'Expedientes cerrados', current: true }])
})

test('who signs in Spanish reads the translation and the exact text, and the mails carry both', async () => {
  const at = `/letters/${letter.slug}`
  const ana = visitor(served.url)
  const page = say((await ana.see(`${at}/sign?lang=es`)).body)
  expect(page).toContain('Traducción de cortesía. El texto que se firma es el que está en inglés.')
  expect(page.indexOf('Los expedientes llevan')).toBeLessThan(page.indexOf('Files stay closed for ten years'))
  expect(page).toContain('El texto que firma, en inglés')
  const only = say((await ana.see(`${at}/sign?lang=es&text=en`)).body)
  expect(only).not.toContain('Los expedientes llevan')
  expect(only).toContain('&amp;text=en"')

  const { hash } = await publications.textOf(await publications.letterOf(letter.id))
  const email = 'ana@puerta.example'
  await ana.send(`${at}/sign?lang=es`, {
    organization: 'Puerta Abierta',
    name: 'Ana Ruiz',
    title: 'Directora',
    email,
    city: 'Tucson',
    state: 'AZ',
    authority: 'yes',
    begun: begun(new Date(Date.now() - 60_000)),
    text: hash,
  })
  const link = linkIn(await mailTo(email), 'confirm')
  const confirm = say((await ana.see(link)).body)
  expect(confirm).toContain('Los expedientes llevan')
  expect(confirm).toContain('Files stay closed for ten years')
  expect(confirm).toContain(`name="text" value="${hash}"`)
  await ana.send(link, { text: hash, authority: 'yes' })
  const receipt = await mailTo(email)
  expect(receipt.text).toMatch(/Traducción de cortesía al español[\s\S]*Asunto: |Los expedientes llevan/)
  expect(receipt.text.indexOf('Los expedientes')).toBeLessThan(
    receipt.text.indexOf('Files stay closed for ten'),
  )
  const copy = (await ana.see(`${linkIn(receipt, 's')}/text`)).body
  expect(copy.indexOf(hash)).toBeLessThan(copy.indexOf('Los expedientes llevan'))
})

test('an invitation in Spanish names the letter and its asks in Spanish, and says which text is signed', async () => {
  const secret = await anInvitation('Casa del Río', 'rosa@rio.example')
  const page = say((await visitor(served.url).see(`/i/${secret}`)).body)
  expect(page).toContain('Expedientes cerrados')
  expect(page).toContain('Vuelva a mirar cada expediente.')
  expect(page).toContain('Files stay closed for ten years')
  await visitor(served.url).send(`/i/${secret}/forwarding`, { to: 'jefa@rio.example' })
  const mail = await mailTo('jefa@rio.example')
  expect(mail.text).toContain('Expedientes cerrados')
  expect(mail.text).toContain('El texto que se firma es el que está en inglés.')
})

test('a translation that is hidden is gone from every page at once', async () => {
  const at = `/letters/${letter.slug}`
  await lead.send(`${pages}/translations/es/hiding`, {})
  const { body } = await ask(at, reader)
  expect(body).toContain('Files stay closed for ten years')
  expect(body).not.toContain('Traducción de cortesía')
  await lead.send(`${pages}/translations/es`, {})
  expect((await ask(at, reader)).body).toContain('Traducción de cortesía')
})

test('strangers reach neither the translation nor its steps, and bad steps change nothing', async () => {
  const stranger = visitor(served.url)
  const steps = { revision: 1, client: 'client-one', steps: [{ stepType: 'replace', from: 0, to: 9 }] }
  expect((await stranger.see(`${pages}/translations/es`)).path).toBe('/sign-in')
  expect((await stranger.post(`${pages}/translations/es/steps`, steps)).path).toBe('/sign-in')
  expect((await lead.post(`${pages}/translations/es/steps`, { ...steps, revision: 99 })).status).toBe(422)
  expect((await lead.see(`${pages}/translations/fr`)).status).toBe(404)
  expect((await lead.see(`${pages}/translations/es/hiding`)).status).toBe(404)
  expect((await lead.send(`${pages}/translations/es/toString`, {})).status).toBe(404)
})

test('two leads write it at once beside the text, which follows them; it is legible to all, on a phone too', async () => {
  const opened: Opened[] = [await open(served.url), await open(served.url)]
  try {
    for (const { page } of opened) {
      await page.goto('/sign-in')
      await page.fill('[name=email]', 'ada@lead.example')
      await page.fill('[name=password]', password)
      await page.click('main button[type=submit]')
      await page.goto(`${pages}/translations/es`)
    }
    const [one, other] = opened.map(({ page }) =>
      page.getByRole('textbox', { name: 'The translation into Spanish' }),
    )
    const page = found(opened[0]).page
    await found(one).locator('p', { hasText: 'Los expedientes' }).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Eso no puede seguir.')
    await found(other).getByText('Eso no puede seguir.').waitFor()
    await page.locator('.source .followed', { hasText: 'Files stay closed' }).waitFor()
    await found(one).locator('li', { hasText: 'Diga por qué' }).click()
    await page.locator('.source li.followed', { hasText: 'Say why a file stays closed' }).waitFor()
    await page.getByText(/^Saved \d/).waitFor()
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 375, height: 800 })
    expect(await sideways(page)).toBe(0)
    await page.reload()
    await found(one).getByText('Eso no puede seguir.').waitFor()
    await page.getByText('The draft says something else than that.').waitFor()
    for (const path of [
      `${pages}/translations`,
      `${pages}/translations/es/versions`,
      `/letters/${letter.slug}?lang=es`,
      `/letters/${letter.slug}/sign?lang=es`,
    ]) {
      await page.goto(path)
      expect(await sideways(page)).toBe(0)
      expect(await axe(page)).toEqual([])
    }
    for (const { complaints } of opened) expect(complaints).toEqual([])
  } finally {
    for (const each of opened) await each.close()
  }
}, 60_000)

async function anInvitation(name: string, email: string): Promise<string> {
  return transact(async (tx) => {
    const organization = await organizations.findOrAdd(tx, letter.coalitionId, name)
    const [contact] = await tx
      .insert(contacts)
      .values({
        coalitionId: letter.coalitionId,
        organizationId: organization.id,
        name: 'Rosa Díaz',
        email,
        language: 'es',
      })
      .returning()
    const [invitation] = await tx
      .insert(invitations)
      .values({
        letterId: letter.id,
        organizationId: organization.id,
        contactId: contact?.id,
        state: 'sent',
      })
      .returning()
    return issue(tx, {
      purpose: 'invitation',
      subject: found(invitation).id,
      email,
      expiresAt: new Date(Date.now() + 86_400_000),
    })
  })
}
