import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, visitor } from '../browse'

let served: Awaited<ReturnType<typeof serve>>
let ada: ReturnType<typeof visitor>
let letter = ''

beforeAll(async () => {
  served = await serve()
  ada = visitor(served.url)
  const home = await ada.send('/setup', {
    coalition: 'Coalition of the Example',
    name: 'Ada Okonkwo',
    email: 'ada@lead.example',
    password: 'a long enough password',
  })
  const text = readFileSync('test/fixtures/letters/sample.txt', 'utf8')
  const landed = await ada.send(`${home.path}/letters/new`, { text, as: 'draft' })
  letter = landed.path.replace(/\/findings$/, '')
}, 60_000)

afterAll(() => served.stop())

const first = (body: string, pattern: RegExp) => pattern.exec(body)?.[1] ?? ''

test('what reading left is settled, said to be an organization, and opened again', async () => {
  const page = await ada.see(`${letter}/findings`)
  expect(page.body).toContain('“six-yearold” may have lost a hyphen.')
  expect(page.body).toContain('with his then six-yearold son')
  expect(page.body).toContain('Monserrat Padilla')
  expect(page.body).toContain(`${letter}/text#:~:text=six%2Dyearold`)
  expect(page.body).toContain('Mark as settled')
  const organization = first(page.body, /findings\/([\w-]+)\/organization/)
  const listed = await ada.send(`${letter}/findings/${organization}/organization`, {})
  expect(listed.body).toContain('Listed among the organizations to ask')
  const open = await ada.send(`${letter}/findings/${organization}/reopening`, {})
  expect(open.body).toContain('Open again.')
  const warning = first(open.body, /findings\/([\w-]+)\/settlement/)
  expect((await ada.send(`${letter}/findings/${warning}/settlement`, {})).body).toContain('Settled.')
})

const particulars = {
  title: 'Every person in ICE custody should be considered for release',
  date: '2126-03-29',
  language: 'en',
  day: '2126-03-26',
  time: '17:00',
  zone: 'America/New_York',
  shows: 'count',
  listOrder: 'by-state',
  holdsUnknown: 'yes',
}

test('the particulars are written; a time that no clock shows is refused and what was typed stays', async () => {
  const at = `${letter}/particulars`
  const never = await ada.send(at, { ...particulars, day: '2126-03-10', time: '02:30' })
  expect(never.status).toBe(422)
  expect(never.body).toContain('The clocks change that night')
  expect(never.body).toContain('2126-03-10')
  const half = await ada.send(at, { ...particulars, time: '', title: ' ' })
  expect(half.status).toBe(422)
  expect(half.body).toContain('Give the letter a title')
  expect((await ada.send(at, { ...particulars, time: '' })).body).toContain('Enter the time of day')
  const saved = await ada.send(at, particulars)
  expect(saved.body).toContain('Saved.')
  expect(saved.body).toMatch(/value="count" checked|checked="" value="count"|value="count" checked=""/)
})

