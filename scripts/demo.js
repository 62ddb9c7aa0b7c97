// The sample coalition on this machine: installs, builds, makes its own data folder, serves, prints how to get in.
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { build, install, run } from './install.js'

for (const name of ['RESEND_API_KEY', 'SMTP_URL']) {
  if (process.env[name]) {
    console.error(`The demo sends no real mail: unset ${name} and start it again.`)
    process.exit(1)
  }
}

install()
build()
const port = await freePort(Number(process.env.PORT) || 3000)
Object.assign(process.env, {
  NODE_ENV: 'production',
  DEMO: 'true',
  DATA_DIR: '.demo',
  DATABASE_URL: '',
  HOST: '127.0.0.1',
  PORT: String(port),
  APP_URL: `http://localhost:${port}`,
  LOG_LEVEL: 'error',
})

const { serve } = await import('./serve.js')
if (!existsSync('.demo/undersigned.sqlite'))
  run(process.execPath, ['--import', 'tsx', 'scripts/demo/fill.ts'], { stdio: ['ignore', 'ignore', 2] })
const { house } = await serve()
console.log(`
Undersigned, the demo: ${process.env.APP_URL}
Sign in once as Marisol Quintero-Vance, a lead (invented, like every person here but those the letter names):
  ${await house.signInLink('marisol@file-review.example')}
No mail leaves this machine. The demo’s data is in .demo; delete the folder to begin again.
`)

function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(freePort(wanted + 1)))
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)))
  })
}
