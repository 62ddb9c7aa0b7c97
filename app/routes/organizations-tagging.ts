import type { ActionFunctionArgs } from '@remix-run/node'
import * as segments from '~/domain/segments/index.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { readSelection } from '~/http/selections.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const form = await request.formData()
  const { ids, back } = await readSelection(form, coalition)
  const word = String(form.get('word') ?? '').trim()
  if (ids.length === 0) return goOn(back, { told: 'none' })
  if (!word || word.length > 60) return goOn(back, { told: 'untagged' })
  if (form.get('act') === 'untag') {
    const n = await segments.untag(coalition, ids, word)
    return goOn(`${back}&n=${n}`, { told: 'taken' })
  }
  const { tagged, batch } = await segments.tag(coalition, ids, word)
  return goOn(`${back}&n=${tagged}&batch=${batch}`, { told: 'tagged' })
}
