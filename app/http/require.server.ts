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
import type { AtDraft } from './drafting.server'
import { notFound } from './respond.server'
import { findAccount, requireAccount } from './session.server'

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

/** The draft of a letter for a member: to write, or with less than an editor's role to read. */
export async function requireDraft(request: Request, slug: string | undefined): Promise<AtDraft> {
  await requireAccount(request)
  return (await draftFor(request, slug)) ?? notFound()
}

/** The same, or nothing, when who asks is no member any more. */
export async function draftFor(request: Request, slug: string | undefined): Promise<AtDraft | null> {
  const account = await findAccount(request)
  if (!account) return null
  const letter = await letterFor(account.id, slug ?? '', 'viewer')
  if (!letter) return null
  const writer = await letterFor(account.id, slug ?? '', 'editor')
  return { letterId: letter.id, writer, name: account.name, organization: null }
}

/** Only the demo, and only on the machine it runs on, shows the bodies of mails. */
export function requireDemo({ ip }: AppLoadContext): void {
  if (!config.demo || !/^(::ffff:)?127\.|^::1$/.test(ip)) notFound()
}
