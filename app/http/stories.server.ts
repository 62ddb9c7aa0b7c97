import { z } from 'zod'
import type { Story, StoryEntry } from '~/domain/stories.server'

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
  }
}
