import type { LoaderFunctionArgs } from '@remix-run/node'
import * as editions from '~/domain/editions/index.server'
import { requireLetter } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

/** An edition for its leads, as `letter.pdf`, `.docx`, `.txt`, `.csv` or `.json`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const edition = (await editions.find(letter, Number(params.number))) ?? notFound()
  const format = editions.formats.find((each) => params.file === `letter.${each}`) ?? notFound()
  const made = (await editions.inFormat(edition, format)) ?? notFound()
  return file(made.bytes, { name: editions.nameOfFile(edition, format), mediaType: made.mediaType })
}
