import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as stories from '~/domain/stories.server'
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
    .string({ error: 'Write why the letter may go out without this consent' })
    .trim()
    .max(500, 'Shorten the reason to 500 characters'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'owner')
  const story = (await stories.find(letter, params.story ?? '')) ?? notFound()
  return { frame: frameOf(letter), id: story.id, name: story.name, reason: story.overrideReason }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'owner')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const story = params.story ?? ''
  const refused = await stories.override(letter, story, read.value.reason)
  if (refused) return refuse(read.form, { reason: refused.refused })
  const at = `/c/${letter.coalition.slug}/letters/${letter.slug}/stories`
  return goOn(`${at}?story=${encodeURIComponent(story)}`, { told: 'overridden' })
}

export const meta = () => [{ title: 'An owner’s override: Undersigned' }]

export default function Override() {
  const { frame, id, name, reason } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/stories`
  return (
    <LetterPage letter={frame} current="stories">
      <section className="sec" aria-labelledby="override">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="override">May the letter go out without {name}’s recorded consent?</h2>
        <p className="undersec">
          People in stories are at risk. Your name, the time and this reason stay in the register, and the
          override in the history.
        </p>
        <form method="post" noValidate className="form">
          <Field
            name="reason"
            label="Why"
            kind="textarea"
            rows={3}
            defaultValue={answer?.values.reason ?? reason ?? undefined}
            errors={answer?.errors.reason}
          />
          <p className="row after">
            <button type="submit" className="btn">
              Override for {name}
            </button>
            <a href={at}>Not now</a>
          </p>
        </form>
        {reason ? (
          <form method="post" action={`${at}/${id}/override/undo`}>
            <p className="after">
              <button type="submit" className="btn second">
                Take the override back
              </button>
            </p>
          </form>
        ) : null}
      </section>
    </LetterPage>
  )
}
