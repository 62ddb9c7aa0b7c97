import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As, Letter } from '~/domain/access.server'
import { coalitionFor } from '~/domain/access.server'
import * as coalitions from '~/domain/coalitions.server'
import { record } from '~/domain/history.server'
import * as letters from '~/domain/letters/index.server'
import { db, history, transact } from '~db'
import { serve, visitor } from '../browse'
import { again, aLetter, aSignature, found } from '../make'

let served: Awaited<ReturnType<typeof serve>>
let coalition: Parameters<typeof again>[0]
let letter: As<'owner', Letter>
let lead: ReturnType<typeof visitor>
let pages = ''

const text = {
  type: 'doc',
  content: [
    { type: 'salutation', content: [{ type: 'text', text: 'Dear Secretary One:' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Files stay closed for years.' }] },
    {
      type: 'asks',
      content: [
        {
          type: 'ask',
          attrs: { id: 'first' },
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'Look again. Begin with the oldest.' }] },
          ],
        },
      ],
    },
    { type: 'closing', content: [{ type: 'text', text: 'Sincerely,' }] },
  ],
}

beforeAll(async () => {
  const password = 'a long enough password'
  const founder = { name: 'Coalition of the Example', ownerName: 'Ada Okonkwo', email: 'ada@lead.example' }
  const made = found(await coalitions.setUp({ ...founder, password }))
  coalition = found(await coalitionFor(made.account.id, made.coalition.slug, 'owner'))
  const secretary = {
    title: 'Secretary',
    name: 'A. One',
    office: null,
    component: null,
    address: [],
    cc: false,
  }
  letter = await aLetter({ coalition, title: 'Closed files', doc: text, addressees: [secretary] })
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

const say = (body: string) => body.replace(/<!-- -->/g, '').replace(/<\/?span[^>]*>/g, '')
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(path, served.url), { method, headers, redirect: 'manual' })

test('a draft is shown to nobody, in the reader’s language', async () => {
  const absent = await ask(`/letters/${letter.slug}`, { 'accept-language': 'es-MX,es;q=0.9' })
  expect(absent.status).toBe(404)
  const said = await absent.text()
  expect(said).toContain('<title>Aquí no hay ninguna carta</title>')
  expect(said).toContain('En esta dirección no hay ninguna carta.')
  expect(said).toContain('<html lang="es">')
  const ended = await ask('/s/this-link-has-ended?lang=es')
  expect(ended.status).toBe(410)
  expect(await ended.text()).toContain('<html lang="es">')
  expect(await (await ask('/nowhere', { 'accept-language': 'es' })).text()).toContain('<html lang="en">')
  expect(said).not.toContain('Closed files')
  expect((await ask(`/letters/${letter.slug}.json`)).status).toBe(404)
})

test('Ada opens the letter after seeing what is locked, and takes it back while nobody has signed', async () => {
  expect(say((await lead.see(pages)).body)).toContain('ready to be opened')
  const page = say((await lead.see(`${pages}/opening`)).body)
  expect(page).toContain('Open version 1')
  expect(page).toContain('5:00 p.m. ET')
  expect(page).toMatch(/[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/)
  const opened = await lead.send(`${pages}/opening`, {})
  expect(say(opened.body)).toContain('The letter is open. Its text is locked.')
  expect((await ask(`/letters/${letter.slug}`)).status).toBe(200)

  const draft = await lead.send(`${pages}/opening/undo`, {})
  expect(say(draft.body)).toContain('The letter is a draft again.')
  expect((await ask(`/letters/${letter.slug}`)).status).toBe(404)
  await lead.send(`${pages}/opening`, {})
  letter = await again(coalition, letter.slug)
  expect(letter.state).toBe('open')
})

test('whoever has the link reads text, asks and deadline, without script or cookie, and changes nothing', async () => {
  await sign('Juntos')
  await sign('Advocating Opportunity')
  const before = await db.$count(history)
  const at = `/letters/${letter.slug}`
  const read = await ask(at)
  const body = say(await read.text())
  expect(body).toContain('Files stay closed for years.')
  expect(body).toMatch(/<ol class="brief"[^>]*><li[^>]*>Look again\. …<\/li>/)
  expect(body).toMatch(/<time dateTime="2126-03-26T\d\d:00:00.000Z" data-zone="America\/New_York">/i)
  expect(body).toContain('A letter to Secretary A. One.')
  expect(body.indexOf('Advocating Opportunity')).toBeLessThan(body.indexOf('Juntos'))
  expect(body).toContain('<meta name="robots" content="noindex"/>')
  expect(body).not.toContain('rel="canonical"')
  expect(body.match(/<script(?![^>]*src="\/)/g)).toBeNull()

  expect(read.headers.get('x-robots-tag')).toBe('noindex')
  expect(read.headers.get('cache-control')).toContain('no-cache')
  expect(read.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(read.headers.get('set-cookie')).toBeNull()

  const head = await ask(at, {}, 'HEAD')
  expect([head.status, head.headers.get('etag')]).toEqual([200, read.headers.get('etag')])
  for (const path of [at, `${at}?q=juntos`, `${at}.json`, `${at}/data`, '/letters/nothing-here']) {
    await ask(path)
    await ask(path, {}, 'HEAD')
  }
  expect(await db.$count(history)).toBe(before)
})

test('machines are told what they may read, and no PDF is offered before there is one', async () => {
  expect(await (await ask('/robots.txt')).text()).toBe('User-agent: *\nAllow: /letters/\nDisallow: /\n')
  const at = `/letters/${letter.slug}`
  expect(await (await ask(at)).text()).not.toContain(`${at}/letter.pdf`)
  expect(await (await ask(`${at}.json`)).json()).toMatchObject({ links: { pdf: null } })
})

test('who has the page is told so, and sees a change at once', async () => {
  const at = `/letters/${letter.slug}`
  const first = await ask(at)
  const etag = found(first.headers.get('etag'))
  expect(etag).toMatch(/^"/)
  expect((await ask(at, { 'if-none-match': etag })).status).toBe(304)
  expect((await ask(at, { 'if-none-match': `W/${etag}` })).status).toBe(304)
  const plain = await ask(at, { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('etag')).not.toBe(etag)
  expect(await plain.text()).not.toContain('Casa Latina')

  await sign('Casa Latina')
  const after = await ask(at, { 'if-none-match': etag })
  expect(after.status).toBe(200)
  expect(await after.text()).toContain('Casa Latina')
})

test('a reader finds a name, and chooses a language that the letter’s own text does not take', async () => {
  const at = `/letters/${letter.slug}`
  const some = say(await (await ask(`${at}?q=cása`)).text())
  expect(some).toContain('Casa Latina')
  expect(some).not.toContain('>Juntos<')
  expect(say(await (await ask(`${at}?q=nobody`)).text())).toContain('No name on this list matches “nobody”')

  const spanish = await (await ask(at, { 'accept-language': 'es' })).text()
  expect(spanish).toContain('<html lang="es">')
  expect(spanish).toContain('Firmar por su organización')
  expect(spanish).toMatch(/<div class="letter" lang="en">/)
  expect(await (await ask(`${at}?lang=en`, { 'accept-language': 'es' })).text()).toContain('<html lang="en">')
  expect(await (await ask(`${at}/data?lang=es`)).text()).toContain('Qué se guarda')
})

test('made public, it has a short address, a canonical one and a record for programs anywhere', async () => {
  const secret = `/letters/${letter.slug}`
  expect((await ask(`${secret}.json`)).headers.get('access-control-allow-origin')).toBeNull()
  const done = await lead.send(`${pages}/publication`, { to: 'public' })
  expect(say(done.body)).toContain('The letter is public')

  const moved = await ask(secret)
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/letters/closed-files'])
  const page = await ask('/letters/closed-files')
  expect(page.headers.get('x-robots-tag')).toBeNull()
  const body = await page.text()
  expect(body).toContain(`<link rel="canonical" href="${served.url}/letters/closed-files"/>`)
  expect(body).toContain('<meta property="og:title" content="Closed files"/>')
  expect(body).toContain('3 organizations have signed.')

  const json = await ask('/letters/closed-files.json')
  expect(json.headers.get('access-control-allow-origin')).toBe('*')
  expect(json.headers.get('content-type')).toContain('application/json')
  expect(await json.json()).toMatchObject({
    title: 'Closed files',
    date: '2126-04-01',
    state: 'open',
    edition: null,
    asks: [{ number: 1, text: 'Look again. Begin with the oldest.' }],
    addressees: [{ title: 'Secretary', name: 'A. One' }],
    signatories: [
      { position: 1, name: 'Advocating Opportunity' },
      { name: 'Casa Latina' },
      { name: 'Juntos' },
    ],
    deadline: { zone: 'America/New_York' },
    links: { page: `${served.url}/letters/closed-files` },
  })
})

test('taken from the public, the short address is gone, and leads still find their pages by it', async () => {
  const done = await lead.send(`/c/${coalition.slug}/letters/closed-files/publication`, { to: 'link' })
  expect(say(done.body)).toContain('Only who has the new link')
  const gone = await ask('/letters/closed-files')
  expect(gone.status).toBe(404)
  expect(gone.headers.get('location')).toBeNull()
  expect((await ask('/letters/closed-files.json')).status).toBe(404)
  expect((await lead.see(`/c/${coalition.slug}/letters/closed-files`)).status).toBe(200)
})

test('closing and reopening are one press each, and the home says what needs a lead', async () => {
  const closed = await lead.send(`${pages}/closing`, {})
  expect(say(closed.body)).toContain('Signing is closed.')
  expect(say((await lead.see(`/c/${coalition.slug}`)).body)).toContain('Freeze the letter')
  const page = say(await (await ask(`/letters/${letter.slug}`)).text().catch(() => ''))
  expect(page).not.toContain('Firmar')
  expect(say((await lead.see(`${pages}/reopening`)).body)).toContain('Until when')
  const wrong = await lead.send(`${pages}/reopening`, { day: '2021-03-26', time: '17:00' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('still to come')
  const open = await lead.send(`${pages}/reopening`, {})
  expect(say(open.body)).toContain('Signing is open again.')
  expect(say((await lead.see(`/c/${coalition.slug}`)).body)).toContain('3<small>signed')
})

/** A signature as the public page would have made it, history included. */
async function sign(name: string) {
  const { id } = await aSignature(letter, { name })
  await transact((tx) =>
    record(
      tx,
      { kind: 'signer', id },
      { coalitionId: letter.coalitionId, letterId: letter.id, action: 'signature confirmed', object: id },
    ),
  )
}
