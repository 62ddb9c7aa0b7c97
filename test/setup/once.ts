import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    template: string
    postgres: string | null
  }
}

/** Migrates one database; every test file gets a copy of it. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'undersigned-test-'))
  const postgres = process.env.TEST_DATABASE_URL ?? null
  const template = postgres ? await templateOnPostgres(postgres) : await templateOnSqlite(folder)
  project.provide('template', template)
  project.provide('postgres', postgres)
  return () => rmSync(folder, { recursive: true, force: true })
}

async function templateOnSqlite(folder: string): Promise<string> {
  const { openSqlite } = await import('../../db/sqlite.server')
  const file = path.join(folder, 'template.sqlite')
  const engine = openSqlite(file)
  await engine.migrate(path.resolve('db/migrations/sqlite'))
  // The last to close writes what is in the log into the file.
  await engine.close()
  return file
}

async function templateOnPostgres(url: string): Promise<string> {
  process.env.DATABASE_URL = url
  const { openPostgres } = await import('../../db/postgres.server')
  const name = `undersigned_template_${process.pid}`
  await command(url, `create database ${name}`)
  const engine = openPostgres(named(url, name))
  await engine.migrate(path.resolve('db/migrations/postgres'))
  await engine.close()
  return name
}

async function command(url: string, text: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

function named(url: string, database: string): string {
  const to = new URL(url)
  to.pathname = `/${database}`
  return to.href
}
