import { install } from './install.js'

install()
process.env.NODE_ENV ??= 'development'
const { serve } = await import('./serve.js')
const { config } = await serve({ development: true })
console.log(`Undersigned, in development: ${config.appUrl}`)
