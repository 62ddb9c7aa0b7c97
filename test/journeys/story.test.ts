import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import { serve } from '../browse'
import { axe, type Opened, open, sideways } from '../chromium'
import { linkIn, mailTo } from '../mailbox'
import { aSignature, found as there } from '../make'
import { fixture, rows } from '../readings'

// The first issue's story, walked in a browser: the sample letter from its text to the letter that follows it.

let served: Awaited<ReturnType<typeof serve>>
let lead: Opened
let phone: Opened

const ADA = 'ada@lead.example'
const PASSWORD = 'a long enough password'
const TITLE = 'Every person in ICE custody should be considered for release'
const printed = rows('sample-signatories.tsv').map(([, name = '', kind = '']) => ({ name, kind }))

beforeAll(async () => {
  served = await serve({ shared: true })
  lead = await open(served.url)
  phone = await open(served.url, { width: 375, height: 812, script: false })
}, 120_000)

afterAll(async () => {
  await lead.close()
  await phone.close()
  expect(await served.stop()).toBe(0)
})

test('the sample letter goes from its text to delivered and answered, and to the letter that follows', async () => {
  await found(lead.page)
  await walk(lead.page)
  expect(lead.complaints).toEqual([])
}, 240_000)

test('the same works for leads without JavaScript, but for the editor', async () => {
  const { page, close } = await open(served.url, { script: false })
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(ADA)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Sign in')
  await walk(page, { script: false })
  await close()
}, 240_000)

async function walk(page: Page, { script = true } = {}) {
  const at = await bringIn(page)
  await describe(page, at)
  await (script ? write(page, at) : replace(page, at))
  await vouch(page, at)
  const address = await openForSignatures(page, at)
  await signOnAPhone(phone.page, address)
  await askAndAnswer(page, phone.page, at)
  await addByPhone(page, at)
  await collectTheRest(at)
  await decide(page, at)
  await freeze(page, at, address)
  await checkTheEdition(page, address)
  await deliver(page, at)
  await follow(page, at)
  await readHistory(page, at)
}

/** Without an account there is one page: the one that founds the coalition. */
async function found(page: Page) {
  await page.goto('/')
  await page.getByLabel('Name of the coalition').fill('File Review Coalition')
  await page.getByLabel('Your name').fill('Ada Okonkwo')
  await page.getByLabel('Your e-mail').fill(ADA)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Found the coalition')
  await look(page)
  await page.getByRole('link', { name: 'Bring in a draft' }).click()
  await look(page)
}

async function bringIn(page: Page): Promise<string> {
  await page.goto('/c/file-review-coalition/letters/new')
  await page.getByLabel('Or its text').fill(fixture('sample.txt'))
  await press(page, 'Bring in the letter')
  expect(await said(page)).toContain('six-yearold')
  expect(await said(page)).toContain('Monserrat Padilla')
  await look(page)
  return there(/^\/c\/[^/]+\/letters\/[\w-]+/.exec(new URL(page.url()).pathname)?.[0])
}

async function describe(page: Page, at: string) {
  await page.goto(`${at}/particulars`)
  await look(page)
  await page.getByLabel('Title').fill(TITLE)
  await page.getByLabel('Date of the letter').fill('2021-03-29')
  await page.getByLabel('Day', { exact: true }).fill(dayAhead(4))
  await page.getByLabel('Time', { exact: true }).fill('17:00')
  await page.getByLabel('Persons may sign for themselves').check()
  await press(page, 'Save the particulars')
}

async function write(page: Page, at: string) {
  await page.goto(`${at}/text`)
  const editor = page.getByRole('textbox', { name: /text/i })
  await editor.waitFor()
  await press(page, 'Save a version')
  await page.goto(`${at}/text`)
  await editor.waitFor()
  await page.getByText('With questions, contact:').click()
  await page.keyboard.press('Home')
  await page.keyboard.type('We thank you. ')
  await page.getByText(/^Saved \d/).waitFor()
  await look(page)
  await press(page, 'Save a version')
  await look(page)
  await page.goto(`${at}/compare?from=1&to=2`)
  expect(await page.locator('ins').allTextContents()).toEqual([expect.stringContaining('We thank you.')])
  await look(page)
}

/** What stands for the editor where there is no script: the text is pasted again. */
async function replace(page: Page, at: string) {
  await page.goto(`${at}/text`)
  await look(page)
  await press(page, 'Save a version')
  await page.goto(`${at}/text/replacement`)
  await look(page)
  await page
    .getByRole('textbox')
    .first()
    .fill(
      fixture('sample.txt').replace(
        'We appreciate your attention',
        'We thank you. We appreciate your attention',
      ),
    )
  await press(page, 'Replace the text')
  await page.goto(`${at}/text`)
  expect(await said(page)).toContain('We thank you.')
}

