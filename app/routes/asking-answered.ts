import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as invitations from '~/domain/invitations/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  return goOn(`${pathOf(letter)}/asking`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  await invitations.answered(letter, params.invitation ?? '')
  return goOn(`${pathOf(letter)}/asking`, { told: 'answered' })
}
