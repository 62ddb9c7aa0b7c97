import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Runs the tests and counts them; a run that ends without a report counts as one failure. */
export function vitest(args = [], env = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-report-'))
  const report = path.join(folder, 'report.json')
  const { status } = spawnSync(
    'npx',
    [
      'vitest',
      'run',
      '--config',
      'remix.config.js',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', ...env } },
  )
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = Math.max(numFailedTests, status === 0 ? 0 : numFailedTestSuites || 1)
    return { passed: numPassedTests, failed }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints the last line and ends with what it says. */
export function summarize(...counts) {
  const passed = counts.reduce((sum, each) => sum + each.passed, 0)
  const failed = counts.reduce((sum, each) => sum + each.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
