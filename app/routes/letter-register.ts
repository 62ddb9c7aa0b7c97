import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as stories from '~/domain/stories.server'
import { requireLetter } from '~/http/require.server'
import { registerOf, storyForm, storyOf } from '~/http/stories.server'

/** The register beside the text: who is in it, for leads who write. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return Response.json({ register: await registerOf(await requireLetter(request, params.letter, 'editor')) })
}

/** The desk adds a person by the name that the text gives them; what is known of the consent is written on their own page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = storyForm.safeParse(await request.json().catch(() => null))
  const added = read.success
    ? await stories.add(letter, storyOf(read.data))
    : { refused: 'Enter the name as the letter prints it, in at most 200 characters.' }
  if ('refused' in added) return Response.json({ refused: added.refused }, { status: 422 })
  return Response.json({ register: await registerOf(letter), added: added.id })
}
