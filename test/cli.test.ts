import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-cli-'))
const LETTERS = path.resolve('test/fixtures/letters')
const SAMPLE = path.join(LETTERS, 'sample.txt')

// The command line first installs what the lock file names; tests run without npm test must not set that off.
const mark = 'node_modules/.installed'
const installed = existsSync(mark) && readFileSync(mark, 'utf8') === readFileSync('package-lock.json', 'utf8')
const entry = installed ? ['scripts/cli.js'] : ['--import', 'tsx', 'scripts/commands.ts']

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line as an operator without settings does, but for the data folder. */
function cli(data: string, ...args: string[]) {
  return cliWith({}, data, ...args)
}

function cliWith(settings: Record<string, string>, data: string, ...args: string[]) {
  const DATA_DIR = path.join(folder, data)
  const env = { PATH: process.env.PATH, NODE_ENV: 'development' as const, DATA_DIR, ...settings }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...entry, ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) }
}

describe('letter import', () => {
  it('says what the sample holds, and writes nothing', () => {
    const { status, stderr, json } = cli('none', 'letter', 'import', SAMPLE, '--dry-run', '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const letter = json()
    expect(Object.keys(letter)).toEqual(
      'slug title date salutation addressees asks contacts signatories stories warnings blocks'.split(' '),
    )
    expect(letter.signatories).toHaveLength(160)
    expect(letter.asks).toHaveLength(3)
    expect(letter.addressees).toHaveLength(3)
    expect(letter.contacts).toHaveLength(4)
    expect(letter.stories).toHaveLength(6)
    expect(Object.keys(letter.addressees[0])).toEqual(['title', 'name', 'office'])
    expect(Object.keys(letter.signatories[0])).toEqual(['name', 'kind', 'group'])
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
  })

  it('refuses an empty file and one that is not there, with a sentence', () => {
    const empty = path.join(folder, 'empty.txt')
    writeFileSync(empty, '')
    const { status, stdout, stderr } = cli('none', 'letter', 'import', empty, '--dry-run', '--json')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^The file is empty\..*\.\n$/)
    expect(cli('none', 'letter', 'import', 'missing.txt', '--dry-run')).toMatchObject({
      status: 1,
      stderr: 'There is no file missing.txt.\n',
    })
  })
})

