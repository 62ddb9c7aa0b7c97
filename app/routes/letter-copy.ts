import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as versions from '~/domain/versions.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

const body = z.object({ doc: z.unknown() })

export const loader = () => notFound()

/** What one lead wrote while another saved is kept as a version beside the draft. */
export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = body.safeParse(await request.json().catch(() => null))
  if (!read.success)
    return Response.json({ refused: 'The text could not be read. Reload the page.' }, { status: 422 })
  const kept = await versions.keepBeside(
    letter,
    read.data.doc,
    'Written while a colleague saved another text',
  )
  if ('refused' in kept) return Response.json(kept, { status: 422 })
  return Response.json({ number: kept.number })
}
