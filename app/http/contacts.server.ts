import { z } from 'zod'
import { isDay } from '~/domain/calendars'
import type { Contact, ContactInput } from '~/domain/contacts/index.server'

/** A person at an organization, as a form gives one. */
export const contactShape = {
  name: z.string({ error: 'Enter the contact’s name' }).trim().max(200, 'Shorten the name to 200 characters'),
  title: z.string().trim().max(200, 'Shorten the title to 200 characters').optional(),
  email: z
    .email({ error: 'Enter an e-mail address in full, like name@example.org' })
    .max(254, 'Enter a shorter address')
    .optional(),
  language: z.enum(['en', 'es']).optional(),
}

const day = z
  .string()
  .refine((typed) => isDay(typed), 'Enter a day of the calendar')
  .optional()

const line = (what: string) => z.string().trim().max(200, `Shorten the ${what} to 200 characters`).optional()

/** The whole form of a contact. */
export const contactForm = z.object({
  ...contactShape,
  otherEmails: z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').split(/[\s,;]+/).filter(Boolean))
    .pipe(
      z
        .array(z.email('Enter each further address in full, on a line of its own').max(254))
        .max(10, 'Enter at most ten addresses'),
    ),
  phone: line('phone number'),
  maySign: z.enum(['yes', 'no']).optional(),
  scope: line('scope'),
  scopeUntil: day,
  since: day,
  until: day,
  notes: z.string().trim().max(2_000, 'Shorten the notes to 2,000 characters').optional(),
})

/** What was typed, as the domain takes it: an empty field is nothing known. */
export function contactOf(typed: z.output<typeof contactForm>): ContactInput {
  return {
    ...typed,
    phone: typed.phone ?? null,
    maySign: typed.maySign ?? null,
    scope: typed.scope ?? null,
    scopeUntil: typed.scopeUntil ?? null,
    since: typed.since ?? null,
    until: typed.until ?? null,
    notes: typed.notes ?? null,
  }
}

/** A contact as its form shows it. */
export function contactValues(contact: Contact, otherEmails: string[]): Record<string, string> {
  const { name, title, email, language, phone, maySign, scope, scopeUntil, since, until, notes } = contact
  const known = { name, title, email, language, phone, maySign, scope, scopeUntil, since, until, notes }
  return Object.fromEntries([
    ...Object.entries(known).map(([key, value]) => [key, value ?? '']),
    ['otherEmails', otherEmails.join('\n')],
  ])
}

/** The form of the same person at another organization. */
export const roleForm = z.object({
  organization: z
    .string({ error: 'Enter the organization’s name as the registry has it' })
    .trim()
    .max(300, 'Shorten the name to 300 characters'),
  title: line('title'),
  email: contactShape.email,
  since: day,
})

/** The form of having left. */
export const leavingForm = z.object({ left: day.pipe(z.string({ error: 'Enter the last day there' })) })

/** The form of having been reached. */
export const reachForm = z.object({
  reachedOn: day.pipe(z.string({ error: 'Enter the day' })),
  reachedBy: z.enum(['mail', 'phone', 'meeting'], { error: 'Choose how' }),
})