describe('signatures import', () => {
  it('says what the sample would become, and writes nothing', () => {
    const sample = path.resolve('test/fixtures/tables/form-export-sample.csv')
    const args = ['--deadline', '2021-03-26T17:00:00', '--time-zone', 'America/New_York', '--json']
    const { status, stderr, json } = cli('none', 'signatures', 'import', sample, '--dry-run', ...args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(json()).toMatchObject({
      encoding: 'UTF-8',
      delimiter: ';',
      records: 21,
      summary: { accept: 13, review: 1 },
    })
    expect(json().rows[3]).toMatchObject({ line: 8, status: 'duplicate', duplicate_of: 3 })
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
    expect(cli('none', 'signatures', 'import', sample, '--dry-run', '--time-zone', 'Mars').status).toBe(2)
  })
})

describe('usage', () => {
  it('ends with 2 when a command is not understood', () => {
    expect(cli('none', 'letter', 'burn', SAMPLE).status).toBe(2)
    expect(cli('none', 'letter', 'import').status).toBe(2)
    expect(cli('none', 'doctor', '--force').status).toBe(2)
    expect(cli('none', 'order', SAMPLE, '--loud').stderr).toContain("Unknown option '--loud'")
  })

  it('prints help on stdout', () => {
    expect(cli('none', 'help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('account create EMAIL'),
    })
  })
})

describe('order', () => {
  it('is the printed order of the sample, blank lines dropped', () => {
    const rows = readFileSync(path.join(LETTERS, 'sample-signatories.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
    const names = rows.map((row) => row.split('\t')[1] ?? '')
    expect(names).toHaveLength(160)
    const file = path.join(folder, 'names.txt')
    writeFileSync(file, `\n${names.toReversed().join('\r\n\r\n')}\n`)
    expect(cli('none', 'order', file, '--json').json()).toEqual(names)
  })
})

describe('organizations compare', () => {
  it('says of the two names of each line what they are, the header and blank lines passed over', () => {
    const file = path.join(folder, 'pairs.tsv')
    writeFileSync(
      file,
      '\uFEFFa\tb\tlabel\tnote\r\nLa Puerta Abierta\tLa Puerta Abierta, Inc.\tsame\r\n\r\nCASA\tCasa Latina\r\n',
    )
    const { status, stdout, stderr, json } = cli('none', 'organizations', 'compare', file, '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.endsWith(']\n')).toBe(true)
    expect(json()).toEqual([
      {
        a: 'La Puerta Abierta',
        b: 'La Puerta Abierta, Inc.',
        verdict: 'same',
        reasons: ['the same but for a legal form'],
      },
      { a: 'CASA', b: 'Casa Latina', verdict: 'different', reasons: [expect.any(String)] },
    ])
    expect(cli('none', 'organizations', 'compare', file).stdout).toMatch(/^same {7}La Puerta Abierta {2}\|/)
  })

  it('refuses a file that holds no pairs, with a sentence', () => {
    const file = path.join(folder, 'no-pairs.tsv')
    writeFileSync(file, 'a\tb\nCASA, Casa Latina\n')
    expect(cli('none', 'organizations', 'compare', file, '--json')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'Line 2 has no tab. Give two names a line, with a tab between.\n',
    })
    writeFileSync(file, '')
    expect(cli('none', 'organizations', 'compare', file).stderr).toMatch(/^The file is empty\./)
  })
})

// On PostgreSQL this would need databases of its own: see test/db/backup.test.ts.
describe.skipIf(process.env.TEST_DATABASE_URL)('one installation, on SQLite', () => {
  it('is founded, kept and restored elsewhere, and is well', { timeout: 90_000 }, () => {
    expect(cli('one', 'doctor')).toMatchObject({ status: 1 })
    expect(existsSync(path.join(folder, 'one'))).toBe(false)
    expect(cli('one', 'coalition', 'create', 'Fair Notice', '--json').json()).toMatchObject({
      slug: 'fair-notice',
    })
    const made = cli('one', 'account', 'create', 'ana@example.org', '--owner', 'fair-notice', '--json')
    expect(made.json()).toMatchObject({ email: 'ana@example.org', name: 'ana', coalition: 'fair-notice' })
    expect(made.json().link).toMatch(/^http:\/\/localhost:3000\/sign-in\/[\w-]{43}$/)
    expect(cli('one', 'account', 'create', 'ben@example.org', '--owner', 'nobody').status).toBe(1)

    const kept = cli('one', 'letter', 'import', SAMPLE, '--as', 'sent', '--json').json()
    expect(kept.slug).toMatch(/-[a-z0-9]{22}$/)
    expect(cli('one', 'letter', 'list', '--json').json()).toMatchObject([{ slug: kept.slug, names: 160 }])

    const csv = cli('one', 'organizations', 'export').stdout.split('\n')
    expect(csv.length).toBe(161)
    expect(csv[0]).toMatch(/^\uFEFFname,other_names,kind/)
    const merge = ['organizations', 'merge', 'casa latina', 'Casa Ruby', '--json']
    expect(cli('one', ...merge, '--dry-run').json()).toMatchObject({ kept: 'Casa Latina', gone: 'Casa Ruby' })
    const merged = cli('one', ...merge)
    expect(merged.stderr).toContain(`organizations unmerge ${merged.json().merge}`)
    expect(cli('one', ...merge)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('one with itself'),
    })
    expect(cli('one', 'organizations', 'merge', 'Casas Latina', 'Juntos').stderr).toContain('Casa Latina')
    expect(cli('one', 'organizations', 'unmerge', merged.json().merge)).toMatchObject({ status: 0 })
    expect(cli('one', 'organizations', 'unmerge', 'nothing')).toMatchObject({ status: 1 })

    const deep = path.join('files', 'd'.repeat(60), 'e'.repeat(60), 'proof.pdf')
    mkdirSync(path.dirname(path.join(folder, 'one', deep)), { recursive: true })
    writeFileSync(path.join(folder, 'one', deep), 'a proof')
    writeFileSync(path.join(folder, 'one', 'key'), 'never to be kept with the rest')
    const before: number = cli('one', 'doctor').json().history.entries
    const archive = path.join(folder, 'kept.tar')
    expect(cli('one', 'backup', archive)).toMatchObject({ status: 0 })
    expect(readFileSync(archive, 'latin1')).not.toContain('never to be kept')
    const listed = spawnSync('tar', ['-tf', archive], { encoding: 'utf8' })
    expect(listed.stdout.trim().split('\n')).toContain(deep)

    expect(cli('two', 'restore', archive)).toMatchObject({ status: 0 })
    expect(readFileSync(path.join(folder, 'two', deep), 'utf8')).toBe('a proof')
    const well = cli('two', 'doctor', '--json')
    expect(well.json()).toMatchObject({
      ok: true,
      problems: [],
      history: { entries: before, broken: null },
      mail: 'outbox',
    })
    expect(well.status).toBe(0)
    const mute = cliWith({ APP_URL: 'https://letters.example.org' }, 'two', 'doctor')
    expect(mute.status).toBe(1)
    expect(mute.json().problems).toEqual([expect.stringContaining('Mail goes nowhere')])
    // The slug is taken there: the coalition came along.
    expect(cli('two', 'coalition', 'create', 'Fair Notice').stdout).toBe('fair-notice-2\n')

    expect(cli('two', 'restore', archive)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not empty'),
    })
    const bytes = readFileSync(archive)
    bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000)
    const damaged = path.join(folder, 'damaged.tar')
    writeFileSync(damaged, bytes)
    expect(cli('two', 'restore', damaged, '--force')).toMatchObject({ status: 1 })
    expect(cli('two', 'doctor').json()).toMatchObject({ ok: true, history: { entries: before + 1 } })
    expect(cli('two', 'restore', archive, '--force')).toMatchObject({ status: 0 })
    expect(cli('two', 'doctor').json()).toMatchObject({ ok: true, history: { entries: before } })
  })

  it('gives a letter out in every format', { timeout: 60_000 }, () => {
    const [{ slug }] = cli('one', 'letter', 'list', '--json').json()
    const exported = (format: string) => {
      const file = path.join(folder, `letter.${format}`)
      const { status } = cli('one', 'letter', 'export', slug, '--format', format, '--out', file)
      expect(status).toBe(0)
      return readFileSync(file)
    }
    const record = JSON.parse(exported('json').toString('utf8'))
    expect(record).toMatchObject({
      slug,
      edition: 1,
      code: expect.stringMatching(/^[0-9A-Z-]{19}$/),
    })
    expect(record.signatories.map(({ position }: { position: number }) => position)).toEqual(
      Array.from({ length: 160 }, (_, at) => at + 1),
    )
    expect(record.addressees[0]).not.toHaveProperty('id')
    expect(exported('csv').toString('utf8').trim().split('\n')).toHaveLength(161)
    expect(exported('txt').toString('utf8')).toContain('Dear Secretary Mayorkas')
    expect(exported('docx').subarray(0, 2).toString('latin1')).toBe('PK')
    expect(exported('pdf').subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(cli('one', 'letter', 'export', 'nowhere', '--format', 'txt', '--out', 'x')).toMatchObject({
      status: 1,
      stderr: 'There is no letter nowhere.\n',
    })
    expect(cli('one', 'letter', 'export', slug, '--format', 'rtf', '--out', 'x').status).toBe(2)
  })
})
