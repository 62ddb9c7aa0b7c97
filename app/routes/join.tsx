import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as coalitions from '~/domain/coalitions.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { begin } from '~/http/session.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'

const form = z.object({
  name: z.string({ error: 'Enter your name' }).trim().max(200, 'Shorten the name to 200 characters'),
  password: z
    .string()
    .min(12, 'Choose a password of at least 12 characters, or leave the field empty')
    .max(200, 'Choose a shorter password')
    .optional(),
})

const spent = () =>
  new Response('It works once, for seven days. Ask whoever sent it for a fresh one.', { status: 410 })

export async function loader({ params }: LoaderFunctionArgs) {
  const offer = await coalitions.findOffer(params.secret ?? '')
  if (!offer) throw spent()
  return { coalition: offer.coalition.name, email: offer.email, name: offer.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const account = await coalitions.accept(params.secret ?? '', {
    name: read.value.name,
    password: read.value.password ?? null,
  })
  if (!account) throw spent()
  return goOn('/', { headers: { 'set-cookie': await begin(account.id) } })
}

export const meta = () => [{ title: 'Join a coalition: Undersigned' }]

export default function Join() {
  const { coalition, email, name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PlainPage heading={`Join ${coalition}`} lede={`You will sign in as ${email}.`}>
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field
          name="name"
          label="Your name"
          defaultValue={answer?.values.name ?? name}
          errors={answer?.errors.name}
          autoComplete="name"
        />
        <Field
          name="password"
          label="Password"
          type="password"
          optional
          errors={answer?.errors.password}
          hint="Without one you sign in by a link in a mail."
          autoComplete="new-password"
        />
        <p className="after">
          <button type="submit" className="btn big">
            Join {coalition}
          </button>
        </p>
      </form>
    </PlainPage>
  )
}
