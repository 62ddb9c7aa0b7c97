import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { stream, takePlace, textAt } from '~/http/drafting.server'
import { draftFor, requireDraft } from '~/http/require.server'

export async function loader({ request, params, context: { left } }: LoaderFunctionArgs) {
  const at = await requireDraft(request, params.letter)
  return stream(textAt(at), { request, left }, async () => (await draftFor(request, params.letter)) !== null)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takePlace(textAt(await requireDraft(request, params.letter)), request)
}
