import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { begin } from '~/http/session.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'

const form = z.object({
  coalition: z
    .string({ error: 'Enter the name of your coalition' })
    .trim()
    .max(200, 'Shorten the name to 200 characters'),
  name: z.string({ error: 'Enter your name' }).trim().max(200, 'Shorten the name to 200 characters'),
  email: z
    .email({ error: 'Enter your e-mail address, such as name@example.org' })
    .max(254, 'Enter a shorter address'),
  password: z
    .string()
    .min(12, 'Choose a password of at least 12 characters, or leave the field empty')
    .max(200, 'Choose a shorter password')
    .optional(),
})

export async function loader() {
  if (await accounts.hasAny()) throw redirect('/sign-in')
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { coalition, name, email, password } = read.value
  const made = await coalitions.setUp({ name: coalition, ownerName: name, email, password: password ?? null })
  if (!made) throw redirect('/sign-in')
  return goOn(`/c/${made.coalition.slug}`, { headers: { 'set-cookie': await begin(made.account.id) } })
}

export const meta = () => [{ title: 'Set up Undersigned' }]

export default function Setup() {
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <PlainPage
      heading="Who will own this?"
      lede="Nobody has an account here yet. The first one founds a coalition and owns it; colleagues are asked in later."
    >
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field
          {...field('coalition')}
          label="Name of the coalition"
          hint="Stands over its letters, such as “File Review Coalition”."
          kind="printed"
        />
        <Field {...field('name')} label="Your name" autoComplete="name" />
        <Field {...field('email')} label="Your e-mail" type="email" autoComplete="email" />
        <Field
          {...field('password')}
          label="Password"
          type="password"
          optional
          hint="Without one you sign in by a link in a mail, which needs mail to be set up."
          autoComplete="new-password"
        />
        <button type="submit" className="btn big">
          Found the coalition
        </button>
      </form>
    </PlainPage>
  )
}
