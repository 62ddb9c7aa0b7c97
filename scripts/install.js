// Without dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

process.chdir(path.resolve(import.meta.dirname, '..'))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Undersigned needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(2)
}

/** Runs a command to its end, or stops with its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** Installs what package-lock.json names, unless that was done. */
export function install() {
  const mark = 'node_modules/.installed'
  const lock = readFileSync('package-lock.json', 'utf8')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.error('Installing what is missing. The first time, this takes a few minutes …')
  run('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] })
  writeFileSync(mark, lock)
}

/** Builds the product, unless nothing has changed since the last build. */
export function build() {
  // An image holds what was built, and not what builds it.
  if (!existsSync('remix.config.js')) return
  const built = 'build/server/index.js'
  const sources = ['app', 'db', 'emails', 'public', 'remix.config.js', 'package-lock.json']
  if (existsSync(built) && newest(sources) < statSync(built).mtimeMs) return
  console.error('Building …')
  run('npx', ['remix', 'vite:build', '--config', 'remix.config.js'], {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

function newest(paths) {
  let time = 0
  for (const each of paths) {
    const { mtimeMs } = statSync(each)
    time = Math.max(time, mtimeMs)
    if (statSync(each).isDirectory())
      time = Math.max(time, newest(readdirSync(each).map((name) => path.join(each, name))))
  }
  return time
}
