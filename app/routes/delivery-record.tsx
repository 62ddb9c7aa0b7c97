import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as deliveries from '~/domain/deliveries/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Choice, Field, FileField } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { pathOf } from '~/ui/letter-page'

const form = z.object({
  method: z.enum(['portal', 'post', 'courier', 'hand', 'fax'], { error: 'Say how it was handed over' }),
  deliveredOn: z.string({ error: 'Enter the day on which it reached the office' }),
  tracking: z.string().max(200, 'Shorten the number to 200 characters').optional(),
})

const labels = {
  portal: 'Through a portal',
  post: 'By post',
  courier: 'By courier',
  hand: 'In person',
  fax: 'By fax',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { edition, rows } = await deliveries.ledger(letter)
  const row = rows.find(({ addressee }) => addressee.id === params.addressee) ?? notFound()
  return {
    letter: frameOf(letter),
    to: row.called,
    edition: edition?.number ?? notFound(),
    ways: row.recordable,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const proof = await takeUpload(read.form, 'proof')
  if (proof && 'refused' in proof) return refuse(read.form, { proof: proof.refused })
  const addresseeId = params.addressee ?? ''
  const recorded = await deliveries.recordByHand(letter, { ...read.value, addresseeId, proof })
  if ('refused' in recorded) return refuse(read.form, { [recorded.field ?? 'form']: recorded.refused })
  return goOn(`${pathOf(frameOf(letter))}/delivery?delivery=${recorded.id}`, { told: 'recorded' })
}

export const meta = () => [{ title: 'Record a delivery: Undersigned' }]

export default function DeliveryRecord() {
  const { letter, to, edition, ways } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`How did ${to} receive edition ${edition}?`}
        under={letter.title}
        crumb={{ label: 'Delivery', href: `${pathOf(letter)}/delivery` }}
      />
      <form method="post" encType="multipart/form-data" noValidate className="asked" id="form">
        <Choice
          {...field('method')}
          legend="How was it handed over?"
          options={ways.map((value) => ({ value, label: labels[value] }))}
        />
        <Field
          {...field('deliveredOn')}
          label="The day it reached the office"
          hint="Its clock starts on this day."
          type="date"
          width="short"
        />
        <Field
          {...field('tracking')}
          label="Tracking or receipt number"
          width="medium"
          autoComplete="off"
          optional
        />
        <FileField
          name="proof"
          errors={answer?.errors.proof}
          label="Proof"
          hint="A receipt, a photograph, a saved mail: at most 20 MB."
          optional
        />
        <p className="after">
          <button type="submit" className="btn">
            Record the delivery
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
