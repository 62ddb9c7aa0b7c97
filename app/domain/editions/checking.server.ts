import { findUndrawable, PdfFailed, PdfUnavailable } from '~/documents/pdf.server'
import { counted } from '~/words/counted'
import { languageName } from '~/words/languages'
import type { As, Letter } from '../access.server'
import { textOf } from '../drafts.server'
import * as importFindings from '../import-findings.server'
import { whyUnapproved } from '../leads/standing.server'
import { listChangedHolders } from '../offices/index.server'
import { dayOf, zoneOf } from '../signatures/watching.server'
import * as stories from '../stories.server'
import { addresseeLines, blockTexts, footnotesOf } from '../text'
import { hashOf } from '../text.server'
import * as translations from '../translations/index.server'
import { announcedIn } from './announced'
import { type Finding, finding } from './findings'
import { daysOf, isStillOpen, listLooks, listUndecided, listWaiting, OLD } from './looks.server'
import { findProspect, type Prospect } from './prospects.server'

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

/** What stands in the way of freezing, what is worth a look, and what is in order. */
export async function check(letter: As<'viewer', Letter>, now = new Date()): Promise<Checked> {
  const prospect = await findProspect(letter.id)
  const waiting = await listWaiting(letter.id)
  const unresolved = await stories.listUnresolved(letter.id, dayOf(now, zoneOf(letter)))
  const undrawable = prospect ? await listUndrawable(prospect) : []
  const unapproved = await whyUnapproved(letter.id)
  const settle = listInTheWay(prospect, unresolved, undrawable ?? [], unapproved)
  const draft = hashOf(await textOf(letter.id))
  const { warning, name } = await importFindings.countAll(letter)
  const unread = warning.open + name.open
  const look = prospect
    ? [
        ...(unread > 0 ? [leftByReading(unread)] : []),
        ...(await listUndecided(letter.id)),
        ...(await translations.list(letter)).flatMap(translationLook),
        ...(await listChangedHolders(letter, dayOf(now, zoneOf(letter)))).map(({ says }) =>
          finding(says, {
            why: 'The letter prints its addressees as signers saw them.',
            acts: [{ label: 'Look at the addressees', to: 'addressees' }],
          }),
        ),
        ...listLooks(prospect, waiting, draft, now),
      ]
    : []
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

type Unresolved = Awaited<ReturnType<typeof stories.listUnresolved>>[number]

/** What keeps a letter from being frozen at all. */
export function listInTheWay(
  prospect: Prospect | null,
  unresolved: Unresolved[],
  undrawable: string[],
  /** Why the lead organizations’ approval is wanting. */
  unapproved: string | null,
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
    ...(unapproved
      ? [
          finding(unapproved, {
            why: 'Each lead organization must approve the text that is frozen. An owner may lift that.',
            acts: [{ label: 'Ask or remind them', to: 'leads' }],
          }),
        ]
      : []),
    ...unresolved.map((story) =>
      finding(whatLacks(story), {
        why: [
          story.pseudonym ? 'Marked as a pseudonym.' : null,
          story.vouchedBy ? `${story.vouchedBy} vouches for it.` : null,
          'An owner may override this, with a reason that is kept.',
        ]
          .filter(Boolean)
          .join(' '),
        acts: [{ label: 'Open its entry in the register', to: `stories/${story.id}` }],
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

function whatLacks({ name, standing }: Unresolved): string {
  return standing === 'unvouched'
    ? `Nobody vouches for the story of ${name}.`
    : `The story of ${name} has no consent on record that still holds.`
}

/** Names and passages that cannot be drawn in print; null where this machine cannot tell. */
export async function listUndrawable({
  list,
  version,
  letter,
  ...prospect
}: Prospect): Promise<string[] | null> {
  const printed: (string | null)[] = [
    ...list.flatMap(({ name, detail, group }) => [name, detail, group]),
    version.title,
    letter.date,
    ...version.addressees.flatMap(addresseeLines),
    ...version.contacts.flatMap(({ name, organization }) => [name, organization]),
    ...blockTexts(version.doc),
    ...footnotesOf(version.doc),
    ...prospect.translations.flatMap(({ title, doc }) => [title, ...blockTexts(doc), ...footnotesOf(doc)]),
  ]
  try {
    return await findUndrawable(printed.filter((each) => each !== null))
  } catch (error) {
    if (error instanceof PdfUnavailable || error instanceof PdfFailed) return null
    throw error
  }
}

function leftByReading(open: number): Finding {
  return finding(
    open === 1
      ? 'One doubt from bringing the letter in was never settled.'
      : `${open} doubts from bringing the letter in were never settled.`,
    {
      why: 'The text is locked and prints as it stands. See whether it may.',
      acts: [{ label: open === 1 ? 'Look at it' : 'Look at them', to: 'findings' }],
    },
  )
}

function translationLook({ translation, shown, isBehind, isChanged }: translations.Standing): Finding[] {
  const name = languageName(translation.language)
  const acts = [{ label: 'Look at the translation', to: `translations/${translation.language}` }]
  if (isBehind)
    return [
      finding(`The ${name} translation is of an earlier text.`, {
        why: 'It is not printed until somebody has said that it is up to date.',
        acts,
      }),
    ]
  if (!shown)
    return [
      finding(`Nobody has said that the ${name} translation is up to date.`, {
        why: 'It is not printed until then.',
        acts,
      }),
    ]
  if (!isChanged) return []
  return [
    finding(`The draft of the ${name} translation says something else than what readers see.`, {
      why: `Version ${shown.number} of it is printed, the one that readers see.`,
      acts,
    }),
  ]
}

const UNTRIED = finding('We could not try the names in the letter’s typefaces.', {
  why: 'This server cannot make a PDF at the moment. The edition can be frozen; its PDF waits.',
})

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
    ...prospect.translations.map(
      ({ language }) => `${languageName(language)} translation, printed after the letter`,
    ),
    version.addressees.some(({ cc }) => !cc)
      ? `${counted(version.addressees.filter(({ cc }) => !cc).length, 'addressee')}`
      : null,
    isStillOpen(prospect, now) ? null : 'Signing is closed',
  ].filter((each) => each !== null)
}
