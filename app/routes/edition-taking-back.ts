import type { ActionFunctionArgs } from '@remix-run/node'
import * as editions from '~/domain/editions/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const refused = await editions.takeBack(letter)
  // The page shows where the letter stands, which is why it was refused.
  return goOn(`${pathOf(letter)}/freeze`, { told: refused ? 'stands' : 'taken-back' })
}
