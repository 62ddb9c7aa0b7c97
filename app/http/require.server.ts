import type { AppLoadContext } from '@remix-run/node'
import { config } from '~/config.server'
import {
  type As,
  type Coalition,
  coalitionFor,
  type Letter,
  letterFor,
  type Role,
} from '~/domain/access.server'
import { notFound } from './respond.server'
import { requireAccount } from './session.server'

/** The coalition for a member in at least this role; anyone else learns nothing of it. */
export async function requireCoalition<R extends Role>(
  request: Request,
  slug: string | undefined,
  role: R,
): Promise<As<R, Coalition> & { member: string }> {
  const account = await requireAccount(request)
  const coalition = (await coalitionFor(account.id, slug ?? '', role)) ?? notFound()
  return Object.assign(coalition, { member: account.name })
}

/** The letter for a member in at least this role; anyone else learns nothing of it. */
export async function requireLetter<R extends Role>(
  request: Request,
  slug: string | undefined,
  role: R,
): Promise<As<R, Letter> & { member: string }> {
  const account = await requireAccount(request)
  const letter = (await letterFor(account.id, slug ?? '', role)) ?? notFound()
  return Object.assign(letter, { member: account.name })
}

/** Only the demo, and only on the machine it runs on, shows the bodies of mails. */
export function requireDemo({ ip }: AppLoadContext): void {
  if (!config.demo || !/^(::ffff:)?127\.|^::1$/.test(ip)) notFound()
}
