import { z } from 'zod'
import type { As, Coalition } from '~/domain/access.server'
import * as segments from '~/domain/segments/index.server'
import { queryOf, registryFilter } from './filters.server'

const selection = z.object({
  id: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(60)))
    .optional(),
  /** "all": everything that the filter means, on whatever page. */
  all: z.literal('yes').optional(),
  filter: z.string().max(2_000).optional(),
})

/** What a form of the registry's table meant: the ids that were ticked, or all under its filter; and the way back. */
export async function readSelection(form: FormData, coalition: As<'viewer', Coalition>) {
  const read = selection.safeParse({
    id: form.getAll('id').map(String),
    all: form.get('all') ?? undefined,
    filter: form.get('filter') ?? undefined,
  })
  const { id: ticked = [], all, filter: query = '' } = read.data ?? {}
  const { filter } = registryFilter(new URLSearchParams(query))
  const ids = all ? (await segments.listAll(coalition, filter)).map(({ id }) => id) : ticked
  return { ids, back: `/c/${coalition.slug}/organizations?${queryOf(filter)}` }
}
