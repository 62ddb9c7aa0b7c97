import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../browse'
import { axe, type Opened, open, sideways } from '../chromium'

let served: Awaited<ReturnType<typeof serve>>
let ada: Opened
let letter = ''

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
  await page.fill('[name=text]', readFileSync('test/fixtures/letters/sample.txt', 'utf8'))
  await page.click('main button[type=submit]')
  await page.waitForURL(/\/findings/)
  letter = new URL(page.url()).pathname.replace(/\/findings$/, '')
  await save(1)
}, 90_000)

afterAll(async () => {
  await ada.close()
  await served.stop()
})

async function save(number: number) {
  await ada.page.goto(`${letter}/versions`)
  await ada.page.locator('main').getByRole('button', { name: 'Save' }).click()
  await ada.page.getByText(`Kept as version ${number}.`).waitFor()
}

const text = () => ada.page.getByRole('textbox', { name: 'Text of the letter' })
test('the desk counts words, tells what is likely not meant, and who wrote the words chosen', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  const words = page.getByRole('region', { name: 'Words of the letter' })
  await words.getByText(/^1,\d\d\d words of the text and its footnotes, .* to read$/).waitFor()
  await text().locator('p', { hasText: 'This file review must be the first step' }).first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' It ended on February 30.')
  await words.getByText(/to look at again$/).click()
  const slip = words.locator('li', { hasText: 'February 30' })
  await slip.getByText('is not in the calendar').first().waitFor()
  await slip.getByRole('button', { name: 'Go there' }).click()
  await page.waitForFunction("getSelection().toString() === 'February 30'")
  await page.getByRole('button', { name: 'Who wrote this' }).click()
  const told = page.getByRole('status', { name: 'Who wrote this' })
  await told.getByText('Ada Okonkwo').waitFor()
  expect(await told.textContent()).toContain('“February 30”')
  const language = page.getByLabel('Language of the passage')
  await language.selectOption('Arabic')
  await text().locator('p[lang=ar][dir=rtl]', { hasText: 'February 30' }).waitFor()
  await language.selectOption('Haitian Creole')
  await text().locator('p[lang=ht]:not([dir])', { hasText: 'February 30' }).waitFor()
  expect(await language.inputValue()).toBe('ht')
  await text().locator('p', { hasText: 'DHS must ensure that all persons' }).click()
  await expect.poll(() => language.inputValue()).toBe('')
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 375, height: 800 })
  expect(await sideways(page)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect
    .poll(async () => (await page.request.get(`${letter}/versions/draft`)).text())
    .toContain('February 30')
})

test('a version is named later, and two are compared beside each other, as Word and as HTML', async () => {
  const { page, complaints } = ada
  await save(2)
  await page.goto(`${letter}/versions`)
  await page.getByRole('link', { name: 'Name version 2' }).click()
  await page.getByLabel('Name this version').fill('Sent to partners 3/10')
  await page.getByRole('button', { name: 'Keep the name' }).click()
  await page.getByRole('link', { name: '2. Sent to partners 3/10' }).waitFor()
  expect(await page.locator('#version-2').textContent()).toContain('5 added')
  expect(await axe(page)).toEqual([])
  await page.goto(`${letter}/compare?from=1&to=2`)
  await page.getByRole('link', { name: 'Side by side' }).click()
  await page.waitForURL(/view=side/)
  expect(await axe(page)).toEqual([])
  const changed = page.locator('.blk', { hasText: 'February 30' })
  const [before, after] = [changed.locator('.older'), changed.locator('.newer')]
  expect(await before.isVisible()).toBe(true)
  expect(await before.textContent()).not.toContain('February 30')
  await page.setViewportSize({ width: 375, height: 800 })
  expect([await before.isVisible(), await after.isVisible(), await sideways(page)]).toEqual([false, true, 0])
  await page.setViewportSize({ width: 1280, height: 900 })
  const word = await page.request.get(`${letter}/compare/comparison.docx?from=1&to=2`)
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK')
  const html = await page.request.get(`${letter}/compare/comparison.html?from=1&to=draft`)
  expect(html.headers()['content-disposition']).toContain('attachment')
  expect(await html.text()).toContain('Version 1 compared with the draft')
  for (const version of ['1', 'draft']) {
    const whole = await page.request.get(`${letter}/versions/${version}/letter.docx`)
    expect((await whole.body()).subarray(0, 2).toString()).toBe('PK')
    expect(whole.headers()['content-disposition']).toContain('.docx')
  }
  for (const version of ['99', 'x', '1e400'])
    expect((await page.request.get(`${letter}/versions/${version}/letter.docx`)).status()).toBe(404)
  expect((await page.request.get(`${letter}/compare/comparison.exe?from=1&to=2`)).status()).toBe(404)
  expect(complaints).toEqual([])
})
