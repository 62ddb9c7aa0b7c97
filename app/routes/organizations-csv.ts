import type { LoaderFunctionArgs } from '@remix-run/node'
import * as organizations from '~/domain/organizations/index.server'
import { askingFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { file } from '~/http/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const csv = await organizations.exportCsv(coalition, { search: askingFilter(request).search })
  return file(csv, { name: `${coalition.slug}-organizations.csv`, mediaType: 'text/csv; charset=utf-8' })
}
