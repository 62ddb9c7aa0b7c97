import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as drafts from '~/domain/drafts.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

const body = z.object({ doc: z.unknown(), revision: z.number().int().positive() })

export const loader = () => notFound()

/** The editor saves: 200 with the new revision, 409 when a colleague saved since, 422 with why not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = body.safeParse(await request.json().catch(() => null))
  if (!read.success)
    return Response.json({ refused: 'The text could not be read. Reload the page.' }, { status: 422 })
  const saved = await drafts.save(letter, read.data.doc, read.data.revision)
  if ('newer' in saved) return Response.json(saved, { status: 409 })
  return Response.json(saved, { status: 'refused' in saved ? 422 : 200 })
}
