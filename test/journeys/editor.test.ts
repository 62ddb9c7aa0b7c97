import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
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
  await ada.page.getByText(/^Saved \d+:\d\d:\d\d [ap]\.m\. ET$/).waitFor()
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

test('the caret comes into the words, the blocks are not typed over, and asks are numbered anew when one is undone', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await text().waitFor()
  await page.getByRole('link', { name: 'Skip to the text' }).focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate("getSelection().anchorNode?.parentElement?.closest('p') !== null"))
    .toBe(true)
  await text().locator('[data-date]').click()
  await page.keyboard.type('x')
  await page.getByText(/^The date is written under Particulars/).waitFor()
  expect(await text().locator('[data-date]').count()).toBe(1)
  const asks = () =>
    text()
      .locator('li[data-ask]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-n')))
  const before = await asks()
  await caretAfter('This file review must be the first step')
  await page.getByRole('button', { name: 'Asks', exact: true }).click()
  expect(await asks()).toEqual([...before, String(before.length + 1)])
  await page.keyboard.press('Control+z')
  await expect.poll(asks).toEqual(before)
})

test('a new ask is begun with Enter', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await caretAfter('DHS must ensure that all persons are eligible')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A fourth ask.')
  await saved('A fourth ask.')
  await page.keyboard.type(' Met.')
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

test('a footnote is put in, changed and read, with the way to it and back', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await caretAfter('Ada adds a')
  await page.getByRole('button', { name: 'Footnote' }).click()
  const says = page.getByLabel('What the footnote says')
  await page.getByRole('button', { name: 'Put the footnote in' }).click()
  await page.getByText('Write what the footnote says').waitFor()
  await says.fill('Report of the\nInspector, 2021.')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Put the footnote in' }).click()
  await saved('Report of the Inspector, 2021.')
  await text().locator('[role=doc-noteref]').click()
  expect(await says.inputValue()).toBe('Report of the Inspector, 2021.')
  await says.fill('Report of the Inspector General, 2021.')
  await page.getByRole('button', { name: 'Change the footnote' }).click()
  await saved('Report of the Inspector General, 2021.')
  await page.goto(`${letter}/versions/draft`)
  expect(await axe(page)).toEqual([])
  await page.locator('[role=doc-noteref][aria-label="Note 1"]').click()
  const note = page.locator('#note-1')
  expect(await note.textContent()).toContain('Report of the Inspector General, 2021.')
  await note.locator('[role=doc-backlink]').click()
  expect(new URL(page.url()).hash).toBe('#note-1-at')
})

/** Puts this on the clipboard and pastes it where the caret stands. */
async function paste(page: Opened['page'], data: Record<string, string>) {
  await page.getByRole('textbox', { name: 'Text of the letter' }).evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, data)
}

