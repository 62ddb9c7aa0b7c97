import { type As, type Coalition, coalitionFor, type Letter, letterFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import * as letters from '~/domain/letters.server'
import { transact } from '~db'

/** An account that owns a coalition of its own. */
export async function anOwner(name = 'Ada Lark') {
  const email = `${crypto.randomUUID()}@example.org`
  return transact(async (tx) => {
    const account = await accounts.create(tx, { email, name, passwordHash: null })
    const { slug } = await coalitions.create(tx, { name: 'Coalition for Second Looks' }, account.id)
    return { ...account, coalitionSlug: slug }
  })
}

/** A coalition as its owner has it. */
export async function aCoalition(): Promise<As<'owner', Coalition>> {
  const owner = await anOwner()
  return found(await coalitionFor(owner.id, owner.coalitionSlug, 'owner'))
}

/** A letter in drafting as its owner has it, in a coalition of its own unless one is given. */
export async function aLetter(
  overrides: Partial<letters.LetterInput> & { coalition?: As<'owner', Coalition> } = {},
): Promise<As<'owner', Letter>> {
  const { coalition = await aCoalition(), ...input } = overrides
  const started = await letters.start(coalition, {
    title: 'Second looks for closed files',
    language: 'en',
    ...input,
  })
  if ('refused' in started) throw new Error(started.refused)
  return again(coalition, started.slug)
}

/** The letter as it is now. */
export async function again(coalition: As<'owner', Coalition>, slug: string): Promise<As<'owner', Letter>> {
  return found(await letterFor(coalition.actor.id, slug, 'owner'))
}

/** The thing itself, where a test knows that it is there. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('It is not there.')
  return thing
}

/** What was done, where a test knows that it was not refused. */
export function done<T extends object>(outcome: T | { refused: string }): T {
  if ('refused' in outcome) throw new Error(String(outcome.refused))
  return outcome
}
