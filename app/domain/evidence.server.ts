import { Temporal } from 'temporal-polyfill'
import type { Letter } from './access.server'
import type * as files from './files.server'
import { dayOf, zoneOf } from './signatures/watching.server'

export type How = 'phone' | 'email' | 'paper'

export type Evidence = {
  how: How
  /** yyyy-mm-dd: the day it was said. */
  on: string
  /** Who said what to whom: the only proof of a call. */
  note: string
  file?: files.Stored | null
}

const BY: Record<How, string> = { phone: 'By phone', email: 'By e-mail', paper: 'On paper' }

/** Why evidence is not taken, if so: nobody is named, or the day is none or still to come. */
export function doubtAbout(
  letter: Letter,
  { note, on }: Evidence,
  now: Date,
): { refused: string; at: 'note' | 'on' } | null {
  if (!note.trim()) return { refused: 'Write who said it to whom, so that others can check it.', at: 'note' }
  if (!isDay(on) || on > dayOf(now, zoneOf(letter)))
    return { refused: 'Enter the day on which it was said.', at: 'on' }
  return null
}

/** "By phone, March 3, 2026: Ana told Marisol …" */
export function inWords({ how, on, note }: Evidence): string {
  const day = Temporal.PlainDate.from(on).toLocaleString('en-US', { dateStyle: 'long' })
  return `${BY[how]}, ${day}: ${note.trim()}`
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
