import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import * as accounts from '~/domain/accounts.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { withinLimits } from '~/http/limits.server'
import { goOn } from '~/http/respond.server'
import { begin } from '~/http/session.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'

const form = z.object({
  email: z.email({ error: 'Enter the address the code was sent to' }),
  code: z
    .string({ error: 'Enter the six digits from the mail' })
    .max(20, 'Enter the six digits from the mail'),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  await withinLimits('code', context.ip, 20, 600)
  const account = await accounts.enterByCode(read.value.email, read.value.code)
  if (!account) {
    return refuse(read.form, {
      code: 'That is not the code of the newest mail. Check it, or ask for a fresh one.',
    })
  }
  return goOn('/', { headers: { 'set-cookie': await begin(account.id) } })
}

export const meta = () => [{ title: 'Look into your mail: Undersigned' }]

export default function SignInCode() {
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <PlainPage
      heading="Look into your mail"
      lede="If the address has an account, a link and a code are on their way. Open the link in this browser, or type the code here. Both work once, for ten minutes."
    >
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field {...field('email')} label="E-mail" type="email" autoComplete="username" spellCheck={false} />
        <Field
          {...field('code')}
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
        />
        <p className="after">
          <button type="submit" className="btn big">
            Sign in with the code
          </button>
        </p>
        <p className="small quiet">
          Nothing came? Look among unwanted mail, or <a href="/sign-in">ask again</a>.
        </p>
      </form>
    </PlainPage>
  )
}