/** The blocks from the one with these words on, as the page has them. */
function blocksFrom(page: Opened['page'], words: string, count: number) {
  return page.getByRole('textbox', { name: 'Text of the letter' }).evaluate(
    (element, { from, most }) => {
      const blocks = [...element.children]
      const start = blocks.findIndex((each) => each.textContent?.includes(from))
      return blocks
        .slice(start, start + most)
        .map((each) => each.outerHTML.replace(/ (?:target|rel|class)="[^"]*"/g, ''))
    },
    { from: words, most: count },
  )
}

const PASTED_LISTS = [
  '<ol><li><p>Number one</p></li><li><p>Number two</p><ol><li><p>Letter a</p></li><li><p><strong>Letter b</strong></p></li></ol></li></ol>',
  '<p>A paragraph between.</p>',
  '<ol start="3"><li><p>Number three</p></li></ol>',
  '<ul><li><p>A point</p><ul><li><p>A point below</p></li></ul></li></ul>',
]

test.each(['google-docs', 'word'])(
  'what %s puts on the clipboard keeps its form and nothing else',
  async (program) => {
    const { page } = ada
    await page.goto(`${letter}/text`)
    await caretAfter('Ada adds a')
    await page.keyboard.press('Enter')
    await paste(page, { 'text/html': readFileSync(`test/fixtures/clipboard/${program}.html`, 'utf8') })
    await text().locator('h2', { hasText: 'Pasted heading' }).waitFor()
    const [heading, words, ...rest] = await blocksFrom(page, 'Pasted heading', program === 'word' ? 8 : 7)
    expect(heading).toBe('<h2>Pasted heading</h2>')
    expect(words).toContain(
      'Some <strong>bold</strong> and <em>italic</em> and <strong><em>both</em></strong> and <a href="https://example.org/pasted">a link</a>',
    )
    expect(words).not.toMatch(/javascript|color|src=/)
    expect(rest.slice(-5)).toEqual(['<h3>What we ask</h3>', ...PASTED_LISTS])
    await saved('A point below')
    await page.keyboard.press('Control+z')
    await text().locator('h2', { hasText: 'Pasted heading' }).waitFor({ state: 'hidden' })
    // The next page begins with what the server has.
    const draft = async () => (await page.request.get(`${letter}/versions/draft`)).text()
    await expect.poll(draft).not.toContain('Pasted heading')
  },
)

test('pasted lines with numbers are a list, also behind other words; pasted with Shift they stay lines', async () => {
  const { page } = ada
  await caretAfter('With questions, contact:')
  await paste(page, { 'text/plain': '1. Answer us.\n2. Write it down.' })
  await text().getByText('Write it down.').waitFor()
  expect(await blocksFrom(page, 'With questions', 2)).toEqual([
    '<p>With questions, contact:</p>',
    '<ol><li><p>Answer us.</p></li><li><p>Write it down.</p></li></ol>',
  ])
  await page.keyboard.press('Control+z')
  await text().getByText('Write it down.').waitFor({ state: 'hidden' })
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('1. Answer us.\n2. Write it down.'))
  await page.keyboard.press('Control+Shift+v')
  await text().getByText('Write it down.').waitFor()
  expect(await blocksFrom(page, 'With questions', 2)).toEqual([
    '<p>With questions, contact:1. Answer us.</p>',
    '<p>2. Write it down.</p>',
  ])
  await page.keyboard.press('Control+z')
})

test('a megabyte that is pasted is refused with a sentence, and the page goes on', async () => {
  const { page } = ada
  await caretAfter('Ada adds a')
  const much: Record<string, string>[] = [
    { 'text/plain': 'A long line. '.repeat(80_000) },
    { 'text/html': `<p>${'A long line. '.repeat(80_000)}</p>` },
    { 'text/html': '<p>One of many.</p>'.repeat(60_000) },
  ]
  for (const data of much) {
    const start = performance.now()
    await paste(page, data)
    await page
      .getByRole('status')
      .getByText(/^Not pasted: /)
      .waitFor()
    expect(performance.now() - start).toBeLessThan(5_000)
    await page.keyboard.type('!')
    await page.keyboard.press('Backspace')
  }
  expect(await text().getByText('A long line.').count()).toBe(0)
}, 60_000)

test('what is pasted in Suggesting is one suggestion, which can be rejected whole', async () => {
  const { page } = ada
  await page.getByLabel('Suggesting').check()
  const before = await text().textContent()
  await caretAfter('With questions, contact:')
  await paste(page, { 'text/html': readFileSync('test/fixtures/clipboard/word.html', 'utf8') })
  await text().locator('ins h2', { hasText: 'Pasted heading' }).waitFor()
  expect(await text().locator('ins ol li', { hasText: 'Number two' }).count()).toBe(1)
  await page.getByText(/^Saved \d+:\d\d:\d\d [ap]\.m\. ET$/).waitFor()
  expect(await (await page.request.get(`${letter}/versions/draft`)).text()).not.toContain('Pasted heading')
  await page.getByRole('button', { name: 'Reject suggestion 1' }).click()
  await text().getByText('Pasted heading').waitFor({ state: 'hidden' })
  expect(await text().textContent()).toBe(before)
  await page.getByLabel('Editing').check()
  await page.getByText(/^Saved \d+:\d\d:\d\d [ap]\.m\. ET$/).waitFor()
})

