import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { dataDir, makeDataDir } from '../db/place.server'

const origin = z
  .url({
    protocol: /^https?$/,
    error: 'APP_URL is the address people type, such as https://letters.example.org',
  })
  .transform((url) => new URL(url).origin)

const environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    APP_URL: origin.optional(),
    PORT: z.coerce.number({ error: 'PORT is a number' }).int().min(0).max(65_535).default(3000),
    HOST: z.string().default('0.0.0.0'),
    SECRET_KEY: z
      .string()
      .min(32, 'SECRET_KEY has at least 32 characters; leave it out and one is made in the data folder')
      .optional(),
    MAIL_FROM: z.email('MAIL_FROM is an address, such as letters@example.org').optional(),
    RESEND_API_KEY: z.string().min(1).optional(),
    RESEND_BASE_URL: z.url().optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'SMTP_URL looks like smtp://user:password@host:587' })
      .optional(),
    TRUST_PROXY: z.coerce
      .number({ error: 'TRUST_PROXY is the number of proxies in front, such as 1' })
      .int()
      .min(0)
      .max(10)
      .default(0),
    WORKER: z.enum(['on', 'off']).default('on'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    DEMO: z.stringbool().default(false),
  })
  .superRefine((env, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message })
    if (env.NODE_ENV === 'production' && !env.APP_URL)
      fault('APP_URL is missing: set it to the address people type, such as https://letters.example.org')
    if (env.DEMO && (env.RESEND_API_KEY || env.SMTP_URL))
      fault('The demo sends no real mail: unset RESEND_API_KEY and SMTP_URL')
    if ((env.RESEND_API_KEY || env.SMTP_URL) && !env.MAIL_FROM)
      fault('MAIL_FROM is missing: set it to the address mail comes from')
    const local = env.APP_URL && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(env.APP_URL)
    if (env.NODE_ENV === 'production' && env.APP_URL?.startsWith('http:') && !local)
      fault('APP_URL must begin with https:// outside this machine')
  })

export type Config = ReturnType<typeof read>

/** The environment, parsed once. */
export const config = read()

function read() {
  // An empty variable is what compose files give for one that is not set.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `- ${issue.path.join('.')}${issue.path.length ? ': ' : ''}${issue.message}`,
    )
    throw new Error(`The settings need a look:\n${faults.join('\n')}`)
  }
  const env = parsed.data
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`
  return {
    appUrl,
    secure: appUrl.startsWith('https:'),
    port: env.PORT,
    host: env.HOST,
    trustProxy: env.TRUST_PROXY,
    production: env.NODE_ENV === 'production',
    worker: env.WORKER === 'on',
    logLevel: env.LOG_LEVEL,
    demo: env.DEMO,
    mail: {
      transport: env.RESEND_API_KEY
        ? ('resend' as const)
        : env.SMTP_URL
          ? ('smtp' as const)
          : ('outbox' as const),
      from: env.MAIL_FROM ?? 'letters@undersigned.example',
      resendKey: env.RESEND_API_KEY,
      resendUrl: env.RESEND_BASE_URL,
      smtpUrl: env.SMTP_URL,
    },
    secret: env.SECRET_KEY,
  }
}

let master: Buffer | undefined

/** A key for one purpose, derived from the installation's secret. */
export function keyFor(purpose: string): Buffer {
  master ??= config.secret ? createHash('sha256').update(config.secret).digest() : keyInDataDir()
  return Buffer.from(hkdfSync('sha256', master, '', `undersigned/${purpose}`, 32))
}

/** The same address gives the same hash here and nowhere else. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac('sha256', keyFor(purpose)).update(value).digest('hex')
}

function keyInDataDir(): Buffer {
  makeDataDir()
  const file = path.join(dataDir, 'key')
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch {
      // Another process made it first; reading it is right for both.
    }
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}
