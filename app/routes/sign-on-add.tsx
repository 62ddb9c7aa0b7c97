import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { evidenceShape } from '~/http/evidence.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { ErrorSummary } from '~/ui/error-summary'
import { EvidenceFields } from '~/ui/evidence-fields'
import { Choice, Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const short = (error: string, max = 200) =>
  z.string({ error }).trim().max(max, `Shorten it to ${max} characters`)
const maybe = (max = 200) => z.string().trim().max(max, `Shorten it to ${max} characters`).optional()

const form = z.object({
  kind: z.enum(['organization', 'individual']).default('organization'),
  name: short('Enter the name as it should be printed', 300),
  signerName: short('Enter the name of whoever signed'),
  signerTitle: maybe(),
  email: z.email({ error: 'Enter an e-mail address in full, like name@example.org' }).max(254).optional(),
  city: maybe(100),
  place: maybe(100),
  ...evidenceShape,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  return {
    letter: frameOf(letter),
    takesIndividuals: letter.takesIndividuals,
    today: signatures.dayOf(new Date(), signatures.zoneOf(letter)),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const file = await takeUpload(read.form, 'file')
  if (file && 'refused' in file) return refuse(read.form, { file: file.refused })
  const { how, on, note, signerTitle, email, city, place, ...input } = read.value
  const added = await signatures.addByLead(
    letter,
    {
      ...input,
      signerTitle: signerTitle ?? null,
      email: email ?? null,
      city: city ?? null,
      place: place ?? null,
    },
    { how, on, note, file },
  )
  if ('refused' in added) return refuse(read.form, { [added.at]: added.refused })
  return goOn(`${pathOf(letter)}/sign-ons/${added.id}`, { told: 'added' })
}

export const meta = () => [{ title: 'Add a signature: Undersigned' }]

export default function AddSignOn() {
  const { letter, takesIndividuals, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="add">
        <h2 id="add">Who signed by phone or mail?</h2>
        <p className="leadin">
          It counts at once, and stands with your name as the lead who vouches for it. With an e-mail address
          the signer gets a copy of the text and a private page to correct or withdraw.
        </p>
        <form method="post" noValidate encType="multipart/form-data" className="form">
          {takesIndividuals ? (
            <Choice
              name="kind"
              legend="Signs as"
              options={[
                { value: 'organization', label: 'An organization' },
                { value: 'individual', label: 'A person' },
              ]}
              defaultValue={answer?.values.kind ?? 'organization'}
            />
          ) : null}
          <Field
            {...field('name')}
            label={takesIndividuals ? 'Organization, or the person’s name' : 'Organization'}
            kind="printed"
            hint="Printed exactly as you write it."
          />
          <Field {...field('signerName')} label="Who signed for it" autoComplete="off" />
          <Field {...field('signerTitle')} label="Title" optional autoComplete="off" />
          <Field {...field('email')} label="E-mail" type="email" optional autoComplete="off" />
          <Field {...field('city')} label="City" optional autoComplete="off" width="medium" />
          <Field {...field('place')} label="State" optional autoComplete="off" width="short" />
          <EvidenceFields
            answer={answer}
            today={today}
            what="Who at the organization told whom among you that it agrees to exactly this text, and in which words."
          />
          <p className="row">
            <button type="submit" className="btn">
              Add the signature
            </button>
            <a href={`${pathOf(letter)}/sign-ons`}>Back to the sign-ons</a>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
