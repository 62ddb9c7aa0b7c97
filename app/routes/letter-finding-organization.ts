import type { ActionFunctionArgs } from '@remix-run/node'
import * as findings from '~/domain/import-findings.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const finding = params.finding ?? ''
  // Listed twice is listed once.
  await findings.takeAsOrganization(letter, finding)
  const at = `/c/${letter.coalition.slug}/letters/${letter.slug}/findings`
  if (!findings.canStillAsk(letter)) return goOn(at, { told: 'closed' })
  return goOn(`${at}?one=${encodeURIComponent(finding)}`, { told: 'listed' })
}
