import type { LoaderFunctionArgs } from '@remix-run/node'
import { writersIn } from '~/http/drafting.server'
import { requireDraft } from '~/http/require.server'

/** For members alone: who has a link to review a draft does not see who wrote what. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return writersIn(await requireDraft(request, params.letter), request)
}
