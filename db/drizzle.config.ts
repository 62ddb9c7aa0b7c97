import { defineConfig } from 'drizzle-kit'

const postgres = process.env.DATABASE_URL?.startsWith('postgres')

export default defineConfig({
  schema: './db/schema/index.server.ts',
  out: postgres ? './db/migrations/postgres' : './db/migrations/sqlite',
  dialect: postgres ? 'postgresql' : 'sqlite',
  casing: 'snake_case',
})
