import { z } from 'zod'
import { isDay } from '~/domain/calendars'
import { printed } from '~/domain/names'
import type { Details, DetailsInput, Organization } from '~/domain/organizations/index.server'

const line = (what: string) => z.string().trim().max(200, `Shorten the ${what} to 200 characters`).optional()

const day = z
  .string()
  .refine((typed) => isDay(typed), 'Enter a day of the calendar')
  .optional()

const name = z
  .string({ error: 'Enter the name' })
  .trim()
  .min(1, 'Enter the name')
  .max(300, 'Shorten the name to 300 characters')
  .refine((typed) => printed(typed) !== null, 'Remove characters that cannot be printed from the name')

const listOf = (what: string, most: number) =>
  z
    .string()
    .optional()
    .transform((typed) =>
      (typed ?? '')
        .split(/[\n,;]+/)
        .map((each) => each.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string().max(100, `Shorten each ${what} to 100 characters`))
        .max(most, `Enter at most ${most} of these`),
    )

/** What is known of an organization, as its form gives it. */
export const detailsForm = z.object({
  name,
  kind: z
    .enum([
      'nonprofit-c3',
      'nonprofit-c4',
      'union',
      'faith',
      'program',
      'coalition',
      'business',
      'government',
      'other',
    ])
    .optional(),
  scope: z.enum(['international', 'national', 'state', 'local', 'tribal']).optional(),
  city: line('city'),
  state: line('state'),
  website: z
    .url({ protocol: /^https?$/, error: 'Enter the whole address, like https://example.org' })
    .max(300, 'Enter a shorter address')
    .optional(),
  domains: listOf('domain', 20).pipe(
    z.array(
      z
        .string()
        .regex(
          /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u,
          'Enter each domain like example.org, without http or @',
        ),
    ),
  ),
  tags: listOf('tag', 30),
  askThrough: line('name'),
  notes: z.string().trim().max(2_000, 'Shorten the notes to 2,000 characters').optional(),
})

/** What was typed, as the domain takes it: an empty field is nothing known. */
export function detailsFrom(typed: z.output<typeof detailsForm>): DetailsInput {
  return {
    ...typed,
    kind: typed.kind ?? null,
    scope: typed.scope ?? null,
    city: typed.city ?? null,
    state: typed.state ?? null,
    website: typed.website ?? null,
    askThrough: typed.askThrough ?? null,
    notes: typed.notes ?? null,
  }
}

/** What is known, as the form shows it. */
export function detailsValues(one: Organization, { domains, tags }: Details): Record<string, string> {
  return {
    name: one.name,
    kind: one.kind ?? '',
    scope: one.scope ?? '',
    city: one.city ?? '',
    state: one.state ?? '',
    website: one.website ?? '',
    domains: domains.join('\n'),
    tags: tags.join(', '),
    askThrough: one.askThrough ?? '',
    notes: one.notes ?? '',
  }
}

/** Another name of an organization. */
export const nameForm = z.object({ name, kind: z.enum(['legal', 'former', 'acronym', 'language', 'other']) })

/** What an organization is of another, which is named or chosen. */
export const relationForm = z.object({
  kind: z.enum(['chapter', 'program', 'fiscal-sponsor', 'affiliate', 'sibling', 'renamed', 'merged']),
  other: z
    .string({ error: 'Enter the name of the other organization' })
    .trim()
    .max(300, 'Shorten the name to 300 characters'),
  since: day,
  until: day,
})
