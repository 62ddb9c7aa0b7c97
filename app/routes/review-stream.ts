import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { stream, takePlace, textAt } from '~/http/drafting.server'
import { requireReviewing, reviewingFor } from '~/http/reviewing.server'

export async function loader({ request, params, context: { left } }: LoaderFunctionArgs) {
  const at = await requireReviewing(request, params.secret)
  return stream(
    textAt(at),
    { request, left },
    async () => (await reviewingFor(request, params.secret)) !== null,
  )
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takePlace(textAt(await requireReviewing(request, params.secret)), request)
}