async function vouch(page: Page, at: string) {
  await page.goto(`${at}/stories`)
  expect(await said(page)).toContain('Ubaldo Ochoa-López')
  await look(page)
  const register = await page
    .locator('main a[href*="/stories/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const story of new Set(register)) {
    await page.goto(story)
    await page.getByLabel('Organization that vouches for the story').fill('Their legal team')
    await page.getByLabel('Who consented, and to whom').fill('the person, to their attorney')
    await page.getByLabel('When').fill('2021-03-20')
    await page.getByRole('button', { name: /^Save/ }).click()
  }
}

async function openForSignatures(page: Page, at: string): Promise<string> {
  await page.goto(`${at}/opening`)
  await look(page)
  await press(page, /^Open version/)
  await look(page)
  const slug = there(at.split('/').at(-1))
  await page.goto(`/letters/${slug}`)
  expect(await said(page)).toContain(TITLE)
  await look(page)
  return `/letters/${slug}`
}

async function signOnAPhone(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('link', { name: 'Sign' }).first().click()
  await press(page, 'Sign for your organization')
  expect(await page.title()).toMatch(/^Error: /)
  await page.getByRole('textbox', { name: 'Organization' }).fill('CASA')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ruth Abeyta')
  await page.getByRole('textbox', { name: 'Your title' }).fill('Policy Director')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ruth@casa.example')
  await page.getByRole('textbox', { name: 'City' }).fill('Hyattsville')
  await page.getByRole('textbox', { name: 'State' }).fill('MD')
  await page.getByLabel('I may sign for this organization').check()
  await press(page, 'Sign for your organization')
  expect(await said(page)).toContain('Look in your mail.')
  await page.goto(linkIn(await mailTo('ruth@casa.example'), 'confirm'))
  await page.getByLabel('I may sign for this organization').check()
  await press(page, 'Yes, CASA signs')
  await page.waitForURL(/\/s\//)
  expect(await sideways(page)).toBeLessThanOrEqual(0)
}

async function askAndAnswer(page: Page, signer: Page, at: string) {
  await page.goto(`${at}/asking/lines`)
  await look(page)
  await page
    .getByLabel('One organization on each line')
    .fill('CASA, Ruth Abeyta, ruth@casa.example\nOxfam America, Amara Dessalegn, amara@oxfam.example')
  await page.getByRole('main').getByRole('button').last().click()
  await page.goto(`${at}/asking/sending`)
  await look(page)
  await page.locator('#ask').click()
  await look(page)
  const invitation = linkIn(await mailTo('amara@oxfam.example'), 'i')
  await signer.goto(invitation)
  await signer.getByRole('textbox', { name: 'State' }).fill('MA')
  await signer.getByRole('textbox', { name: 'City' }).fill('Boston')
  await signer.getByRole('textbox', { name: 'Your title' }).fill('Board Secretary')
  await signer.getByLabel('I may sign for this organization').check()
  await press(signer, 'Sign for Oxfam America')
  await signer.waitForURL(/\/s\//)
  expect((await mailTo('amara@oxfam.example')).text).toContain('The undersigned organizations write today')
}

async function addByPhone(page: Page, at: string) {
  await page.goto(`${at}/sign-ons/add`)
  await page.getByLabel(/^Organization/).fill('Casa San Jose')
  await page.getByLabel('Who signed for it').fill('Mónica Ruiz')
  await page.getByRole('radio', { name: 'By phone' }).check()
  await page.getByLabel('On what day').fill(dayAhead(-1))
  await press(page, 'Add the signature')
  expect(await said(page)).toContain('Write who said it to whom')
  await page.getByRole('textbox', { name: 'Evidence' }).fill('Mónica Ruiz called Ada back and agreed.')
  await press(page, 'Add the signature')
  await look(page)
}

/** The other organizations and the one person, put there as if they had come the same ways. */
async function collectTheRest(at: string) {
  const ada = there(await accounts.findByEmail(ADA))
  const letter = there(await letterFor(ada.id, there(at.split('/').at(-1)), 'owner'))
  for (const { name, kind } of printed) {
    if (['CASA', 'Oxfam America', 'Casa San Jose'].includes(name)) continue
    await aSignature(letter, { name, kind: kind === 'individual' ? 'individual' : 'organization' })
  }
}

async function decide(page: Page, at: string) {
  await page.goto(`${at}/sign-ons?state=held`)
  expect(await said(page)).toContain('faster than people type')
  await look(page)
  for (;;) {
    const approve = page.getByRole('button', { name: /^Approve/ }).first()
    if ((await approve.count()) === 0) break
    await approve.click()
    await page.goto(`${at}/sign-ons?state=held`)
  }
  await page.goto(`${at}/sign-ons`)
  await look(page)
}

async function freeze(page: Page, at: string, address: string) {
  await page.goto(`${at}/freeze`)
  await look(page)
  await page.getByLabel('How many names will be printed?').fill('159')
  await page.getByLabel('End the signing now').check()
  await press(page, 'Freeze edition 1')
  expect(await page.title()).toMatch(/^Error: /)
  expect(await page.getByText('Nothing stands in the way').count()).toBe(0)
  await look(page)
  await page.getByLabel('How many names will be printed?').fill('160')
  await page.getByLabel('End the signing now').check()
  await press(page, 'Freeze edition 1')
  await expect
    .poll(async () => (await page.request.get(`${address}/letter.pdf`)).status(), { timeout: 30_000 })
    .toBe(200)
  await page.goto(`${at}/freeze`)
  await look(page)
}

async function checkTheEdition(page: Page, address: string) {
  const letter = await (await page.request.get(`${address}.json`)).json()
  expect(letter.signatories.map(({ name }: { name: string }) => name)).toEqual(
    printed.map(({ name }) => name),
  )
  await page.goto(address)
  await look(page)
  await page.goto('/verify')
  await look(page)
  await page.getByLabel(/Code/).fill(there(letter.code ?? letter.edition?.code))
  await press(page, 'Check')
  expect(await said(page)).toContain('This code belongs to a genuine letter.')
  await look(page)
}

async function deliver(page: Page, at: string) {
  await page.goto(`${at}/delivery`)
  await look(page)
  const offices = await page
    .locator('main a[href*="/delivery/"]:not([href$="/record"])')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
  expect(offices).toHaveLength(3)
  await page.goto(there(offices[0]))
  await look(page)
  await page.getByLabel('The office’s e-mail address').fill('secretary@homeland.example')
  await page.getByLabel('To whom does it go?').fill('Mayorkas')
  await press(page, 'Deliver edition 1')
  expect(await said(page)).toMatch(/Goes out in (60|5\d) seconds/)
  await press(page, 'Stop it')
  await page.goto(`${there(offices[1])}/record`)
  await look(page)
  await page.getByRole('radio', { name: 'By courier' }).check()
  await page.getByLabel('The day it reached the office').fill(dayAhead(0))
  await page
    .getByLabel('Proof')
    .setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('Received.') })
  await press(page, 'Record the delivery')
  expect(await said(page)).toContain('Delivered by courier')
  await look(page)
}

