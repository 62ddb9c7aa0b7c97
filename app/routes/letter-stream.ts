import type { LoaderFunctionArgs } from '@remix-run/node'
import { stream } from '~/http/drafting.server'
import { draftFor, requireDraft } from '~/http/require.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await requireDraft(request, params.letter)
  return stream(at, request, async () => (await draftFor(request, params.letter)) !== null)
}
