import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readLetter } from '~/domain/imports/index.server'
import * as letters from '~/domain/letters/index.server'
import * as messages from '~/domain/messages.server'
import * as tokens from '~/domain/tokens.server'
import { coalitions, isPostgres, readAll, transact } from '~db'
import type { Engine, PlainRow } from '../../db/engine.server'
import { openPostgres } from '../../db/postgres.server'
import { openSqlite } from '../../db/sqlite.server'
import { tables } from '../../db/tables.server'
import { aCoalition, anOpenLetter, aSignature, done } from '../make'

type Place = { DATA_DIR: string; DATABASE_URL: string }
type Rows = Record<string, string[]>

const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-backup-'))
const here: Place = { DATA_DIR: process.env.DATA_DIR ?? '', DATABASE_URL: process.env.DATABASE_URL ?? '' }
const archive = path.join(folder, 'kept.tar')

beforeAll(fill)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a backup', () => {
  test('holds every row of every table and the files, and never the key', async () => {
    writeFileSync(path.join(here.DATA_DIR, 'key'), 'never to be kept with the rest')
    expect(cli(here, 'backup', archive)).toMatchObject({ status: 0 })
    expect(readFileSync(archive, 'latin1')).not.toContain('never to be kept')
    const { stdout } = spawnSync('tar', ['-tf', archive], { encoding: 'utf8' })
    expect(stdout.trim().split('\n')).toEqual([
      'manifest.json',
      ...tables.map(({ name }) => `database/${name}.jsonl`),
      'files/ab/proof',
    ])
  })

  test('gives the same rows when it is restored, and a history that fits', { timeout: 60_000 }, async () => {
    const there = await anotherPlace()
    expect(cli(there, 'restore', archive)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Restored'),
    })
    expect(await rowsIn(there)).toEqual(await rowsHere())
    expect(readFileSync(path.join(there.DATA_DIR, 'files/ab/proof'), 'utf8')).toBe('a proof')
    expect(JSON.parse(cli(there, 'doctor').stdout)).toMatchObject({ ok: true, history: { broken: null } })
  })

  test('moves between SQLite and PostgreSQL and back without a change', { timeout: 60_000 }, async () => {
    const onSqlite = aPlaceOnSqlite()
    const again = path.join(folder, 'again.tar')
    expect(cli(onSqlite, 'restore', archive)).toMatchObject({ status: 0 })
    expect(cli(onSqlite, 'backup', again)).toMatchObject({ status: 0 })
    const there = await anotherPlace()
    expect(cli(there, 'restore', again)).toMatchObject({ status: 0 })
    expect(await rowsIn(there)).toEqual(await rowsHere())
  })

  test('takes the place of what is there only when forced, and all of it or nothing', {
    timeout: 60_000,
  }, async () => {
    const there = await anotherPlace()
    cli(there, 'account', 'create', 'ben@example.org')
    const before = await rowsIn(there)
    expect(cli(there, 'restore', archive)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not empty'),
    })
    const damaged = path.join(folder, 'damaged.tar')
    const bytes = readFileSync(archive)
    const at = bytes.indexOf('Second looks')
    bytes.write('Third', at)
    writeFileSync(damaged, bytes)
    expect(cli(there, 'restore', damaged, '--force')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is damaged'),
    })
    expect(await rowsIn(there)).toEqual(before)
    expect(cli(there, 'restore', archive, '--force')).toMatchObject({ status: 0 })
    expect(await rowsIn(there)).toEqual(await rowsHere())
  })
})

test('rows of an earlier release are brought up to this one', async () => {
  const there = await anotherPlace()
  const engine = open(there)
  const accounts = tables.filter(({ name }) => name === 'accounts')
  const row = ['1', 'ada@example.org', 'Ada', null, '2026-11-24T07:17:54.123Z']
  const folder = path.resolve('db/migrations', isPostgres ? 'postgres' : 'sqlite')
  await engine.rebuild({ folder, count: 1, replaced: [] }, async (insert) => {
    for (const table of accounts) await insert(table, [row])
  })
  await engine.close()
  const rows = await rowsIn(there)
  expect(rows.accounts).toEqual([JSON.stringify(row)])
  expect(Object.keys(rows)).toEqual(tables.map(({ name }) => name))
})

