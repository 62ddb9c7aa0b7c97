import type { ActionFunctionArgs } from '@remix-run/node'
import { takeSteps } from '~/http/drafting.server'
import { requireDraft } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  return takeSteps(await requireDraft(request, params.letter), request)
}
