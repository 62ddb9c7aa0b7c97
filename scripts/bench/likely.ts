import { spawnSync } from 'node:child_process'
import type { Figure } from './index'
import { spread } from './numbers'

/** Searches 50,000 organizations for those that one name may be, in a process of its own. */
export function measureLikely(): Figure[] {
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/likely-once.ts'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: '', DATABASE_URL: '', APP_URL: 'http://localhost:3000' },
  })
  const { filled, times, found, pages } = JSON.parse(stdout) as Measured
  return [
    {
      what: 'Likely duplicates of one name among 50,000',
      figure: `${spread(times)} ms, 95 of 100 within ${late(times)} ms`,
      ratio: `finds ${Math.round(found * 100)} of 100 that are there; adding all took ${(filled / 1_000).toFixed(1)} s`,
      target: 'under 30 ms',
    },
    {
      what: 'A page of the registry’s table at 50,000, filtered and sorted',
      figure: `${spread(pages)} ms, 95 of 100 within ${late(pages)} ms`,
      ratio: 'what the route asks of the database, without rendering',
      target: '95 of 100 within 100 ms',
    },
  ]
}

type Measured = { filled: number; times: number[]; found: number; pages: number[] }

function late(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1)
}
