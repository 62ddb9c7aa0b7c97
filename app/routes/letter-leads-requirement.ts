import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as leads from '~/domain/leads/index.server'
import { readForm } from '~/http/forms.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

const form = z.object({ required: z.enum(['yes', 'no']) })

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) notFound()
  const requires = read.value.required === 'yes'
  const refused = requires
    ? await leads.requireApproval(letter)
    : await leads.waiveApproval(await requireLetter(request, params.letter, 'owner'))
  return goOn(`${pathOf(letter)}/leads`, refused ? {} : { told: requires ? 'required' : 'waived' })
}
