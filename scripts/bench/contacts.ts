import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Figure } from './index'

/** Takes 100,000 rows of contacts into a new registry, in a process of its own. */
export function measureContacts(): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'undersigned-contacts-'))
  try {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/bench/contacts-once.ts'],
      {
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: folder, DATABASE_URL: `file:${path.join(folder, 'bench.sqlite')}` },
      },
    )
    if (!stdout) throw new Error(stderr)
    const { work, memory, p99, longest } = JSON.parse(stdout) as Record<
      'work' | 'memory' | 'p99' | 'longest',
      number
    >
    return [
      {
        what: 'Import of 100,000 contacts at 40,000 organizations',
        figure: `${work.toFixed(1)} s of work, at most ${memory.toFixed(0)} MB`,
        ratio: `others wait ${p99.toFixed(0)} ms (p99), once ${longest.toFixed(0)} ms`,
        target: 'under 60 s of work and 400 MB, p99 of the loop’s delay at most 50 ms',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
