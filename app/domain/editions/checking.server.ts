import { and, asc, eq, inArray } from 'drizzle-orm'
import { findUndrawable, PdfFailed, PdfUnavailable } from '~/documents/pdf.server'
import { db, signatures } from '~db'
import type { As, Letter } from '../access.server'
import { textOf } from '../drafts.server'
import { findLikely } from '../duplicates.server'
import { dayOf, zoneOf } from '../signatures/watching.server'
import * as stories from '../stories.server'
import { addresseeLines, blockTexts } from '../text'
import { hashOf } from '../text.server'
import { announcedIn } from './announced'
import { listDoubts } from './doubts'
import { findProspect, type Prospect } from './prospects.server'

export type Finding = {
  /** A fact or a question, as a sentence. */
  what: string
  why: string | null
  /** The names it is about, with a word on each. */
  names: { name: string; note: string | null }[]
  /** What can be done about it, and where among the letter's pages. */
  acts: { label: string; to: string }[]
}

export type Checked = {
  /** Null before the letter is opened. */
  prospect: Prospect | null
  settle: Finding[]
  look: Finding[]
  /** What is in order, a few words each. */
  fine: string[]
  /** Who would not print. */
  leftOut: { held: number; pending: number; stale: number }
  /** Signing is still open, and freezing ends it. */
  closes: boolean
}

type Signed = { name: string; state: 'held' | 'pending' | 'stale'; heldFor: string | null }

const OLD = 60

const DAY = 86_400_000

/** What stands in the way of freezing, what is worth a look, and what is in order. */
export async function check(letter: As<'viewer', Letter>, now = new Date()): Promise<Checked> {
  const prospect = await findProspect(letter.id)
  const waiting = await listWaiting(letter.id)
  const unresolved = await stories.listUnresolved(letter.id, dayOf(now, zoneOf(letter)))
  const undrawable = prospect ? await listUndrawable(prospect) : []
  const settle = listInTheWay(prospect, unresolved, undrawable ?? [])
  const look = prospect ? await listLooks(letter, prospect, waiting, now) : []
  return {
    prospect,
    settle,
    look: undrawable === null ? [...look, UNTRIED] : look,
    fine: prospect ? await listFine(letter, prospect, { settle, look, tried: undrawable !== null }, now) : [],
    leftOut: {
      held: waiting.filter(({ state }) => state === 'held').length,
      pending: waiting.filter(({ state }) => state === 'pending').length,
      stale: waiting.filter(({ state }) => state === 'stale').length,
    },
    closes: prospect !== null && isStillOpen(prospect, now),
  }
}

/** What keeps a letter from being frozen at all. */
export function listInTheWay(
  prospect: Prospect | null,
  unresolved: stories.Story[],
  undrawable: string[],
): Finding[] {
  if (!prospect)
    return [
      finding('This letter was never opened for signatures.', {
        why: 'An edition prints the text that signers agreed to. Open it first.',
        acts: [{ label: 'Open it for signatures', to: 'opening' }],
      }),
    ]
  return [
    ...(prospect.list.length === 0
      ? [
          finding('Nobody has signed this text.', {
            why: 'An edition has at least one name.',
            acts: [{ label: 'See who was asked', to: 'sign-ons' }],
          }),
        ]
      : []),
    ...unresolved.map((story) =>
      finding(`The story of ${story.name} has no consent on record that still holds.`, {
        why: [
          story.pseudonym ? 'Marked as a pseudonym.' : null,
          story.vouchedBy ? `${story.vouchedBy} vouches for it.` : null,
          'An owner may override this, with a reason that is kept.',
        ]
          .filter(Boolean)
          .join(' '),
        acts: [{ label: 'Record the consent', to: 'stories' }],
      }),
    ),
    ...(undrawable.length > 0
      ? [
          finding('No typeface of the letter can draw this.', {
            why: 'Agree with the signer on a form that can be printed, and have the signer correct it.',
            names: undrawable,
            acts: [{ label: 'Find the signature', to: 'sign-ons' }],
          }),
        ]
      : []),
  ]
}

