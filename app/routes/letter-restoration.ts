import type { ActionFunctionArgs } from '@remix-run/node'
import * as versions from '~/domain/versions.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const restored = await versions.restore(letter, Number(params.number))
  if ('refused' in restored) throw new Response(restored.refused, { status: 409 })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/text`, { told: 'restored' })
}
