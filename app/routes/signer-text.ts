import type { LoaderFunctionArgs } from '@remix-run/node'
import * as signers from '~/domain/signatures/signers.server'
import { plainOf } from '~/domain/text'
import { gone } from '~/http/public.server'
import { file } from '~/http/respond.server'
import { letterDate } from '~/ui/when'

/** The exact text that was signed, to keep. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, text } =
    (await signers.findBySecret(params.secret ?? '')) ?? (await gone(request, params.secret))
  const date = letter.date && letterDate(letter.date, letter.language)
  const foot = `Version ${text.number}\nSHA-256 ${text.hash}\n`
  return file(`${plainOf(text, date)}\n${foot}`, {
    name: `${letter.slug.replace(/-[a-z0-9]{22}$/, '')}.txt`,
    mediaType: 'text/plain; charset=utf-8',
  })
}
