import { spawnSync } from 'node:child_process'
import type { Figure } from './index'
import { spread } from './numbers'

/** Searches 50,000 organizations for those that one name may be, in a process of its own. */
export function measureLikely(): Figure[] {
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/likely-once.ts'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: '', DATABASE_URL: '', APP_URL: 'http://localhost:3000' },
  })
  const { filled, times, found } = JSON.parse(stdout) as { filled: number; times: number[]; found: number }
  const sorted = times.toSorted((a, b) => a - b)
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  return [
    {
      what: 'Likely duplicates of one name among 50,000',
      figure: `${spread(times)} ms, 95 of 100 within ${late.toFixed(1)} ms`,
      ratio: `finds ${Math.round(found * 100)} of 100 that are there; adding all took ${(filled / 1_000).toFixed(1)} s`,
      target: 'under 30 ms',
    },
  ]
}