test('an office of the directory becomes an addressee, and the page says when its holder changes', async () => {
  const home = letter.replace(/\/letters\/.*/, '')
  const wrong = await ada.send(`${home}/offices/new`, { name: 'Office of Second Looks', benchmark: '15' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter what its holder is called')
  const office = await ada.send(`${home}/offices/new`, {
    name: 'Office of Second Looks',
    holderTitle: 'Examiner',
    branch: 'executive',
    address: '2 Example Street\nWashington, DC 20001',
    salutation: 'Dear Examiner NAME',
    benchmark: '15',
  })
  const since = { holder: 'Lucía Ferrer', since: '2026-01-05' }
  const held = await ada.send(office.path, since)
  expect(held.body).toContain('Dear Examiner Ferrer')
  const id = office.path.split('/').at(-1) ?? ''
  const at = `${letter}/addressees`
  const filled = await ada.see(`${at}?office=${id}`)
  expect(filled.body).toContain('2 Example Street\nWashington, DC 20001')
  await ada.send(at, {
    name: 'Lucía Ferrer',
    title: 'Examiner',
    office: 'Office of Second Looks',
    officeId: id,
  })
  await ada.send(office.path, { holder: 'Noor Haddad', title: 'Acting Examiner', since: '2026-06-01' })
  const flagged = await ada.see(at)
  expect(flagged.body).toContain('by the directory, Noor Haddad holds it now')
  const named = await ada.send(first(flagged.body, /action="([^"]+\/holder)"/), {})
  expect(named.body).toContain('Noor Haddad')
  expect(named.body).not.toContain('Changed in office')
  const addressee = first(named.body, /addressees\/([\w-]+)">Noor Haddad/)
  await ada.send(`${at}/${addressee}/removal`, {})
})

test('addressees are added, put in order, changed and taken out', async () => {
  const at = `${letter}/addressees`
  const wrong = await ada.send(at, { benchmark: '0', email: 'nobody' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter at least one day')
  const added = await ada.send(at, {
    name: 'A. Lemaire',
    title: 'Inspector General',
    address: 'One Street\nWashington',
    email: 'inspector@agency.example',
    benchmark: '15',
    cc: 'yes',
  })
  expect(added.body.replaceAll('<!-- -->', '')).toContain('in 15 business days')
  const id = first(added.body, /addressees\/([\w-]{36})"[^>]*>A\. Lemaire/)
  const moved = await ada.send(`${at}/${id}/move`, { to: 'up' })
  expect(moved.body.indexOf('A. Lemaire')).toBeLessThan(moved.body.indexOf('Olavarria'))
  const shown = await ada.see(`${at}/${id}`)
  expect(shown.body).toContain('inspector@agency.example')
  await ada.send(`${at}/${id}`, { name: 'B. Lemaire', benchmark: '20' })
  expect((await ada.see(at)).body).toContain('B. Lemaire')
  const gone = await ada.send(`${at}/${id}/removal`, {})
  expect(gone.body).not.toContain('Lemaire')
})

test('contacts are changed on one page, and an emptied one is taken out', async () => {
  const at = `${letter}/contacts`
  const one = {
    'contacts[0].name': 'Heidi Altman',
    'contacts[0].organization': 'National Immigrant Justice Center',
  }
  const wrong = await ada.send(at, { ...one, 'contacts[0].email': 'nobody' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter an e-mail address in full')
  const saved = await ada.send(at, {
    ...one,
    'contacts[0].email': 'heidi@contact.example',
    'contacts[1].name': '',
    'contacts[1].organization': '',
    'contacts[1].email': '',
  })
  expect(saved.body).toContain('heidi@contact.example')
  expect(saved.body).not.toContain('Jorge Loweree')
})

test('versions are kept, compared word by word, restored, and the restoring taken back', async () => {
  const kept = await ada.send(`${letter}/versions`, { note: 'For the co-leads' })
  expect(kept.body).toContain('Kept as version')
  const text = readFileSync('test/fixtures/letters/sample.txt', 'utf8').replace('14,000', '13,000')
  const replaced = await ada.send(`${letter}/text/replacement`, { text })
  expect(replaced.body).toContain('The text is replaced')
  expect(replaced.body).toContain('13,000')

  const compared = await ada.see(`${letter}/compare?from=1&to=draft`)
  expect(compared.body).toContain('One paragraph reworded. One word added, one removed.')
  expect(compared.body).toContain('14,000 became 13,000')
  expect(compared.body).toContain('touches a number')
  expect((await ada.see(`${letter}/compare?from=1&to=99`)).status).toBe(404)
  expect((await ada.see(`${letter}/compare?from=x&to=draft`)).status).toBe(404)
  expect((await ada.see(`${letter}/versions/1`)).body).toContain('For the co-leads')

  const restored = await ada.send(`${letter}/versions/1/restoration`, {})
  expect(restored.body).toContain('The earlier text is the draft again')
  expect(restored.body).toContain('14,000')
  const undo = first(restored.body, /action="[^"]*(\/versions\/\d+\/restoration)"/)
  expect((await ada.send(letter + undo, {})).body).toContain('13,000')
})

test('a consent is recorded, and an owner overrides one with a reason and takes that back', async () => {
  const at = `${letter}/stories`
  const page = await ada.see(at)
  expect(page.body).toContain('6 people are named, 6 still unresolved')
  const id = first(page.body, /stories\/([\w-]{36})"/)
  const half = await ada.send(`${at}/${id}`, { name: 'Moris', consentBy: 'himself' })
  expect(half.status).toBe(422)
  expect(half.body).toContain('Say on which day consent was given.')
  const changed = await ada.send(`${at}/${id}`, {
    name: 'Moris',
    vouchedBy: 'Mariposa Legal',
    consentBy: 'himself, to Mariposa Legal',
    consentOn: '2026-03-01',
  })
  expect(changed.body).toContain('6 people are named, 5 still unresolved')
  const other = [...page.body.matchAll(/stories\/([\w-]{36})"/g)][1]?.[1] ?? ''
  expect((await ada.send(`${at}/${other}/override`, { reason: ' ' })).status).toBe(422)
  const overridden = await ada.send(`${at}/${other}/override`, { reason: 'Published by himself.' })
  expect(overridden.body).toContain('Published by himself.')
  expect(overridden.body).toContain('4 still unresolved')
  expect((await ada.send(`${at}/${other}/override/undo`, {})).body).toContain('5 still unresolved')
  expect((await ada.send(`${at}/${other}/removal`, {})).body).toContain('5 people are named')
  expect((await ada.send(at, { name: 'Ana', pseudonym: 'yes' })).body).toContain('a pseudonym')
})

test('without JavaScript the text is read, and its page says how to replace it', async () => {
  const page = await ada.see(`${letter}/text`)
  expect(page.body).toContain('Writing here needs JavaScript')
})

test('the editor is answered in numbers and sentences', async () => {
  const cookieless = await fetch(`${served.url}${letter}/text/steps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.url },
    body: '{}',
    redirect: 'manual',
  })
  expect(cookieless.status).toBe(302)
  expect((await ada.see(`${letter}/text/steps`)).status).toBe(404)
})

test.each([
  [' ', 'Paste the letter, or choose its file'],
  ['Buy milk and eggs.', 'does not read like a letter'],
])('what is no letter is refused with a sentence (%#)', async (text, says) => {
  const page = await ada.send('/c/coalition-of-the-example/letters/new', { text, as: 'draft' })
  expect(page.status).toBe(422)
  expect(page.body).toContain(says)
})

test('a letter is started from a blank page, with a title alone', async () => {
  const at = letter.replace(/\/letters\/.*$/, '/letters/new')
  const untitled = await ada.send(`${at}?blank`, { title: ' ', language: 'en' })
  expect(untitled.status).toBe(422)
  expect(untitled.body).toContain('Give the letter a title')
  const started = await ada.send(`${at}?blank`, { title: 'On the water of Port Ansel', language: 'en' })
  expect(started.path).toMatch(/\/letters\/on-the-water-of-port-ansel-\w+\/text$/)
  expect(started.body).toContain('On the water of Port Ansel')
})

test('a contact may sign what a lead wrote down, is at a second organization, and leaves the first', async () => {
  const home = letter.replace(/\/letters\/.*/, '')
  const registry = await ada.see(`${home}/organizations?q=padilla`)
  const at = first(registry.body, /href="([^"]+\/organizations\/[\w-]+)">Monserrat Padilla/)
  const scope = { maySign: 'yes', scope: 'state letters, not bills', scopeUntil: '2126-06-30' }
  const wrong = await ada.send(at, { name: 'Rosa Tun', otherEmails: 'rosa', ...scope })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter each further address in full')
  const added = await ada.send(at, { name: 'Rosa Tun', email: 'rosa@casa.example', ...scope })
  expect(added.body).toContain('May sign: state letters, not bills, until June 30, 2126')
  const contact = first(added.body, /href="([^"]+\/contacts\/[\w-]+)"/)
  expect((await ada.see(contact)).body).toContain('Never')
  await ada.send(`${contact}/reach`, { reachedOn: '2026-11-20', reachedBy: 'phone' })
  expect((await ada.see(contact)).body).toContain('by phone')
  const nowhere = await ada.send(`${contact}/roles`, { organization: 'Nowhere at All' })
  expect(nowhere.status).toBe(422)
  const left = await ada.send(`${contact}/leaving`, { left: '2026-11-20' })
  expect(left.body).toContain('Nobody is asked through them here any more')
  expect((await ada.see(at)).body).toContain('Left')
  expect((await ada.send(`${contact}/return`, {})).body).toContain('They are there again')
})
