import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as deliveries from '~/domain/deliveries/index.server'
import { again, readForm } from '~/http/forms.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

export { default, loader, meta } from './delivery-sending'

const form = z.object({ covering: z.string().optional() })

// What was typed comes back with the mail it would make. Nothing is kept and nothing is sent.
export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const mail = await deliveries.preview(letter, params.addressee ?? '', read.value.covering)
  return { values: read.values, errors: {}, mail: mail ?? notFound() }
}