test('without a connection the text is kept in this browser, and sent once there is one, though the page is gone', async () => {
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
  await ada.page.goto(`${letter}/text`)
  await text().getByText('Written offline.').waitFor()
  await expect
    .poll(async () => (await ada.page.request.get(`${letter}/versions/draft`)).text())
    .toContain('Written offline.')
})

test('two who write at once see each other’s words and names, and undo takes back one’s own', async () => {
  const { page, context } = ada
  await page.goto(`${letter}/text`)
  const other = await context.newPage()
  await other.goto(`${letter}/text`)
  const theirs = other.getByRole('textbox', { name: 'Text of the letter' })
  await theirs.locator('p', { hasText: 'Ada adds a' }).click()
  await other.keyboard.press('End')
  await other.keyboard.type(' From a colleague.')
  await text().getByText('From a colleague.').waitFor()
  // Another window of one's own is no other person.
  await page.locator('.side li', { hasText: 'in 2 windows' }).waitFor()
  expect(await page.locator('.side li', { hasText: 'editing' }).count()).toBe(0)

  // Their caret stands in the text with their name, and in the list with its place.
  const caret = text().locator('.caret')
  await caret.waitFor()
  expect(await caret.textContent()).toContain('Ada Okonkwo')
  const standsAfter = () => caret.evaluate((line) => line.previousSibling?.textContent?.trim())
  await expect.poll(standsAfter).toMatch(/From a colleague\.$/)
  await theirs.locator('p', { hasText: 'DHS must ensure that all persons' }).click()
  await other.keyboard.press('Shift+Home')
  await text().locator('.chosen').first().waitFor()
  expect(await axe(page)).toEqual([])
  await theirs.locator('p', { hasText: 'Ada adds a' }).click()

  await caretAfter('Ada adds a')
  await page.keyboard.type(' From Ada.')
  await theirs.getByText('From Ada.').waitFor()
  await theirs.focus()
  await other.keyboard.press('Control+z')
  await text().getByText('From a colleague.').waitFor({ state: 'hidden' })
  expect(await text().getByText('From Ada.').count()).toBe(1)
  await other.close()
  await page.locator('.side li', { hasText: 'in 2 windows' }).waitFor({ state: 'detached' })
  await caret.waitFor({ state: 'detached' })
})

