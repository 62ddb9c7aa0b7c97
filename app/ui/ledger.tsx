import type { ReactNode } from 'react'
import { State } from './state'
import { letterDate, shortDate, tableMoment } from './when'

export const methods = {
  email: 'by e-mail',
  portal: 'through a portal',
  post: 'by post',
  courier: 'by courier',
  hand: 'in person',
  fax: 'by fax',
}

export type Method = keyof typeof methods

export type Entry = {
  id: string
  method: Method
  state: 'scheduled' | 'sending' | 'delivered' | 'cancelled' | 'bounced'
  edition: number
  email: string | null
  deliveredOn: string | null
  /** Seconds until it goes out. */
  seconds: number | null
  tracking: string | null
  proof: { name: string; href: string } | null
  by: string | null
  at: string
  doubt: string | null
}

/** One thing that was sent, or is about to be: how it stands, when, by whom, with what proof. */
export function LedgerEntry({ entry, zone, children }: { entry: Entry; zone: string; children?: ReactNode }) {
  const { method, email, tracking, proof, by, doubt } = entry
  return (
    <li>
      <Standing entry={entry} />
      <span className="sub">
        {[
          `Edition ${entry.edition}`,
          method === 'email' ? `to ${email}` : null,
          tracking ? `number ${tracking}` : null,
          `${method === 'email' ? '' : 'recorded '}by ${by ?? 'a former colleague'}, ${tableMoment(entry.at, zone, 'en')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {proof ? (
        <span className="sub">
          Proof: <a href={proof.href}>{proof.name}</a>
        </span>
      ) : null}
      {doubt ? <span className="sub">{doubt}</span> : null}
      {children}
    </li>
  )
}

function Standing({ entry }: { entry: Entry }) {
  const how = methods[entry.method]
  switch (entry.state) {
    case 'scheduled':
      return (
        <State of="pending">
          {entry.seconds
            ? `Goes out in ${entry.seconds} ${entry.seconds === 1 ? 'second' : 'seconds'}`
            : 'Goes out now'}
        </State>
      )
    case 'sending':
      return entry.doubt ? (
        <State of="held">Nobody knows whether it arrived</State>
      ) : (
        <State of="opened">On its way</State>
      )
    case 'delivered':
      return (
        <State of="active">
          Delivered {how}, {entry.deliveredOn ? letterDate(entry.deliveredOn, 'en') : ''}
        </State>
      )
    case 'bounced':
      return <State of="bounced">Did not arrive</State>
    case 'cancelled':
      return (
        <State of="withdrawn">{entry.method === 'email' ? 'Stopped before it went out' : 'Taken back'}</State>
      )
  }
}

export type ClockInWords = {
  deliveredOn: string
  benchmark: number
  dueOn: string
  days: number
  left: number
  acknowledged: { on: string; day: number } | null
  answered: { on: string; day: number; kind: 'substantive' | 'refusal' } | null
}

/** The clock of one office in a word or two; computed, never decided. */
export function ClockState({ clock }: { clock: ClockInWords | null }) {
  if (!clock) return <State of="none">Not delivered</State>
  const { answered, left } = clock
  if (answered)
    return (
      <State of={answered.kind === 'refusal' ? 'refused' : 'active'}>
        {answered.kind === 'refusal' ? 'Refused' : 'Answered'} on day {answered.day}
      </State>
    )
  if (left < 0) return <State of="over">{businessDays(-left)} over</State>
  return <State of="waiting">{left === 0 ? 'Due today' : `Due in ${businessDays(left)}`}</State>
}

/** When an answer is due, and by what it is counted. */
export function clockBasis({ dueOn, benchmark, deliveredOn }: ClockInWords, method?: Method | null) {
  const delivered = `delivered ${shortDate(deliveredOn, 'en')}${method ? ` ${methods[method]}` : ''}`
  return `${delivered}; due ${shortDate(dueOn, 'en')}, benchmark ${benchmark}`
}

export function businessDays(count: number) {
  return `${count} business ${count === 1 ? 'day' : 'days'}`
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** "three", "14": a count inside a sentence. */
export function inWords(count: number) {
  return numbers[count] ?? count.toLocaleString('en-US')
}

/** The same at the beginning of a sentence. */
export function inWordsFirst(count: number) {
  const word = inWords(count)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
