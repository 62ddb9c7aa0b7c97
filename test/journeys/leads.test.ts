import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, history } from '~db'
import { serve, visitor } from '../browse'
import { linkIn, mailTo } from '../mailbox'

let served: Awaited<ReturnType<typeof serve>>
let ada: ReturnType<typeof visitor>
let letter = ''
let home = ''

const TEXT = `The Honorable A. One
Secretary
Office of Files

Re: Look again

Dear Secretary One:

We write about the files that nobody has looked at. We urge you to:

1. Look at every file again.
2. Say what you saw.

Sincerely,
`

const entries = () => db.$count(history)
const hashOn = (body: string) => /name="text" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
const leadNamed = (body: string, name: string) =>
  new RegExp(`href="[^"]*(/leads/[0-9a-f-]{36})">${name}<`).exec(body)?.[1] ?? ''

beforeAll(async () => {
  served = await serve({ shared: true })
  ada = visitor(served.url)
  const founded = await ada.send('/setup', {
    coalition: 'Coalition of the Example',
    name: 'Ada Okonkwo',
    email: 'ada@lead.example',
    password: 'a long enough password',
  })
  home = founded.path
  const brought = await ada.send(`${home}/letters/new`, { text: TEXT, as: 'draft' })
  letter = brought.path.replace(/\/findings$/, '')
  const said = await ada.send(`${letter}/particulars`, {
    title: 'Look again',
    language: 'en',
    day: '2126-03-26',
    time: '17:00',
    zone: 'America/New_York',
    shows: 'list',
    listOrder: 'alphabet',
  })
  expect(said.body).toContain('Saved.')
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

test('Ada names two lead organizations, has them approve, and cannot open the letter before they do', async () => {
  expect((await ada.see(`${letter}/leads`)).body).toContain('No organization is named.')
  const refused = await ada.send(`${letter}/leads`, { organization: '', name: 'Ana Ruiz', email: 'ana@casa' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Enter the name of the organization')
  expect(refused.body).toContain('value="Ana Ruiz"')
  const person = { name: 'Ana Ruiz', title: 'Directora', email: 'ana@casa.example', language: 'es' }
  const named = await ada.send(`${letter}/leads`, { organization: 'Casa Vecina', ...person })
  expect(named.body).toContain('Ana Ruiz, Directora')
  expect((await ada.send(`${letter}/leads`, { organization: 'CASA VECINA', ...person })).status).toBe(422)
  await ada.send(`${letter}/leads`, {
    organization: 'The Long Table',
    name: 'Bo Lee',
    email: 'bo@table.example',
  })
  const must = await ada.send(`${letter}/leads/requirement`, { required: 'yes' })
  expect(must.body).toContain('Each of them must approve')
  const opening = await ada.see(`${letter}/opening`)
  expect(opening.body).toContain('Casa Vecina and The Long Table have not approved this text.')
  expect(opening.body).toContain(`href="${letter}/leads"`)
  expect((await ada.send(`${letter}/opening`, {})).status).toBe(422)
  expect((await ada.see(home)).body).toContain('2 lead organizations have yet to approve the text')
  const asking = await ada.see(`${letter}/leads/asking`)
  expect(asking.body).toContain('gets the whole text')
  expect((await ada.send(`${letter}/leads/asking`, {})).body).toContain('They are asked.')
  expect((await ada.send(`${letter}/leads/asking`, {})).body).toContain('was asked about it before')
})

test('the board of Casa Vecina approves the text from a mail, in Spanish, without an account', async () => {
  const mail = await mailTo('ana@casa.example')
  expect(mail.subject).toContain('¿Aprueba Casa Vecina el texto?')
  expect(mail.text).toContain('Look at every file again.')
  const link = linkIn(mail, 'a')
  const before = await entries()
  const ana = visitor(served.url)
  const page = await ana.see(link)
  expect(page.status).toBe(200)
  expect(page.body).toContain('¿Aprueba Casa Vecina este texto?')
  expect(page.body).toContain('Look at every file again.')
  expect(page.body).toContain('The Long Table')
  expect(page.body).not.toContain('bo@table.example')
  const { headers } = await fetch(`${served.url}${link}`)
  expect(headers.get('x-robots-tag')).toBe('noindex')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(await entries()).toBe(before)

  const text = hashOn(page.body)
  const unticked = await ana.send(`${link}/approval`, { text })
  expect(unticked.status).toBe(422)
  expect(unticked.body).toContain('Marque la casilla')
  expect(await entries()).toBe(before)
  // As a browser posts from a page without referrer.
  const approved = await ana.send(`${link}/approval`, { text, authority: 'yes' }, 'null')
  expect(approved.body).toContain('Casa Vecina aprueba este texto.')
  expect((await ana.send(`${link}/approval`, { text, authority: 'yes' })).status).toBe(200)
  expect(await entries()).toBe(before + 1)
  expect((await ana.see(`${link}?lang=en`)).body).toContain('Casa Vecina approves this text.')
  expect((await visitor(served.url).see(`/a/${'x'.repeat(43)}`)).status).toBe(410)
  expect((await ada.see(`${letter}/leads`)).body).toContain('Approved version 1')
})

test('Bo says not yet and why; the leads hear of it, change the text and ask again', async () => {
  const link = linkIn(await mailTo('bo@table.example'), 'a')
  const bo = visitor(served.url)
  const read = hashOn((await bo.see(link)).body)
  expect((await bo.send(`${link}/not-yet`, { text: read, reason: ' ' })).status).toBe(422)
  const said = await bo.send(`${link}/not-yet`, { text: read, reason: 'Name <whom> to ask.' })
  expect(said.body).toContain('The Long Table does not approve this text yet.')
  expect((await mailTo('ada@lead.example')).text).toContain('Name <whom> to ask.')
  expect((await ada.see(`${letter}/leads`)).body).toContain('Name &lt;whom&gt; to ask.')
  expect((await ada.see(home)).body).toContain('A lead organization says not yet to the text')

  await ada.send(`${letter}/contacts`, {
    'contacts[0].name': 'Ada Okonkwo',
    'contacts[0].organization': 'Casa Vecina',
    'contacts[0].email': 'ada@lead.example',
  })
  expect((await ada.see(`${letter}/leads`)).body).toContain('The text has changed since.')
  await ada.send(`${letter}/leads/asking`, {})
  const changed = await mailTo('ana@casa.example')
  expect(changed.subject).toContain('El texto cambió')
  expect(changed.text).toContain('[añadido: Ada Okonkwo')
  expect(changed.text).not.toContain('Look at every file again.')

  const stale = await bo.send(`${link}/approval`, { text: read, authority: 'yes' })
  expect(stale.status).toBe(409)
  expect(stale.body).toContain('A newer text took the place')
  const newer = hashOn(stale.body)
  expect(newer).not.toBe(read)
  expect((await bo.send(`${link}/approval`, { text: newer, authority: 'yes' })).body).toContain(
    'The Long Table approves this text.',
  )
})

test('Ada records an approval by phone with its evidence; the letter opens and names who leads it', async () => {
  const page = await ada.see(`${letter}/leads`)
  const lead = leadNamed(page.body, 'Casa Vecina')
  const form = await ada.see(`${letter}${lead}/approval`)
  const text = /name="text"[^>]*value="([0-9a-f]{64})"/.exec(form.body)?.[1] ?? ''
  const evidence = { text, how: 'phone', on: '2026-01-05', note: '' }
  expect((await ada.send(`${letter}${lead}/approval`, evidence)).status).toBe(422)
  const note = 'Ana told Ada that the board agreed.'
  const recorded = await ada.send(`${letter}${lead}/approval`, { ...evidence, note })
  expect(recorded.body).toContain('By phone, January 5, 2026: Ana told Ada')
  const opened = await ada.send(`${letter}/opening`, {})
  expect(opened.body).toContain('The letter is open.')

  const slug = letter.replace(/.*\/letters\//, '')
  const stranger = visitor(served.url)
  const unbroken = (body: string) => body.replaceAll('<!-- -->', '')
  expect(unbroken((await stranger.see(`/letters/${slug}`)).body)).toContain('Casa Vecina and The Long Table')
  expect(unbroken((await stranger.see(`/letters/${slug}/sign?lang=en`)).body)).toContain(
    'Led by Casa Vecina and The Long Table.',
  )
  expect(JSON.parse((await stranger.see(`/letters/${slug}.json`)).body).ledBy).toEqual([
    'Casa Vecina',
    'The Long Table',
  ])
  await ada.send(`${letter}${leadNamed(page.body, 'The Long Table')}/move`, { to: 'up' })
  expect(JSON.parse((await stranger.see(`/letters/${slug}.json`)).body).ledBy[0]).toBe('The Long Table')
  expect((await ada.see(`${letter}/history`)).body).toContain('Ana Ruiz, Casa Vecina')
})

test('a link that is ended shows nothing; colleagues do what their role lets them, strangers nothing', async () => {
  const page = await ada.see(`${letter}/leads`)
  const lead = leadNamed(page.body, 'The Long Table')
  const link = linkIn(await mailTo('bo@table.example'), 'a')
  expect((await visitor(served.url).see(link)).status).toBe(200)
  expect((await ada.send(`${letter}${lead}/link`, {})).body).toContain('A fresh link is on its way')
  expect((await visitor(served.url).see(link)).status).toBe(410)
  const fresh = linkIn(await mailTo('bo@table.example'), 'a')
  expect((await visitor(served.url).see(fresh)).status).toBe(200)
  await ada.send(`${letter}${lead}/link/revocation`, {})
  expect((await visitor(served.url).see(fresh)).status).toBe(410)
  expect((await visitor(served.url).send(`${fresh}/approval`, { text: 'x', authority: 'yes' })).status).toBe(
    410,
  )

  const vi = await colleague('vi@lead.example', 'viewer')
  expect((await vi.see(`${letter}/leads`)).body).toContain('Casa Vecina')
  const eve = await colleague('eve@lead.example', 'editor')
  const posts: [string, Record<string, string>][] = [
    ['/leads', { organization: 'X', name: 'Y' }],
    ['/leads/asking', {}],
    ['/leads/reminder', {}],
    ['/leads/requirement', { required: 'no' }],
    [lead, { name: 'Y' }],
    [`${lead}/move`, { to: 'up' }],
    [`${lead}/link`, {}],
    [`${lead}/link/revocation`, {}],
    [`${lead}/approval`, {}],
    [`${lead}/removal`, {}],
  ]
  const stranger = visitor(served.url)
  const before = await entries()
  for (const [to, fields] of posts) {
    expect([to, (await vi.send(`${letter}${to}`, fields)).status]).toEqual([to, 404])
    expect([to, (await stranger.send(`${letter}${to}`, fields)).path]).toEqual([to, '/sign-in'])
  }
  expect((await eve.send(`${letter}/leads/requirement`, { required: 'no' })).status).toBe(404)
  expect((await eve.see(`${letter}/leads`)).body).toContain('An owner of the coalition can lift this.')
  expect(await entries()).toBe(before)
  expect((await ada.send(`${letter}/leads/requirement`, { required: 'no' })).body).toContain(
    'They need not approve',
  )
  expect((await eve.send(`${letter}${lead}/removal`, {})).body).not.toContain('The Long Table')
})

async function colleague(email: string, role: string) {
  await ada.send(`${home}/team`, { email, name: email, role })
  const them = visitor(served.url)
  const joined = await them.send(linkIn(await mailTo(email), 'join'), {
    name: email,
    password: 'a long enough password',
  })
  expect(joined.status).toBe(200)
  return them
}
