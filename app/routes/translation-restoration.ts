import type { ActionFunctionArgs } from '@remix-run/node'
import * as translations from '~/domain/translations/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { translationPath } from '~/http/translations.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const language = params.language ?? ''
  const restored = await translations.restore(letter, language, Number(params.number))
  if ('refused' in restored) throw new Response(restored.refused, { status: 409 })
  return goOn(translationPath(letter, language), { told: 'restored' })
}
