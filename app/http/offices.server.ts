import { z } from 'zod'
import { isDay } from '~/domain/calendars'
import type { HolderInput, Office, OfficeInput } from '~/domain/offices/index.server'

const line = (what: string) => z.string().trim().max(200, `Shorten the ${what} to 200 characters`).optional()

/** The form of an office in the directory. */
export const officeForm = z.object({
  name: z
    .string({ error: 'Enter the office, such as “Office of the Director”' })
    .trim()
    .max(200, 'Shorten the office to 200 characters'),
  holderTitle: z
    .string({ error: 'Enter what its holder is called, such as “Director”' })
    .trim()
    .max(200, 'Shorten the title to 200 characters'),
  component: line('department'),
  branch: z.enum(['executive', 'legislative', 'judicial', 'state', 'local', 'other'], {
    error: 'Choose the branch of government',
  }),
  address: z.string().max(1_000, 'Shorten the address to 1,000 characters').optional(),
  email: z.email('Enter an e-mail address in full, like name@example.gov').max(254).optional(),
  secretariat: line('executive secretariat'),
  salutation: z
    .string()
    .trim()
    .max(200, 'Shorten the greeting to 200 characters')
    .refine(
      (typed) => typed.includes('NAME'),
      'Write NAME where the family name stands, as in “Dear Director NAME”',
    )
    .optional(),
  benchmark: z.coerce
    .number({ error: 'Enter a number of days, such as 30' })
    .int('Enter a whole number of days')
    .min(1, 'Enter at least one day')
    .max(1_000, 'Enter at most 1,000 days')
    .default(30),
  notes: z.string().trim().max(2_000, 'Shorten the notes to 2,000 characters').optional(),
  source: line('source'),
})

/** What was typed, as the domain takes it. */
export function officeOf(typed: z.output<typeof officeForm>): OfficeInput {
  return {
    name: typed.name,
    holderTitle: typed.holderTitle,
    component: typed.component || null,
    branch: typed.branch,
    address: linesOf(typed.address),
    email: typed.email || null,
    secretariat: typed.secretariat || null,
    salutation: typed.salutation || null,
    benchmark: typed.benchmark,
    notes: typed.notes || null,
    source: typed.source || null,
  }
}

/** An office as its form shows it. */
export function officeValues(office: Office): Record<string, string> {
  const { name, holderTitle, component, branch, email, secretariat, salutation, benchmark, notes } = office
  return {
    name,
    holderTitle,
    component: component ?? '',
    branch,
    address: office.address.join('\n'),
    email: email ?? '',
    secretariat: secretariat ?? '',
    salutation: salutation ?? '',
    benchmark: String(benchmark),
    notes: notes ?? '',
    source: office.source ?? '',
  }
}

const day = z
  .string()
  .refine((typed) => isDay(typed), 'Enter a day of the calendar')
  .optional()

/** The form of who holds an office. */
export const holderForm = z.object({
  holder: z
    .string({ error: 'Enter the name as it prints' })
    .trim()
    .max(200, 'Shorten the name to 200 characters'),
  title: line('title'),
  since: day,
  until: day,
  source: line('source'),
})

/** What was typed, as the domain takes it. */
export function holderOf(typed: z.output<typeof holderForm>): HolderInput {
  return {
    name: typed.holder,
    title: typed.title || null,
    since: typed.since || null,
    until: typed.until || null,
    source: typed.source || null,
  }
}

/** The lines of a field, without the empty ones. */
export function linesOf(typed = ''): string[] {
  return typed
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
}
