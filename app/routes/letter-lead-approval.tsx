import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as leads from '~/domain/leads/index.server'
import { dayOf, zoneOf } from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { evidenceShape } from '~/http/evidence.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { ErrorSummary } from '~/ui/error-summary'
import { EvidenceFields } from '~/ui/evidence-fields'
import { shortHash } from '~/ui/facts'
import { Choice } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { WritingPage } from '~/ui/writing-page'

const form = z.object({
  text: z.string({ error: 'Say which text was approved' }),
  ...evidenceShape,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const one = (await leads.list(letter.id)).find(({ id }) => id === params.lead) ?? notFound()
  const hash = await leads.presentHash(letter.id)
  const { asked } = one
  return {
    frame: frameOf(letter),
    id: one.id,
    organization: one.name,
    person: one.person.name,
    today: dayOf(new Date(), zoneOf(letter)),
    texts: [
      { value: hash, label: `The text as it stands now, fingerprint ${shortHash(hash)}` },
      ...(asked && asked.hash !== hash
        ? [
            {
              value: asked.hash,
              label: `Version ${asked.number}, which it was asked about, fingerprint ${shortHash(asked.hash)}`,
            },
          ]
        : []),
    ],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const file = await takeUpload(read.form, 'file')
  if (file && 'refused' in file) return refuse(read.form, { file: file.refused })
  const { text: textHash, ...evidence } = read.value
  const refused = await leads.recordByHand(letter, params.lead ?? '', {
    textHash,
    evidence: { ...evidence, file },
  })
  if (refused) return refuse(read.form, { [refused.at]: refused.refused })
  return goOn(`${pathOf(letter)}/leads/${params.lead}`, { told: 'recorded' })
}

export const meta = () => [{ title: 'Record an approval: Undersigned' }]

export default function RecordApproval() {
  const { frame, id, organization, person, today, texts } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <WritingPage letter={frame} at="leads">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="record">
        <h2 id="record">Did {organization} approve by phone or mail?</h2>
        <p className="leadin">
          It stands with your name as the lead who recorded it, as said by {person}. When the text changes,
          the organization is asked again.
        </p>
        <form method="post" noValidate encType="multipart/form-data" className="form">
          <Choice
            name="text"
            legend="Which text"
            options={texts}
            defaultValue={answer?.values.text ?? (texts.length === 1 ? texts[0]?.value : undefined)}
            errors={answer?.errors.text}
          />
          <EvidenceFields
            answer={answer}
            today={today}
            what="Who at the organization told whom among you that it approves exactly this text, and in which words."
          />
          <p className="row">
            <button type="submit" className="btn">
              Record the approval
            </button>
            <a href={`${pathOf(frame)}/leads/${id}`}>Not now</a>
          </p>
        </form>
      </section>
    </WritingPage>
  )
}
