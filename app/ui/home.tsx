import type { ReactNode } from 'react'
import { counted } from '~/words/counted'
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
  words: number
  version: number | null
  editedAt: Date | null
  delivered: number
  answers: number
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

type Need = { key: string; what: string; href: string; label: string; by: string }

/** What waits for a lead, the most pressing first. */
export function NeedsYou({ letters, at }: { letters: HomeLetter[]; at: string }) {
  const needs = letters.flatMap((letter) => needsOf(letter, `${at}/${letter.slug}`))
  if (needs.length === 0) return <p className="small quiet">Nothing waits for you.</p>
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

function needsOf(letter: HomeLetter, at: string): Need[] {
  const { held, questions, unresolved, state, title } = letter
  const needs: Need[] = []
  const add = (kind: string, what: string, href: string, label: string) =>
    needs.push({ key: `${letter.slug} ${kind}`, what, href, label, by: title })
  const collects = state === 'open' || state === 'closed'
  if (collects && held > 0)
    add(
      'held',
      held === 1 ? 'Decide on a held signature' : `Decide on ${held} held signatures`,
      `${at}/sign-ons?state=held`,
      held === 1 ? 'Look at it' : 'Look at them',
    )
  if (collects && questions > 0)
    add(
      'questions',
      questions === 1 ? 'Answer a question' : `Answer ${questions} questions`,
      `${at}/asking`,
      questions === 1 ? 'Read it' : 'Read them',
    )
  if (collects && unresolved > 0)
    add(
      'stories',
      unresolved === 1 ? 'Record consent for a story' : `Record consent for ${unresolved} stories`,
      `${at}/stories`,
      'Open the register',
    )
  if (state === 'closed') add('freeze', 'Freeze the letter', `${at}/freeze`, 'Check it')
  if (state === 'final' && !letter.asPrinted)
    add('deliver', 'Deliver the letter', `${at}/delivery`, 'Choose how')
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
