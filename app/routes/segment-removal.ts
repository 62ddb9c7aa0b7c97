import type { ActionFunctionArgs } from '@remix-run/node'
import * as segments from '~/domain/segments/index.server'
import { queryOf } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const gone = (await segments.forget(coalition, params.segment ?? '')) ?? notFound()
  const query = queryOf(gone.filter, { name: gone.name })
  return goOn(`/c/${coalition.slug}/organizations?${query}`, { told: 'forgotten' })
}
