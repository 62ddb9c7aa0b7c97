import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { stream, takePlace } from '~/http/drafting.server'
import { mayStill, requireTranslationText } from '~/http/translations.server'

export async function loader({ request, params, context: { left } }: LoaderFunctionArgs) {
  const at = await requireTranslationText(request, params)
  return stream(at, { request, left }, () => mayStill(request, params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takePlace(await requireTranslationText(request, params), request)
}
