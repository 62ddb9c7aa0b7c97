import type { Express } from 'express'
import { config, keyFor } from '~/config.server'
import * as accounts from '~/domain/accounts.server'
import * as history from '~/domain/history.server'
import { start as startWorker } from '~/jobs/worker.server'
import { log } from '~/log.server'
import { close, migrate, transact } from '~db'
import { guard } from './guard.server'

export { config }

/** Readies the installation: database up to date, key there, history whole. Refuses to start otherwise. */
export async function prepare(): Promise<void> {
  keyFor('start')
  await migrate()
  const { broken } = await history.verify()
  if (broken !== null)
    throw new Error(
      `The history does not fit at entry ${broken}. Restore the last backup, or run: npm run -s cli -- doctor`,
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

export { close, log }
