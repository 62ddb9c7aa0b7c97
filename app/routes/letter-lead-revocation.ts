import type { ActionFunctionArgs } from '@remix-run/node'
import * as leads from '~/domain/leads/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  if (!(await leads.endLinks(letter, params.lead ?? ''))) notFound()
  return goOn(`${pathOf(letter)}/leads/${params.lead}`, { told: 'ended' })
}
