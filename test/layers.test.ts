import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// Who may import whom. A pattern of files, and what none of them may name in an import.
const rules = [
  { files: /^db\//, never: /^~(\/|emails)|\/app\// },
  { files: /^emails\//, never: /^~db|^~\/(domain|http|jobs|routes)/ },
  { files: /^app\/domain\//, never: /^@remix-run\/|^~\/(http|routes|ui)\/|^lucia/ },
  { files: /^app\/routes\//, never: /^(drizzle-orm|~db|lucia|resend|better-sqlite3|pg)(\/|$)/ },
  { files: /^app\/(ui|words)\//, never: /\.server$|^~db|^drizzle-orm/ },
]

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('migrations'))
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name)
}

const sources = ['app', 'db', 'emails'].flatMap(sourcesBelow)

test('each layer imports only what it may', () => {
  const wrong = sources.flatMap((file) =>
    rules
      .filter(({ files }) => files.test(file))
      .flatMap(({ never }) =>
        importsOf(file)
          .filter((name) => never.test(name))
          .map((name) => `${file} imports ${name}`),
      ),
  )
  expect(wrong).toEqual([])
})

test('no query uses what PostgreSQL does not have, and no write goes past transact', () => {
  const wrong = sources.filter(
    (file) =>
      /^app\/(domain|jobs|routes)/.test(file) &&
      /db\.transaction\(|\)\.(get|all|run)\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('only the worker imports the handlers', () => {
  const others = sources.filter((file) => importsOf(file).some((name) => name.endsWith('handlers.server')))
  expect(others).toEqual(['app/jobs/worker.server.ts'])
})
