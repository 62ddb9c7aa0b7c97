import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Figure } from './index'
import { load } from './load'
import { spread } from './numbers'

const ROUNDS = 5

/** Asks the product for the sample's page and a bare server for the same bytes, in turn. */
export async function measurePage(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-bench-'))
  const children: ChildProcess[] = []
  try {
    const port = await freePort()
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', PORT: String(port), HOST: '127.0.0.1' }
    const product = { ...env, APP_URL: `http://localhost:${port}` }
    const slug = importSample(product)
    children.push(await started(['scripts/start.js'], product))
    const page = new URL(`http://127.0.0.1:${port}/letters/${slug}`)
    const answer = await fetch(page)
    const body = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${page.pathname} answered ${answer.status}.`)
    const file = path.join(folder, 'page.html')
    writeFileSync(file, body)
    const bare = await started(['scripts/bench/bare.js', file], process.env)
    children.push(bare)
    return [await compare(page, new URL(bare.said), body.length)]
  } finally {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(page: URL, bare: URL, bytes: number): Promise<Figure> {
  await load(page)
  await load(bare)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await load(page))
    theirs.push(await load(bare))
  }
  const ratios = ours.map((count, at) => count / (theirs[at] ?? Number.NaN))
  return {
    what: `/letters/:slug with 160 names, ${Math.round(bytes / 1_000)} kB`,
    figure: `${spread(ours)} a second; bare node:http with the same bytes ${spread(theirs)}`,
    ratio: `${spread(ratios, 3)} of bare`,
    target: '',
  }
}

function importSample(env: NodeJS.ProcessEnv): string {
  const cli = (...args: string[]) => {
    const command = ['--import', 'tsx', 'scripts/commands.ts', ...args, '--json']
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as { slug: string }
  }
  const { slug } = cli('coalition', 'create', 'Bench')
  cli('account', 'create', 'bench@bench.example', '--owner', slug)
  return cli('letter', 'import', 'test/fixtures/letters/sample.txt', '--as', 'sent').slug
}

async function started(args: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess & { said: string }> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = await new Promise<string>((resolve, reject) => {
    let heard = ''
    const hear = (part: Buffer) => {
      heard += part.toString()
      const [url] = /http:\/\/\S+/.exec(heard) ?? []
      if (url) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${heard}`)))
  })
  return Object.assign(child, { said })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
