import type { ActionFunctionArgs } from '@remix-run/node'
import * as segments from '~/domain/segments/index.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const form = await request.formData()
  const n = await segments.undoTag(coalition, String(form.get('batch') ?? ''))
  return goOn(`/c/${coalition.slug}/organizations?n=${n}`, { told: 'taken' })
}
