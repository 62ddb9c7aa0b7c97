import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const link = /LINK (\S+)/.exec(readFileSync('/tmp/s4/names/serve.log','utf8'))[1]
const b = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] })
const shots = JSON.parse(process.argv[2])
let state
try { state = JSON.parse(readFileSync('/tmp/s4/names/state.json','utf8')) } catch {}
for (const width of [1280, 375]) {
  const c = await b.newContext({ viewport: { width, height: 900 }, storageState: state })
  const p = await c.newPage()
  if (!state) { await p.goto(link); const btn = p.locator('main button[type=submit]').first(); if (await btn.count()) await btn.click(); await p.waitForLoadState(); await c.storageState({ path: '/tmp/s4/names/state.json' }); state = JSON.parse(readFileSync('/tmp/s4/names/state.json','utf8')) }
  for (const [name, path] of Object.entries(shots)) { const r = await p.goto('http://localhost:4760' + path); console.log(width, name, r.status(), await p.evaluate(() => document.documentElement.scrollWidth)); await p.screenshot({ path: `/tmp/s4/names/${name}-${width}.png`, fullPage: true }) }
  await c.close()
}
await b.close()
