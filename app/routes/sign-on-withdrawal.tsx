import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { evidenceShape } from '~/http/evidence.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { ErrorSummary } from '~/ui/error-summary'
import { EvidenceFields } from '~/ui/evidence-fields'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object(evidenceShape)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { signature } = (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  return {
    letter: frameOf(letter),
    id: signature.id,
    name: signature.name,
    today: signatures.dayOf(new Date(), signatures.zoneOf(letter)),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const file = await takeUpload(read.form, 'file')
  if (file && 'refused' in file) return refuse(read.form, { file: file.refused })
  const refused = await signatures.withdrawByLead(letter, params.signature ?? '', { ...read.value, file })
  if (refused) return refuse(read.form, { [refused.at]: refused.refused })
  return goOn(`${pathOf(letter)}/sign-ons/${params.signature}`, { told: 'withdrawn' })
}

export const meta = () => [{ title: 'Withdraw on request: Undersigned' }]

export default function Withdrawal() {
  const { letter, id, name, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="withdraw">
        <h2 id="withdraw">Did {name} ask to be withdrawn?</h2>
        <p className="leadin">
          Its name comes off the list at once. It can sign again while the letter takes signatures.
        </p>
        <form method="post" noValidate encType="multipart/form-data" className="form">
          <EvidenceFields
            answer={answer}
            today={today}
            what="Who asked for it, and whom of you they spoke to."
          />
          <p className="row">
            <button type="submit" className="btn stop">
              Withdraw {name}
            </button>
            <a href={`${pathOf(letter)}/sign-ons/${id}`}>Leave it as it is</a>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
