import type { LoaderFunctionArgs } from '@remix-run/node'
import * as editions from '~/domain/editions/index.server'
import { requireLetter } from '~/http/require.server'
import { file } from '~/http/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const preview = await editions.preview(letter)
  if ('refused' in preview) throw new Response(preview.refused, { status: 503 })
  return file(preview.bytes, { name: 'draft.pdf', mediaType: 'application/pdf', inline: true })
}
