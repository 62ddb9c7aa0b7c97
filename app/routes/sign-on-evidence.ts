import type { LoaderFunctionArgs } from '@remix-run/node'
import * as files from '~/domain/files.server'
import * as signatures from '~/domain/signatures/index.server'
import { requireLetter } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const found = (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  const kept = await files.find(letter.coalitionId, found.signature.evidenceFileId ?? '')
  if (!kept) return notFound()
  return file(new Uint8Array(await files.read(kept)), { name: kept.name, mediaType: kept.mediaType })
}
