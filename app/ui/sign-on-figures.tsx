import type { LetterFrame } from './letter-page'
import { Pipeline } from './pipeline'
import { State, type StateName, stateWord } from './state'
import { dayOf, daysBetween, timeText } from './when'

type Figures = Partial<Record<StateName, number>>
type To = (change: { state?: StateName | 'waiting' | 'unanswered' }) => string

const beforeClosing = ['invited', 'opened'] as const
const afterClosing = ['silent', 'bounced'] as const
const always = ['considering', 'pending', 'held', 'active', 'declined', 'withdrawn'] as const

/** The eight figures of a letter, each a link to the rows it counts. */
export function SignOnFigures({
  figures,
  state,
  hasClosed,
  to,
}: {
  figures: Figures
  state?: string
  hasClosed: boolean
  to: To
}) {
  const names: StateName[] = [...(hasClosed ? afterClosing : beforeClosing), ...always]
  return (
    <Pipeline
      figures={names.map((name) => ({
        state: name,
        count: figures[name] ?? 0,
        href: to({ state: name === state ? undefined : name }),
        current: name === state,
      }))}
    />
  )
}

const also = ['stale', 'rejected', 'expired', 'bounced', 'suppressed', 'listed'] as const

/** What is counted besides, where there is any. */
export function AlsoFigures({ figures, hasClosed, to }: { figures: Figures; hasClosed: boolean; to: To }) {
  const some = also.filter((name) => figures[name] && !(hasClosed && name === 'bounced'))
  if (some.length === 0) return null
  return (
    <p className="alsos">
      {some.map((name) => (
        <a key={name} href={to({ state: name })}>
          <State of={name}>
            {`${figures[name]?.toLocaleString('en-US')} ${stateWord(name).toLowerCase()}`}
          </State>
        </a>
      ))}
    </p>
  )
}

const inPlay: StateName[] = [
  'invited',
  'opened',
  'silent',
  'considering',
  'declined',
  'bounced',
  'suppressed',
  'pending',
  'held',
  'active',
  'stale',
  'withdrawn',
]

/** "148 signed, with two days left". */
export function sumWords(figures: Figures, letter: LetterFrame, now: string): string {
  const active = figures.active ?? 0
  const all = inPlay.reduce((sum, name) => sum + (figures[name] ?? 0), 0)
  if (letter.state === 'drafting') return 'Not open for signatures yet'
  if (all === 0) return 'Nobody has been asked yet'
  const count = `${active.toLocaleString('en-US')} signed`
  return letter.state === 'open' ? `${count}${leftWords(letter, now)}` : count
}

/** "165 were asked, and 2 came by themselves." */
export function askedWords({ asked, unasked, again }: { asked: number; unasked: number; again: number }) {
  const came =
    unasked === 1
      ? 'one came without being asked'
      : `${unasked.toLocaleString('en-US')} came without being asked`
  if (asked === 0) return unasked > 0 ? `Nobody was asked, and ${came}.` : ''
  const were = asked === 1 ? 'One was asked' : `${asked.toLocaleString('en-US')} were asked`
  const twice =
    again === 0
      ? ''
      : again === 1
        ? ' One signature is the second of its organization.'
        : ` ${again.toLocaleString('en-US')} signatures are second ones of their organizations.`
  return `${unasked > 0 ? `${were}, and ${came}.` : `${were}.`}${twice}`
}

/** "38 ahead of where the letter of February 11 stood." */
export function stoodWords(ahead: number | null, before: string | undefined): string {
  if (ahead === null || !before) return ''
  if (ahead === 0) return `As many as ${the(before)} had after the same time.`
  return `${Math.abs(ahead)} ${ahead > 0 ? 'ahead of' : 'behind'} where ${the(before)} stood.`
}

/** Why there is nobody to remind. */
export function noReminderWords({ invited = 0, opened = 0 }: Figures): string {
  return invited + opened === 0
    ? 'Nobody who was asked is left without an answer.'
    : 'Of those without an answer nobody can be reminded now: they have no address, or were reminded in the last 20 hours.'
}

function leftWords({ deadline }: LetterFrame, now: string): string {
  if (!deadline) return ', with no deadline set'
  const { at, zone } = deadline
  const days = daysBetween(dayOf(now, zone), dayOf(at, zone))
  if (new Date(at) <= new Date(now)) return ', and the deadline has passed'
  if (days === 0) return `, and it closes today at ${timeText(at, zone, 'en')}`
  return days === 1 ? ', with one day left' : `, with ${numbers[days] ?? days} days left`
}

const numbers = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function the(letter: string): string {
  return letter.startsWith('the ') ? letter : `the ${letter}`
}
