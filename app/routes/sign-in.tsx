import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as accounts from '~/domain/accounts.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { withinLimits } from '~/http/limits.server'
import { goOn, ownPath } from '~/http/respond.server'
import { begin, findAccount, markOf } from '~/http/session.server'
import { ErrorSummary, errorTitle } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'

const form = z.object({
  email: z
    .email({ error: 'Enter your e-mail address, such as name@example.org' })
    .max(254, 'Enter a shorter address'),
  password: z.string().max(200, 'Enter a shorter password').optional(),
  to: z.string().optional(),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  if (!(await accounts.hasAny())) throw redirect('/setup')
  if (await findAccount(request)) throw redirect(to)
  return { to }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { email, password, to } = read.value
  await withinLimits('sign-in', context.ip, 20, 600)
  if (!password) {
    const { mark, header } = await markOf(request)
    await accounts.askForLink(email, mark)
    return goOn('/sign-in/code', { headers: { 'set-cookie': header } })
  }
  await withinLimits('password', email.toLowerCase(), 10, 900)
  const account = await accounts.checkPassword(email, password)
  if (!account) {
    return refuse(read.form, {
      password:
        'Address and password don’t belong together. Type them again, or leave the password empty to get a link.',
    })
  }
  return goOn(ownPath(to), { headers: { 'set-cookie': await begin(account.id) } })
}

export const meta = () => [{ title: errorTitle('Sign in to Undersigned', false) }]

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <PlainPage
      heading="Sign in"
      lede="For those who write and send letters. Signers need no account: the link in their mail is enough."
    >
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <input type="hidden" name="to" value={to} />
        <Field {...field('email')} label="E-mail" type="email" autoComplete="username" spellCheck={false} />
        <Field
          {...field('password')}
          label="Password"
          type="password"
          optional
          hint="Leave it empty and we mail you a link and a code instead."
          autoComplete="current-password"
        />
        <p className="after">
          <button type="submit" className="btn big">
            Sign in
          </button>
        </p>
      </form>
    </PlainPage>
  )
}
