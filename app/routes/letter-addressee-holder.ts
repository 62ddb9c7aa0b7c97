import type { ActionFunctionArgs } from '@remix-run/node'
import * as offices from '~/domain/offices/index.server'
import { dayOf } from '~/domain/signatures/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const today = dayOf(new Date(), letter.coalition.zone)
  const refused = await offices.takeHolder(letter, params.addressee ?? '', today)
  if (refused) throw new Response(refused.refused, { status: 409 })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/addressees`, { told: 'changed' })
}