async function follow(page: Page, at: string) {
  await page.goto(`${at}/answers/responses/new`)
  await look(page)
  await page.locator('main input[type=radio]').first().check()
  await page
    .getByLabel(/^A(n answer|bout the substance)|Substantive/i)
    .first()
    .check()
  await page.getByLabel('Who wrote or spoke').fill('Office of the Acting Director')
  await page.getByLabel('Day it was received').fill(dayAhead(0))
  await page.getByLabel('What it says').fill('The review begins on Monday.')
  await press(page, 'Record the answer')
  await page.goto(`${at}/answers`)
  await look(page)
  await page.locator('main a[href*="/answers/"]:not([href*="responses"])').first().click()
  await look(page)
  await page.getByRole('radio', { name: 'Met in part' }).check()
  await press(page, 'Record the assessment')
  expect(await said(page)).toContain('Met in part')
  await page.goto(`${at}/follow-up`)
  await look(page)
  await press(page, 'Start the letter')
  expect(page.url()).not.toContain(`${at}/`)
  expect(await said(page)).toContain('Signed last time and not yet this time 159')
  await look(page)
}

async function readHistory(page: Page, at: string) {
  await page.goto(`${at}/history`)
  await look(page)
  const all = await said(page)
  for (const entry of ['Ada Okonkwo', 'Edition']) expect(all).toContain(entry)
}

async function press(page: Page, name: string | RegExp) {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
  await page.waitForLoadState()
}

/** What the page says, to whoever reads it. */
async function said(page: Page): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not said
  return (await page.innerText('main')).replace(/\s+/g, ' ')
}

/** A page that is shown can be used by everyone, and read on a phone without scrolling sideways. */
async function look(page: Page) {
  const where = new URL(page.url()).pathname
  // axe needs script; what it would find is the same.
  if (page === lead.page) expect.soft(await axe(page), where).toEqual([])
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 375, height: 812 })
  expect.soft(await sideways(page), `${where} at 375`).toBeLessThanOrEqual(0)
  if (wide) await page.setViewportSize(wide)
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
