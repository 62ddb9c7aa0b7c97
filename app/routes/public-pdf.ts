import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as editions from '~/domain/editions/index.server'
import * as files from '~/domain/files.server'
import { findEdition } from '~/domain/publications.server'
import { publicHeaders, requirePublication } from '~/http/public.server'
import { file } from '~/http/respond.server'

/** The printed letter. Before there is one, a page says when. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const edition = await findEdition(letter)
  const pdf = edition && (await editions.findPdf(edition))
  if (!edition || !pdf) return redirect(`/letters/${letter.slug}/pdf?lang=${language}`, 302)
  const headers = { ...publicHeaders(letter), etag: `"${pdf.hash}"` }
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers })
  const response = file(await files.read(pdf), {
    name: editions.nameOfFile(edition, 'pdf'),
    mediaType: 'application/pdf',
    inline: true,
  })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
