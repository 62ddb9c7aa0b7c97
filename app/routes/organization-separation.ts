import type { ActionFunctionArgs } from '@remix-run/node'
import * as organizations from '~/domain/organizations/index.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const home = `/c/${coalition.slug}/organizations`
  const undone = await organizations.unmerge(coalition, params.merge ?? '')
  if ('refused' in undone) return goOn(home, { told: 'not-separated' })
  return goOn(`${home}/${undone.keptId}`, { told: 'separated' })
}
