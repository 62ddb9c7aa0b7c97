import { spawnSync } from 'node:child_process'
import type { Figure } from './index'
import { median, spread } from './numbers'

const ROUNDS = 7

/** Reads the sample letter in fresh processes: the first reading of each is cold, the last ones are warm. */
export function measureImport(): Figure[] {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/import-once.ts'], {
      encoding: 'utf8',
    })
    return JSON.parse(stdout) as { cold: number; warm: number[] }
  })
  const cold = rounds.map((round) => round.cold)
  const warm = rounds.flatMap((round) => round.warm)
  return [
    {
      what: 'Import of the sample letter',
      figure: `${spread(cold)} ms of work in a fresh process, ${spread(warm)} ms once warm`,
      ratio: `cold is ${(median(cold) / median(warm)).toFixed(1)} × warm`,
      target: 'under 200 ms of work',
    },
  ]
}