/** Names and passages that cannot be drawn in print; null where this machine cannot tell. */
export async function listUndrawable({ list, version, letter }: Prospect): Promise<string[] | null> {
  const printed: (string | null)[] = [
    ...list.flatMap(({ name, detail, group }) => [name, detail, group]),
    version.title,
    letter.date,
    ...version.addressees.flatMap(addresseeLines),
    ...version.contacts.flatMap(({ name, organization }) => [name, organization]),
    ...blockTexts(version.doc),
  ]
  try {
    return await findUndrawable(printed.filter((each) => each !== null))
  } catch (error) {
    if (error instanceof PdfUnavailable || error instanceof PdfFailed) return null
    throw error
  }
}

const UNTRIED = finding('We could not try the names in the letter’s typefaces.', {
  why: 'This server cannot make a PDF at the moment. The edition can be frozen; its PDF waits.',
})

async function listLooks(
  letter: As<'viewer', Letter>,
  prospect: Prospect,
  waiting: Signed[],
  now: Date,
): Promise<Finding[]> {
  const names = prospect.list.map(({ name }) => name)
  const draft = await textOf(letter.id)
  return [
    isStillOpen(prospect, now)
      ? finding('Signing is still open.', {
          why: 'Freezing ends it: who comes later is not in this edition.',
          acts: [{ label: 'See who has not answered', to: 'sign-ons?state=unanswered' }],
        })
      : null,
    ...waitingLooks(waiting),
    ...findLikely(prospect.list.filter(({ kind }) => kind === 'organization').map(({ name }) => name)).map(
      ({ names: [one, other], why }) =>
        finding('Are these two organizations, or one?', {
          why: `${why} Both print unless one of them withdraws.`,
          names: [one, other],
          acts: [{ label: 'Compare the two', to: `sign-ons?q=${encodeURIComponent(one)}` }],
        }),
    ),
    ...listDoubts(names).map(({ why, names: odd }) =>
      finding(`${why}.`, {
        why: 'We don’t correct names; the signer can. Each prints as it was given.',
        names: odd,
        acts: [{ label: 'Ask the signer', to: `sign-ons?q=${encodeURIComponent(odd[0] ?? '')}` }],
      }),
    ),
    announcement(prospect),
    age(prospect, now),
    hashOf(draft) === prospect.version.hash
      ? null
      : finding('The draft says something that the signed text does not.', {
          why: `Version ${prospect.version.number} is printed, the one that signers agreed to.`,
          acts: [{ label: 'Look at the draft', to: 'text' }],
        }),
    prospect.letter.date
      ? null
      : finding('The letter has no date.', {
          why: 'It is printed without one. A date cannot be added afterwards.',
          acts: [{ label: 'Give it a date', to: 'particulars' }],
        }),
  ].filter((each) => each !== null)
}

function waitingLooks(waiting: Signed[]): Finding[] {
  const look = (state: Signed['state'], what: (count: string) => string, why: string, label: string) => {
    const those = waiting.filter((each) => each.state === state)
    if (those.length === 0) return []
    return [
      finding(what(those.length === 1 ? 'One signature' : `${those.length} signatures`), {
        why,
        names: those.map(({ name, heldFor }) => ({ name, note: state === 'held' ? heldFor : null })),
        acts: [{ label, to: `sign-ons?state=${state}` }],
      }),
    ]
  }
  return [
    ...look(
      'held',
      (count) => `${count} held for a lead to look at.`,
      'What you leave unsettled stays out of this edition.',
      'Settle what is held',
    ),
    ...look(
      'stale',
      (count) => `${count} given to an earlier text.`,
      'They do not print unless the signers agree to the change first.',
      'See which',
    ),
    ...look(
      'pending',
      (count) => `${count} still waiting for an e-mail to be confirmed.`,
      'They do not print unless they confirm first.',
      'See which',
    ),
  ]
}

