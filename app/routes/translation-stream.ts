import type { LoaderFunctionArgs } from '@remix-run/node'
import { stream } from '~/http/drafting.server'
import { mayStill, requireTranslationText } from '~/http/translations.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return stream(await requireTranslationText(request, params), request, () => mayStill(request, params))
}
