import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { talk, talkIn } from '~/http/drafting.server'
import { requireReviewing } from '~/http/reviewing.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return Response.json(await talkIn((await requireReviewing(request, params.secret)).letterId))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return talk(await requireReviewing(request, params.secret), request)
}
