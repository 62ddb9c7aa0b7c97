import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { stream, takePlace } from '~/http/drafting.server'
import { mayStill, requireTranslationText } from '~/http/translations.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return stream(await requireTranslationText(request, params), request, () => mayStill(request, params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takePlace(await requireTranslationText(request, params), request)
}
