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
}, 90_000)

afterAll(async () => {
  await ada.close()
  await served.stop()
})

const text = () => ada.page.getByRole('textbox', { name: 'Text of the letter' })

/** Until the draft on the server holds this, and the page says so. */
async function saved(words: string) {
  const draft = async () => (await ada.page.request.get(`${letter}/versions/draft`)).text()
  await expect.poll(draft, { timeout: 10_000 }).toContain(words)
  await ada.page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
}

/** The caret at the end of the paragraph that begins so. */
async function caretAfter(words: string) {
  await text().locator('p', { hasText: words }).first().click()
  await ada.page.keyboard.press('End')
}

test('what is typed is saved by itself and there again after a reload', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await caretAfter('This file review must be the first step')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ada adds a ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('bold')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' word.')
  await saved('<b>bold</b> word.')
  await page.reload()
  await text().getByText('Ada adds a bold word.').waitFor()
  expect(await text().locator('strong', { hasText: 'bold' }).count()).toBe(1)
  expect(await page.getByRole('status').textContent()).toBe('Saved')
})

test('asks keep who they are, and a new one is begun with Enter', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  const asksSent = async () => {
    const request = await page.waitForRequest(/text\/draft$/)
    return [...(request.postData() ?? '').matchAll(/"type":"ask","attrs":{"id":"([\w-]+)"}/g)].map(
      ([, id]) => id,
    )
  }
  const typed = asksSent()
  await caretAfter('DHS must ensure that all persons are eligible')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A fourth ask.')
  const first = await typed
  expect(new Set(first).size).toBe(4)
  await saved('A fourth ask.')
  const more = asksSent()
  await page.keyboard.type(' Met.')
  expect(await more).toEqual(first)
  await saved('A fourth ask. Met.')
})

test('a link is set with the keyboard, to where links may lead', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await caretAfter('Ada adds a')
  await page.keyboard.type(' See the report')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.waitForFunction("getSelection().toString() === 'report'")
  await page.keyboard.press('Control+k')
  const where = page.getByLabel('Where the link leads')
  expect(await where.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByText('beginning with https:// or mailto:').waitFor()
  expect(await axe(page)).toEqual([])
  await where.fill('https://example.org/report')
  await page.keyboard.press('Enter')
  expect(await text().locator('a[href="https://example.org/report"]').textContent()).toBe('report')
  await saved('href="https://example.org/report"')
})

test('without a connection the text is kept in this browser, offered again, and saved', async () => {
  const { page, context } = ada
  await page.goto(`${letter}/text`)
  await caretAfter('Ada adds a')
  await context.setOffline(true)
  await page.keyboard.type(' Written offline.')
  await page.getByText('Not saved: no connection. Kept in this browser.').waitFor()
  // The window is closed before the connection comes back.
  await page.close()
  await context.setOffline(false)
  ada.page = await context.newPage()
  await offered(ada.page)
})

async function offered(page: Opened['page']) {
  await page.goto(`${letter}/text`)
  await page.getByText('that were not saved').waitFor()
  expect(await text().getByText('Written offline.').count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Put them in' }).click()
  await text().getByText('Written offline.').waitFor()
  await saved('Written offline.')
  await page.reload()
  await text().getByText('Written offline.').waitFor()
  expect(await page.getByText('that were not saved').count()).toBe(0)
}

test('of two who write at once the second keeps hers as a version and compares', async () => {
  const { page, context } = ada
  await page.goto(`${letter}/text`)
  const other = await context.newPage()
  await other.goto(`${letter}/text`)
  const theirs = other.getByRole('textbox', { name: 'Text of the letter' })
  await theirs.locator('p', { hasText: 'Ada adds a' }).click()
  await other.keyboard.press('End')
  await other.keyboard.type(' From a colleague.')
  await other.getByText(/^Saved \d/).waitFor()
  await other.close()

  await caretAfter('Ada adds a')
  await page.keyboard.type(' From Ada.')
  await page.getByText('A colleague saved a newer text').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep mine as a version and compare' }).click()
  await page.waitForURL(/\/compare\?from=1&to=draft/)
  await page.locator('ins', { hasText: 'colleague' }).waitFor()
  await page.locator('del', { hasText: 'Ada' }).waitFor()
  await page.goto(`${letter}/text`)
  await text().getByText('From a colleague.').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the pages of writing have nothing that axe finds, light and dark, and do not scroll sideways', async () => {
  const { page, complaints } = ada
  const register = await (await page.request.get(`${letter}/stories`)).text()
  const story = /stories\/([\w-]{36})"/.exec(register)?.[1] ?? ''
  const list = await (await page.request.get(`${letter}/addressees`)).text()
  const addressee = /addressees\/([\w-]{36})"/.exec(list)?.[1] ?? ''
  const pages = [
    'text',
    'text/replacement',
    'particulars',
    'addressees',
    `addressees/${addressee}`,
    'contacts',
    'versions',
    'versions/1',
    'compare?from=1&to=draft',
    'stories',
    `stories/${story}`,
    `stories/${story}/override`,
    'findings',
  ]
  for (const each of pages) {
    await page.setViewportSize({ width: 1280, height: 900 })
    const answer = await page.goto(`${letter}/${each}`)
    expect([each, answer?.status()]).toEqual([each, 200])
    if (each === 'text') await text().waitFor()
    expect([each, await axe(page)]).toEqual([each, []])
    await page.setViewportSize({ width: 375, height: 800 })
    expect([each, await sideways(page)]).toEqual([each, 0])
  }
  expect(complaints).toEqual([])
}, 120_000)
