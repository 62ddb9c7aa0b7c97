import type { LoaderFunctionArgs } from '@remix-run/node'
import { stream, textAt } from '~/http/drafting.server'
import { requireReviewing, reviewingFor } from '~/http/reviewing.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await requireReviewing(request, params.secret)
  return stream(textAt(at), request, async () => (await reviewingFor(request, params.secret)) !== null)
}
