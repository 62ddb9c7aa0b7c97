import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The built product on a port of its own: with an empty data folder, or with the test file's own database and key. */
export async function serve({ shared = false } = {}): Promise<{
  url: string
  /** What the server has logged. */
  log: () => string
  stop: () => Promise<number | null>
}> {
  const folder = shared
    ? (process.env.DATA_DIR ?? '')
    : mkdtempSync(path.join(os.tmpdir(), 'undersigned-served-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    APP_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DATABASE_URL: shared ? process.env.DATABASE_URL : '',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, ['scripts/start.js'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let heard = ''
  child.stderr.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  await said(child, url)
  return {
    url,
    log: () => heard,
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const code = await ended
      if (!shared) rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

/** A visitor without JavaScript: follows redirects, keeps cookies, sends forms as a browser does. */
export function visitor(url: string) {
  const jar = new Map<string, string>()

  async function ask(
    to: string,
    init: RequestInit = {},
  ): Promise<{ status: number; path: string; body: string }> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new URL(to, url), { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const next = response.headers.get('location')
    if (next) return ask(next)
    return { status: response.status, path: new URL(to, url).pathname, body: await response.text() }
  }

  return {
    see: (to: string) => ask(to),
    /** As a page's script does. */
    post: (to: string, data: unknown) =>
      ask(to, {
        method: 'POST',
        body: JSON.stringify(data),
        headers: { origin: url, 'content-type': 'application/json' },
      }),
    send: (to: string, fields: Record<string, string> | FormData, origin = url) =>
      ask(to, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        headers: { origin },
      }),
  }
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      if (heard.includes(words)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${heard}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
