import type { LoaderFunctionArgs } from '@remix-run/node'
import { findByCode, nameOfFile, readCode } from '~/domain/editions/index.server'
import { file, notFound } from '~/http/respond.server'

/** The bytes that the code is made from. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findByCode(readCode(params.code ?? '') ?? '')
  if (!found?.names) notFound()
  return file(found.edition.manifest, {
    name: nameOfFile(found.edition, 'json'),
    mediaType: 'application/json',
  })
}
