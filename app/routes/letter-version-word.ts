import type { LoaderFunctionArgs } from '@remix-run/node'
import * as exports from '~/domain/exports.server'
import { requireLetter } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

/** A version, or the draft without suggestions, as a Word file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const number =
    params.number === 'draft' ? null : Number(/^\d{1,9}$/.exec(params.number ?? '')?.[0] ?? notFound())
  const bytes = (await exports.inWord(letter, number)) ?? notFound()
  return file(bytes, {
    name: `${letter.slug} ${number === null ? 'draft' : `version ${number}`}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
}