test('a reviewer suggests and comments by a link; the lead accepts, answers, resolves; the link is ended', async () => {
  const { page } = ada
  await page.goto(`${letter}/reviews`)
  expect(await axe(page)).toEqual([])
  await page.getByLabel('For whom is the link?').fill('Casa Vecina')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.locator('.address a').textContent()) ?? ''

  const ines = await open(served.url, { width: 375 })
  await ines.page.goto(link)
  expect(await axe(ines.page)).toEqual([])
  await ines.page.getByRole('button', { name: 'Read the draft' }).click()
  await ines.page.getByText('There is a problem').waitFor()
  await ines.page.getByLabel('Your name').fill('Ines Roe')
  await ines.page.getByLabel('Your organization').fill('Casa Vecina')
  await ines.page.getByRole('button', { name: 'Read the draft' }).click()
  const draft = ines.page.getByRole('textbox', { name: 'Text of the letter' })
  await draft.locator('p', { hasText: 'Ada adds a' }).click()
  await ines.page.keyboard.press('End')
  await ines.page.keyboard.type(' Suggested by Ines.')
  await ines.page.getByText(/^Saved \d/).waitFor()
  await ines.page.keyboard.press('Control+Shift+ArrowLeft')
  await ines.page.keyboard.press('Control+Alt+m')
  await ines.page.keyboard.type('Is this right, @Ada Okonkwo?')
  await ines.page.keyboard.press('Control+Enter')
  await ines.page.locator('.talk').getByText('Is this right').waitFor()
  expect(await axe(ines.page)).toEqual([])
  expect(await sideways(ines.page)).toBe(0)

  await page.goto(`${letter}/text`)
  const there = page.locator('.side:not(.last) li', { hasText: 'Ines Roe' })
  const place = there.getByRole('button', { name: /where Ines Roe is$/ })
  await place.waitFor()
  expect(await there.count()).toBe(1)
  await place.click()
  const caret = text().locator('.caret')
  await expect.poll(() => caret.evaluate((line) => line.getBoundingClientRect().top)).toBeLessThan(900)
  const margin = page.locator('.talk')
  await margin.getByText('1 suggestion, 1 comment').waitFor()
  expect(await margin.textContent()).toContain('Ines Roe, Casa Vecina')
  expect(await axe(page)).toEqual([])
  expect(await (await page.request.get(`${letter}/versions/draft`)).text()).not.toContain('Suggested by Ines')
  await margin.getByRole('button', { name: 'Accept suggestion 1' }).click()
  await margin.getByText('1 comment', { exact: true }).waitFor()
  // The next entry is in hand, and what was decided can be taken back.
  await expect.poll(() => page.evaluate("document.activeElement.closest('.margin > li') !== null")).toBe(true)
  await margin.getByRole('button', { name: /^Undo/ }).click()
  await margin.getByText('1 suggestion, 1 comment').waitFor()
  await margin.getByRole('button', { name: 'Accept suggestion 1' }).click()
  await margin.getByText('1 comment', { exact: true }).waitFor()
  await expect
    .poll(async () => (await page.request.get(`${letter}/versions/draft`)).text())
    .toContain('Suggested by Ines.')
  await margin.getByRole('button', { name: 'Reply' }).click()
  await page.keyboard.type('It is.')
  await page.keyboard.press('Control+Enter')
  await ines.page.locator('.talk').getByText('It is.').waitFor()
  await margin.getByRole('button', { name: 'Resolve' }).click()
  await margin.getByText('1 resolved').waitFor()

  await page.goto(`${letter}/reviews`)
  await page.getByText('End this link').click()
  await page.getByRole('button', { name: 'End the link for Casa Vecina' }).click()
  await ines.page.getByText('You may not see this draft any more.').waitFor()
  expect((await ines.page.goto(link))?.status()).toBe(410)
  expect(ines.complaints).toEqual([])
  await ines.close()
})

test('in Suggesting a lead’s keys become suggestions: typing, Backspace, Delete, Enter, bold, undo', async () => {
  const { page } = ada
  await page.goto(`${letter}/text`)
  await page.getByLabel('Suggesting').check()
  await page.locator('main h1').click()
  await page.keyboard.press('?')
  await page.getByText('On a Mac, Command stands').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await caretAfter('Turning your attention')
  await page.keyboard.type(' Typed.')
  await text().locator('ins', { hasText: 'Typed.' }).waitFor()
  await page.keyboard.press('Home')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Delete')
  expect((await text().locator('del').textContent())?.replace(/S\d+/g, '')).toHaveLength(3)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A paragraph of its own.')
  await page.locator('.talk').getByText('A paragraph of its own.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Reject them' }).click()
  await expect.poll(() => text().locator('ins, del').count(), { timeout: 10_000 }).toBe(0)
})

test('the editor, with all that only it loads, is less than 250 kB on the way', () => {
  const folder = 'build/client/assets'
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
  const reached = (from: string[]): Set<string> => {
    const seen = new Set(from)
    for (const name of seen)
      for (const [, next = ''] of read(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) seen.add(next)
    return seen
  }
  const editor = reached(files.filter((name) => name.startsWith('letter-editor-')))
  expect(editor.size).toBeGreaterThan(0)
  const page = reached(files.filter((name) => /^(entry\.client|root|letter-text)-/.test(name)))
  const own = [...editor].filter((name) => !page.has(name))
  const size = own.reduce((sum, name) => sum + gzipSync(read(name)).length, 0)
  expect(size).toBeGreaterThan(50_000)
  expect(size).toBeLessThan(250_000)
})

test('the pages of writing have nothing that axe finds, light and dark, and do not scroll sideways', async () => {
  const { page, complaints } = ada
  await page.goto(`${letter}/text`)
  await page.getByRole('button', { name: 'Save a version' }).click()
  await page.getByText(/^Kept as version \d/).waitFor()
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
