import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, visitor } from '../browse'
import { axe, open, sideways } from '../chromium'
import { fixture } from '../readings'

let served: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  served = await serve()
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const founding = {
  coalition: 'Harbor Coalition',
  name: 'Ada Okonkwo',
  email: 'ada@lead.example',
  password: 'a long enough password',
}

/** Where links and forms of a page lead, that match. */
function leadsTo(body: string, pattern: RegExp): string[] {
  return [...body.matchAll(/(?:href|action)="([^"]+)"/g)].flatMap(([, to = '']) =>
    pattern.test(to) ? [to] : [],
  )
}

/** What a reader reads. */
function said(body: string): string {
  return body
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ')
}

async function aFinalLetter() {
  const ada = visitor(served.url)
  await ada.send('/setup', founding)
  await ada.send('/sign-in', founding)
  const text = fixture('letterhead-blocks.txt')
  const { path } = await ada.send('/c/harbor-coalition/letters/new', { text, as: 'sent' })
  return { ada, letter: path }
}

test('Ada delivers a letter: stopped once, then by courier with a receipt that only leads can read', async () => {
  const { ada, letter } = await aFinalLetter()
  await expect
    .poll(async () => (await ada.see(`${letter}/delivery`)).body, { timeout: 20_000 })
    .not.toContain('Its PDF is not there yet')
  const ledger = await ada.see(`${letter}/delivery`)
  expect(said(ledger.body)).toContain('Edition 1, with 7 names, has not been delivered.')
  const [sending = '', recording = ''] = leadsTo(ledger.body, /\/delivery\/[\w-]+(\/record)?$/)

  const email = 'office@dhs.example'
  const wrong = await ada.send(sending, { email, typedName: 'yes', covering: 'As announced.' })
  expect(wrong.status).toBe(422)
  expect(said(wrong.body)).toContain('Type the name as it stands here: Marguerite Oyelaran')
  expect(wrong.body).toContain('As announced.')
  const typed = { email, typedName: 'Marguerite', covering: 'As announced.\n\nAs announced.' }
  const seen = await ada.send(`${sending}/preview`, typed)
  expect(seen.status).toBe(200)
  expect(said(seen.body)).toContain('Nothing has gone out.')
  expect(seen.body).toContain('As announced.\n\nAs announced.\n\nAttached is a letter to you')
  for (const value of Object.values(typed)) expect(seen.body).toContain(value)
  expect(said((await ada.see(`${letter}/delivery`)).body)).toContain('Nothing sent yet')
  const scheduled = await ada.send(sending, { email, typedName: 'marguerite oyelaran' })
  expect(said(scheduled.body)).toMatch(/Goes out in (60|5\d) seconds/)
  const again = await ada.send(sending, { email, typedName: 'Marguerite Oyelaran' })
  expect(said(again.body)).toContain('already on its way')
  expect(scheduled.body).not.toContain(sending)
  const [stop = ''] = leadsTo(scheduled.body, /\/stopped$/)
  expect(said((await ada.send(stop, {})).body)).toContain('Stopped before it went out')
  const back = await ada.see(`${letter}/delivery?told=scheduled`)
  expect(said(back.body)).not.toContain('The letter goes out in a minute')
  const empty = new FormData()
  empty.set('method', 'courier')
  empty.set('deliveredOn', '2025-03-20')
  empty.set('proof', new File([], 'receipt.pdf', { type: 'application/pdf' }))
  expect(said((await ada.send(recording, empty)).body)).toContain('The file is empty. Choose another one.')

  const future = await ada.send(recording, { method: 'courier', deliveredOn: '2999-01-04' })
  expect(future.status).toBe(422)
  expect(said(future.body)).toContain('The day is still to come')
  const form = new FormData()
  form.set('method', 'courier')
  form.set('deliveredOn', '2025-03-20')
  form.set('tracking', '7712 0098')
  form.set('proof', new File(['Received, J. Ferrol'], 'receipt.txt', { type: 'text/html' }))
  const recorded = await ada.send(recording, form)
  expect(said(recorded.body)).toContain('Delivered by courier, March 20, 2025')
  expect(said(recorded.body)).toContain('business days over')
  const [undo = ''] = leadsTo(recorded.body, /\/taken-back$/)
  expect(said((await ada.send(undo, {})).body)).toContain('has not been delivered')
  const kept = await ada.send(recording, form)
  const [proof = ''] = leadsTo(kept.body, /\/files\//)
  expect((await ada.see(proof)).body).toBe('Received, J. Ferrol')
  expect((await visitor(served.url).see(proof)).path).toBe('/sign-in')
}, 60_000)

test('What came back is recorded, an acknowledgement is no answer, and each ask is assessed by a person', async () => {
  const { ada, letter } = await aFinalLetter()
  const [recording = ''] = leadsTo((await ada.see(`${letter}/delivery`)).body, /\/record$/)
  const [, office = ''] = /\/delivery\/([\w-]+)\/record/.exec(recording) ?? []
  expect((await ada.see(`${letter}/answers`)).body).toContain('Nothing is delivered yet')
  await ada.send(recording, { method: 'hand', deliveredOn: '2025-03-20' })

  const answers = `${letter}/answers`
  const came = { addresseeId: office, from: 'the Executive Secretariat', receivedOn: '2025-03-28' }
  const unsaid = await ada.send(`${answers}/responses/new`, came)
  expect(unsaid.status).toBe(422)
  expect(said(unsaid.body)).toContain('Say what came')
  expect(unsaid.body).toContain('the Executive Secretariat')
  const board = await ada.send(`${answers}/responses/new`, { ...came, kind: 'acknowledgement' })
  expect(said(board.body)).toContain('acknowledged March 28')
  expect(said(board.body)).toMatch(/One office is [\d,]+ business days over/)

  const [assessing = ''] = leadsTo(board.body, new RegExp(`/answers/[\\w-]+/${office}$`))
  const unfounded = await ada.send(assessing, { outcome: 'partly', quote: 'Data will be published.' })
  expect(unfounded.status).toBe(422)
  expect(said(unfounded.body)).toContain('write below how you know it')
  const assessed = await ada.send(assessing, {
    outcome: 'partly',
    source: 'Federal Register, May 12',
    quote: 'Data will be published.',
  })
  expect(said(assessed.body)).toContain('Known from: Federal Register, May 12')
  expect(said(assessed.body)).toContain('one is met in part')
  expect(said(assessed.body)).toContain('assessed by you')
  expect((await ada.see(`${letter}/answers.csv`)).body).toContain('partly,Data will be published.,,')

  const concluded = await ada.send(`${letter}/conclusion`, {})
  expect(said(concluded.body)).toContain('The letter is concluded.')
  await ada.send(`${letter}/conclusion`, { undo: 'yes' })

  const asking = await ada.see(`${letter}/follow-up`)
  const ticked = [...asking.body.matchAll(/name="ask"[^>]*value="([^"]+)"/g)].flatMap(([, id = '']) => id)
  expect(ticked).toHaveLength(3)
  const next = await ada.send(`${letter}/follow-up`, { title: 'A second letter', ask: ticked[1] ?? '' })
  expect(next.status).toBe(200)
  expect(said(next.body)).toContain('The letter is started.')
  expect(said(next.body)).toContain('Publish monthly data')
  const before = said((await ada.see(`${next.path}/answers`)).body)
  expect(before).toContain('Signed last time and not yet this time')

  const told = said((await ada.see(`${letter}/history`)).body)
  expect(told).toContain('Assessed ask 1 for Marguerite Oyelaran as met in part')
  expect(told).toContain('Recorded an acknowledgement of March 28, 2025 from Marguerite Oyelaran')
  expect(told).toContain('Edition 1 was delivered to Marguerite Oyelaran in person')
  expect(told).toContain('Brought the letter in as already sent')
}, 60_000)

test('The pages of delivery and answers hold on a phone, in light and dark', async () => {
  const { ada, letter } = await aFinalLetter()
  const delivery = (await ada.see(`${letter}/delivery`)).body
  const [recording = ''] = leadsTo(delivery, /\/record$/)
  const sending = recording.replace(/\/record$/, '')
  await ada.send(recording, { method: 'post', deliveredOn: '2025-03-20' })
  const [assessing = ''] = leadsTo((await ada.see(`${letter}/answers`)).body, /\/answers\/[\w-]+\/[\w-]+$/)
  const { page, complaints, close } = await open(served.url, { width: 375 })
  await page.goto('/sign-in')
  await page.fill('[name=email]', founding.email)
  await page.fill('[name=password]', founding.password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL('**/c/**')
  const found = []
  for (const path of [`${letter}/delivery`, sending, `${letter}/answers`, assessing]) {
    await page.goto(path)
    found.push(...(await axe(page)).map((each) => `${path} ${each}`))
    const wide = await sideways(page)
    if (wide > 0) found.push(`${path} can be scrolled sideways by ${wide}`)
  }
  await close()
  expect(found).toEqual([])
  expect(complaints).toEqual([])
}, 90_000)
