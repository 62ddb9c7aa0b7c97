import pino from 'pino'
import { config } from '~/config.server'

/** Structured lines without personal data: paths are scrubbed of tokens, bodies and headers never logged. */
export const log = pino({
  level: process.env.VITEST ? 'silent' : config.logLevel,
  base: undefined,
  redact: {
    paths: ['email', 'to', 'password', 'token', 'cookie', '*.email', '*.to', '*.token'],
    censor: '[redacted]',
  },
})
