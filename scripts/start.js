// Production: a copy of the database first, then migrations, then the server.
import { build, install } from './install.js'

install()
build()
process.env.NODE_ENV = 'production'
try {
  const { copyBefore } = await import('./copy-before.js')
  await copyBefore()
  const { serve } = await import('./serve.js')
  const { config } = await serve()
  console.error(`Undersigned: ${config.appUrl}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
