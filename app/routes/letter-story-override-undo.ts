import type { ActionFunctionArgs } from '@remix-run/node'
import * as stories from '~/domain/stories.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'owner')
  await stories.takeBackOverride(letter, params.story ?? '')
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/stories`, { told: 'restored' })
}
