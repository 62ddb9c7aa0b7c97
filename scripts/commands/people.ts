import { z } from 'zod'
import { print, Refused, tell, withDatabase } from './ground'

/** Makes an account, an owner if so asked, and prints a link that signs in once. */
export async function createAccount(
  email: string,
  options: { name?: string; owner?: string; json?: boolean },
) {
  const address = email.trim()
  if (!z.email().safeParse(address).success) throw new Refused(`${email} is not an e-mail address.`)
  const name = options.name?.trim() || address.slice(0, address.indexOf('@'))
  await withDatabase(async ({ db, transact, coalitions }) => {
    const accounts = await import('~/domain/accounts.server')
    const { join } = await import('~/domain/coalitions.server')
    const { config } = await import('~/config.server')
    const coalition = options.owner
      ? coalitionCalled(options.owner, await db.select().from(coalitions))
      : null
    const had = (await accounts.findByEmail(address)) !== null
    const { account, secret } = await transact(async (tx) => {
      const account = await accounts.create(tx, { email: address, name })
      if (coalition) await join(tx, coalition.id, account.id, 'owner')
      return { account, secret: await accounts.linkForOperator(tx, account.id) }
    })
    const link = `${config.appUrl}/sign-in/${secret}`
    tell(
      `${account.email} ${had ? 'had an account already' : 'has an account'}. This link signs in once, within a day:`,
    )
    print(
      options.json,
      { email: account.email, name: account.name, coalition: coalition?.slug ?? null, link },
      link,
    )
  })
}

/** Founds a coalition and prints its address. */
export async function createCoalition(name: string, options: { json?: boolean }) {
  if (!name.trim()) throw new Refused('A coalition needs a name.')
  await withDatabase(async ({ transact }) => {
    const { create } = await import('~/domain/coalitions.server')
    const { slug, name: kept } = await transact((tx) => create(tx, { name }))
    tell(`${kept} is founded. Give it an owner: account create EMAIL --owner ${slug}`)
    print(options.json, { slug, name: kept }, slug)
  })
}

/** The coalition of a slug, or the only one there is. */
export function coalitionCalled<C extends { slug: string }>(slug: string | undefined, all: C[]): C {
  const found = slug === undefined && all.length === 1 ? all[0] : all.find((each) => each.slug === slug)
  if (found) return found
  if (all.length === 0) throw new Refused('There is no coalition yet. Found one: coalition create NAME')
  const slugs = all.map((each) => each.slug).join(', ')
  throw new Refused(
    slug === undefined
      ? `Say which coalition with --coalition: ${slugs}.`
      : `There is no coalition ${slug}; there are: ${slugs}.`,
  )
}
