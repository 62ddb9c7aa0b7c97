import { z } from 'zod'
import type { As, Letter } from '~/domain/access.server'
import type { Story, StoryEntry } from '~/domain/stories.server'
import * as stories from '~/domain/stories.server'
import type { RegisterEntry } from '~/editor/story-of'
import { dayOf, letterDate } from '~/ui/when'

const line = (what: string) => z.string().trim().max(200, `Shorten ${what} to 200 characters`).optional()

/** The form of an entry in the register of stories. */
export const storyForm = z.object({
  name: z
    .string({ error: 'Enter the name as the letter prints it' })
    .trim()
    .max(200, 'Shorten the name to 200 characters'),
  pseudonym: z.string().optional(),
  vouchedBy: line('the organization'),
  consentBy: line('who consented'),
  consentOn: z.string().trim().optional(),
  consentUntil: z.string().trim().optional(),
  notes: z.string().trim().max(5_000, 'Shorten the notes to 5,000 characters').optional(),
})

/** What was typed, as the domain takes it. */
export function storyOf(typed: z.output<typeof storyForm>): StoryEntry {
  return {
    name: typed.name,
    pseudonym: typed.pseudonym === 'yes',
    vouchedBy: typed.vouchedBy || null,
    consentBy: typed.consentBy || null,
    consentOn: typed.consentOn || null,
    consentUntil: typed.consentUntil || null,
    notes: typed.notes || null,
  }
}

/** An entry as its form shows it. */
export function valuesOf(story: Story): Record<string, string> {
  return {
    name: story.name,
    pseudonym: story.pseudonym ? 'yes' : '',
    vouchedBy: story.vouchedBy ?? '',
    consentBy: story.consentBy ?? '',
    consentOn: story.consentOn ?? '',
    consentUntil: story.consentUntil ?? '',
    notes: story.notes ?? '',
  }
}

type Shown = Awaited<ReturnType<typeof stories.list>>[number]

/** An entry as the desk shows it beside its story, to leads alone. */
export function shownBeside(entry: Shown): RegisterEntry {
  const { id, name, pseudonym, vouchedBy, consentBy, consentOn, consentUntil, standing } = entry
  const on = consentOn && `on ${letterDate(consentOn, 'en')}`
  const until = consentUntil && `until ${letterDate(consentUntil, 'en')}`
  return {
    id,
    name,
    pseudonym,
    vouchedBy,
    consent: on ? [consentBy, on, until].filter(Boolean).join(', ') : null,
    lacks: stories.lacks(standing),
    overridden: standing === 'overridden',
  }
}

/** The whole register as the desk shows it. */
export async function registerOf(letter: As<'editor', Letter>): Promise<RegisterEntry[]> {
  return (await stories.list(letter, dayOf(new Date(), letter.coalition.zone))).map(shownBeside)
}
