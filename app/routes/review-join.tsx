import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as reviews from '~/domain/reviews.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { linkEnded, rememberReviewer } from '~/http/reviewing.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'

const form = z.object({
  name: z
    .string({ error: 'Enter your name' })
    .trim()
    .min(1, 'Enter your name')
    .max(200, 'Shorten the name to 200 characters'),
  organization: z
    .string({ error: 'Enter the name of your organization' })
    .trim()
    .min(1, 'Enter the name of your organization')
    .max(200, 'Shorten the name to 200 characters'),
})

export async function loader({ params }: LoaderFunctionArgs) {
  const review = await reviews.find(params.secret ?? '')
  if (!review) throw linkEnded()
  return { title: review.title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.secret ?? ''
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const joined = await reviews.join(secret, read.value)
  if (!joined) throw linkEnded()
  if ('refused' in joined) return refuse(read.form, { name: joined.refused })
  return goOn(`/r/${secret}`, { headers: { 'set-cookie': await rememberReviewer(secret, joined.known) } })
}

export const meta = () => [{ title: 'Review a draft: Undersigned' }]

export default function Join() {
  const { title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PlainPage
      heading="Who reviews this draft?"
      lede={`“${title}” is a draft: please do not pass it on. What you suggest and say carries your name.`}
    >
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field
          name="name"
          label="Your name"
          defaultValue={answer?.values.name}
          errors={answer?.errors.name}
          autoComplete="name"
        />
        <Field
          name="organization"
          label="Your organization"
          defaultValue={answer?.values.organization}
          errors={answer?.errors.organization}
          autoComplete="organization"
        />
        <p className="after">
          <button type="submit" className="btn big">
            Read the draft
          </button>
        </p>
      </form>
    </PlainPage>
  )
}
