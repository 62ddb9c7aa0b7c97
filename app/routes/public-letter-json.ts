import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordOf } from '~/domain/exports.server'
import { publicHeaders, requirePublication } from '~/http/public.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter } = await requirePublication(request, params.slug)
  return new Response(`${JSON.stringify(await recordOf(letter), null, 2)}\n`, {
    headers: {
      ...publicHeaders(letter),
      'content-type': 'application/json; charset=utf-8',
      ...(letter.visibility === 'public' ? { 'access-control-allow-origin': '*' } : {}),
    },
  })
}
