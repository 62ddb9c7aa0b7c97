import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const { dependencies } = JSON.parse(read('package.json'))

// What builds and checks the product, and does not run with it.
const ONLY_FOR_US =
  /^(app\/routes\.ts|db\/drizzle\.config\.ts|scripts\/(bench|chromium|dev|generate|test|test-postgres|vitest)\b)/

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.[jt]sx?$/.test(file) && !ONLY_FOR_US.test(file))
}

function packagesIn(file: string): string[] {
  return [...read(file).matchAll(/^import [^;]*?from '([^'.~][^']*)'|\bimport\('([^'.~][^']*)'\)/gm)]
    .filter(([whole]) => !whole.startsWith('import type'))
    .map(([, named, loaded]) => named ?? loaded ?? '')
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
}

test('what runs in production needs no package that is only there to build', () => {
  const needed = ['app', 'db', 'emails', 'scripts']
    .flatMap(sourcesBelow)
    .flatMap((file) => packagesIn(file).map((name) => ({ file, name })))
  expect(needed.length).toBeGreaterThan(100)
  const missing = needed.filter(({ name }) => !(name in dependencies))
  // Vite is loaded by `npm run dev` alone.
  expect(missing).toEqual([{ file: 'scripts/serve.js', name: 'vite' }])
})

test('the image holds everything it copies, and runs without rights to it', () => {
  const lines = read('Dockerfile').split('\n')
  const copied = lines
    .filter((line) => line.startsWith('COPY --from=build'))
    .flatMap((line) => line.split(' ').slice(2, -1))
    .map((file) => file.replace('/app/', ''))
  expect(copied).toContain('db')
  const made = ['node_modules', 'build']
  expect(copied.filter((file) => !made.includes(file) && !existsSync(file))).toEqual([])
  const ignored = read('.dockerignore').split('\n')
  expect(copied.filter((file) => !made.includes(file) && ignored.includes(file))).toEqual([])
  expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
})

test('every setting stands in the example, in the README and in the code', () => {
  const code = read('app/config.server.ts')
  const settings = [...code.matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name = '']) => name)
  expect(settings).toContain('APP_URL')
  // Set by the scripts, or by tests of the provider.
  const ours = ['NODE_ENV', 'DEMO', 'RESEND_BASE_URL']
  const documented = settings.filter((name) => !ours.includes(name))
  const example = read('.env.example')
  const readme = read('README.md')
  expect(documented.filter((name) => !new RegExp(`^(# )?${name}=`, 'm').test(example))).toEqual([])
  expect(documented.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
