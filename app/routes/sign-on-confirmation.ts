import type { ActionFunctionArgs } from '@remix-run/node'
import * as signatures from '~/domain/signatures/index.server'
import { refuse } from '~/http/forms.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

// Why it was not sent is said on the page of the signature.
export { default, loader, meta } from './sign-on'

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const refused = await signatures.confirmAgain(letter, params.signature ?? '')
  if (refused) return refuse(new FormData(), { form: refused.refused })
  return goOn(`${pathOf(letter)}/sign-ons/${params.signature}`, { told: 'asked-again' })
}
