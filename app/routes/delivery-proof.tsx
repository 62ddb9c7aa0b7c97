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
import { FileField } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { methods } from '~/ui/ledger'
import { pathOf } from '~/ui/letter-page'

const form = z.object({})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { rows } = await deliveries.ledger(letter)
  const row = rows.find(({ entries }) => entries.some(({ id }) => id === params.delivery)) ?? notFound()
  const entry = row.entries.find(({ id }) => id === params.delivery) ?? notFound()
  return { letter: frameOf(letter), to: row.called, method: entry.method, edition: entry.edition }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const proof = await takeUpload(read.form, 'proof')
  if (!proof) return refuse(read.form, { proof: 'Choose the file that proves it' })
  if ('refused' in proof) return refuse(read.form, { proof: proof.refused })
  const refused = await deliveries.keepProof(letter, params.delivery ?? '', proof)
  if (refused) return refuse(read.form, { proof: refused.refused })
  return goOn(`${pathOf(frameOf(letter))}/delivery`, { told: 'proof' })
}

export const meta = () => [{ title: 'Proof of a delivery: Undersigned' }]

export default function DeliveryProof() {
  const { letter, to, method, edition } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`What proves that ${to} received it?`}
        under={`Edition ${edition}, ${methods[method]}. ${letter.title}`}
        crumb={{ label: 'Delivery', href: `${pathOf(letter)}/delivery` }}
      />
      <form method="post" encType="multipart/form-data" noValidate className="asked" id="form">
        <FileField
          name="proof"
          errors={answer?.errors.proof}
          label="Proof"
          hint="A receipt, a photograph, a saved mail: at most 20 MB. It stays with the record of the delivery."
        />
        <p className="after">
          <button type="submit" className="btn">
            Keep the proof
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
