import type { ActionFunctionArgs } from '@remix-run/node'
import * as editions from '~/domain/editions/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  await editions.renderAgain(letter, Number(params.number))
  return goOn(`${pathOf(letter)}/freeze`, { told: 'rendering' })
}
