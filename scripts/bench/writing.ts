import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Figure } from './index'
import { median, spread } from './numbers'

/** Compares two versions of the sample and of forty pages, and lets twenty write in one draft at once. */
export function measureWriting(): Figure[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-bench-'))
  try {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', APP_URL: 'http://localhost:3000' }
    const run = (...args: string[]) => {
      const command = ['--import', 'tsx', ...args]
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env })
      if (status !== 0) throw new Error(stderr)
      return JSON.parse(stdout)
    }
    const cli = (...args: string[]) => run('scripts/commands.ts', ...args, '--json')
    const { slug } = cli('coalition', 'create', 'Bench')
    cli('account', 'create', 'bench@bench.example', '--owner', slug)
    const letter = cli('letter', 'import', 'test/fixtures/letters/sample.txt', '--as', 'draft')
    const { sample, long, acknowledged } = run('scripts/bench/writing-once.ts', letter.slug)
    return [
      {
        what: 'Comparing two versions of the sample letter',
        figure: `${spread(sample, 1)} ms`,
        ratio: '',
        target: 'under 10 ms',
      },
      {
        what: 'Comparing two versions of a letter of 40 pages',
        figure: `${spread(long, 1)} ms`,
        ratio: `${(median(long) / median(sample)).toFixed(1)} × the sample`,
        target: 'under 100 ms',
      },
      {
        what: 'A step acknowledged while 20 write, each 2.5 times a second',
        figure: `${spread(acknowledged, 1)} ms within the server, with what was missed taken in first`,
        ratio: '',
        target: 'under 20 ms',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
