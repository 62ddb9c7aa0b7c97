import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as signatures from '~/domain/signatures/index.server'
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
  const only = form.get('only')
  const ids = (only ? [only] : form.getAll('id')).map(String)
  const { done, clashes } = await signatures.approve(letter, ids)
  const at = `${pathOf(letter)}/sign-ons`
  const [clash] = clashes
  if (clash && ids.length === 1) return goOn(`${at}/${clash.id}/choice`)
  if (done.length === 0 && !clash) return goOn(at, { told: 'none' })
  const told = clash ? 'clashed' : 'approved'
  return goOn(`${at}?n=${done.length}&ids=${done.join('.')}`, { told })
}
