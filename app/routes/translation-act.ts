import type { ActionFunctionArgs } from '@remix-run/node'
import type { As, Letter } from '~/domain/access.server'
import * as translations from '~/domain/translations/index.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { translationPath } from '~/http/translations.server'

type Acting = { letter: As<'editor', Letter>; language: string; form: FormData }

/** What is done to a translation, each at an address of its own below it. */
const acts = {
  title: ({ letter, language, form }: Acting) =>
    translations.entitle(letter, language, String(form.get('title') ?? '').slice(0, 300)),
  hiding: ({ letter, language }: Acting) => translations.hide(letter, language),
  removal: ({ letter, language }: Acting) => translations.remove(letter, language),
}

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { act, language = '' } = params
  if (!isAct(act)) notFound()
  const refused = await acts[act]({ letter, language, form: await request.formData() })
  if (refused) throw new Response(refused.refused, { status: 409 })
  const at = translationPath(letter, language)
  return goOn(act === 'removal' ? at.slice(0, at.lastIndexOf('/')) : at, { told: act })
}

function isAct(asked: string | undefined): asked is keyof typeof acts {
  return asked !== undefined && Object.hasOwn(acts, asked)
}
