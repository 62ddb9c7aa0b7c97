import type { ActionFunctionArgs } from '@remix-run/node'
import * as invitations from '~/domain/invitations/index.server'
import { requireCoalition, requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { readSelection } from '~/http/selections.server'

/** How many come onto the list in one transaction, so that signers are not kept waiting. */
const PART = 500

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const form = await request.formData()
  const { ids, back } = await readSelection(form, coalition)
  if (ids.length === 0) return goOn(back, { told: 'none' })
  const slug = String(form.get('letter') ?? '')
  if (!slug) return goOn(back, { told: 'letterless' })
  const letter = await requireLetter(request, slug, 'editor')
  let added = 0
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART)
    added += (await invitations.choose(letter, { organizationIds: part })).added
  }
  return goOn(`/c/${coalition.slug}/letters/${letter.slug}/asking?n=${added}`, { told: 'chosen' })
}
