import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as letters from '~/domain/letters/index.server'
import { readForm } from '~/http/forms.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'

const form = z.object({ to: z.enum(['up', 'down']) })

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) notFound()
  const refused = await letters.moveAddressee(letter, params.addressee ?? '', read.value.to)
  const at = `/c/${letter.coalition.slug}/letters/${letter.slug}/addressees`
  return goOn(at, refused ? {} : { told: 'moved' })
}