test('rows that do not fit together are refused whole', async () => {
  const there = await anotherPlace()
  const engine = open(there)
  const folder = path.resolve('db/migrations', isPostgres ? 'postgres' : 'sqlite')
  const members = tables.filter(({ name }) => name === 'members')
  const rebuilt = engine.rebuild({ folder, count: 99, replaced: [] }, async (insert) => {
    for (const table of members)
      await insert(table, [['nobody', 'no one', 'owner', '2026-11-24T07:17:54.123Z']])
  })
  await expect(rebuilt).rejects.toThrow()
  await expect(engine.db.$count(coalitions)).rejects.toThrow()
  await engine.close()
})

async function fill() {
  const coalition = await aCoalition()
  const reading = readLetter(readFileSync('test/fixtures/letters/sample.txt', 'utf8'))
  if ('refused' in reading) throw new Error(reading.refused)
  done(await letters.bringIn(coalition, reading, 'sent'))
  const letter = await anOpenLetter({ coalition })
  await aSignature(letter, { name: 'Línea \u2028 “á” 🗳 \\ " 한국', heldFor: 'two\nlines\tand a tab' })
  await transact(async (tx) => {
    await tokens.issue(tx, {
      purpose: 'join',
      subject: coalition.id,
      email: 'cleo@example.org',
      data: { role: 'viewer' },
      expiresAt: new Date(1_900_000_000_123),
    })
    await messages.promise(tx, [
      { template: 'join', to: 'cleo@example.org', data: { coalitionId: coalition.id }, cause: 'join' },
    ])
  })
  mkdirSync(path.join(here.DATA_DIR, 'files/ab'), { recursive: true })
  writeFileSync(path.join(here.DATA_DIR, 'files/ab/proof'), 'a proof')
}

/** Runs the command line on an installation. */
function cli(place: Place, ...args: string[]) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'development' as const, ...place }
  const command = ['--import', 'tsx', 'scripts/commands.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

let made = 0

/** An empty installation on the engine that is tested. */
async function anotherPlace(): Promise<Place> {
  const place = aPlaceOnSqlite()
  if (!isPostgres) return place
  const name = `backup_${process.pid}_${made}`
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: inject('postgres') ?? '' })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(here.DATABASE_URL)
  url.pathname = `/${name}`
  return { ...place, DATABASE_URL: url.href }
}

function aPlaceOnSqlite(): Place {
  made += 1
  return { DATA_DIR: path.join(folder, String(made)), DATABASE_URL: '' }
}

function open({ DATA_DIR, DATABASE_URL }: Place): Engine {
  if (DATABASE_URL) return openPostgres(DATABASE_URL)
  mkdirSync(DATA_DIR, { recursive: true })
  return openSqlite(path.join(DATA_DIR, 'undersigned.sqlite'))
}

async function rowsIn(place: Place): Promise<Rows> {
  const engine = open(place)
  const rows = await rowsBy(engine.readAll)
  await engine.close()
  return rows
}

const rowsHere = () => rowsBy(readAll)

async function rowsBy(reads: Engine['readAll']): Promise<Rows> {
  const rows: Rows = {}
  await reads(async (rowsOf) => {
    for (const table of tables) rows[table.name] = sorted((await all(rowsOf(table))).map(canonical))
  })
  return rows
}

async function all(rows: AsyncIterable<PlainRow>): Promise<PlainRow[]> {
  const found = []
  for await (const row of rows) found.push(row)
  return found
}

// PostgreSQL keeps JSON without the order of its keys.
function canonical(row: PlainRow): string {
  return canonicalize(row) ?? ''
}

function sorted(lines: string[]): string[] {
  return lines.sort((one, other) => (one < other ? -1 : 1))
}
