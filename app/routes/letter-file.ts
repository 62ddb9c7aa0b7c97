import type { LoaderFunctionArgs } from '@remix-run/node'
import * as files from '~/domain/files.server'
import { requireLetter } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const kept = (await files.find(letter.coalitionId, params.file ?? '')) ?? notFound()
  return file(await files.read(kept), { name: kept.name, mediaType: kept.mediaType })
}
