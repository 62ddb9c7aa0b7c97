import type { ActionFunctionArgs } from '@remix-run/node'
import * as organizations from '~/domain/organizations/index.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const refused = await organizations.reopen(coalition, params.pair ?? '')
  return goOn(`/c/${coalition.slug}/organizations/duplicates`, refused ? {} : { told: 'reopened' })
}
