import type { ActionFunctionArgs } from '@remix-run/node'
import * as findings from '~/domain/import-findings.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  await findings.reopen(letter, params.finding ?? '')
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/findings`, { told: 'reopened' })
}
