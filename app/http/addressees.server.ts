import { z } from 'zod'
import type { AddresseeInput } from '~/domain/letters/index.server'
import type { Held } from '~/domain/offices/index.server'
import { linesOf } from './offices.server'

const line = (what: string) => z.string().trim().max(200, `Shorten the ${what} to 200 characters`).optional()

/** The form of an addressee. */
export const addresseeForm = z
  .object({
    name: line('name'),
    title: line('title'),
    office: line('office'),
    component: line('part of the office'),
    address: z.string().max(1_000, 'Shorten the address to 1,000 characters').optional(),
    cc: z.string().optional(),
    email: z.email('Enter an e-mail address in full, like name@example.gov').max(254).optional(),
    officeId: z.string().max(60).optional(),
    benchmark: z.coerce
      .number({ error: 'Enter a number of days, such as 30' })
      .int('Enter a whole number of days')
      .min(1, 'Enter at least one day')
      .max(1_000, 'Enter at most 1,000 days')
      .default(30),
  })
  .refine(({ name, title, office }) => name || title || office, {
    error: 'Enter who the addressee is: a name, a title or an office',
    path: ['name'],
  })

/** What was typed, as the domain takes it. */
export function addresseeOf(typed: z.output<typeof addresseeForm>): AddresseeInput {
  return {
    name: typed.name ?? '',
    title: typed.title ?? '',
    office: typed.office || null,
    component: typed.component || null,
    address: linesOf(typed.address),
    cc: typed.cc === 'yes',
    email: typed.email || null,
    benchmark: typed.benchmark,
    officeId: typed.officeId || null,
  }
}

/** An addressee as its form shows it. */
export function valuesOf(row: AddresseeInput): Record<string, string> {
  return {
    name: row.name,
    title: row.title,
    office: row.office ?? '',
    component: row.component ?? '',
    address: row.address.join('\n'),
    cc: row.cc ? 'yes' : '',
    email: row.email ?? '',
    benchmark: String(row.benchmark ?? 30),
    officeId: row.officeId ?? '',
  }
}

/** The directory as a field offers it. */
export function officeOptions(directory: Held[]): { value: string; label: string }[] {
  return directory.map(({ id, name, component }) => ({
    value: id,
    label: component ? `${component}: ${name}` : name,
  }))
}
