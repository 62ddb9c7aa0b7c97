import type { ActionFunctionArgs } from '@remix-run/node'
import { takeSteps } from '~/http/drafting.server'
import { notFound } from '~/http/respond.server'
import { requireTranslationText } from '~/http/translations.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  return takeSteps(await requireTranslationText(request, params), request)
}
