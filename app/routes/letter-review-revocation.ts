import type { ActionFunctionArgs } from '@remix-run/node'
import * as reviews from '~/domain/reviews.server'
import * as steps from '~/domain/steps.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  if (!(await reviews.revoke(letter, params.review ?? ''))) notFound()
  // Who has the draft open by this link is shown out at once.
  steps.tell(letter.id)
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/reviews`, { told: 'ended' })
}
