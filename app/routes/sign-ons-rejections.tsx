import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Check, Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({
  reason: z
    .string({ error: 'Write why it is not accepted' })
    .trim()
    .max(1_000, 'Shorten the reason to 1,000 characters'),
  tell: z.literal('yes').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const ids = new Set(new URL(request.url).searchParams.getAll('id'))
  const held = await signatures.listAllRows(letter, { state: 'held' })
  const chosen = held.filter(({ id }) => ids.has(id))
  if (chosen.length === 0) throw goOn(`${pathOf(frameOf(letter))}/sign-ons`, { told: 'none' })
  return {
    letter: frameOf(letter),
    chosen: chosen.map(({ id, name, person, title, heldFor }) => ({ id, name, person, title, heldFor })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const ids = read.form.getAll('chosen').map(String)
  const { reason, tell } = read.value
  const rejected = await signatures.reject(letter, ids, reason, { tell: tell === 'yes' })
  if ('refused' in rejected) return refuse(read.form, { reason: rejected.refused })
  const { done } = rejected
  return goOn(`${pathOf(letter)}/sign-ons?n=${done.length}&ids=${done.join('.')}`, { told: 'rejected' })
}

export const meta = () => [{ title: 'Reject: Undersigned' }]

export default function Rejections() {
  const { letter, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [first] = chosen
  const heading =
    chosen.length === 1
      ? `Why is ${first?.name} not accepted?`
      : `Why are these ${chosen.length} not accepted?`
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="why">
        <h2 id="why">{heading}</h2>
        <form method="post" noValidate className="form">
          <ul className="wholist one">
            {chosen.map(({ id, name, person, title, heldFor }) => (
              <li key={id}>
                <input type="hidden" name="chosen" value={id} />
                <span className="asprinted">{name}</span>
                <span className="sub">{[person, title].filter(Boolean).join(', ')}</span>
                <span className="sub">{heldFor}</span>
              </li>
            ))}
          </ul>
          <Field
            name="reason"
            label="Why"
            kind="textarea"
            hint="The leads read it, and the signers if you tell them."
            defaultValue={answer?.values.reason}
            errors={answer?.errors.reason}
          />
          <Check name="tell" checked={answer?.values.tell === 'yes'} hint="The reason stands in the mail.">
            Write to {chosen.length === 1 ? 'the signer' : 'the signers'}
          </Check>
          <p className="row">
            <button type="submit" className="btn stop">
              Reject {chosen.length === 1 ? 'the signature' : `${chosen.length} signatures`}
            </button>
            <a href={`${pathOf(letter)}/sign-ons`}>Back to the sign-ons</a>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
