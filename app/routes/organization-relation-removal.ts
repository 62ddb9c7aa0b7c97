import type { ActionFunctionArgs } from '@remix-run/node'
import * as organizations from '~/domain/organizations/index.server'
import { requireOrganization } from '~/http/organization-pages.server'
import { goOn } from '~/http/respond.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, at } = await requireOrganization(request, params, 'editor')
  const refused = await organizations.removeRelation(coalition, params.relation ?? '')
  return goOn(at, refused ? {} : { told: 'unrelated' })
}
