import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { talk, talkIn } from '~/http/drafting.server'
import { requireDraft } from '~/http/require.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return Response.json(await talkIn((await requireDraft(request, params.letter)).letterId))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return talk(await requireDraft(request, params.letter), request)
}
