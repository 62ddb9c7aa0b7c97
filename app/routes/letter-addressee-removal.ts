import type { ActionFunctionArgs } from '@remix-run/node'
import * as letters from '~/domain/letters/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const refused = await letters.removeAddressee(letter, params.addressee ?? '')
  if (refused) throw new Response(refused.refused, { status: 409 })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/addressees`, { told: 'removed' })
}
