import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as translations from '~/domain/translations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { goOn } from '~/http/respond.server'
import { sourceIn } from '~/http/sources.server'
import { requireTranslation, translationPath } from '~/http/translations.server'
import { ErrorSummary } from '~/ui/error-summary'
import { pathOf } from '~/ui/letter-page'
import { SourceFields } from '~/ui/source-fields'
import { WritingPage } from '~/ui/writing-page'
import { languageName } from '~/words/languages'

const form = z.object({
  text: z.string().max(1_000_000, 'The text is longer than a letter can be').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'editor')
  return { frame: frameOf(letter), language: standing.translation.language }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'editor')
  const { language } = standing.translation
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const source = await sourceIn(read.form)
  if ('refused' in source) return refuse(read.form, { [source.at]: source.refused })
  const refused = await translations.replace(letter, language, source)
  if (refused) return refuse(read.form, { text: refused.refused })
  return goOn(translationPath(letter, language), { told: 'replaced' })
}

export const meta = () => [{ title: 'Replace a translation: Undersigned' }]

export default function TranslationReplacement() {
  const { frame, language } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <WritingPage letter={frame} at="translations">
      <section className="sec" aria-labelledby="replace">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="replace">Replace the translation into {languageName(language)}</h2>
        <p className="undersec">
          What stands now is kept as a version first. Numbered asks take the place of the asks of the text,
          one after the other.
        </p>
        <form method="post" encType="multipart/form-data" noValidate className="form">
          <SourceFields answer={answer} />
          <p className="row after">
            <button type="submit" className="btn">
              Replace the translation
            </button>
            <a href={`${pathOf(frame)}/translations/${language}`}>Not now</a>
          </p>
        </form>
      </section>
    </WritingPage>
  )
}
