import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, inject, vi } from 'vitest'

// Set before anything of ours is imported: this file's own data folder and its own copy of the database.
const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-file-'))
process.env.DATA_DIR = folder
process.env.NODE_ENV = 'test'
process.env.APP_URL = 'http://localhost:3000'

const postgres = inject('postgres')
if (postgres) {
  const name = `undersigned_${process.pid}_${Math.random().toString(36).slice(2)}`
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: postgres })
  await client.connect()
  await client.query(`create database ${name} template ${inject('template')}`)
  await client.end()
  const url = new URL(postgres)
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
} else {
  copyFileSync(inject('template'), path.join(folder, 'undersigned.sqlite'))
  process.env.DATABASE_URL = ''
}

// What our code complains of is a failure, unless a test says beforehand that it expects it.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

afterAll(async () => {
  const opened = globalThis as { undersignedDatabase?: { close: () => Promise<void> } }
  await opened.undersignedDatabase?.close()
  rmSync(folder, { recursive: true, force: true })
})
