import { createEvent } from 'ics'
import { config } from '~/config.server'
import { words } from '~/words'
import type { PublicLetter } from './publications.server'

/** A file for calendars that holds the moment signing closes; null when the letter has no deadline. */
export function calendarOf(letter: PublicLetter, language: 'en' | 'es'): string | null {
  if (!letter.deadlineAt) return null
  const t = words(language)
  const { error, value } = createEvent({
    productId: 'undersigned',
    // The same letter is the same event, so that a later deadline moves it.
    uid: `${letter.id}@${new URL(config.appUrl).hostname}`,
    title: t('calendar.title', { letter: letter.title }),
    description: t('calendar.text', { coalition: letter.coalition.name }),
    url: `${config.appUrl}/letters/${letter.slug}`,
    start: letter.deadlineAt.getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: 15 },
    busyStatus: 'FREE',
    alarms: [{ action: 'display', trigger: { before: true, days: 1 }, description: letter.title }],
  })
  if (error || !value) throw error ?? new Error('The calendar file was not made.')
  return value
}
