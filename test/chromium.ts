import axeCore, { type AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../scripts/chromium.js'

export type Opened = {
  browser: Browser
  context: BrowserContext
  page: Page
  /** What the pages complained of: broken scripts, and what the content policy kept out. */
  complaints: string[]
  close: () => Promise<void>
}

/** A browser with one visitor in it, at this address. */
export async function open(
  url: string,
  { width = 1280, height = 900, script = true }: { width?: number; height?: number; script?: boolean } = {},
): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || ensureChromium() || undefined,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const complaints: string[] = []
  context.on('weberror', (each) => complaints.push(String(each.error())))
  context.on('console', (each) => {
    if (each.type() === 'error' && /Content Security Policy|hydrat/i.test(each.text()))
      complaints.push(each.text())
  })
  const page = await context.newPage()
  return { browser, context, page, complaints, close: () => browser.close() }
}

/** What axe finds against WCAG 2.2 AA on the page, light and dark, each as "scheme, rule: where". */
export async function axe(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(axeCore.source)
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    )
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${colorScheme}, ${id}: ${target.join(' ')}`))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

/** How far the page can be scrolled sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
