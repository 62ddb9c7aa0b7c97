// The command line. It works from any folder, on a machine where nothing was installed.
import { spawnSync } from 'node:child_process'

// Files are named from where the operator stands; npm and install.js change to the product's own folder.
const { npm_lifecycle_event: script, INIT_CWD: stood } = process.env
const from = script === 'cli' && stood ? stood : process.cwd()

const { install } = await import('./install.js')
install()

const { status, error } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/commands.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CALLED_FROM: from } },
)
if (error) throw error
process.exit(status ?? 1)
