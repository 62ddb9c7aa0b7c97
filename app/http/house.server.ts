import { access, constants } from 'node:fs/promises'
import type { Express } from 'express'
import { config, keyFor } from '~/config.server'
import * as accounts from '~/domain/accounts.server'
import * as history from '~/domain/history.server'
import * as offices from '~/domain/offices/index.server'
import { rekey } from '~/domain/organizations/index.server'
import { start as startWorker } from '~/jobs/worker.server'
import { log } from '~/log.server'
import { close, dataDir, migrate, transact } from '~db'
import { publicPages } from './cache.server'
import { guard } from './guard.server'
import { endStreams } from './streams.server'

export { config, publicPages }

/** How far this machine's clock may be behind what was written last. */
const SLOW = 5 * 60_000

/** Readies the installation: key there, database up to date, history whole, clock right. Refuses to start otherwise. */
export async function prepare(now = new Date()): Promise<void> {
  keyFor('start')
  await access(dataDir, constants.W_OK).catch(() => {
    throw new Error(`${dataDir} cannot be written to. Give it to the user that runs the product.`)
  })
  await migrate()
  await rekey()
  await offices.shipAll()
  // The end of the chain is where a crash or a half-restored copy shows; doctor follows it from the beginning.
  const { broken } = await history.verify({ last: 1_000 })
  if (broken !== null)
    throw new Error(
      `The history does not fit at entry ${broken}. Restore the last backup, or run: npm run -s cli -- doctor`,
    )
  const newest = await history.newestAt()
  if (newest && newest.getTime() - now.getTime() > SLOW)
    throw new Error(
      `This machine's clock says ${now.toISOString()}, and the newest entry of the history ${newest.toISOString()}. Set the clock.`,
    )
}

/** Puts what stands before Remix into the server. */
export function before(app: Express): void {
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.use(guard)
}

/** Begins the work that happens later; gives what stops it. */
export function work(): { stop: () => Promise<void> } {
  return config.worker ? startWorker() : { stop: async () => {} }
}

/** A link that signs in once as the account of this address; for the demo, which prints it. */
export async function signInLink(email: string): Promise<string | null> {
  const account = await accounts.findByEmail(email)
  if (!account) return null
  const secret = await transact((tx) => accounts.linkForOperator(tx, account.id))
  return `${config.appUrl}/sign-in/${secret}`
}

export { close, endStreams, log }
