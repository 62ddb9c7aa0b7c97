import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as translations from '~/domain/translations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { sourceIn } from '~/http/sources.server'
import { shownToLeads, translationPath } from '~/http/translations.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Choice, Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { SourceFields } from '~/ui/source-fields'
import { standingOf, TranslationState } from '~/ui/translation-standing'
import { WritingPage } from '~/ui/writing-page'
import { languages } from '~/words'
import { languageName } from '~/words/languages'

const form = z.object({
  language: z.string({ error: 'Choose the language' }),
  from: z.enum(['copy', 'blank', 'text'], { error: 'Choose how it begins' }),
  text: z.string().max(1_000_000, 'The text is longer than a letter can be').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const rows = (await translations.list(letter)).map(shownToLeads)
  const taken = [letter.language, ...rows.map(({ language }) => language)]
  return {
    frame: frameOf(letter),
    rows,
    left:
      reaches(letter.role, 'editor') && !translations.lockOfTranslation(letter.state)
        ? languages.filter((each) => !taken.includes(each))
        : [],
    own: letter.language,
    told: new URL(request.url).searchParams.get('told'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { language, from } = read.value
  const source = from === 'text' ? await sourceIn(read.form) : null
  if (source && 'refused' in source) return refuse(read.form, { [source.at]: source.refused })
  const how = source
    ? { from: 'text' as const, ...source }
    : { from: from === 'copy' ? from : ('blank' as const) }
  const started = await translations.start(letter, language, how)
  if ('refused' in started) return refuse(read.form, { language: started.refused })
  return goOn(translationPath(letter, language))
}

export const meta = () => [{ title: 'Translations: Undersigned' }]

export default function Translations() {
  const { frame, rows, left, own, told } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = pathOf(frame)
  return (
    <WritingPage
      letter={frame}
      at="translations"
      told={told === 'removal' ? <Toast>The translation is removed.</Toast> : null}
    >
      <section className="sec" aria-labelledby="translations">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="translations">Courtesy translations</h2>
        <p className="undersec">
          Signers agree to the text in {languageName(own)}, and to nothing else. A translation is shown to
          readers of its language and printed after the letter, and says so.
        </p>
        {rows.length === 0 ? (
          <Empty says="There is no translation yet." />
        ) : (
          <table className="stackable">
            <caption className="vh">Translations of the letter</caption>
            <thead>
              <tr>
                <th scope="col">Language</th>
                <th scope="col">State</th>
                <th scope="col">What that means</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.language}>
                  <th scope="row">
                    <a href={`${path}/translations/${row.language}`}>{languageName(row.language)}</a>
                    <span className="sub" lang={row.language}>
                      {row.title}
                    </span>
                  </th>
                  <td className="nowrap">
                    <TranslationState of={row} />
                  </td>
                  <td className="wide">{standingOf(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {left.length > 0 ? (
        <section className="sec" aria-labelledby="add">
          <h2 id="add">Add a translation</h2>
          <form method="post" encType="multipart/form-data" noValidate className="form">
            <Field
              kind="select"
              name="language"
              label="Language"
              options={left.map((each) => ({ value: each, label: languageName(each) }))}
              defaultValue={answer?.values.language}
              errors={answer?.errors.language}
            />
            <Choice
              name="from"
              legend="How it begins"
              defaultValue={answer?.values.from ?? 'copy'}
              errors={answer?.errors.from}
              options={[
                {
                  value: 'copy',
                  label: 'As a copy of the text',
                  hint: 'To be written over, paragraph by paragraph. Ask 2 stays ask 2.',
                },
                { value: 'text', label: 'From a file or pasted text', hint: 'Give it below.' },
                { value: 'blank', label: 'As a blank page' },
              ]}
            />
            <SourceFields answer={answer} />
            <p className="after">
              <button type="submit" className="btn">
                Add the translation
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </WritingPage>
  )
}
