import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({
  reason: z
    .string({ error: 'Write what is to be looked at' })
    .trim()
    .max(1_000, 'Shorten it to 1,000 characters'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { signature } = (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  return { letter: frameOf(letter), id: signature.id, name: signature.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const refused = await signatures.hold(letter, params.signature ?? '', read.value.reason)
  if (refused) return refuse(read.form, { reason: refused.refused })
  return goOn(`${pathOf(letter)}/sign-ons/${params.signature}`, { told: 'held' })
}

export const meta = () => [{ title: 'Hold a signature: Undersigned' }]

export default function Hold() {
  const { letter, id, name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="hold">
        <h2 id="hold">What is to be looked at before {name} counts?</h2>
        <form method="post" noValidate className="form">
          <Field
            name="reason"
            label="What is in doubt"
            kind="textarea"
            hint="Your colleagues read it. The signature does not count or print until one of you approves it."
            defaultValue={answer?.values.reason}
            errors={answer?.errors.reason}
          />
          <p className="row">
            <button type="submit" className="btn">
              Hold the signature
            </button>
            <a href={`${pathOf(letter)}/sign-ons/${id}`}>Leave it as it is</a>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
