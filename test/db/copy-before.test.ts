import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { copyBefore } from '../../scripts/copy-before.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-copies-'))
const copies = path.join(folder, 'copies')

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a start copies what SQLite holds, what is only in its log too, and keeps the last five', async () => {
  vi.stubEnv('DATA_DIR', folder)
  vi.stubEnv('DATABASE_URL', '')
  await copyBefore()
  expect(readdirSync(folder)).toEqual([])

  const database = new Database(path.join(folder, 'undersigned.sqlite'))
  database.pragma('journal_mode = wal')
  database.exec('create table signatures (name text)')
  vi.useFakeTimers({ toFake: ['Date'] })
  for (let day = 1; day <= 7; day += 1) {
    vi.setSystemTime(new Date(Date.UTC(2026, 10, day)))
    database.prepare('insert into signatures values (?)').run(`signed on day ${day}`)
    await copyBefore()
  }
  database.close()
  const kept = readdirSync(copies).sort()
  expect(kept.map((name) => name.slice(0, 10))).toEqual([3, 4, 5, 6, 7].map((day) => `2026-11-0${day}`))
  const newest = new Database(path.join(copies, kept.at(-1) ?? ''), { readonly: true })
  expect(newest.prepare('select count(*) as count from signatures').get()).toEqual({ count: 7 })
  newest.close()
})

test('on PostgreSQL nothing is copied', async () => {
  vi.stubEnv('DATA_DIR', path.join(folder, 'none'))
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
  await copyBefore()
  expect(readdirSync(folder)).not.toContain('none')
})
