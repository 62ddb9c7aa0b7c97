import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as invitations from '~/domain/invitations/index.server'
import { listErrors } from '~/http/answers'
import { contactShape } from '~/http/contacts.server'
import { again, readForm } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ChooseHead } from '~/ui/choose-head'
import { ContactFields } from '~/ui/contact-fields'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({
  organization: z
    .string({ error: 'Enter the organization’s name' })
    .trim()
    .max(300, 'Shorten the name to 300 characters'),
  ...contactShape,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { letter: frameOf(await requireLetter(request, params.letter, 'editor')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { organization, name, title, email, language } = read.value
  const entry = { organization, contact: name, title, email: email ?? null, language }
  const { added } = await invitations.choose(letter, { entries: [entry] })
  return goOn(`${pathOf(letter)}/asking?n=${added}`, { told: 'chosen' })
}

export const meta = () => [{ title: 'Add one to ask: Undersigned' }]

export default function AddOne() {
  const { letter } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="choose">
        <ChooseHead at={`${pathOf(letter)}/asking`} way="add">
          Which organization, and through whom?
        </ChooseHead>
        <form method="post" noValidate className="form after">
          <Field
            name="organization"
            label="Organization"
            kind="printed"
            defaultValue={answer?.values.organization}
            errors={answer?.errors.organization}
          />
          <ContactFields answer={answer} />
          <p className="row">
            <button type="submit" className="btn">
              Put it on the list
            </button>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
