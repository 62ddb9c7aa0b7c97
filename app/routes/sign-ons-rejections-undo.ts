import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as signatures from '~/domain/signatures/index.server'
import { idsIn } from '~/http/filters.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  return goOn(`${pathOf(letter)}/sign-ons`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const form = await request.formData()
  const undone = await signatures.undoRejection(letter, idsIn(String(form.get('ids') ?? '')))
  return goOn(`${pathOf(letter)}/sign-ons?n=${undone.length}`, { told: 'undone' })
}
