import type { ActionFunctionArgs } from '@remix-run/node'
import { takeSteps, textAt } from '~/http/drafting.server'
import { notFound } from '~/http/respond.server'
import { requireReviewing } from '~/http/reviewing.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  return takeSteps(textAt(await requireReviewing(request, params.secret)), request)
}
