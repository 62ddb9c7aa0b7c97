import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as accounts from '~/domain/accounts.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { begin, requireAccount } from '~/http/session.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'
import { Toast } from '~/ui/note'

const form = z.object({
  password: z
    .string({ error: 'Enter a password of at least 12 characters' })
    .min(12, 'Choose a password of at least 12 characters')
    .max(200, 'Choose a shorter password'),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, email } = await requireAccount(request)
  return { name, email, said: new URL(request.url).searchParams.get('told') === 'password' }
}

export async function action({ request }: ActionFunctionArgs) {
  const account = await requireAccount(request)
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  await accounts.setPassword(account.id, read.value.password)
  return goOn('/account', { told: 'password', headers: { 'set-cookie': await begin(account.id) } })
}

export const meta = () => [{ title: 'Your account: Undersigned' }]

export default function AccountPage() {
  const { name, email, said } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PlainPage heading={name} lede={`You sign in as ${email}.`}>
      {said ? <Toast>The password is set.</Toast> : null}
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field
          name="password"
          label="New password"
          type="password"
          errors={answer?.errors.password}
          hint="At least 12 characters. The link by mail keeps working."
          autoComplete="new-password"
        />
        <p className="after">
          <button type="submit" className="btn">
            Set the password
          </button>
        </p>
      </form>
      <form method="post" action="/sign-out" className="after">
        <button type="submit" className="linkbtn">
          Sign out
        </button>
      </form>
    </PlainPage>
  )
}
