import type { ActionFunctionArgs } from '@remix-run/node'
import * as offices from '~/domain/offices/index.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  await offices.removeHolder(coalition, params.office ?? '', params.holder ?? '')
  return goOn(`/c/${coalition.slug}/offices/${params.office}`, { told: 'removed' })
}
