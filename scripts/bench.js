// What the product takes, as ratios within one run.
import { build, install, run } from './install.js'

install()
build()
run(process.execPath, ['--import', 'tsx', 'scripts/bench/index.ts', ...process.argv.slice(2)], {
  env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' },
})
