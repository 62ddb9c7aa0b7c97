// Writes the migrations that db/schema asks for, for both engines.
import { spawnSync } from 'node:child_process'

for (const url of ['file:./data/unused.sqlite', 'postgres://unused']) {
  const { status } = spawnSync(
    'npx',
    ['drizzle-kit', 'generate', '--config', 'db/drizzle.config.ts', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url },
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}
