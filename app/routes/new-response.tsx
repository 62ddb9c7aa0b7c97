import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as deliveries from '~/domain/deliveries/index.server'
import * as responses from '~/domain/responses/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { kindOptions } from '~/ui/came-back'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Choice, Field, FileField } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { pathOf } from '~/ui/letter-page'

const form = z.object({
  addresseeId: z.string({ error: 'Say which office it came from' }),
  from: z
    .string({ error: 'Enter who wrote or spoke, as it stands there' })
    .trim()
    .max(300, 'Shorten who it is from to 300 characters'),
  receivedOn: z.string({ error: 'Enter the day on which it came' }),
  kind: z.enum(['acknowledgement', 'interim', 'substantive', 'refusal', 'referral', 'meeting'], {
    error: 'Say what came',
  }),
  words: z.string().max(100_000, 'Shorten the text, and add the whole as a file').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { rows } = await deliveries.ledger(letter)
  return {
    letter: frameOf(letter),
    offices: rows
      .filter(({ clock, addressee }) => clock && !addressee.cc)
      .map(({ addressee, called }) => ({ id: addressee.id, called, office: addressee.office })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const file = await takeUpload(read.form, 'file')
  if (file && 'refused' in file) return refuse(read.form, { file: file.refused })
  const recorded = await responses.record(letter, { ...read.value, file })
  if ('refused' in recorded) return refuse(read.form, { [recorded.field ?? 'form']: recorded.refused })
  return goOn(`${pathOf(frameOf(letter))}/answers`, { told: 'recorded' })
}

export const meta = () => [{ title: 'Record an answer: Undersigned' }]

export default function NewResponse() {
  const { letter, offices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="What came back?"
        under={letter.title}
        crumb={{ label: 'Answers', href: `${pathOf(letter)}/answers` }}
      />
      <form method="post" encType="multipart/form-data" noValidate className="asked" id="form">
        <Choice
          {...field('addresseeId')}
          defaultValue={answer?.values.addresseeId ?? (offices.length === 1 ? offices[0]?.id : undefined)}
          legend="From which office?"
          hint="Only offices that the letter was delivered to are listed."
          options={offices.map(({ id, called, office }) => ({
            value: id,
            label: office && office !== called ? `${called}, ${office}` : called,
          }))}
        />
        <Choice {...field('kind')} legend="What came?" options={kindOptions} />
        <Field {...field('from')} label="Who wrote or spoke" autoComplete="off" />
        <Field {...field('receivedOn')} label="Day it was received" type="date" width="short" />
        <Field
          {...field('words')}
          label="What it says"
          kind="printed"
          rows={5}
          hint="In its own words. What they mean for each ask is said afterwards, apart from them."
          optional
        />
        <FileField
          name="file"
          errors={answer?.errors.file}
          label="The letter or mail itself"
          hint="A PDF, a picture, a Word file, a saved mail or text: at most 20 MB."
          optional
        />
        <p className="after">
          <button type="submit" className="btn">
            Record the answer
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
