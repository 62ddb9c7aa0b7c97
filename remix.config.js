import path from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

const here = (folder) => path.resolve(import.meta.dirname, folder)

// The Vite configuration, under the name that this framework's projects look for it. Every tool takes --config.
export default defineConfig({
  plugins: [
    !process.env.VITEST &&
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_lazyRouteDiscovery: true,
          v3_relativeSplatPath: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          v3_throwAbortReason: true,
        },
      }),
    tailwindcss(),
  ],
  resolve: {
    alias: [
      { find: /^~db$/, replacement: here('db/index.server.ts') },
      { find: /^~emails\//, replacement: `${here('emails')}/` },
      { find: /^~\//, replacement: `${here('app')}/` },
    ],
  },
  build: { target: 'es2022', sourcemap: false },
  esbuild: { target: 'es2022' },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup/once.ts'],
    setupFiles: ['test/setup/each.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