function announcement({ list, version }: Prospect): Finding | null {
  const organizations = list.filter(({ kind }) => kind === 'organization').length
  const wrong = announcedIn(version.plain).find(
    ({ count }) => count !== list.length && count !== organizations,
  )
  if (!wrong) return null
  return finding(`The text says “${wrong.words}”, and the list has ${organizations.toLocaleString('en')}.`, {
    why: 'Signers agreed to the text with that number. A correction changes it, and signatures stand.',
    acts: [{ label: 'Look at the text', to: 'text' }],
  })
}

function age({ groups }: Prospect, now: Date): Finding | null {
  const old = groups.flatMap(({ entries }) => entries).filter((each) => daysOf(each, now) > OLD)
  if (old.length === 0) return null
  return finding(
    old.length === 1
      ? `One signature is more than ${OLD} days old.`
      : `${old.length} signatures are more than ${OLD} days old.`,
    {
      why: 'Tell these signers the day of release and how to object, before it goes out.',
      names: old.map(({ name }) => name),
      acts: [{ label: 'See the signatures', to: 'sign-ons?state=active' }],
    },
  )
}

async function listFine(
  letter: As<'viewer', Letter>,
  prospect: Prospect,
  { settle, look, tried }: { settle: Finding[]; look: Finding[]; tried: boolean },
  now: Date,
): Promise<string[]> {
  const { list, groups, version } = prospect
  const signers = groups.flatMap(({ entries }) => entries)
  const all = await stories.list(letter, dayOf(now, zoneOf(letter)))
  const consented = all.filter(({ standing }) => standing === 'consented').length
  const overridden = all.filter(({ standing }) => standing === 'overridden').length
  const oldest = Math.max(...signers.map((each) => daysOf(each, now)))
  const announced = announcedIn(version.plain)
  const has = (part: string) => look.some(({ what }) => what.includes(part))
  return [
    list.length > 0 ? `${counted(list.length, 'active signature')}, all for version ${version.number}` : null,
    list.length > 1 && !has('or one?') ? 'No two names alike' : null,
    list.length > 0 && tried && !settle.some(({ what }) => what.startsWith('No typeface'))
      ? 'Every name can be drawn in the PDF’s typefaces'
      : null,
    consented > 0 ? `${counted(consented, 'story', 'stories')} with consent on record` : null,
    overridden > 0 ? `${counted(overridden, 'story', 'stories')} on an owner’s word` : null,
    list.length > 0 && oldest <= OLD
      ? `Oldest signature is ${counted(oldest, 'day')} old; signers need not be told again`
      : null,
    announced.length > 0 && !has('The text says') ? 'The number in the text is the number on the list' : null,
    has('The draft says') ? null : `The draft is what was signed, version ${version.number}`,
    version.addressees.some(({ cc }) => !cc)
      ? `${counted(version.addressees.filter(({ cc }) => !cc).length, 'addressee')}`
      : null,
    isStillOpen(prospect, now) ? null : 'Signing is closed',
  ].filter((each) => each !== null)
}

function listWaiting(letterId: string): Promise<Signed[]> {
  const states = ['held', 'pending', 'stale'] as const
  return db
    .select({ name: signatures.name, state: signatures.state, heldFor: signatures.heldFor })
    .from(signatures)
    .where(and(eq(signatures.letterId, letterId), inArray(signatures.state, [...states])))
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
    .then((rows) =>
      rows.flatMap(({ state, ...row }) => {
        const known = states.find((each) => each === state)
        return known ? [{ ...row, state: known }] : []
      }),
    )
}

/** Whether freezing would end the collecting before its time. */
export function isStillOpen({ letter: { state, deadlineAt } }: Prospect, now: Date): boolean {
  return state === 'open' && (deadlineAt === null || deadlineAt > now)
}

function daysOf({ activeAt, createdAt }: { activeAt: Date | null; createdAt: Date }, now: Date): number {
  return Math.floor((now.getTime() - (activeAt ?? createdAt).getTime()) / DAY)
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

type Named = string | { name: string; note: string | null }

function finding(
  what: string,
  { why = null, names = [], acts = [] }: { why?: string | null; names?: Named[]; acts?: Finding['acts'] },
): Finding {
  return {
    what,
    why,
    names: names.map((each) => (typeof each === 'string' ? { name: each, note: null } : each)),
    acts,
  }
}
