import { and, asc, eq, inArray } from 'drizzle-orm'
import { db, invitations, organizations, signatures } from '~db'
import { findLikely } from '../duplicates.server'
import { personLike } from '../imports/people.server'
import { announcedIn } from './announced'
import { listDoubts } from './doubts'
import { type Finding, finding } from './findings'
import type { Prospect, Signer } from './prospects.server'

export type Waiting = {
  id: string
  name: string
  state: 'held' | 'pending' | 'stale'
  heldFor: string | null
}

/** From how many days on signers are told again before release. */
export const OLD = 60

const DAY = 86_400_000

/** Signatures that would not print. */
export function listWaiting(letterId: string): Promise<Waiting[]> {
  const states = ['held', 'pending', 'stale'] as const
  return db
    .select({
      id: signatures.id,
      name: signatures.name,
      state: signatures.state,
      heldFor: signatures.heldFor,
    })
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

/** What a lead should have looked at before freezing. `draft` is the hash of the text as it is being written. */
export function listLooks(prospect: Prospect, waiting: Waiting[], draft: string, now: Date): Finding[] {
  const names = prospect.list.map(({ name }) => name)
  const places = new Map(prospect.list.map(({ name, signatureId }) => [name, signatureId]))
  const placed = (name: string) => ({ name, to: signatureAt(places.get(name)) })
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
          names: [placed(one), placed(other)],
        }),
    ),
    ...prospect.list
      .filter(({ name, kind }) => kind === 'organization' && personLike(name))
      .map(({ name, signatureId }) =>
        finding(`Is ${name} an organization or a person?`, {
          why: 'The name looks like a person’s. It prints among the organizations unless the signer corrects it.',
          acts: [{ label: 'Look at the signature', to: signatureAt(signatureId) ?? 'sign-ons' }],
        }),
      ),
    ...listDoubts(names).map(({ why, names: odd }) =>
      finding(`${why}.`, {
        why: 'We don’t correct names. Each leads to its signature; ask the signer, who can correct it.',
        names: odd.map(placed),
      }),
    ),
    announcement(prospect),
    age(prospect, now),
    draft === prospect.version.hash
      ? null
      : finding('The draft says something that the signed text does not.', {
          why: `Version ${prospect.version.number} is printed, the one that signers agreed to.`,
          acts: [{ label: 'Look at the draft', to: 'text' }],
        }),
    dateLook(prospect.letter.date, now),
  ].filter((each) => each !== null)
}

/** From how many days on the date that is printed looks forgotten. */
const FAR = 14

function dateLook(date: string | null, now: Date): Finding | null {
  const acts = [{ label: date ? 'Change the date' : 'Give it a date', to: 'particulars' }]
  if (!date)
    return finding('The letter has no date.', {
      why: 'It is printed without one. A date cannot be added afterwards.',
      acts,
    })
  const days = Math.round((now.getTime() - Date.parse(`${date}T12:00:00Z`)) / DAY)
  if (Math.abs(days) <= FAR) return null
  return finding(
    `The date on the letter is ${Math.abs(days).toLocaleString('en')} days ${days > 0 ? 'ago' : 'ahead'}.`,
    {
      why: 'It is printed as it stands, and cannot be changed afterwards.',
      acts,
    },
  )
}

/** Organizations that were asked and have not said no, and questions that wait for an answer. */
export async function listUndecided(letterId: string): Promise<Finding[]> {
  const rows = await db
    .select({
      id: invitations.id,
      name: organizations.name,
      state: invitations.state,
      askedAt: invitations.askedAt,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(eq(invitations.letterId, letterId))
    .orderBy(asc(organizations.name))
  const undecided = (which: typeof rows, what: string, why: string): Finding[] =>
    which.length === 0
      ? []
      : [finding(what, { why, names: which.map(({ id, name }) => ({ name, to: `asking/${id}` })) })]
  const considering = rows.filter(({ state }) => state === 'considering')
  const asking = rows.filter(({ askedAt }) => askedAt)
  return [
    ...undecided(
      considering,
      considering.length === 1
        ? 'One organization is still considering.'
        : `${considering.length} organizations are still considering.`,
      'Each said that it would decide. Write to them, or freeze without them.',
    ),
    ...undecided(
      asking,
      asking.length === 1
        ? 'One question was never answered.'
        : `${asking.length} questions were never answered.`,
      'Whoever asked may be waiting for the answer before signing.',
    ),
  ]
}

function waitingLooks(waiting: Waiting[]): Finding[] {
  const look = (state: Waiting['state'], what: (count: string) => string, why: string, label: string) => {
    const those = waiting.filter((each) => each.state === state)
    if (those.length === 0) return []
    return [
      finding(what(those.length === 1 ? 'One signature' : `${those.length} signatures`), {
        why,
        names: those.map(({ id, name, heldFor }) => ({
          name,
          note: state === 'held' ? heldFor : null,
          to: signatureAt(id),
        })),
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
      names: old.map(({ id, name }) => ({ name, to: signatureAt(id) })),
      acts: [{ label: 'See the signatures', to: 'sign-ons?state=active' }],
    },
  )
}

/** Where among the letter's pages a signature is. */
function signatureAt(id: string | null | undefined): string | null {
  return id ? `sign-ons/${id}` : null
}

/** Whether freezing would end the collecting before its time. */
export function isStillOpen({ letter: { state, deadlineAt } }: Prospect, now: Date): boolean {
  return state === 'open' && (deadlineAt === null || deadlineAt > now)
}

/** How many whole days a signature is old. */
export function daysOf({ activeAt, createdAt }: Signer, now: Date): number {
  return Math.floor((now.getTime() - (activeAt ?? createdAt).getTime()) / DAY)
}
