import type { ReactNode } from 'react'
import { counted } from '~/words/counted'
import { Disclose } from './disclose'
import { keyed } from './keyed'
import { businessDays } from './ledger'
import { State } from './state'
import { Moment } from './time'
import { dayOf, shortDate } from './when'

export type HomeLetter = {
  slug: string
  title: string
  state: 'drafting' | 'open' | 'closed' | 'final' | 'delivered' | 'concluded'
  asPrinted: boolean
  deadlineAt: Date | null
  deadlineZone: string | null
  signatures: number
  names: number
  held: number
  pending: number
  considering: number
  asked: number
  silent: number
  questions: number
  unresolved: number
  unapproved: { waiting: number; notYet: number }
  words: number
  version: number | null
  editedAt: Date | null
  delivered: number
  answers: number
  listed: number
  findings: number
  undelivered: number
  unassessed: number
  untold: { responseId: string; count: number } | null
  overdue: { office: string; dueOn: string; over: number }[]
}

type GroupProps = { heading: string; id: string; letters: HomeLetter[]; at: string; zone: string }

/** Letters of one state, each with its one figure. */
export function LetterGroup({ heading, id, letters, at, zone }: GroupProps) {
  return (
    <section className="grp" aria-labelledby={id}>
      <h2 id={id}>
        {heading} <span>{letters.length}</span>
      </h2>
      <ul className="letters">
        {letters.map((letter) => (
          <li key={letter.slug}>
            <p className="t">
              <a href={`${at}/${letter.slug}`}>{letter.title}</a>
            </p>
            <p className="m">
              <Stands letter={letter} zone={zone} />
              <Clocks overdue={letter.overdue} href={`${at}/${letter.slug}/answers`} />
            </p>
            <p className="fig">
              <FigureOf letter={letter} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose answer is overdue: the two that are longest, and how many more. */
function Clocks({ overdue, href }: { overdue: HomeLetter['overdue']; href: string }) {
  if (overdue.length === 0) return null
  const more = overdue.length - 2
  return (
    <>
      {keyed(overdue.slice(0, 2)).map(({ part: { office, dueOn, over }, key }) => (
        <span key={key} className="block">
          {office}: answer was due {shortDate(dueOn, 'en')}, {businessDays(over)} over.
        </span>
      ))}
      {more > 0 ? (
        <a href={href}>{more === 1 ? 'One more office is over' : `${more} more offices are over`}</a>
      ) : null}
    </>
  )
}

function Stands({ letter, zone }: { letter: HomeLetter; zone: string }): ReactNode {
  switch (letter.state) {
    case 'drafting':
      return (
        <>
          {letter.deadlineAt ? 'Deadline set. ' : 'No deadline yet. '}
          {letter.editedAt ? `Last edited ${shortDate(dayOf(letter.editedAt, zone), 'en')}.` : null}
        </>
      )
    case 'open':
      return (
        <>
          {letter.deadlineAt && letter.deadlineZone ? (
            <>
              Closes <Moment at={letter.deadlineAt} zone={letter.deadlineZone} />.{' '}
            </>
          ) : null}
          <Counts of={letter} />
        </>
      )
    case 'closed':
      return letter.held + letter.pending > 0 ? <Counts of={letter} /> : 'Signing is closed.'
    case 'final':
      return letter.asPrinted ? 'As it was printed. Nothing is recorded of consent.' : 'Not yet delivered.'
    case 'delivered':
    case 'concluded':
      return `Delivered to ${counted(letter.delivered, 'office')}. ${letter.answers === 0 ? 'No answer recorded.' : letter.answers === 1 ? 'One answer recorded.' : `${letter.answers} answers recorded.`}`
  }
}

/** "3 held, 4 pending, 3 considering, 66 without an answer." What is nought is not said. */
function Counts({ of: { held, pending, considering, silent } }: { of: HomeLetter }) {
  const others = [
    pending > 0 ? `${pending} pending` : '',
    considering > 0 ? `${considering} considering` : '',
    silent > 0 ? `${silent} without an answer` : '',
  ]
    .filter(Boolean)
    .join(', ')
  if (held === 0) return <>{others ? `${others}.` : null}</>
  return (
    <>
      <State of="held">{`${held} held`}</State>
      {others ? `, ${others}.` : '.'}
    </>
  )
}

function FigureOf({ letter }: { letter: HomeLetter }) {
  const figure = (count: number) => count.toLocaleString('en-US')
  if (letter.state === 'drafting')
    return (
      <>
        {figure(letter.words)}
        <small>{letter.version ? `words, version ${letter.version}` : 'words, no version yet'}</small>
      </>
    )
  if (letter.state === 'open' || letter.state === 'closed')
    return (
      <>
        {figure(letter.signatures)}
        <small>{letter.asked > 0 ? `signed, ${figure(letter.asked)} asked` : 'signed'}</small>
      </>
    )
  return (
    <>
      {figure(letter.names)}
      <small>{letter.asPrinted ? 'printed' : 'signed'}</small>
    </>
  )
}

type Need = { key: string; urgency: number; what: string; href: string; label: string; by: string }

/** How many needs are said at once. */
const AT_ONCE = 6

/** What waits for a lead, the most pressing first; what is beyond six stands behind "N more". */
export function NeedsYou({ letters, at }: { letters: HomeLetter[]; at: string }) {
  const needs = letters
    .flatMap((letter) => needsOf(letter, `${at}/${letter.slug}`))
    .toSorted((a, b) => a.urgency - b.urgency)
  if (needs.length === 0) return <p className="small quiet">Nothing waits for you.</p>
  const more = needs.slice(AT_ONCE)
  return (
    <>
      <NeedList needs={needs.slice(0, AT_ONCE)} />
      {more.length > 0 ? (
        <Disclose summary={`${more.length} more`}>
          <NeedList needs={more} />
        </Disclose>
      ) : null}
    </>
  )
}

function NeedList({ needs }: { needs: Need[] }) {
  return (
    <ol className="today">
      {needs.map(({ key, what, href, label, by }) => (
        <li key={key}>
          <strong>{what}</strong>
          <a href={href}>{label}</a>
          <span className="by">{by}</span>
        </li>
      ))}
    </ol>
  )
}

/** What one letter waits for, by how soon somebody outside is the worse for it. */
export function needsOf(letter: HomeLetter, at: string): Need[] {
  const {
    held,
    questions,
    unresolved,
    unapproved,
    overdue,
    undelivered,
    unassessed,
    untold,
    findings,
    state,
  } = letter
  const needs: Need[] = []
  const add = (urgency: number, kind: string, what: string, href: string, label: string) =>
    needs.push({
      key: `${letter.slug} ${kind}`,
      urgency,
      what,
      href: `${at}/${href}`,
      label,
      by: letter.title,
    })
  const collects = state === 'open' || state === 'closed'
  const these = (count: number, one: string, more: string) => (count === 1 ? one : more)
  if (questions > 0)
    add(
      1,
      'questions',
      these(questions, 'Answer a question', `Answer ${questions} questions`),
      'asking',
      these(questions, 'Read it', 'Read them'),
    )
  if (collects && held > 0)
    add(
      2,
      'held',
      these(held, 'Decide on a held signature', `Decide on ${held} held signatures`),
      'sign-ons?state=held',
      these(held, 'Look at it', 'Look at them'),
    )
  if (collects && unresolved > 0)
    add(
      3,
      'stories',
      these(unresolved, 'Record consent for a story', `Record consent for ${unresolved} stories`),
      'stories',
      'Open the register',
    )
  if (unapproved.notYet > 0)
    add(
      2,
      'not yet',
      these(
        unapproved.notYet,
        'A lead organization says not yet to the text',
        `${unapproved.notYet} lead organizations say not yet to the text`,
      ),
      'leads',
      'Read why',
    )
  if (unapproved.waiting > 0)
    add(
      3,
      'approvals',
      these(
        unapproved.waiting,
        'A lead organization has yet to approve the text',
        `${unapproved.waiting} lead organizations have yet to approve the text`,
      ),
      'leads',
      'Ask or remind',
    )
  if (state === 'closed') add(4, 'freeze', 'Freeze the letter', 'freeze', 'Check it')
  if (state === 'final' && !letter.asPrinted)
    add(4, 'deliver', 'Deliver the letter', 'delivery', 'Choose how')
  if (undelivered > 0)
    add(
      4,
      'undelivered',
      these(
        undelivered,
        'Deliver the letter to one more office',
        `Deliver the letter to ${undelivered} more offices`,
      ),
      'delivery',
      'Choose how',
    )
  const [latest] = overdue
  if (latest)
    add(
      5,
      'overdue',
      overdue.length === 1
        ? `${latest.office} is ${businessDays(latest.over)} late`
        : `${overdue.length} offices are late, the longest by ${businessDays(latest.over)}`,
      'answers',
      'Look at the answers',
    )
  if (untold)
    add(
      6,
      'untold',
      these(untold.count, 'Tell a signer of an answer', `Tell ${untold.count} signers of an answer`),
      `answers/responses/${untold.responseId}`,
      'Read it first',
    )
  if (unassessed > 0)
    add(
      7,
      'unassessed',
      these(unassessed, 'Assess an ask that was answered', `Assess ${unassessed} asks that were answered`),
      'answers',
      'Open the table',
    )
  if (state === 'open' && letter.asked === 0 && letter.listed > 0)
    add(
      3,
      'unasked',
      these(
        letter.listed,
        'Ask the organization on the list',
        `Ask the ${letter.listed} organizations on the list`,
      ),
      'asking',
      'Choose whom',
    )
  if (collects && findings > 0)
    add(
      8,
      'findings',
      these(findings, 'Settle a doubt from bringing it in', `Settle ${findings} doubts from bringing it in`),
      'findings',
      these(findings, 'Look at it', 'Look at them'),
    )
  return needs
}

/** "14 signed, 1 withdrew, 2 said they are considering it." Nothing when nothing happened. */
export function sinceWords({
  signed,
  withdrew,
  considering,
}: {
  signed: number
  withdrew: number
  considering: number
}): string | null {
  const parts = [
    signed > 0 ? `${signed} signed` : null,
    withdrew > 0 ? `${withdrew} withdrew` : null,
    considering > 0
      ? considering === 1
        ? '1 said it is considering it'
        : `${considering} said they are considering it`
      : null,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}.` : null
}
