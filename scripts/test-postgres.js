// The database, domain and route tests against a PostgreSQL started here, in a temporary cluster on a free port.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { installFromDebian } from './chromium.js'
import { install } from './install.js'
import { summarize, vitest } from './vitest.js'

install()

const root = process.getuid?.() === 0
const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-postgres-'))
const bin = findBinaries() ?? (root && installFromDebian(['postgresql']) ? findBinaries() : null)
if (!bin) {
  console.error(
    'PostgreSQL was not found. Install it, so that initdb and pg_ctl are there, and run this again.',
  )
  summarize({ passed: 0, failed: 1 })
}
// initdb refuses to run as root.
const user = root ? (passwd('postgres') ?? passwd('nobody')) : null
if (user) chownSync(folder, user.uid, user.gid)

const data = path.join(folder, 'data')
const port = await freePort()
command('initdb', ['-D', data, '-A', 'trust', '-U', 'undersigned', '-E', 'UTF8', '--locale=C.UTF-8'])
command('pg_ctl', [
  '-D',
  data,
  '-w',
  '-l',
  path.join(folder, 'log'),
  '-o',
  `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`,
  'start',
])

let counted = { passed: 0, failed: 1 }
try {
  const only = process.argv.slice(2)
  counted = vitest(only.length ? only : ['test/db', 'test/domain', 'test/routes'], {
    TEST_DATABASE_URL: `postgres://undersigned@127.0.0.1:${port}/postgres`,
  })
} finally {
  command('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  rmSync(folder, { recursive: true, force: true })
}
summarize(counted)

function command(name, args) {
  const { status } = spawnSync(path.join(bin, name), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: folder,
    ...(user ?? {}),
  })
  if (status !== 0) throw new Error(`${name} ended with ${status}`)
}

function findBinaries() {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => path.join(home, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ]
  return (
    folders.find((each) => existsSync(path.join(each, 'initdb')) && existsSync(path.join(each, 'pg_ctl'))) ??
    null
  )
}

function passwd(name) {
  const { stdout, status } = spawnSync('getent', ['passwd', name], { encoding: 'utf8' })
  if (status !== 0) return null
  const [, , uid, gid] = stdout.trim().split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address()
      probe.close(() => resolve(free))
    })
  })
}
