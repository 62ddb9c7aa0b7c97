// What people do in the demo's story, one act each, through the same domain calls as the pages.
import { type As, type Coalition, coalitionFor, type Letter, letterFor } from '~/domain/access.server'
import * as invitations from '~/domain/invitations/index.server'
import * as outbox from '~/domain/outbox.server'
import * as publications from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import { workOff } from '~/jobs/worker.server'
import { words } from '~/words'
import type { Person } from './people'

/** The letter as this account has it now. */
export async function letterOf(accountId: string, slug: string): Promise<As<'owner', Letter>> {
  return there(await letterFor(accountId, slug, 'owner'))
}

/** The coalition as this account has it now. */
export async function coalitionOf(accountId: string, slug: string): Promise<As<'owner', Coalition>> {
  return there(await coalitionFor(accountId, slug, 'owner'))
}

/** Sends the mail that waits, and gives the newest link of a kind to each address: 'i', 'confirm', 's' or 'a'. */
export async function linksIn(
  path: 'i' | 'confirm' | 's' | 'a',
  newest = 1_000,
): Promise<Map<string, string>> {
  await workOff()
  const links = new Map<string, string>()
  for (const { to, text } of await outbox.list(newest)) {
    const secret = new RegExp(`/${path}/([\\w-]{20,})`).exec(text)?.[1]
    if (secret && !links.has(to)) links.set(to, secret)
  }
  return links
}

/** Signs from a personal link, as its page does. */
export async function signByLink(secret: string, organization: string, person: Person): Promise<void> {
  const invited = there(await invitations.findBySecret(secret))
  done(
    await signatures.sign(invited.letter, await entryOf(invited.letter, organization, person), {
      invitation: { id: invited.invitation.id, email: invited.email, secret },
    }),
  )
}

/** Signs on the public page, where the address has still to be confirmed. */
export async function signInPublic(
  slug: string,
  name: string,
  person: Person,
  kind: 'organization' | 'individual' = 'organization',
): Promise<void> {
  const letter = there(await publications.find(slug))
  done(await signatures.sign(letter, { ...(await entryOf(letter, name, person)), kind }))
}

/** The same, and then presses the button of the page that the mail leads to. */
export async function signAndConfirm(
  slug: string,
  name: string,
  person: Person,
  kind: 'organization' | 'individual' = 'organization',
): Promise<void> {
  await signInPublic(slug, name, person, kind)
  await confirmWaiting(person)
}

/** Presses the button of the page that the newest confirming mail to this person leads to. */
export async function confirmWaiting(person: Person): Promise<void> {
  const secret = there((await linksIn('confirm', 60)).get(person.email))
  const { text, signature } = there(await signatures.findToConfirm(secret))
  done(await signatures.confirm(secret, { textHash: text.hash, statement: signature.statement }))
}

/** The thing itself, where the story knows that it is there. */
export function there<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined)
    throw new Error('The story asks for something that is not there.')
  return thing
}

/** What was done, where the story knows that it was not refused. */
export function done<T>(outcome: T): Exclude<T, { refused: unknown }> {
  if (outcome && typeof outcome === 'object' && 'refused' in outcome)
    throw new Error(`The story was refused: ${String(outcome.refused)}`)
  return outcome as Exclude<T, { refused: unknown }>
}

async function entryOf(letter: publications.PublicLetter, name: string, person: Person) {
  const { hash } = await publications.textOf(letter)
  return {
    kind: 'organization' as const,
    name,
    signerName: person.name,
    signerTitle: person.title,
    email: person.email,
    city: person.city,
    place: person.state,
    statement: words(letter.language)('sign.authority', { hash: hash.slice(0, 12) }).replace(
      /<\/?hash>/g,
      '',
    ),
    textHash: hash,
  }
}
