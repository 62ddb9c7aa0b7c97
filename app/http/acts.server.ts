import type { ActionFunctionArgs } from '@remix-run/node'
import type { As, Letter } from '~/domain/access.server'
import { requireLetter } from './require.server'
import { goOn } from './respond.server'

/** A button of an editor without a page of its own; afterwards the overview says what was done, or why not. */
export async function actOnLetter(
  { request, params }: ActionFunctionArgs,
  act: (letter: As<'editor', Letter>) => Promise<{ refused: string } | null>,
  told: string,
): Promise<Response> {
  const letter = await requireLetter(request, params.letter, 'editor')
  const refusal = await act(letter)
  if (refusal) throw new Response(refusal.refused, { status: 409 })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}`, { told })
}
