import type { ActionFunctionArgs } from '@remix-run/node'
import { takeSteps, textAt } from '~/http/drafting.server'
import { requireDraft } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  return takeSteps(textAt(await requireDraft(request, params.letter)), request)
}
