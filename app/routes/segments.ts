import type { ActionFunctionArgs } from '@remix-run/node'
import * as segments from '~/domain/segments/index.server'
import { queryOf, registryFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const form = await request.formData()
  const { filter } = registryFilter(new URLSearchParams(String(form.get('filter') ?? '')))
  const back = `/c/${coalition.slug}/organizations?${queryOf(filter)}`
  const name = String(form.get('name') ?? '').trim()
  if (!name || name.length > 100) return goOn(back, { told: 'nameless' })
  const saved = await segments.save(coalition, name, filter)
  return goOn(back, { told: 'refused' in saved ? 'double' : 'saved' })
}
