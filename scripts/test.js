// Everything that is checked, on a machine where nothing was installed: types, style, dead code, build, tests.
import { spawnSync } from 'node:child_process'
import { ensureChromium } from './chromium.js'
import { build, install } from './install.js'
import { summarize, vitest } from './vitest.js'

install()
process.env.CHROMIUM ??= ensureChromium() ?? ''

const checks = [
  ['types', ['npx', 'tsc', '--noEmit']],
  ['style', ['npx', 'biome', 'check', '--error-on-warnings', '.']],
  ['dead code', ['npx', 'knip']],
]
let passed = 0
let failed = 0
for (const [name, [command, ...args]] of checks) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`)
  if (status === 0) passed += 1
  else failed += 1
}
build()
summarize(vitest(process.argv.slice(2)), { passed: passed + 1, failed })
