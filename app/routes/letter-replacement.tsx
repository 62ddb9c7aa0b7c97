import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as versions from '~/domain/versions.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { sourceIn } from '~/http/sources.server'
import { ErrorSummary } from '~/ui/error-summary'

import { pathOf } from '~/ui/letter-page'
import { SourceFields } from '~/ui/source-fields'
import { WritingPage } from '~/ui/writing-page'

const form = z.object({
  text: z.string().max(1_000_000, 'The text is longer than a letter can be').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { frame: frameOf(await requireLetter(request, params.letter, 'editor')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const source = await sourceIn(read.form)
  if ('refused' in source) return refuse(read.form, { [source.at]: source.refused })
  const refused = await versions.replace(letter, source.doc)
  if (refused) return refuse(read.form, { text: refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/text`, { told: 'replaced' })
}

export const meta = () => [{ title: 'Replace the text: Undersigned' }]

export default function Replacement() {
  const { frame } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <WritingPage letter={frame} at="text">
      <section className="sec" aria-labelledby="replace">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="replace">Replace the text</h2>
        <p className="undersec">
          The text as it stands is kept as a version first. Title, date, addressees, contacts and names stay
          as they are.
        </p>
        <form method="post" encType="multipart/form-data" noValidate className="form">
          <SourceFields answer={answer} />
          <p className="row after">
            <button type="submit" className="btn">
              Replace the text
            </button>
            <a href={`${pathOf(frame)}/text`}>Not now</a>
          </p>
        </form>
      </section>
    </WritingPage>
  )
}
