import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../browse'
import { axe, type Opened, open, sideways } from '../chromium'

let served: Awaited<ReturnType<typeof serve>>
let ada: Opened
let letter = ''

const TEXT = `The Honorable A. One
Secretary
Office of Files

Re: Look again

Dear Secretary One:

We write about the files that nobody has looked at. We urge you to:

1. Look at every file again.

Laura waited for nine months in a cell with no window.

Robert was told that his file was lost, and then that it was closed.

Sincerely,

Casa Vecina
`

beforeAll(async () => {
  served = await serve()
  ada = await open(served.url)
  const { page } = ada
  await page.goto('/setup')
  await page.fill('[name=coalition]', 'Coalition of the Example')
  await page.fill('[name=name]', 'Ada Okonkwo')
  await page.fill('[name=email]', 'ada@lead.example')
  await page.fill('[name=password]', 'a long enough password')
  await page.click('main button[type=submit]')
  await page.goto('/c/coalition-of-the-example/letters/new')
  await page.fill('[name=text]', TEXT)
  await page.click('main button[type=submit]')
  await page.waitForURL(/\/findings/)
  letter = new URL(page.url()).pathname.replace(/\/findings$/, '')
}, 90_000)

afterAll(async () => {
  await ada.close()
  await served.stop()
})

const text = () => ada.page.getByRole('textbox', { name: 'Text of the letter' })
const beside = () => ada.page.getByRole('region', { name: /^(Story of|Whose story)/ })
const caretIn = (words: string) => text().locator('p', { hasText: words }).first().click()
const saved = () => ada.page.getByText(/^Saved \d/).waitFor()

test('a passage set as a story is bound to a person who is added to the register from the desk', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await caretIn('Laura waited')
  expect(await beside().count()).toBe(0)
  await page.getByRole('button', { name: 'Story', exact: true }).click()
  await beside().getByRole('button', { name: 'Add to the register' }).click()
  await beside().getByText('Enter the name as the letter prints it').waitFor()
  await beside().getByLabel('Name, as the letter prints it').fill('Laura')
  await page.keyboard.press('Enter')
  await beside().getByText('No consent on record: the letter does not freeze').waitFor()
  expect(await beside().getByRole('heading').textContent()).toBe('Story of Laura')
  expect(await axe(page)).toEqual([])
  await saved()

  await beside().getByRole('link', { name: 'Open the entry' }).click()
  await page.getByLabel('Organization that vouches').fill('Casa Vecina')
  await page.getByLabel('Notes').fill('Ask her attorney before May.')
  await page.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row', { name: /Laura/ })
  expect(await row.textContent()).toContain('Notes: Ask her attorney before May.')
  const where = row.getByRole('link', { name: /Laura waited for nine months/ })
  expect(await where.getAttribute('href')).toMatch(/\/text#:~:text=Laura%20waited/)
})

test('another story is bound to an entry that is there; in Suggesting, binding stays no suggestion', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await page.getByLabel('Suggesting').check({ force: true })
  await caretIn('Laura waited')
  await beside().getByRole('button', { name: 'Another person' }).click()
  await beside().getByLabel('In the register').selectOption({ label: 'Somebody who is not in it yet' })
  await beside().getByLabel('Name, as the letter prints it').fill('Laura M.')
  await beside().getByRole('button', { name: 'Add to the register' }).click()
  await beside().getByRole('heading', { name: 'Story of Laura M.' }).waitFor()
  await saved()
  expect(await text().locator('[data-suggestion]').count()).toBe(0)
  await page.getByLabel('Editing').check({ force: true })
  await caretIn('Robert was told')
  await page.getByRole('button', { name: 'Story', exact: true }).click()
  await beside().getByLabel('In the register').selectOption({ label: 'Laura' })
  await beside().getByRole('button', { name: 'Bind it' }).click()
  await beside().getByRole('heading', { name: 'Story of Laura', exact: true }).waitFor()
  await caretIn('We write about')
  await beside().waitFor({ state: 'detached' })
  await saved()
})

test('an entry that is taken out of the register leaves its passage, which says so there and on the page of stories', async () => {
  const { page } = ada
  await page.goto(`${letter}/stories`)
  await page.getByRole('link', { name: 'Laura', exact: true }).click()
  await page.getByText('Take Laura out of the register').first().click()
  await page.getByRole('button', { name: 'Take Laura out of the register' }).click()
  await page.getByRole('heading', { name: 'One story in the text is bound to nobody' }).waitFor()
  await page.getByText('Its entry was taken out of the register.').waitFor()
  await page.goto(`${letter}/text`)
  await caretIn('Robert was told')
  await beside().getByText('bound to an entry that is no longer in the register').waitFor()
})

test('on a phone the story’s standing is at hand, and nothing scrolls sideways', async () => {
  const { page } = ada
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(`${letter}/text`)
  await caretIn('Laura waited')
  await beside().getByText('No consent on record').waitFor()
  expect(await sideways(page)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('a reviewer reads the story and nothing of the register', async () => {
  const { page } = ada
  await page.goto(`${letter}/reviews`)
  await page.fill('[name=name]', 'Casa Vecina')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = /\/r\/[\w-]{40,}/.exec(await page.content())?.[0] ?? ''
  const { page: hers, close } = await open(served.url)
  await hers.goto(link)
  await hers.fill('[name=name]', 'Ines Roe')
  await hers.fill('[name=organization]', 'Casa Vecina')
  await hers.click('main button[type=submit]')
  await hers.locator('blockquote', { hasText: 'Laura waited' }).first().click()
  await hers.getByRole('button', { name: 'Story', exact: true }).waitFor()
  expect(await hers.getByRole('region', { name: /Story of|Whose story/ }).count()).toBe(0)
  expect(await hers.content()).not.toContain('Laura M.')
  expect((await hers.request.get(`${link}/stories`)).status()).toBe(404)
  expect((await hers.request.get(`${letter}/text/stories`)).url()).toContain('/sign-in')
  await close()
})
